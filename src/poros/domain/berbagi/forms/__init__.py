"""What people fill in; forms read and check, they never save."""
