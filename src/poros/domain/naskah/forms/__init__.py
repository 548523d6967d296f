"""What people type about outgoing letters; forms never save."""
