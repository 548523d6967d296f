"""What a meeting, a session and an agenda may become; no database, no clock."""
