"""Krisis: a disaster from the first report to the recovery plan, commanded from one room."""
