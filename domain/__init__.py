"""The write side: facts, the decisions that record them, and the ledger they are kept in."""
