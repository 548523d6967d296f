"""Reading outgoing letters, always limited to the actor."""
