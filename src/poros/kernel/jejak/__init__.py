"""The audit trail: one line per command, in its transaction, append-only, sealed into a signed Merkle tree."""
