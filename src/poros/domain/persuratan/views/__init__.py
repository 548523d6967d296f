"""Pages of letters: one call down, one answer back."""
