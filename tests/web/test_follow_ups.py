"""The follow-ups page: what is put off, who sees to it, and which e-mails did not arrive."""

from __future__ import annotations

import pytest

from domain.accounts.digests import Digests
from domain.accounts.store import Accounts
from domain.decisions.follow_ups import HandOverFollowUp, SnoozeFollowUp
from domain.decisions.notices import ClaimNotice, RecordNotice
from domain.decisions.placements import EndPlacement, StartPlacement
from domain.decisions.reminders import ClaimReminder, RecordBounce, RecordReminder
from domain.decisions.retention import RecordCheckpoint
from domain.facts import Actor
from domain.facts.reference import reference
from projections.attempts import CAME_BACK
from projections.queries.notices import waiting
from tests.web.network import Network, ago, today
from tests.web.visitor import Visitor

CHECKPOINT = {"placement": "berta-crumb", "day": 30}
HERE = "/placements/berta-crumb/checkpoints/30"
SYSTEM = Actor(user="scheduler", role="system")


def section(visitor: Visitor, name: str, page: str = "/follow-ups/") -> str:
    """The text of a part of a page; nothing where it is not there."""
    part = visitor.get(page).main.select_one(f"section[aria-labelledby={name}]")
    return " ".join(part.get_text(" ").split()) if part else ""


def test_what_is_due_leads_to_everything_that_can_be_done(calm: Network) -> None:
    page = calm.visitor("north").get("/follow-ups/")
    ways = (HERE, f"{HERE}?status=not_reached", f"{HERE}/put-off", f"{HERE}/hand-over")
    assert set(ways) <= set(page.links)
    form = calm.visitor("north").get(ways[1]).form.values
    assert (form["status"], form["evidence"]) == (["not_reached"], ["not_reached"])


def test_what_is_put_off_is_not_to_be_done_now(network: Network) -> None:
    north = network.visitor("north")
    assert "30 days at Crumb & Sons" in north.get("/").text
    assert "30 days" in section(north, "due")
    network.do(
        "north", SnoozeFollowUp, **CHECKPOINT, until=ago(-4), reason="away", happened_on=ago(0)
    )
    waiting = section(north, "waiting")
    assert "They are away." in waiting and "Comes back" in waiting
    assert section(north, "due") == ""
    assert "30 days at Crumb & Sons" not in north.get("/").text


def test_one_may_look_at_those_in_one_state_only(network: Network) -> None:
    north = network.visitor("north")
    assert not [href for href in north.get("/follow-ups/").links if "which=" in href]
    began = {"placement": "ada-crumb", "nomination": "ada-baker", "opening": "baker"}
    network.do("north", StartPlacement, **began, term="permanent", happened_on=ago(45))
    page = north.get("/follow-ups/")
    ways = {href: words for href, words in page.links.items() if "which=" in href}
    assert list(ways.values()) == ["Overdue (1)", "Due now (1)"]
    for href, there, away in zip(ways, ("overdue", "due"), ("due", "overdue"), strict=True):
        assert section(north, there, href) and not section(north, away, href)


def test_nobody_was_reached_so_it_comes_back(network: Network) -> None:
    status = {"status": "not_reached", "evidence": "not_reached"}
    network.do("north", RecordCheckpoint, **CHECKPOINT, **status, happened_on=ago(1))
    told = "Somebody tried, and reached nobody."
    assert told in section(network.visitor("north"), "waiting")
    assert f"Northside Works. {told}" in section(network.visitor("coordinator"), "waiting")


def test_after_the_job_a_checkpoint_can_still_be_recorded(network: Network) -> None:
    gone = {"placement": "berta-crumb", "reason": "health", "ended_by": "employee"}
    network.do("north", EndPlacement, **gone, happened_on=ago(1))
    north, over = network.visitor("north"), f"The job ended on {ago(1).day} "
    for page in ("/", "/follow-ups/", "/placements/berta-crumb"):
        assert over in north.get(page).text
    tried = north.get(f"{HERE}?status=not_reached")
    assert over in tried.text and tried.form.label("happened_on") == "On which day did you try?"
    north.submit(tried)  # today, as it is filled in
    assert over in section(north, "waiting")
    page = north.get(HERE)
    assert page.form.values["happened_on"] == [str(ago(1))]
    said = {"status": "same_job", "evidence": "staff_observed"}
    late = north.submit(page, {**said, "happened_on": str(ago(0))}, expect=409)
    assert "Use that day or an earlier one" in late.form.error("happened_on")
    assert "See the placement" in late.text
    north.submit(page, said)
    assert "30 days at Crumb & Sons" not in north.get("/follow-ups/").text


def test_a_day_that_has_come_is_due_again(network: Network) -> None:
    network.do(
        "north", SnoozeFollowUp, **CHECKPOINT, until=ago(0), reason="away", happened_on=ago(1)
    )
    assert "30 days" in section(network.visitor("north"), "due")


def test_each_reads_who_sees_to_it(network: Network) -> None:
    to = network.users["north"].actor()
    network.do("coordinator", HandOverFollowUp, **CHECKPOINT, to=to, happened_on=ago(0))
    assert "You see to it." in section(network.visitor("north"), "due")
    assert "North Staff sees to it." in section(network.visitor("coordinator"), "due")


def test_one_hands_over_to_colleagues_and_the_coordinator_only(calm: Network) -> None:
    form = calm.visitor("north").get(f"{HERE}/hand-over")
    assert "North Staff (you)" in form.text and "Coordinator Staff (coordinator)" in form.text
    assert "South Staff" not in form.text and "can sign in" not in form.text
    assert form.links["/placements/berta-crumb"] == "See the placement"


def test_it_says_that_an_agency_has_nobody_to_hand_over_to(
    calm: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Accounts, "of_agency", lambda *_: [])
    form = calm.visitor("coordinator").get(f"{HERE}/hand-over")
    assert "Northside Works has nobody who can sign in yet." in form.text


@pytest.mark.parametrize("way", ["put-off", "hand-over"])
def test_other_agencies_and_other_checkpoints(calm: Network, way: str) -> None:
    assert calm.visitor("south").get(f"{HERE}/{way}", expect=404)
    assert calm.visitor("north").get(f"/placements/berta-crumb/checkpoints/31/{way}", expect=404)
    assert calm.visitor("auditor").get(f"{HERE}/{way}", expect=403)


def test_an_email_that_did_not_arrive_is_shown(network: Network) -> None:
    which = {**CHECKPOINT, "stage": "due", "reminds_on": ago(2)}
    given = {"by": SYSTEM, "today": today(), "happened_on": today(), **which}
    network.ledger.do(ClaimReminder(**given, message_id="<1@network>"))
    error = "2 of 2: The mail server refused the recipient's address. (550)"
    network.ledger.do(RecordReminder(**given, error=error))
    for who in ("north", "coordinator"):
        told = section(network.visitor(who), "undelivered")
        assert "Tried again" in told and error in told and "1 attempt" in told
    assert section(network.visitor("south"), "undelivered") == ""
    network.ledger.do(RecordReminder(**given))
    assert "Some got it" in section(network.visitor("north"), "undelivered")
    back = {"to_user": "user-x", "status_code": "5.2.2", "reached": "nobody"}
    network.ledger.do(RecordBounce(**given, **back))
    told = section(network.visitor("north"), "undelivered")
    assert f"{CAME_BACK} (5.2.2)" in told and "The coordinator gets it too." in told


def test_other_e_mails_that_did_not_arrive_are_shown_with_what_comes_next(
    network: Network,
) -> None:
    [interview] = [
        one
        for one in waiting(network.ledger, today()).values()
        if one.nomination == "ada-cook" and one.reminder_of == "interview"
    ]
    given = {"by": SYSTEM, "today": today(), "happened_on": today(), "notice": interview.id}
    claim = ClaimNotice(**given, **interview.named(), message_id="<1@network>")
    failed = RecordNotice(**given, error="The mail server refused the message. (554)")
    network.ledger.do(claim, *[failed] * 5)
    digests, coordinator = Digests(network.ledger.database), network.users["coordinator"].id
    digests.want(coordinator, 8, 0)
    digests.claim(coordinator, today(), 0, 1)
    digests.failed(coordinator, today(), "It is away.", "server")
    north, south = network.visitor("north"), network.visitor("south")
    mine = section(north, "undelivered")
    assert "An interview comes up" in mine and "5 attempts" in mine
    assert "The coordinator gets it too." in mine and "Not before" in mine
    assert f"{reference('ada')} Northside Works" in mine
    assert "/nominations/ada-cook" in north.get("/follow-ups/").links
    assert "E-mail of the day" not in mine and section(south, "undelivered") == ""
    assert "E-mail of the day" in section(network.visitor("coordinator"), "undelivered")
    digests.sent(coordinator, today())
    digests.came_back(coordinator, today(), CAME_BACK)
    seen = section(network.visitor("operator"), "undelivered", "/health/")
    assert "Came back What nobody else has goes to the coordinator." in seen
    assert "An interview comes up" in seen and "E-mail of the day" in seen
    assert reference("ada") not in seen
    health = network.visitor("operator").get("/health/")
    assert "1 reminder could not be sent yet." in health.text
    assert "/nominations/ada-cook" not in health.links
