"""The organisation at work: structure over time, holders and warrants, coordination map, accounts, profile."""
