"""Forms: what is set up by officers, and the questionnaire itself."""
