"""Putting entries right in the browser."""

from __future__ import annotations

import msgspec
import pytest

from domain.decisions.corrections import LASTING
from domain.decisions.interest import ConfirmInterest
from domain.facts import Fact, Recorded, sealed_fields
from domain.facts.network import FactStruck
from domain.ledger.vault import subject_of
from projections.queries.striking import may_strike
from projections.queries.viewer import Viewer
from tests.web.catalogue import SHEETS, Sheet
from tests.web.network import CARLS_PROFILE, Network, ago, today
from tests.web.page import squeezed
from tests.web.visitor import Visitor

# Facts that a form records and that can only be struck, each with the reason.
ONLY_STRUCK = {
    "SeekerTransferred": "where they are is for two agencies to say, not for a form of one",
    "FollowUpHandedOver": "it holds an account, and handing over again is what puts it right",
    "AttributionDisputed": "an agency says it, and only the coordinator may strike it",
    "ReportPublished": "what was published was published; struck, it is no longer listed",
    "OutcomeSchemeAdopted": "a scheme is adopted whole; struck, its version can be adopted anew",
}
JOB = "placement:berta-crumb"
REASON = {"struck_because": "wrong_details"}


def position_of(network: Network, kind: str, *tags: str) -> int:
    """Where the ledger holds the one fact of this kind about these things."""
    found = [
        r.position
        for r in network.ledger.since(0, limit=1_000)
        if kind == type(r.fact).TOPIC and set(tags) <= set(r.tags)
    ]
    (position,) = found
    return position


def opened(network: Network, fact: Fact) -> Fact:
    """The fact with its personal data readable."""
    fields = sealed_fields(type(fact))
    texts = network.ledger.vault.open((subject_of(fact), getattr(fact, name)) for name in fields)
    return msgspec.structs.replace(fact, **dict(zip(fields, texts, strict=True)))


def news(network: Network, head: int) -> list[Recorded]:
    """What was recorded after a position."""
    return network.ledger.since(head, limit=10)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.endpoint)
def test_every_form_also_restates_what_it_records(network: Network, sheet: Sheet) -> None:
    """Struck and restated without any change, an entry says again exactly what it said.

    Where this fails for a new form, add `@restates(Fact, Form, Decision)` above its page.
    """
    visitor, head = network.visitor(sheet.who), network.head()
    visitor.submit(visitor.get(sheet.href), sheet.answers)
    found = news(network, head)
    assert len(found) == sheet.recorded
    for recorded in found:
        kind = type(recorded.fact).TOPIC
        if kind in LASTING:
            continue
        # What belongs to no agency is the coordinator's to strike.
        may = (
            who
            for who in (sheet.who, "north", "south", "coordinator")
            if may_strike(Viewer.of(network.users[who].actor()), recorded.fact, today())
        )
        visitor = network.visitor(next(may))
        form = visitor.get(f"/history/entry/{recorded.position}/correct")
        if recorded is not found[-1] and form.heading.endswith("cannot be struck yet"):
            continue  # what was recorded along with it rests on it
        is_form = form.href.endswith("/correct") and len(form.form.names) > 1
        assert is_form != (kind in ONLY_STRUCK), f"{kind}: is no form marked @restates({kind}, …)?"
        if is_form:
            head = network.head()
            visitor.submit(form, REASON)
            strike, again = news(network, head)
            assert isinstance(strike.fact, FactStruck)
            assert strike.fact.position == recorded.position
            assert opened(network, again.fact) == opened(network, recorded.fact)


def test_what_is_wrong_is_put_right_in_one_append(network: Network) -> None:
    north, head = network.visitor("north"), network.head()
    position = position_of(network, "PlacementStarted", JOB)
    form = north.get(f"/history/entry/{position}/correct")
    assert form.form.values["happened_on"] == [ago(32).isoformat()]
    assert form.form.values["term"] == ["permanent"]
    page = north.submit(form, {"struck_because": "wrong_date", "happened_on": ago(30).isoformat()})
    strike, again = news(network, head)
    assert strike.command == again.command
    assert again.fact.happened_on == ago(30)
    assert f"/history/entry/{again.position}" in page.links
    story = north.get("/history/placement/berta-crumb").main.select(".timeline > li")
    assert ["is-struck" in (entry.get("class") or ()) for entry in story] == [True, False]
    assert "the date was wrong" in squeezed(story[0].get_text(" "))


def test_the_own_agency_finds_the_sealed_values_in_the_form(network: Network) -> None:
    values = network.visitor("north").get(f"/history/entry/{CARLS_PROFILE}/correct").form.values
    assert values["disability"] == ["disability of CARLOMAN"]
    assert values["occupations"] == ["food"]


def test_who_cannot_see_it_all_can_only_strike_it(signed_in: dict[str, Visitor]) -> None:
    coordinator = signed_in["coordinator"]
    page = coordinator.get(f"/history/entry/{CARLS_PROFILE}/correct")
    assert page.href == f"/history/entry/{CARLS_PROFILE}/strike"


def test_the_rules_of_the_decision_hold_for_what_is_restated(network: Network) -> None:
    north, head = network.visitor("north"), network.head()
    position = position_of(network, "PlacementStarted", JOB)
    form = north.get(f"/history/entry/{position}/correct")
    early = {**REASON, "happened_on": ago(41).isoformat()}
    page = north.submit(form, early, expect=409)
    assert "interview" in page.form.error("happened_on")
    fixed = {**REASON, "term": "fixed_term"}
    page = north.submit(form, fixed, expect=409)
    assert page.form.error("planned_end").endswith("choose a permanent job.")
    assert network.head() == head


def test_the_form_says_both_what_is_missing_and_that_a_reason_is(
    calm: Network, signed_in: dict[str, Visitor]
) -> None:
    north = signed_in["north"]
    form = north.get(f"/history/entry/{position_of(calm, 'PlacementStarted', JOB)}/correct").form
    page = north.send(form.action, form.values | {"happened_on": ["someday"]}, expect=422)
    assert set(page.summary) == {"f-struck-because", "f-happened-on"}


class TestLaterEntries:
    """An entry on which others rest."""

    def test_are_named_in_words_and_linked(
        self, calm: Network, signed_in: dict[str, Visitor]
    ) -> None:
        position = position_of(calm, "CandidateNominated", "nomination:berta-baker")
        page = signed_in["north"].get(f"/history/entry/{position}/correct")
        assert page.heading == f"Entry {position} cannot be struck yet"
        resting = {
            href: words for href, words in page.links.items() if href.startswith("/history/entry/")
        }
        sentences = [words for words in resting.values() if words.endswith(".")]
        assert len(sentences) == 3  # the interview agreed and held, and the start
        assert "Bertrada Zwettl" in sentences[0]
        for href in resting:
            signed_in["north"].get(href)

    def test_record_nothing_when_sent_all_the_same(self, network: Network) -> None:
        north, head = network.visitor("north"), network.head()
        position = position_of(network, "CandidateNominated", "nomination:berta-baker")
        token = north.token()
        for how in ("strike", "correct"):
            data = {"csrf_token": [token], "struck_because": ["wrong_date"]}
            page = north.send(f"/history/entry/{position}/{how}", data, expect=409)
            assert "Later entries rest on it" in page.text
        assert network.head() == head

    def test_of_other_agencies_are_only_counted(self, network: Network) -> None:
        network.do("south", ConfirmInterest, seeker="dora", opening="baker", happened_on=ago(10))
        position = position_of(network, "OpeningPosted", "opening:baker")
        page = network.visitor("north").get(f"/history/entry/{position}/strike")
        assert "One more entry rests on it that you may not see. Ask the coordinator." in page.text
        page = network.visitor("coordinator").get(f"/history/entry/{position}/strike")
        assert "that you may not see" not in page.text


def test_once_they_are_struck_it_can_be(network: Network) -> None:
    north = network.visitor("north")
    nominated = position_of(network, "CandidateNominated", "nomination:berta-baker")
    later = [r.position for r in network.ledger.history("nomination:berta-baker")][1:]
    for position in (*reversed(later), nominated):
        north.submit(north.get(f"/history/entry/{position}/strike"), REASON)
    assert [
        e.get("class")
        for e in north.get("/history/nomination/berta-baker").main.select(".timeline > li")
    ] == [["tone-line-ended", "is-struck"]] * 4
    north.get("/nominations/berta-baker", expect=404)


def test_what_is_struck_leads_to_the_entry(network: Network) -> None:
    north = network.visitor("north")
    href = f"/history/entry/{CARLS_PROFILE}"
    north.submit(north.get(f"{href}/strike"), REASON)
    for how in ("strike", "correct"):
        assert north.get(f"{href}/{how}").href == href


@pytest.mark.parametrize("who", ["south", "auditor", "operator"])
def test_nobody_else_corrects_it(signed_in: dict[str, Visitor], who: str) -> None:
    for how in ("strike", "correct"):
        is_role = who == "south"
        signed_in[who].get(f"/history/entry/{CARLS_PROFILE}/{how}", expect=404 if is_role else 403)


def test_only_those_who_may_are_offered_it_and_only_now(signed_in: dict[str, Visitor]) -> None:
    offer = "Correct this entry"
    story = "/history/seeker/ada"
    assert offer in signed_in["north"].get(story).text
    assert offer in signed_in["coordinator"].get(story).text
    # All that is theirs of it: the referral that they accepted.
    assert signed_in["south"].get(story).text.count(offer) == 1
    assert offer not in signed_in["auditor"].get(story).text
    assert offer not in signed_in["north"].get(f"{story}?as_of={ago(0)}").text


def test_an_agencys_opening_stays_theirs_when_the_coordinator_corrects_it(
    network: Network,
) -> None:
    north = network.visitor("north")
    sheet = next(sheet for sheet in SHEETS if sheet.endpoint == "openings.post")
    north.submit(north.get(sheet.href), sheet.answers)
    position = network.head()
    coordinator = network.visitor("coordinator")
    form = coordinator.get(f"/history/entry/{position}/correct")
    coordinator.submit(form, {**REASON, "places": "4"})
    _, again = news(network, position)
    assert getattr(again.fact, "agency", None) == "northside"
    assert again.by.role == "coordinator"


def test_a_program_corrects_too(network: Network) -> None:
    visitor, head = network.visitor("north"), network.head()
    href = f"/history/entry/{position_of(network, 'PlacementStarted', JOB)}/correct"
    body = {"struck_because": "wrong_date", "happened_on": ago(30).isoformat(), "term": "permanent"}
    answer, _ = visitor.json(href, body, expect=201, key="once")
    assert answer["position"] == head + 2
    again, _ = visitor.json(href, body, expect=201, key="once")
    assert again == answer
    answer, _ = visitor.json(href, body, expect=409, key="twice")
    assert answer["errors"][""][0].startswith("There is no standing entry")
