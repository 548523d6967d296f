"""Files: kept once by their content, in the database, tied to the things they belong to."""
