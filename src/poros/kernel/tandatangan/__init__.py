"""Electronic signatures: a frozen PDF, who must sign it, what each consented to, and the proof of each signature."""
