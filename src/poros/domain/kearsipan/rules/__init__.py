"""The law of archives as tables: life of a file, steps of a disposal."""
