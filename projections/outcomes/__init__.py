"""What the network counts and how (OUTCOMES): pure functions from values to figures, no SQL."""
