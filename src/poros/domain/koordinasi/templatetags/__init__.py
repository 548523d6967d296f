"""Words and tones for the templates of this module."""
