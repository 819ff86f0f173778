"""The rules once more, in plain words, and machines that hold the real ledger against them."""
