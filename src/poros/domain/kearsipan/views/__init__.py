"""Pages of the archives."""
