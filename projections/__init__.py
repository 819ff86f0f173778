"""The read side: folds from facts to rows, the projector that keeps the views, and queries."""
