"""`python -m bench`: a table of ratios, and JSON in the file that BENCH_JSON names."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from bench import deciding
from domain.database import embedded


def main() -> None:
    """Measure, print, and write."""
    console = Console()
    with tempfile.TemporaryDirectory(prefix="commonplace-bench-") as folder:
        server = embedded.start(Path(folder))
        with Progress(console=Console(stderr=True), transient=True) as bars:
            task = bars.add_task("Deciding", total=deciding.rounds())
            rates = deciding.measure(server.get_uri(), lambda: bars.advance(task))
        server.cleanup()
    figures = {
        f"decisions, {writers} writer{'s' if writers > 1 else ''}": {
            "per_second": round(side["ours"]),
            "over_library": round(side["ours"] / side["library"], 2),
            "over_bare_insert": round(side["ours"] / side["bare"], 2),
        }
        for writers, side in rates.items()
    }
    table = Table("what", "per second", "÷ library's recorder", "÷ bare INSERT")
    for what, row in figures.items():
        table.add_row(what, *(str(value) for value in row.values()))
    console.print(table)
    if target := os.environ.get("BENCH_JSON"):
        Path(target).write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
