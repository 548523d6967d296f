"""Incoming letters: registration, the desk, disposition, the letter's whole life."""
