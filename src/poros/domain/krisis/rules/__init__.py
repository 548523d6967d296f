"""What holds without a database: flow, clocks, figures, plans, maps, alerts and recovery."""
