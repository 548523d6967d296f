"""Units, offices, who holds which office in what capacity and when; the coordination map; the Actor."""
