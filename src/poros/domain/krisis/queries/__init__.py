"""Reading, limited to what the actor may see."""
