"""Kota Contoh: a fictional city with a year of letters, so that every screen has something to say."""

from .muat import muat

__all__ = ["muat"]
