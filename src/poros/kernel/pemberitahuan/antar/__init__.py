"""Sending what waits in the outbox: a round of the clock, one message per person and channel."""
