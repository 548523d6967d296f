"""Shapes of input; what is allowed is decided by the commands."""
