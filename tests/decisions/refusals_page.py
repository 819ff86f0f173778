"""Writes docs/refusals.md from the refusals: `python -m tests.decisions.refusals_page`."""

from __future__ import annotations

from pathlib import Path

from tests.decisions.modules import refusals

PAGE = Path(__file__).parents[2] / "docs" / "refusals.md"
COMMAND = f"python -m {__spec__.name}"
HEAD = f"""\
# Refusals

What Commonplace may answer instead of recording something, and what to do then. Forms show it
beside the field; a JSON answer carries the code, which never changes. Words like `%(day)s` stand
for a date or a number.

This page is made from the rules. To make it again: `{COMMAND}`

| Code | What it says | What to do |
|---|---|---|
"""


def page() -> str:
    """The page as it should be."""
    rows = sorted((r.code, r.sentence, r.next_step) for r in refusals().values())
    return HEAD + "".join(f"| `{code}` | {says} | {do} |\n" for code, says, do in rows)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
