"""One's notices on screen: what happened, to what, and straight to it."""
