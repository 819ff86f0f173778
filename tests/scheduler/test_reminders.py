"""One reminder for each reader of each due checkpoint, and none where none is needed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import html5lib

from domain.accounts.store import Accounts
from domain.facts.reference import reference
from domain.facts.retention import FollowUpReminderClaimed
from domain.ledger.ledger import Ledger
from tests.scheduler import world
from tests.scheduler.conftest import Tick
from tests.scheduler.post_office import PostOffice, plain

START = date(2026, 1, 1)
DUE = START + timedelta(days=30)


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def test_agency_and_coordinator_each_get_one_message(
    network: Ledger, run: Tick, post_office: PostOffice
) -> None:
    placement = world.place(network, START)
    report = run(noon(DUE))
    assert (report.sent, report.failed, report.waiting) == (1, 0, 0)
    addresses = sorted(to for to, _, _ in post_office.letters)
    assert addresses == [world.COORDINATOR_EMAIL, world.STAFF_EMAIL]
    assert all(letter["To"] == to for to, letter, _ in post_office.letters)
    assert world.story_of(network, placement) == ["Claimed", "Sent"]


def test_message_says_what_is_due_for_whom_by_when_and_where(
    network: Ledger, run: Tick, post_office: PostOffice
) -> None:
    placement = world.place(network, START)
    run(noon(DUE))
    _, letter, _ = post_office.letters[0]
    text = plain(letter)
    code = reference(network.history(f"placement:{placement}")[0].fact.as_dict()["seeker"])
    assert letter["Subject"] == f"30-day checkpoint due: job seeker {code}"
    assert code in text
    assert "31 January 2026" in text
    assert "14 February 2026" in text
    lines = text.splitlines()
    assert f"https://network.example/placements/{placement}/checkpoints/30" in lines
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["From"] == "Commonplace <commonplace@network.example>"


def test_it_says_the_same_as_a_page_that_needs_nothing_from_elsewhere(
    network: Ledger, run: Tick, post_office: PostOffice
) -> None:
    placement = world.place(network, START)
    run(noon(DUE))
    _, letter, _ = post_office.letters[0]
    assert letter.get_content_type() == "multipart/alternative"
    page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(
        letter.get_body(("html",)).get_content()
    )
    assert page.get("lang") == "en"
    assert page.find(".//title").text == page.find(".//h1").text == letter["Subject"]
    words = " ".join(" ".join(page.find("body").itertext()).split())
    for line in plain(letter).splitlines():
        assert line.startswith(("Job", "Due", "Last", "Record", "http")) or line in words
    assert "31 January 2026" in words and "14 February 2026" in words
    links = [a.get("href") for a in page.iter("a")]
    assert links == [
        f"https://network.example/placements/{placement}/checkpoints/30",
        "https://network.example/account/e-mails",
    ]
    assert letter["List-Unsubscribe"] == f"<{links[1]}>"
    assert not [tag for name in ("img", "link", "script", "style") for tag in page.iter(name)]


def test_message_holds_no_personal_data(
    network: Ledger, run: Tick, post_office: PostOffice
) -> None:
    world.place(network, START)
    run(noon(DUE))
    assert len(post_office.letters) == 2
    for _, letter, raw in post_office.letters:
        html = letter.get_body(("html",)).get_content()
        everything = f"{raw.decode()}\n{plain(letter)}\n{html}".casefold()
        for private in world.PRIVATE:
            assert private.casefold() not in everything


def test_message_id_is_the_claimed_one_with_a_mark_of_the_reader(
    network: Ledger, run: Tick, post_office: PostOffice
) -> None:
    placement = world.place(network, START)
    run(noon(DUE))
    claim = world.reminders_of(network, placement)[0].fact
    assert isinstance(claim, FollowUpReminderClaimed)
    left, right = claim.message_id.split("@")
    assert right == "network.example>"
    assert left.startswith("<due.30.")
    ids = post_office.ids()
    assert len(set(ids)) == 2
    assert all(i.startswith(f"{left}.") and i.endswith(f"@{right}") for i in ids)


def test_second_run_sends_nothing(network: Ledger, run: Tick, post_office: PostOffice) -> None:
    world.place(network, START)
    run(noon(DUE))
    report = run(noon(DUE + timedelta(days=1)))
    assert (report.sent, report.failed, report.waiting) == (0, 0, 0)
    assert len(post_office.letters) == 2


def test_each_checkpoint_has_its_own_reminder(
    network: Ledger, run: Tick, post_office: PostOffice
) -> None:
    placement = world.place(network, START)
    run(noon(DUE))
    world.answer(network, placement, 30, DUE)
    run(noon(START + timedelta(days=60)))
    subjects = {letter["Subject"].split()[0] for _, letter, _ in post_office.letters}
    assert subjects == {"30-day", "60-day"}
    assert len(set(post_office.ids())) == 4


def test_eight_days_before_is_too_early(
    network: Ledger, run: Tick, post_office: PostOffice
) -> None:
    placement = world.place(network, START)
    assert run(noon(DUE - timedelta(days=8))).sent == 0
    assert world.story_of(network, placement) == []
    assert not post_office.letters


def test_no_reminder_where_the_checkpoint_is_recorded(
    network: Ledger, run: Tick, post_office: PostOffice
) -> None:
    placement = world.place(network, START)
    world.answer(network, placement, 30, DUE - timedelta(days=3))
    assert run(noon(DUE)).sent == 0
    assert not post_office.letters


def test_trying_and_reaching_nobody_does_not_stop_the_reminder(
    network: Ledger, run: Tick, post_office: PostOffice
) -> None:
    placement = world.place(network, START)
    world.answer(network, placement, 30, DUE - timedelta(days=3), status="not_reached")
    assert run(noon(DUE)).sent == 1


def test_no_reminder_where_the_placement_ended(
    network: Ledger, run: Tick, post_office: PostOffice
) -> None:
    ended_before = world.place(network, START)
    ended_after = world.place(network, START)
    world.end(network, ended_before, DUE - timedelta(days=5))
    world.end(network, ended_after, DUE + timedelta(days=1))
    report = run(noon(DUE + timedelta(days=2)))
    assert (report.sent, report.waiting) == (0, 0)
    assert not post_office.letters


def test_other_agencies_get_nothing(
    network: Ledger, accounts: Accounts, run: Tick, post_office: PostOffice
) -> None:
    accounts.add("other@agency.example", "Olga Other", "agency", "a password", "agency-other")
    accounts.add("auditor@network.example", "Ada Auditor", "auditor", "a password")
    world.place(network, START)
    run(noon(DUE))
    addresses = {to for to, _, _ in post_office.letters}
    assert addresses == {world.COORDINATOR_EMAIL, world.STAFF_EMAIL}


def test_progress_is_told(network: Ledger, run: Tick) -> None:
    for _ in range(3):
        world.place(network, START)
    told: list[tuple[int, int]] = []
    run(noon(DUE), progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_stopped_run_leaves_the_rest_for_later(network: Ledger, run: Tick) -> None:
    placements = [world.place(network, START) for _ in range(3)]
    answers = iter([False, True])
    report = run(noon(DUE), is_stopped=lambda: next(answers))
    assert (report.sent, report.waiting) == (1, 2)
    assert [world.story_of(network, p) for p in placements].count([]) == 2
    assert run(noon(DUE)).sent == 2
