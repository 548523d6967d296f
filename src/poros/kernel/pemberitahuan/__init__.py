"""Notices: who is told of what, in the application and through the channels the government has opened."""
