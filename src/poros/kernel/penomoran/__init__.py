"""Numbers on letters and registers: one sequence per register and year, never reused, gaps explained."""
