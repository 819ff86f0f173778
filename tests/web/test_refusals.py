"""What the rules refuse, said beside the field that it is about, with the next step."""

from __future__ import annotations

from typing import Any

import pytest

from domain.decisions.interest import ConfirmInterest
from tests.web.catalogue import Answers, day
from tests.web.network import Network, ago
from tests.web.visitor import Visitor

PAY = {"term": "permanent"}
REFUSED = [
    ("north", "/openings/clerk/nominate/ada", {"happened_on": day(-1)}, "happened_on", "future"),
    ("north", "/openings/clerk/nominate/ada", {"happened_on": day(30)}, "happened_on", "interest"),
    ("north", "/openings/clerk/nominate/berta", {}, "", "has not confirmed"),
    ("north", "/openings/baker/nominate/ada", {}, "", "nominated for this opening already"),
    ("north", "/openings/clerk/nominate/carl", {}, "", "There is no consent"),
    (
        "north",
        "/openings/clerk/interest",
        {"seeker": "berta", "happened_on": day(101)},
        "happened_on",
        "The opening was posted on",
    ),
    ("north", "/openings/clerk/answer", {"answer": "nobody"}, "reason", "Say why"),
    (
        "coordinator",
        "/openings/new?employer=crumb",
        {"title": "Cook", "respond_by": day(1)},
        "respond_by",
        "before the opening is posted",
    ),
    (
        "north",
        "/openings/driver/change",
        {"happened_on": day(91)},
        "happened_on",
        "Something about this opening changed on",
    ),
    (
        "north",
        "/openings/driver/interest",
        {"seeker": "ada", "happened_on": day(0)},
        "",
        "This opening is paused since",
    ),
    ("north", "/openings/driver/pause", {"reason": "budget"}, "", "is paused since"),
    ("coordinator", "/openings/clerk/reopen", {}, "", "This opening is open."),
    (
        "coordinator",
        "/network-rules/working-days",
        {"moves": "next", "happened_on": day(0)},
        "holiday_region",
        "Without a region",
    ),
    (
        "north",
        "/seekers/carl/profile",
        {"hours_min": "20", "hours_max": "10"},
        "hours_max",
        "Swap the two numbers",
    ),
    (
        "north",
        "/seekers/carl/consent",
        {"scope": "network", "valid_until": day(1)},
        "valid_until",
        "would end before it starts",
    ),
    (
        "north",
        "/seekers/carl/consent",
        {"scope": "network", "happened_on": day(121)},
        "happened_on",
        "was registered on",
    ),
    (
        "north",
        "/seekers/berta/refer",
        {"to_agency": "southside", "reason": "closer"},
        "to_agency",
        "is open since",
    ),
    (
        "north",
        "/seekers/ada/move",
        {"to_agency": "southside", "agreed_on": day(1), "happened_on": day(2)},
        "agreed_on",
        "after they moved",
    ),
    ("north", "/duplicates/carl/ada/merge", {"keep": "carl"}, "keep", "goes on"),
    ("north", "/duplicates/ada/carl/apart", {}, "", "are not merged"),
    ("north", "/seekers/karl/profile", {}, "", "is of the same person as"),
    (
        "coordinator",
        "/agencies/northside/leave",
        {},
        "",
        "are in the pool: 3.",
    ),
    (
        "north",
        "/employers/crumb/contact",
        {"kind": "phone", "happened_on": day(201)},
        "happened_on",
        "began to work with this employer",
    ),
    (
        "north",
        "/referrals/new",
        {"sender": "school", "given_name": "E", "family_name": "K"},
        "sender_name",
        "Say which school",
    ),
    (
        "south",
        "/referrals/ada-southside/close",
        {"outcome": "other", "happened_on": day(11)},
        "happened_on",
        "was accepted on",
    ),
    (
        "north",
        "/nominations/ada-baker/interview",
        {"interview_on": day(1)},
        "interview_on",
        "If it took place already",
    ),
    (
        "north",
        "/nominations/ada-baker/start",
        {"term": "fixed_term"},
        "planned_end",
        "A fixed term needs its last day",
    ),
    (
        "north",
        "/nominations/ada-baker/start",
        PAY | {"happened_on": day(51)},
        "happened_on",
        "The nomination was made on",
    ),
    (
        "coordinator",
        "/placements/berta-crumb/end",
        {"reason": "laid_off", "ended_by": "employer", "happened_on": day(33)},
        "happened_on",
        "The placement started on",
    ),
    (
        "north",
        "/placements/berta-crumb/checkpoints/60",
        {"status": "same_job", "evidence": "payslip"},
        "happened_on",
        "Wait until that day",
    ),
    (
        "north",
        "/placements/berta-crumb/checkpoints/30",
        {"status": "same_job", "evidence": "not_reached"},
        "evidence",
        "Say how this is known",
    ),
    (
        "north",
        "/nominations/ada-cook/interview/move",
        {"interview_on": day(1)},
        "interview_on",
        "before the day on which it was agreed",
    ),
    (
        "coordinator",
        "/nominations/ada-cook/interview/cancel",
        {"reason": "other", "happened_on": day(4)},
        "happened_on",
        "The interview was agreed on",
    ),
    (
        "north",
        "/nominations/ada-baker/offer",
        {"starts_on": day(1)},
        "starts_on",
        "before the day of the offer",
    ),
    # What a program or a page that was left open may still send.
    (
        "north",
        "/nominations/ada-cook/interview",
        {"interview_on": day(-3)},
        "",
        "Record what became",
    ),
    ("north", "/nominations/ada-baker/interview-missed", {"missed_by": "seeker"}, "", "Agree one"),
    ("north", "/nominations/ada-baker/offer/decline", {"reason": "wage"}, "", "No offer waits"),
    ("north", "/nominations/berta-cook/offer", {}, "", "waits for its answer"),
    ("north", "/nominations/berta-baker/decline", {"reason": "skills"}, "", "ended on"),
    ("north", "/nominations/berta-baker/start", PAY, "", "ended on"),
    ("south", "/openings/baker/close", {"reason": "cancelled"}, "", "belongs to another agency"),
    ("south", "/employers/crumb/details", {"name": "Ours"}, "", "belongs to another agency"),
    ("south", "/openings/clerk/nominate/berta", {}, "", "belongs to another agency"),
]


@pytest.mark.parametrize(
    ("who", "href", "answers", "field", "words"), REFUSED, ids=lambda value: str(value)[:40]
)
def test_a_refusal_is_shown_beside_its_field(
    calm: Network,
    signed_in: dict[str, Visitor],
    who: str,
    href: str,
    answers: Answers,
    field: str,
    words: str,
) -> None:
    visitor, head = signed_in[who], calm.head()
    form = visitor.get(href)
    page = visitor.submit(form, answers, expect=409)
    assert calm.head() == head
    ((target, sentence),) = page.summary.items()
    assert words in sentence
    told = sentence.removeprefix(page.form.label(field)) if field else sentence
    assert told.count(".") + told.count("?") >= 2, "what is wrong, and the next step"
    if field:
        assert target == page.form.controls(field)[0]["id"]
        beside = page.form.error(field).removeprefix("Error: ")
        assert sentence.startswith(page.form.label(field)) and sentence.endswith(beside)
    else:
        assert target == ""
    wanted = form.form.filled(answers)
    kept = {name: page.form.values[name] for name in page.form.names}
    assert kept == {name: wanted[name] for name in kept}, "what was typed is kept"


def test_a_choice_that_was_not_offered_is_no_choice(
    calm: Network, signed_in: dict[str, Visitor]
) -> None:
    visitor, head = signed_in["north"], calm.head()
    form = visitor.get("/openings/clerk/interest")
    offered = {str(option["value"]) for option in form.form.tag.select("option")}
    assert offered == {"", "ada", "berta", "carl"}
    page = visitor.submit(form, {"seeker": "dora"}, expect=422)
    assert "Choose one of the answers." in page.form.error("seeker")
    sent = {"seeker": "dora", "happened_on": day(0)}
    answer, _ = visitor.json("/openings/clerk/interest", sent, expect=422)
    assert answer["errors"] == {"seeker": ["Choose one of the answers."]}
    assert calm.head() == head


@pytest.mark.parametrize(
    "href",
    [
        "/seekers/ada/profile",
        "/seekers/ada/consent",
        "/seekers/ada/consent/withdraw",
        "/seekers/ada/leave",
        "/seekers/ada/refer",
        "/seekers/ada/move",
        "/duplicates/ada/carl/merge",
        "/duplicates/carl/karl/apart",
        "/agencies/northside/details",
        "/referrals/berta-southside/take-back",
        "/referrals/dora-northside/accept",
        "/referrals/dora-northside/decline",
        "/referrals/edda-northside/register",
        "/nominations/ada-baker/decline",
        "/nominations/ada-baker/withdraw",
        "/nominations/ada-baker/interview",
        "/nominations/ada-baker/interview-held",
        "/nominations/ada-baker/start",
        "/placements/berta-crumb/end",
        "/placements/berta-crumb/checkpoints/30",
    ],
)
def test_another_agencys_things_cannot_be_changed(
    calm: Network, signed_in: dict[str, Visitor], href: str
) -> None:
    visitor, head = signed_in["south"], calm.head()
    visitor.get(href, expect=404)
    everything: dict[str, Any] = {
        "happened_on": day(0),
        "scope": "network",
        "reason": "other",
        "withdrawn_by": "agency",
        "interview_on": day(0),
        "term": "permanent",
        "ended_by": "employer",
        "status": "same_job",
        "evidence": "payslip",
    }
    form = {name: [value] for name, value in everything.items()} | {"csrf_token": [visitor.token()]}
    visitor.send(href, form, expect=404)
    visitor.json(href, everything, expect=404)
    assert calm.head() == head


def test_a_form_names_no_agency_of_its_own_choice(network: Network) -> None:
    visitor = network.visitor("south")
    form = visitor.get("/openings/clerk/answer").form
    values = form.filled({"answer": "nominating"}) | {"agency": ["northside"]}
    visitor.send(form.action, values)
    (answered,) = (r.fact for r in network.ledger.since(network.head() - 1, 1))
    assert answered.agency == "southside"  # type: ignore[attr-defined]


def test_two_people_who_send_the_same_at_once_record_it_once_or_are_told(network: Network) -> None:
    """The second of two forms that were open at the same time."""
    network.do("north", ConfirmInterest, seeker="berta", opening="clerk", happened_on=ago(0))
    one, two = network.visitor("north"), network.visitor("north")
    first, second = (v.get("/openings/clerk/nominate/berta") for v in (one, two))
    one.submit(first)
    head = network.head()
    page = two.submit(second, expect=409)
    assert "nominated for this opening already" in page.summary[""]
    assert network.head() == head


def test_a_reminder_long_before_its_day_is_refused_beside_its_field(calm: Network) -> None:
    coordinator = calm.visitor("coordinator")
    page = coordinator.get("/network-rules/reminders")
    answer = coordinator.submit(page, {"coming_days": "400"}, expect=422)
    assert answer.form.error("coming_days") == "Error: Write a number from 1 to 28."
