"""Where a command begins and ends: the list of them, and what is said when one cannot go on."""

from __future__ import annotations

import sys
from importlib import import_module

import click
import psycopg

from commonplace.settings import WrongSetting
from commonplace.terminal import Stop
from domain.decisions.refusals import Refused
from domain.ledger.canonical import UnreadableFact
from domain.ledger.vault import WrongMasterKey

# The module of each command, and its name there. Only the one that is asked for is loaded: the
# pages and the made-up network take longer to load than most commands take to run.
COMMANDS = {
    "demo": ("demo", "demo"),
    "follow-ups": ("looking", "follow_ups"),
    "history": ("looking", "history"),
    "import": ("importing", "import_"),
    "init": ("upkeep", "init"),
    "rebuild": ("upkeep", "rebuild"),
    "report": ("reporting", "report"),
    "scheduler": ("scheduling", "scheduler"),
    "serve": ("serving", "serve"),
    "tick": ("scheduling", "tick"),
    "user": ("users", "user"),
    "web": ("serving", "web"),
}


class Commands(click.Group):
    """The commands, each loaded when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name]
        found: click.Command = getattr(import_module(f"commonplace.commands.{module}"), name)
        return found


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """Commonplace: the shared referral and placement ledger."""


def main() -> None:
    """The console script. Exit status: 1 refused, 2 misused."""
    try:
        cli.main(prog_name="commonplace", standalone_mode=True)
    except (WrongSetting, WrongMasterKey) as wrong:
        fail(str(wrong), 2)
    except (Stop, Refused) as refused:
        fail(str(refused), 1)
    except UnreadableFact as newer:
        fail(f"This release cannot read an entry of the ledger ({newer}). Install a newer one.", 1)
    except psycopg.OperationalError as lost:
        first_line = str(lost).strip().partition("\n")[0]
        fail(f"The database cannot be reached: {first_line.rstrip(':')}", 1)


def fail(sentence: str, status: int) -> None:
    """Say why, and stop."""
    click.echo(sentence, err=True)
    sys.exit(status)
