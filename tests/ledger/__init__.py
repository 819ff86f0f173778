"""The ledger under real load and real loss."""
