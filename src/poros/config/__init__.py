"""Settings, addresses, the command line and the supervisor: the stratum that may see all others."""
