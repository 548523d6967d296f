"""Reading: services and their counters, surveys, results, remarks, what looks odd."""
