"""What people fill in; forms never save."""
