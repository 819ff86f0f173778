"""`python -m bench`: a table of ratios, and JSON in the file that BENCH_JSON names.

BENCH_FACTS is the size of the ledger that the outcomes page is measured on.
"""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

import psycopg
from psycopg.conninfo import make_conninfo
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from bench import deciding, projecting, reporting
from domain.database import embedded

Figures = dict[str, dict[str, float]]


def main() -> None:
    """Measure, print, and write."""
    with tempfile.TemporaryDirectory(prefix="commonplace-bench-") as folder:
        server = embedded.start(Path(folder))
        url = server.get_uri()
        with Progress(console=Console(stderr=True), transient=True) as bars:
            rounds = deciding.rounds() + projecting.rounds() + reporting.rounds()
            task = bars.add_task("Measuring", total=rounds)
            decided = deciding.measure(_database(url, "deciding"), lambda: bars.advance(task))
            projected = projecting.measure(_database(url, "projecting"), lambda: bars.advance(task))
            reported = reporting.measure(
                _database(url, "reporting"),
                int(os.environ.get("BENCH_FACTS", "100000")),
                lambda: bars.advance(task),
            )
        server.cleanup()
    figures = _of_decisions(decided) | _of_views(projected) | _of_reports(reported)
    Console().print(_table(figures))
    Console().print(_seconds(reported))
    if target := os.environ.get("BENCH_JSON"):
        Path(target).write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


def _database(url: str, name: str) -> str:
    """A database of one's own: the library keeps every application's facts in the same tables."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return make_conninfo(url, dbname=name)


def _of_decisions(rates: dict[int, dict[str, float]]) -> Figures:
    return {
        f"decisions, {writers} writer{'s' if writers > 1 else ''}": {
            "per_second": round(side["ours"]),
            "over_library": round(side["ours"] / side["library"], 2),
            "over_bare_insert": round(side["ours"] / side["bare"], 2),
        }
        for writers, side in rates.items()
    }


def _of_views(rates: dict[str, float]) -> Figures:
    """The stock runner keeps one view, so only ours of that one view is set against it."""
    stock = rates[projecting.STOCK]
    figures: Figures = {}
    for name, rate in rates.items():
        if name == projecting.STOCK:
            continue
        figures[name] = {"per_second": round(rate)}
        if name.endswith(projecting.ONE):
            figures[name]["over_library"] = round(rate / stock, 2)
    return figures


def _of_reports(seconds: dict[str, dict[str, float]]) -> Figures:
    """The outcomes page of one year and of all: from an empty cache, and once it is kept."""
    size = f"{seconds['']['facts']:,.0f} facts"
    return {
        f"outcomes page, {page}, {kind}, {size}": {
            "per_second": round(1 / took[kind], 1),
            "over_bare_sql": round(took[kind] / took["bare_sql"], 2),
        }
        for page, took in seconds.items()
        if page
        for kind in ("cold", "warm")
    }


def _seconds(seconds: dict[str, dict[str, float]]) -> str:
    """What the ratios of the outcomes page are made of."""
    pages = "; ".join(
        f"{page} {took['cold']:.2f} s cold, {took['warm'] * 1000:.0f} ms warm,"
        f" its SQL alone {took['bare_sql']:.2f} s"
        for page, took in seconds.items()
        if page
    )
    whole = seconds[""]
    return (
        f"Outcomes page: {pages}; the first one of a process {whole['first']:.2f} s."
        f" Views rebuilt at {whole['rebuilt']:,.0f} facts/s."
    )


def _table(figures: Figures) -> Table:
    table = Table("what", "per second", "÷ library's own", "÷ bare INSERT", "time ÷ bare SQL")
    names = ("per_second", "over_library", "over_bare_insert", "over_bare_sql")
    for what, row in figures.items():
        columns = (row.get(name) for name in names)
        table.add_row(what, *("" if value is None else f"{value:,}" for value in columns))
    return table


if __name__ == "__main__":
    main()
