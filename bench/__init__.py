"""Measures Commonplace against the event-sourcing library's own parts, inside one run."""
