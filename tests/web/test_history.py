"""Histories on the pages: both clocks, what changed, and the line of an entry."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from domain.decisions.corrections import StrikeFact
from domain.facts.reference import reference
from domain.facts.vocabulary import THINGS
from tests.web.network import Network, ago, today
from tests.web.page import Form, Page, squeezed
from tests.web.visitor import Visitor
from web.things import KINDS
from web.words import unbroken

JOB = "/history/placement/berta-crumb"


def told(page: Page) -> list[str]:
    """The sentences of the timeline, in order."""
    return [squeezed(tag.get_text()) for tag in page.main.select(".timeline-what > :first-child")]


def test_every_kind_of_thing_has_words() -> None:
    assert set(THINGS) == KINDS


@pytest.mark.parametrize(
    "href",
    ["/placements/berta-crumb", "/nominations/ada-baker", "/seekers/ada", "/openings/baker"],
)
def test_the_page_of_every_thing_leads_to_its_history_and_back(
    signed_in: dict[str, Visitor], href: str
) -> None:
    (onward,) = [
        link
        for link, words in signed_in["north"].get(href).links.items()
        if words == "The whole history, on both clocks"
    ]
    assert href in signed_in["north"].get(onward).links


@pytest.mark.parametrize(
    ("href", "onward"),
    [("/employers/crumb", "/history/employer/crumb"), ("/agencies/", "/history/agency/northside")],
)
def test_other_pages_lead_there_too(signed_in: dict[str, Visitor], href: str, onward: str) -> None:
    assert onward in signed_in["coordinator"].get(href).links


def test_it_tells_the_oldest_first_with_both_clocks_and_who(
    signed_in: dict[str, Visitor],
) -> None:
    page = signed_in["auditor"].get("/history/nomination/berta-baker")
    berta = unbroken(reference("berta"))
    assert told(page) == [
        f"Northside Works nominated {berta} for Baker at Crumb & Sons.",
        f"An interview of {berta} at Crumb & Sons was agreed for {_day(ago(40))}.",
        f"{berta} had an interview at Crumb & Sons for Baker.",
        f"{berta} started work at Crumb & Sons (Baker).",
    ]
    first = squeezed(page.main.select(".timeline > li")[0].get_text(" "))
    assert first.startswith(_day(ago(50)))
    assert "Recorded by Agency staff, Northside Works" in first
    assert "later than it happened" in first
    assert page.heading == f"History: nomination of {reference('berta')} for Baker at Crumb & Sons"


def test_the_auditor_finds_it_by_code_and_by_tag(signed_in: dict[str, Visitor]) -> None:
    auditor = signed_in["auditor"]
    assert auditor.get(f"/find?code={reference('berta')}").href == "/history/seeker/berta"
    assert auditor.get("/find?code=placement:berta-crumb").href == JOB
    assert auditor.get("/find?code=employer:crumb").href == "/history/employer/crumb"
    auditor.get("/find?code=placement:nowhere", expect=404)


def test_the_first_clock_leaves_out_what_happened_later(signed_in: dict[str, Visitor]) -> None:
    page = signed_in["north"].get(f"/history/nomination/berta-baker?as_of={ago(40)}")
    assert len(told(page)) == 3
    assert f"What was true by {_day(ago(40))}, as it is known now." in page.text
    assert page.links["/history/nomination/berta-baker"] == "Go back to now"


def test_the_second_clock_leaves_out_what_was_recorded_later(
    signed_in: dict[str, Visitor],
) -> None:
    page = signed_in["north"].get(f"{JOB}?known_on={ago(1)}")
    assert told(page) == []
    assert "Nothing of this was known then." in page.text
    page = signed_in["north"].get(f"{JOB}?known_on={today()}")
    assert len(told(page)) == 1


@pytest.mark.parametrize(
    ("question", "field", "words"),
    [
        ("as_of=2026-02-30", "as_of", "Write a date, like 2026-03-09."),
        ("known_on=tomorrow", "known_on", "Write a date, like 2026-03-09."),
        (f"as_of={ago(-1)}", "as_of", "Choose today or an earlier day."),
        ("known_on=0001-01-01", "known_on", "Check the year."),
        (f"known_on={ago(1)}&known_time=25:00", "known_time", "Write a time, like 14:30."),
        ("known_time=10:00", "known_on", "Choose the day, too."),
        ("since_time=10:00", "since_on", "Choose the day, too."),
        (f"since_on={ago(-1)}", "since_on", "Choose today or an earlier day."),
        (
            f"since_on={ago(1)}&known_on={ago(1)}",
            "since_on",
            "Choose a moment before the one that the network knew it at.",
        ),
    ],
)
def test_a_wrong_date_is_said_beside_its_field(
    signed_in: dict[str, Visitor], question: str, field: str, words: str
) -> None:
    page = signed_in["auditor"].get(f"{JOB}?{question}", expect=422)
    id_ = f"f-{field}".replace("_", "-")
    assert page.summary == {id_: f"{Form(page, page.main).label(field)}: {words}"}
    beside = page.soup.find(id=f"{id_}-error")
    assert beside is not None
    assert words in beside.get_text(" ")
    name, _, value = question.partition("&")[0].partition("=")
    (typed,) = page.main.select(f"input[name={name}]")
    assert typed["value"] == value, "what was typed is kept"


def test_what_was_struck_is_crossed_out_with_the_reason(network: Network) -> None:
    position = strike_unused_profile(network)
    page = network.visitor("auditor").get("/history/seeker/dora")
    (struck,) = page.main.select(".is-struck")
    assert struck.find("del") is not None
    assert f"Struck on {_day(today())} by Agency staff, Southside Steps" in squeezed(
        struck.get_text(" ")
    )
    assert "the details were wrong" in struck.get_text()
    assert f"/history/entry/{position}" in [a["href"] for a in struck.select("a[href]")]


def strike_unused_profile(network: Network) -> int:
    """Southside strikes Dora's profile. Returns its position."""
    (profile,) = [
        r
        for r in network.ledger.history("seeker:dora")
        if type(r.fact).TOPIC == "SeekerProfileChanged"
    ]
    network.do(
        "south",
        StrikeFact,
        position=profile.position,
        fact=profile.fact,
        reason="wrong_details",
    )
    return profile.position


def test_what_changed_between_two_moments(network: Network) -> None:
    strike_unused_profile(network)
    auditor = network.visitor("auditor")
    yesterday = today() - timedelta(days=1)
    page = auditor.get(f"/history/seeker/dora?since_on={yesterday}&as_of={ago(119)}")
    added, both = page.main.select(".timeline > li")
    assert [squeezed(s.get_text()) for s in added.select(".status")] == ["Added"]
    assert [squeezed(s.get_text()) for s in both.select(".status")][:2] == ["Added", "Struck since"]
    assert "2 of 2 entries" in page.text
    whole = f"/history/seeker/dora?as_of={ago(119)}"
    assert page.links[whole] == "Show every entry"
    page = auditor.get(f"/history/seeker/dora?since_on={today()}")
    assert "Nothing was added or struck between these moments." in page.text


class TestEntry:
    def test_the_auditor_reads_the_line_with_what_is_sealed_in_it(
        self, calm: Network, signed_in: dict[str, Visitor]
    ) -> None:
        position = registration(calm)
        page = signed_in["auditor"].get(f"/history/entry/{position}")
        line = page.main.select_one("pre")
        assert line is not None
        assert line.get_text() == calm.ledger.line(position)
        stored = json.loads(line.get_text())
        assert stored["position"] == position
        assert stored["body"]["fact"]["given_name"].startswith("SeekerRegistered.given_name.")
        assert page.links["/history/seeker/ada"]

    def test_the_own_agency_reads_it_too(
        self, calm: Network, signed_in: dict[str, Visitor]
    ) -> None:
        entry = f"/history/entry/{registration(calm)}"
        assert signed_in["north"].get(entry).main.select("pre")

    @pytest.mark.parametrize("who", ["south", "coordinator"])
    def test_others_only_where_they_see_the_whole_fact(
        self, calm: Network, signed_in: dict[str, Visitor], who: str
    ) -> None:
        page = signed_in[who].get(f"/history/entry/{registration(calm)}")
        assert not page.main.select("pre")
        assert "the line is not shown to you" in page.text
        assert signed_in[who].get("/history/entry/1").main.select("pre")

    def test_what_is_not_theirs_is_not_there(
        self, calm: Network, signed_in: dict[str, Visitor]
    ) -> None:
        for recorded in calm.ledger.history("placement:berta-crumb"):
            signed_in["south"].get(f"/history/entry/{recorded.position}", expect=404)

    def test_a_strike_and_what_it_struck_lead_to_each_other(self, network: Network) -> None:
        position, strike = strike_unused_profile(network), network.head()
        auditor = network.visitor("auditor")
        assert f"/history/entry/{strike}" in auditor.get(f"/history/entry/{position}").links
        page = auditor.get(f"/history/entry/{strike}")
        assert f"/history/entry/{position}" in page.links
        assert json.loads(page.main.select_one("pre").get_text())["type"] == "FactStruck"  # type: ignore[union-attr]

    def test_the_strike_of_what_is_not_theirs_is_not_there(self, network: Network) -> None:
        (interest,) = [
            r
            for r in network.ledger.history("seeker:ada")
            if type(r.fact).TOPIC == "InterestConfirmed" and "opening:clerk" in r.tags
        ]
        network.do(
            "north",
            StrikeFact,
            position=interest.position,
            fact=interest.fact,
            reason="did_not_happen",
        )
        network.visitor("north").get(f"/history/entry/{network.head()}")
        network.visitor("south").get(f"/history/entry/{network.head()}", expect=404)


def registration(network: Network) -> int:
    """Where the ledger holds that Ada was registered."""
    return network.ledger.history("seeker:ada")[0].position


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
