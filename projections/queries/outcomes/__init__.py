"""Figures of a period: counted in the views, suppressed, and put into words, in this one place."""

from projections.queries.outcomes.answering import answer, sees_own_only

__all__ = ["answer", "sees_own_only"]
