"""The documents are true of the code: commands, options, settings, make targets, files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from commonplace.settings import Settings
from commonplace.start import cli
from tests.commands.terminal import ROOT

README = (ROOT / "README.md").read_text("utf-8")
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
CODE = ("commonplace", "domain", "projections", "web", "scheduler", "bench", ".ci")
OF_THE_MAKEFILE = ("BENCH_JSON", "ARGS")  # README names them beside make's targets


def rows(title: str) -> list[list[str]]:
    """The cells of the tables in a section of the README, without the heads."""
    section = README.split(f"\n## {title}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]


def leaves(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, by the words that a person types."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from leaves(command, (*path, name))
        else:
            yield " ".join((*path, name)), command


COMMANDS = dict(leaves(cli))


def told_commands() -> dict[str, str]:
    """What the README says is typed, by command."""
    usages = [usage for row in rows("Commands") for usage in re.findall(r"`([^`]+)`", row[0])]
    ours = [usage for usage in usages if not usage.startswith("make")]
    return {re.split(r" (?=[\[A-Z-])", usage)[0]: usage for usage in ours}


def test_every_command_is_told_and_no_other() -> None:
    assert told_commands().keys() == COMMANDS.keys()


def test_every_option_is_told_and_no_other() -> None:
    for name, usage in told_commands().items():
        params = COMMANDS[name].params
        options = {option for p in params if isinstance(p, click.Option) for option in p.opts}
        assert set(re.findall(r"--[a-z-]+", usage)) == options, name


def test_every_argument_is_told_and_no_other() -> None:
    for name, usage in told_commands().items():
        # What may be left out stands in brackets, as options do.
        arguments = [p for p in COMMANDS[name].params if isinstance(p, click.Argument)]
        params = [p for p in arguments if p.required]
        without_options = re.sub(r"\[[^]]*\]|--[a-z]+ [A-Z]+", "", usage)
        assert re.findall(r"\b[A-Z]+\b", without_options) == [
            (p.name or "").upper() for p in params
        ], name


def test_every_setting_is_told_and_no_other(tmp_path: Path) -> None:
    asked = []

    class Environ(dict[str, str]):
        def get(self, name: str, default: object = None) -> str:  # type: ignore[override]
            asked.append(name)
            return super().get(name, default)  # type: ignore[arg-type]

    Settings.read(Environ(COMMONPLACE_HOME=str(tmp_path)))
    assert sorted(asked) == sorted(row[0].strip("`") for row in rows("Settings"))


def test_only_settings_are_read_from_the_environment() -> None:
    """One place asks for it, one reads it, one hands it on; the bench is told where to write."""
    files = [path for folder in CODE for path in (ROOT / folder).rglob("*.py")]
    reading = {
        str(path.relative_to(ROOT))
        for path in files
        if re.search(r"environ|getenv", path.read_text())
    }
    settings = {"commonplace/parts.py", "commonplace/settings.py"}
    assert reading == settings | {"scheduler/supervisor.py", "bench/__main__.py"}


def test_no_document_names_a_setting_that_does_not_exist() -> None:
    settings = {row[0].strip("`") for row in rows("Settings")}
    for document in DOCUMENTS:
        named = set(re.findall(r"COMMONPLACE_[A-Z_]+", document.read_text("utf-8")))
        assert named <= settings, document


def test_every_make_target_is_told_and_no_other() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):.*##", makefile, re.MULTILINE)) - {"help"}
    in_table = {
        target for row in rows("Commands") for target in re.findall(r"`make ([a-z]+)`", row[0])
    }
    assert in_table == targets
    for document in DOCUMENTS:
        for named in re.findall(
            r"(?:`|\n)(?:[A-Z]+=\S+ )?make ([a-z]+)", document.read_text("utf-8")
        ):
            assert named in targets, document
    for name in OF_THE_MAKEFILE:
        assert name in makefile


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_what_a_document_points_to_is_there(document: Path) -> None:
    text = document.read_text("utf-8")
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (document.parent / target).exists(), target
    for path in re.findall(
        r"`((?:domain|projections|web|scheduler|tests|bench|docs)/[\w/.-]*)`", text
    ):
        assert (ROOT / path).exists(), path


def test_the_layout_is_that_of_the_folders() -> None:
    section = README.split("\n## How the folders are laid out\n")[1].split("\n## ")[0]
    block = section.split("```")[1]
    parent = ROOT
    for line in block.strip().splitlines():
        names = line[:22].split()
        if not line.startswith(" "):
            parent = ROOT / names[0]
            assert all((ROOT / name).exists() for name in names), line
        else:
            assert all((parent / name).exists() for name in names), line
