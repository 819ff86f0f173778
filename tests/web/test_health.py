"""Whether the machinery is well: for people, for what watches over it, and for Prometheus."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import psycopg
import pytest
from prometheus_client.parser import text_string_to_metric_families

from domain.decisions.reminders import ClaimReminder, RecordReminder
from domain.decisions.seekers import LeavePool
from domain.facts import Actor
from projections.queries import health
from scheduler.heartbeats import Heart
from scheduler.reminders import TickReport
from tests.web.network import ALL_SECRETS, METRICS_TOKEN, Network, ago, today
from web.pages import health as page_of_health


def works(network: Network) -> Heart:
    """A scheduler process that leads, and has had a run."""
    heart = Heart(network.ledger.database)
    heart.beat("projector", position=network.head())
    heart.beat("reminders")
    heart.ran(TickReport(today=today(), sent=3, failed=1, waiting=2))
    return heart


def falls_silent(network: Network) -> None:
    """No process gives a sign of life any more."""
    with network.ledger.database.connection() as connection:
        connection.execute("UPDATE commonplace.heartbeats SET at = now() - interval '3 minutes'")


def asked(network: Network, href: str = "/healthz") -> tuple[int, Any]:
    answer = network.app.test_client().get(href)
    assert answer.headers["Cache-Control"] == "no-store"
    return answer.status_code, answer.get_json()


def figures(network: Network, **headers: str) -> dict[str, float]:
    answer = network.app.test_client().get("/metrics", headers=headers)
    assert answer.status_code == 200
    text = answer.get_data(as_text=True)
    assert not [secret for secret in ALL_SECRETS if secret in text]
    return {
        " ".join([sample.name, *sample.labels.values()]): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_all_is_well(network: Network) -> None:
    works(network)
    assert asked(network) == (200, {"database": "there", "standstills": []})
    for who in ("coordinator", "operator"):
        page = network.visitor(who).get("/health/")
        assert "All is well." in page.text
        assert "Leads" in page.text and "3 sent, 1 failed, 2 left for later" in page.text


def test_a_second_process_stands_by(network: Network) -> None:
    works(network)
    Heart(network.ledger.database).beat("reminders", leads=False)
    page = network.visitor("operator").get("/health/")
    assert "Stands by" in page.text and "All is well." in page.text


@pytest.mark.parametrize("began", [True, False], ids=["silent", "never there"])
def test_no_scheduler_is_said_with_what_to_do(network: Network, began: bool) -> None:
    if began:
        works(network)
        falls_silent(network)
    nobody = ["no_projector", "no_leader"]
    assert asked(network) == (503, {"database": "there", "standstills": nobody})
    page = network.visitor("coordinator").get("/health/")
    assert "Nobody sends reminders now." in page.text
    assert "commonplace scheduler" in page.text
    assert ("No sign of life" in page.text) == began
    assert asked(network, "/healthz/pages") == (200, {"database": "there"})


def test_a_process_without_a_leader_is_not_enough(network: Network) -> None:
    heart = works(network)
    heart.beat("reminders", leads=False)
    assert asked(network)[1]["standstills"] == ["no_leader"]


def test_a_process_that_stops_is_not_told_of(network: Network) -> None:
    works(network).stop()
    assert (
        "No scheduler process has given a sign" in network.visitor("operator").get("/health/").text
    )


def test_what_died_is_told_until_it_is_thrown_away(network: Network) -> None:
    works(network)
    Heart(network.ledger.database).stop(("reminders", "ZeroDivisionError"))
    page = network.visitor("operator").get("/health/")
    assert "something in it died" in page.text and "ZeroDivisionError" in page.text
    assert asked(network)[0] == 200, "another one works"
    with network.ledger.database.connection() as connection:
        connection.execute("UPDATE commonplace.heartbeats SET at = now() - interval '2 days'")
    works(network)
    assert "died" not in network.visitor("operator").get("/health/").text


def test_views_that_are_behind(network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    works(network)
    network.ledger.is_followed = False
    network.do("north", LeavePool, seeker="ada", reason="health", happened_on=ago(0))
    assert asked(network)[0] == 200, "for a moment they always are"
    monkeypatch.setattr(health, "BEHIND", timedelta(0))
    assert asked(network) == (503, {"database": "there", "standstills": ["views_behind"]})
    page = network.visitor("operator").get("/health/")
    assert "The pages are behind what is recorded." in page.text
    token = {"Authorization": f"Bearer {METRICS_TOKEN}"}
    assert figures(network, **token)["commonplace_views_behind_facts"] == 1


def test_a_reminder_that_cannot_be_sent(network: Network) -> None:
    works(network)
    by = {"by": Actor(user="scheduler", role="system"), "today": today(), "happened_on": today()}
    about = {"placement": "berta-crumb", "day": 30, "stage": "due", "reminds_on": ago(2)}
    network.ledger.do(
        ClaimReminder(**by, **about, message_id="<1@x>"),
        RecordReminder(**by, **about, error="The mail server refused the message. (554)"),
    )
    page = network.visitor("coordinator").get("/health/")
    assert "1 reminder could not be sent yet." in page.text
    assert "The mail server refused the message. (554)" in page.text
    assert asked(network)[0] == 200, "that is for the coordinator to see to"


def test_a_database_that_is_away(network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    def lost(*_: object) -> None:
        raise psycopg.OperationalError("gone")

    monkeypatch.setattr(page_of_health, "health", lost)
    monkeypatch.setattr(network.ledger, "head", lost)
    for href in ("/healthz", "/healthz/pages"):
        assert asked(network, href) == (503, {"database": "away"})


def test_figures_for_whoever_has_the_token_or_is_the_operator(network: Network) -> None:
    works(network)
    found = figures(network, Authorization=f"Bearer {METRICS_TOKEN}")
    assert found["commonplace_facts"] == found["commonplace_views_position"] == network.head()
    assert found["commonplace_scheduler_processes projector"] == 1
    assert found["commonplace_scheduler_leaders"] == 1
    assert found["commonplace_reminders_last_run_sent"] == 3
    answer = network.visitor("operator").client.get("/metrics")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/plain")


@pytest.mark.parametrize(
    "headers",
    [{}, {"Authorization": "Bearer wrong"}, {"Authorization": "Bearer "}, {"Authorization": "é"}],
)
def test_figures_for_nobody_else(calm: Network, headers: dict[str, str]) -> None:
    assert calm.app.test_client().get("/metrics", headers=headers).status_code == 401
    assert calm.visitor("coordinator").client.get("/metrics", headers=headers).status_code == 401


def test_without_a_token_none_opens(calm: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_of_health, "services", lambda: type("", (), {"metrics_token": None}))
    for given in ("Bearer None", "Bearer ", ""):
        answer = calm.app.test_client().get("/metrics", headers={"Authorization": given})
        assert answer.status_code == 401
