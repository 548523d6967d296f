"""Looking back: the trail of any thing, of the whole government, and the seals over it."""
