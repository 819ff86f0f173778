"""E-mails that came back: handed over by a mail server, one at a time."""

from __future__ import annotations

import os
import sys

import click
import psycopg

from commonplace.parts import parts
from commonplace.settings import WrongSetting
from commonplace.terminal import fail, say, sentence
from domain.ledger.canonical import UnreadableFact
from domain.ledger.vault import WrongMasterKey
from scheduler.bounce_mail import MOST_BYTES, NotABounce, read
from scheduler.bounces import record


@click.command()
def bounce() -> None:
    """Record that an e-mail came back. Reads the message that says so on standard input.

    For a mail server's pipe: exit status 65 says that this is no such message, 75 that it should
    be handed over again later.
    """
    raw = sys.stdin.buffer.read(MOST_BYTES + 1)
    try:
        fate = read(raw)
        p = parts()
        p.projector.catch_up()
        say(record(p.ledger, p.accounts, fate, p.today))
    except NotABounce as no:
        fail(f"{no} Nothing is recorded.", os.EX_DATAERR)
    except (WrongSetting, WrongMasterKey, UnreadableFact, psycopg.OperationalError) as no:
        fail(sentence(no), os.EX_TEMPFAIL)
