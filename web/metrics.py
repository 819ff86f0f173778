"""The figures of the machinery in the text format of Prometheus. Nothing here is about people."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Gauge, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST as CONTENT_TYPE

from projections.queries.health import Health

PARTS = ("projector", "reminders")

__all__ = ["CONTENT_TYPE", "exposition"]


def exposition(found: Health) -> bytes:
    """One answer to a scrape."""
    registry = CollectorRegistry()

    def gauge(name: str, help_text: str, value: float) -> None:
        Gauge(f"commonplace_{name}", help_text, registry=registry).set(value)

    gauge("facts", "Entries in the ledger.", found.head)
    gauge("views_position", "The last entry that the views know.", found.position)
    gauge("views_behind_facts", "Entries that the views do not know.", found.head - found.position)
    gauge(
        "views_behind_seconds",
        "Age of the oldest entry that the views do not know.",
        found.behind.total_seconds(),
    )
    alive = Gauge(
        "commonplace_scheduler_processes",
        "Scheduler processes that gave a sign of life in the last minutes.",
        ["part"],
        registry=registry,
    )
    for part in PARTS:
        alive.labels(part).set(len(found.alive(part)))
    gauge("scheduler_leaders", "Processes that send reminders: one.", len(found.leaders))
    gauge("reminders_sent", "Reminders sent since the network began.", found.mail.sent)
    gauge("reminders_failures", "Attempts to send one that failed.", found.mail.failures)
    gauge("reminders_stuck", "Reminders that no attempt could send yet.", found.mail.stuck)
    if found.last_run:
        run = found.last_run
        gauge("reminders_last_run_seconds", "When reminders last ran (Unix).", run.at.timestamp())
        gauge("reminders_last_run_sent", "Sent in that run.", run.sent)
        gauge("reminders_last_run_failed", "Failed in that run.", run.failed)
        gauge("reminders_last_run_waiting", "Left by that run for later.", run.waiting)
    return generate_latest(registry)
