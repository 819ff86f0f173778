"""Files of others, row by row into facts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from commonplace.parts import MACHINE_IMPORTER, parts
from commonplace.terminal import Stop, progress_bar, say
from domain.ledger.canonical import canonical
from web.imports.answers import ImportRefused, render
from web.imports.kind import Kind
from web.imports.kinds import KINDS
from web.imports.recorder import import_file


@click.group("import")
def import_() -> None:
    """A partner's export, or an old spreadsheet, into facts."""


def import_command(kind: type[Kind[Any, Any]]) -> click.Command:
    """The command for one kind of file."""

    def run(file: Path, mapping: Path, dry_run: bool, as_json: bool) -> None:
        p = parts()
        p.projector.catch_up()  # files may name agencies as the pages do
        try:
            with progress_bar("Reading rows") as progress:
                report = import_file(
                    p.ledger,
                    kind,
                    file,
                    mapping,
                    by=MACHINE_IMPORTER,
                    today=p.today,
                    dry_run=dry_run,
                    progress=progress,
                )
        except ImportRefused as no:
            raise Stop(str(no)) from None
        say(canonical(report) if as_json else render(report))

    a_file = click.Path(exists=True, dir_okay=False, path_type=Path)
    return click.Command(
        kind.NAME,
        callback=run,
        help=f"Record the {kind.NAME} in FILE, row by row; the same file again records nothing.",
        params=[
            click.Argument(["file"], type=a_file),
            click.Option(["--mapping"], required=True, type=a_file),
            click.Option(
                ["--dry-run"], is_flag=True, help="Say what would happen; record nothing."
            ),
            click.Option(["--json", "as_json"], is_flag=True),
        ],
    )


for imported in KINDS:
    import_.add_command(import_command(imported))
