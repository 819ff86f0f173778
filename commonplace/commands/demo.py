"""A made-up network, for a trial."""

from __future__ import annotations

import secrets

import click

from commonplace.parts import Parts, parts
from commonplace.settings import in_home
from commonplace.terminal import Stop, progress_bar, say
from domain.accounts.store import EmailTaken
from domain.demo import NotEmpty, live


@click.command()
@click.option("--seekers", default=400, show_default=True, type=click.IntRange(10, 100_000))
@click.option("--years", default=3, show_default=True, type=click.IntRange(1, 30))
@click.option("--seed", default=1, show_default=True)
def demo(seekers: int, years: int, seed: int) -> None:
    """Fill an empty ledger with a made-up network, and print one user per role."""
    p = parts()
    note = p.settings.home / "demo-users.txt"
    if not note.exists() or not p.ledger.head():  # or it tells of another database
        with in_home():
            note.parent.mkdir(parents=True, exist_ok=True)
        users = make_demo(p, seekers, years, seed)
        note.touch(mode=0o600)  # before there is anything to read in it
        note.write_text(users)
    say(f"Sign in at {p.settings.public_url}/ as one of:")
    say(note.read_text())


def make_demo(p: Parts, seekers: int, years: int, seed: int) -> str:
    """Let a made-up network live until today. Its users share one random password."""
    password = secrets.token_urlsafe(9)
    try:
        with progress_bar("Making up a network") as progress:
            users = live(
                p.ledger,
                p.accounts,
                seekers=seekers,
                years=years,
                seed=seed,
                until=p.today,
                password=password,
                progress=progress,
            )
    except (NotEmpty, EmailTaken):
        raise Stop(
            "This ledger is not empty, so no made-up network can be put into it."
            " Name another COMMONPLACE_HOME or database, or, if a demo was interrupted"
            f" here, delete the folder {p.settings.home} and start again."
        ) from None
    p.projector.catch_up()
    lines = [f"  {user.role:<12} {user.email}" for user in users]
    return "\n".join([*lines, f"  password     {password}"])
