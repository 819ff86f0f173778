"""Hostile words, too much at once, views that lag, and a database that goes away."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from tests.web.catalogue import SHEETS
from tests.web.network import PASSWORD, Network
from tests.web.visitor import Visitor

HOSTILE = """<script>alert(1)</script><img src=x onerror=a>"'&amp; 100% %s %(name)s {{7*7}} ${1}"""
# Sheets in an order in which each can still be sent after those before it.
WITH_TEXT = (
    "seekers.register",
    "seekers.profile",
    "employers.engage",
    "agencies.admit",
    "openings.post",
    "interviews.schedule",
    "interviews.reschedule",
    "placements.start",
    "placements.checkpoint",
)
PATIENCE_SECONDS = 60


def test_hostile_words_are_shown_as_they_were_typed(network: Network) -> None:
    network.accounts.add("hostile@example.org", HOSTILE, "coordinator", PASSWORD)
    sheets = {sheet.endpoint: sheet for sheet in SHEETS}
    for endpoint in WITH_TEXT:
        sheet = sheets[endpoint]
        visitor = network.visitor(sheet.who)
        form = visitor.get(sheet.href)
        free = [
            str(tag["name"])
            for tag in form.form.tag.select("input[type=text], textarea")
            if tag["name"] not in ("hourly_wage", "website", "phone")
        ]
        page = visitor.submit(form, {**sheet.answers, **dict.fromkeys(free, HOSTILE)})
        assert not free or HOSTILE in page.text, page.text
    hostile = Visitor(network.app)
    hostile.sign_in("hostile@example.org", PASSWORD)
    visitors = [hostile, *(network.visitor(who) for who in network.users)]
    for visitor in visitors:
        seen: set[str] = set()
        for link in visitor.get("/").links:
            if link.startswith("/") and not link.startswith("/static/"):
                seen |= visitor.get(link).links.keys()
        for link in sorted(seen):
            if link.startswith("/") and not link.startswith("/static/"):
                visitor.follow(link)
    assert HOSTILE in hostile.get("/").text
    assert HOSTILE in hostile.get("/agencies/").text


def test_hostile_words_come_back_in_a_form_as_they_were_typed(
    signed_in: dict[str, Visitor],
) -> None:
    visitor = signed_in["north"]
    form = visitor.get("/seekers/carl/profile")
    many = "\r\n".join([HOSTILE, "", "</textarea><b>x", HOSTILE])
    values = {"notes": many, "disability": HOSTILE, "happened_on": ""}
    page = visitor.submit(form, values, expect=422)
    assert page.form.values["notes"] == [many]
    assert page.form.values["disability"] == [HOSTILE]


def test_too_much_at_once_is_refused_with_a_page(
    calm: Network, signed_in: dict[str, Visitor]
) -> None:
    visitor = signed_in["north"]
    form = visitor.get("/employers/new").form
    page = visitor.send(form.action, form.filled({"name": "x" * 2_000_000}), expect=413)
    assert page.heading == "That is too much at once"
    answer, _ = visitor.json("/employers/new", {"name": "x" * 2_000_000}, expect=413)
    assert answer["errors"]


def test_a_page_says_when_the_views_lag(network: Network) -> None:
    visitor = network.visitor("north")
    form = visitor.get("/openings/clerk/answer")
    network.ledger.is_followed = False
    page = visitor.submit(form, {"answer": "nominating"})
    assert "The pages do not show it yet. They are catching up." in page.notices
    network.ledger.projector.catch_up()
    assert not visitor.get(page.href).notices


def test_a_thing_that_the_views_do_not_know_yet_is_not_lost(network: Network) -> None:
    """Where a form makes a new thing, and the page of it is not there yet."""
    visitor = network.visitor("north")
    form = visitor.get("/seekers/new")
    network.ledger.is_followed = False
    answers = {"given_name": "Emmerich", "family_name": "Kuckuck"}
    page = visitor.submit(form, answers)
    assert page.href == "/pool", "its own page is not there yet"
    assert "The pages do not show it yet. They are catching up." in page.notices
    network.ledger.projector.catch_up()
    assert "Emmerich Kuckuck" in visitor.get("/pool").text


@contextmanager
def unreachable(network: Network, server_url: str) -> Iterator[None]:
    """Every connection is cut, and nobody gets a new one."""
    url = psycopg.conninfo.conninfo_to_dict(network.ledger.database.url)
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(f"ALTER DATABASE {url['dbname']} ALLOW_CONNECTIONS false")
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s",
            [url["dbname"]],
        )
        try:
            yield
        finally:
            connection.execute(f"ALTER DATABASE {url['dbname']} ALLOW_CONNECTIONS true")


def test_a_lost_database_is_a_503_that_passes_by_itself(network: Network, server_url: str) -> None:
    visitor, stranger = network.visitor("north"), network.stranger()
    form = visitor.get("/openings/clerk/answer")
    head = network.head()
    with unreachable(network, server_url):
        page = visitor.get("/openings/", expect=503)
        assert page.heading == "The database cannot be reached"
        assert int(page.headers["Retry-After"]) > 0
        values = form.form.filled({"answer": "nominating"})
        visitor.send(form.form.action, values, expect=503)
        # A stranger's pages need no database, but signing in does.
        stranger.sign_in("north@example.org", PASSWORD, expect=503)
    deadline = time.monotonic() + PATIENCE_SECONDS
    while visitor.client.get("/openings/").status_code == 503 and time.monotonic() < deadline:
        time.sleep(0.1)
    visitor.get("/openings/")
    assert network.head() == head
    visitor.submit(form, {"answer": "nominating"})
    assert network.head() == head + 1
