"""Statuses and flows, picking lots, days of cover, what a donation may bring, alarms: plain functions."""
