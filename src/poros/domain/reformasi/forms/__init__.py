"""What people fill in; forms check words and never save."""
