"""Pages of a disaster: each view is one call into the module."""
