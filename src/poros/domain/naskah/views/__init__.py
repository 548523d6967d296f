"""Pages; each is one call into the module."""
