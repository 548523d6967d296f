"""Pages of the officers, of the public, and of whoever fills in for others."""
