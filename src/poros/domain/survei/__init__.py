"""Surveys of public satisfaction (SKM): filled in on any phone, protected, counted live, published."""
