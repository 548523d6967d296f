"""What people type, as the values that commands take."""
