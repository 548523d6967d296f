"""Meetings and sessions from their planning to the work that follows, and the agendas of leaders."""
