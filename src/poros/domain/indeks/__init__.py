"""Indices of governance: measure oneself, compare with all daerah, and find the cheapest way up."""
