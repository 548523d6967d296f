"""Pages: one call into the module, one answer back."""
