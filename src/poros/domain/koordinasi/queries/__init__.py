"""Putting what the kernel knows into the shape in which screens show it."""
