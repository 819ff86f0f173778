"""What happened, and what is due."""

from __future__ import annotations

from datetime import datetime

import click

from commonplace.parts import MACHINE_AUDITOR, MACHINE_COORDINATOR, parts
from commonplace.terminal import DAY, Stop, moment_of, say
from domain.ledger.canonical import canonical
from projections.queries import agenda, moments, telling
from projections.queries import history as histories
from projections.queries.seekers import by_reference
from projections.queries.viewer import NotVisible


@click.command()
@click.argument("tag")
@click.option("--as-of", "day", type=DAY, help="True by this day.")
@click.option(
    "--known-at", help="As it was known on this day or at this time, like 2026-03-09T14:30."
)
@click.option("--json", "as_json", is_flag=True)
def history(tag: str, day: datetime | None, known_at: str | None, as_json: bool) -> None:
    """Everything that happened to one thing, such as placement:ID, or a reference code."""
    p = parts()
    zone = p.settings.zone
    moment = moments.moment(day.date() if day else None, moment_of(known_at, zone))
    p.projector.catch_up()
    if ":" not in tag:
        tag = f"seeker:{by_reference(p.ledger, MACHINE_AUDITOR, p.today, tag) or tag}"
    try:
        entries = histories.history(p.ledger, MACHINE_AUDITOR, tag, zone, moment)
    except NotVisible:
        raise Stop(
            f"Nothing is recorded about {tag}. A tag is kind:id, such as placement:ID;"
            " a job seeker's reference code will do too."
        ) from None
    if as_json:
        say(telling.to_json(entries))
    else:
        say(telling.render_text(entries) or "Nothing of this was known then.")


@click.command("follow-ups")
@click.option("--on", "day", type=DAY, help="As of this day.")
@click.option("--json", "as_json", is_flag=True)
def follow_ups(day: datetime | None, as_json: bool) -> None:
    """Which checkpoints are due."""
    p = parts()
    p.projector.catch_up()
    due = agenda.due(p.ledger, MACHINE_COORDINATOR, day.date() if day else p.today)
    say(canonical(due) if as_json else agenda.render_text(due))
