"""Who may sign in, as what, and for which agency. Staff are not in the ledger."""
