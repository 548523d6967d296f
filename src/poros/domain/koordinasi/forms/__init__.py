"""Shape of input; nothing here saves."""
