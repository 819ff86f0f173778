"""The ledger: the only place where facts are written and read."""
