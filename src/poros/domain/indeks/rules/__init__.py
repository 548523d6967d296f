"""What an assessment may become, and what published results say beside one another: pure functions over values."""
