"""Pure rules: statuses and flows, simplification, simulation, monitoring, cascading."""
