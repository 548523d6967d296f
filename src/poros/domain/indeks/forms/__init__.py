"""What people type: shapes of input only."""
