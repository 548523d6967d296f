"""Pages: one call down, one answer back."""
