"""Reading: structure on a day, coordination map, who may stand in for whom, accounts, the structure as tables."""
