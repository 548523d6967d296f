"""Reading: what lies where, what is needed, what was shared, what is alarming."""
