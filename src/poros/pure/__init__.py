"""Plain Python: no Django, no I/O, no clock."""
