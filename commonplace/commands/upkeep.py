"""The schema and the views."""

from __future__ import annotations

import click

from commonplace.parts import NETWORK, parts
from commonplace.terminal import progress_bar, say
from domain.database import migrations


@click.command()
def init() -> None:
    """Create or upgrade the database schema. Safe to repeat."""
    applied = migrations.migrate(parts().owner_url, NETWORK)
    parts().projector.catch_up()
    say(f"Applied: {', '.join(applied)}." if applied else "The schema is up to date.")


@click.command()
def rebuild() -> None:
    """Work all views out anew from the facts, beside the old ones."""
    p = parts()
    with progress_bar("Working out the views"):
        position = p.projector.rebuild()
    say(f"The views are at entry {position}.")
