"""What is typed, turned into values."""
