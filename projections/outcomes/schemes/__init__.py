"""Funders' schemes as data: what each one counts, and whether a placement has got there yet."""
