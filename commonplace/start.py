"""Where a command begins and ends: the list of them, and what is said when one cannot go on."""

from __future__ import annotations

from importlib import import_module

import click
import psycopg

from commonplace.settings import WrongSetting
from commonplace.terminal import Stop, fail, sentence
from domain.decisions.refusals import Refused
from domain.ledger.canonical import UnreadableFact
from domain.ledger.vault import WrongMasterKey

# The module of each command, and its name there. Only the one that is asked for is loaded: the
# pages and the made-up network take longer to load than most commands take to run.
COMMANDS = {
    "bounce": ("bouncing", "bounce"),
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
    except (WrongSetting, WrongMasterKey) as no:
        fail(sentence(no), 2)
    except (Stop, Refused, UnreadableFact, psycopg.OperationalError) as no:
        fail(sentence(no), 1)
