"""Figures of a period: counted in the views, suppressed, and put into words, in this one place."""

from projections.queries.outcomes.answering import answer, looks_back

__all__ = ["answer", "looks_back"]
