"""Learning from others: what governments offer one another, taken over by agreement, and what came of it."""
