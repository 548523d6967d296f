"""Outgoing letters (naskah dinas keluar): drafted, initialled, numbered, signed, sent, answered."""
