"""The shell and the look."""
