"""Pure rules: who may act in whose office and how long, how large units may be, what two structures differ in."""
