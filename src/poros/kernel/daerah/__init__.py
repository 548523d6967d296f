"""The governments served: one schema each, entered once in `public`."""
