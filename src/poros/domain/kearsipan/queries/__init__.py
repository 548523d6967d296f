"""Reading, limited to the actor."""
