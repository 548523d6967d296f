"""One call down, one answer back."""
