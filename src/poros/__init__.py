"""Poros: coordination of Indonesian regional governments, run from the Sekretariat Daerah."""
