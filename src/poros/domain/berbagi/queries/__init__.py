"""Reading: the catalogue, adoptions, visits, and what would raise the weakest indicators."""
