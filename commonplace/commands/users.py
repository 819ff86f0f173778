"""Who may sign in."""

from __future__ import annotations

import sys

import click

from commonplace.parts import parts
from commonplace.terminal import Stop, say
from domain.accounts.store import ROLES, EmailTaken, NotUsable
from projections.queries.agencies import UnknownAgency, agency_called


@click.group()
def user() -> None:
    """Who may sign in."""


@user.command("add")
@click.argument("email")
@click.option("--role", required=True, type=click.Choice(ROLES))
@click.option("--name", help="What the pages call them (default: the e-mail address).")
@click.option("--agency", help="Name or id of the agency, for the role agency.")
@click.option("--password", help="Left out: asked for, or read from standard input.")
def add_user(
    email: str, role: str, name: str | None, agency: str | None, password: str | None
) -> None:
    """Add a user."""
    if (role == "agency") != (agency is not None):
        raise click.UsageError("Give --agency for the role agency, and only for it.")
    p = parts()
    p.projector.catch_up()
    try:
        agency_id = agency_called(p.ledger, agency) if agency else None
        p.accounts.add(email, name or email, role, password or ask_password(), agency_id)
    except (UnknownAgency, EmailTaken, NotUsable) as no:
        raise Stop(str(no)) from None
    say(f"{email} may sign in as {role}.")


def ask_password() -> str:
    """Asked for twice on a terminal; one line of standard input anywhere else."""
    if sys.stdin.isatty():
        asked: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
        return asked
    line = sys.stdin.readline().rstrip("\r\n")
    if not line:
        raise click.UsageError("Give a password: on standard input, or when asked on a terminal.")
    return line
