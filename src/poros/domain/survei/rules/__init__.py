"""Flow of a survey, what an answer is made of, and what is told of the answers."""
