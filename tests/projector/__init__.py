"""The projector against a real ledger: live, rebuilt, interrupted and several at once."""
