"""What the secretariat does: one app per subject."""
