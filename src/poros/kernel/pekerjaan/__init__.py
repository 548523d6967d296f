"""Jobs: queued in the transaction of the command that wants them, done once in the schema they belong to."""
