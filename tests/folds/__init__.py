"""Every fold: facts of one thing in, its rows out. No database."""
