"""A nomination and how it stands, at every turn."""

from __future__ import annotations

from projections.folds import nominations
from tests.decisions.cast import (
    declined,
    february,
    interview_cancelled,
    interview_held,
    interview_missed,
    interview_rescheduled,
    interview_scheduled,
    march,
    nominated,
    offer_declined,
    offered,
    shortlisted,
    started,
    withdrawn,
)
from tests.folds.story import row, rows

VIEW = nominations.VIEW


def test_it_was_made() -> None:
    assert row(VIEW, "ada-baker", nominated()) == nominations.NominationRow(
        nomination="ada-baker",
        seeker="ada",
        opening="baker",
        employer="crumb",
        agency="northside",
        nominated_on=february(5),
        status="nominated",
    )


def test_an_interview_was_agreed() -> None:
    details = {
        "interview_at": "09:30",
        "time_zone": "America/Toronto",
        "place": "12 Mill Lane",
        "accommodations": "sealed too",
        "arrangements": "sealed",
    }
    now = row(VIEW, "ada-baker", nominated(), interview_scheduled(**details))
    assert now.status == "interview_scheduled"
    assert now.interview_on == february(10)
    assert {name: getattr(now, name) for name in details} == details


def test_an_interview_was_held() -> None:
    now = row(VIEW, "ada-baker", nominated(), interview_scheduled(), interview_held())
    assert (now.status, now.interviewed_on) == ("interviewed", february(10))


def test_a_second_interview_was_agreed() -> None:
    second = interview_scheduled(happened_on=february(11), interview_on=february(15))
    now = row(VIEW, "ada-baker", nominated(), interview_scheduled(), interview_held(), second)
    assert (now.status, now.interview_on) == ("interview_scheduled", february(15))
    assert now.interviewed_on == february(10)


def test_the_employer_wants_to_see_them() -> None:
    now = row(VIEW, "ada-baker", nominated(), shortlisted())
    assert (now.status, now.shortlisted_on) == ("shortlisted", february(6))


def test_a_shortlist_that_is_entered_late_is_not_the_last_step() -> None:
    now = row(VIEW, "ada-baker", nominated(), interview_held(), shortlisted())
    assert (now.status, now.shortlisted_on) == ("interviewed", february(6))


def test_an_interview_was_moved() -> None:
    met = [nominated(), interview_scheduled(place="12 Mill Lane", arrangements="sealed")]
    now = row(VIEW, "ada-baker", *met, interview_rescheduled(interview_at="11:00", time_zone="UTC"))
    assert (now.status, now.interview) == ("interview_scheduled", "agreed")
    assert (now.interview_on, now.interview_at, now.time_zone) == (february(11), "11:00", "UTC")
    assert (now.place, now.arrangements) == (None, "sealed")


def test_an_interview_was_called_off_and_another_one_agreed() -> None:
    met = [nominated(), interview_scheduled(), interview_cancelled()]
    now = row(VIEW, "ada-baker", *met)
    assert (now.status, now.interview) == ("interview_cancelled", "cancelled")
    assert now.interview_cancelled_for == "employer_unavailable"
    again = interview_scheduled(happened_on=february(11), interview_on=february(15))
    now = row(VIEW, "ada-baker", *met, again)
    assert (now.status, now.interview) == ("interview_scheduled", "agreed")
    assert now.interview_cancelled_for is None


def test_an_interview_was_missed() -> None:
    now = row(VIEW, "ada-baker", nominated(), interview_scheduled(), interview_missed())
    assert (now.status, now.interview) == ("interview_missed", "missed")
    assert (now.interview_missed_by, now.interviewed_on) == ("employer", None)


def test_an_interview_from_before_leaves_the_agreed_one_as_it_is() -> None:
    early = interview_held(happened_on=february(5))
    now = row(VIEW, "ada-baker", nominated(), interview_scheduled(), early)
    assert (now.status, now.interview) == ("interview_scheduled", "agreed")
    assert now.interviewed_on == february(5)


def test_a_job_was_offered() -> None:
    terms = {
        "starts_on": march(2),
        "term": "permanent",
        "hours_per_week": 20,
        "hourly_wage": "17.25",
    }
    now = row(VIEW, "ada-baker", nominated(), offered(**terms))
    assert (now.status, now.offered_on) == ("offered", february(14))
    assert {name: getattr(now, f"offer_{name}") for name in terms} == terms


def test_the_offer_was_declined_and_made_anew() -> None:
    met = [nominated(), offered(hourly_wage="17.00"), offer_declined()]
    now = row(VIEW, "ada-baker", *met)
    assert (now.status, now.offer_declined_on) == ("offer_declined", february(16))
    assert now.offer_declined_for == "wage"
    assert now.is_live
    now = row(VIEW, "ada-baker", *met, offered(happened_on=february(17), hourly_wage="19.00"))
    assert (now.status, now.offer_hourly_wage) == ("offered", "19.00")
    assert (now.offer_declined_on, now.offer_declined_for) == (None, None)


def test_what_becomes_of_an_interview_takes_no_offer_back() -> None:
    met = [nominated(), interview_scheduled(), offered(happened_on=february(7))]
    for settled in (interview_cancelled(), interview_missed(), interview_held()):
        assert row(VIEW, "ada-baker", *met, settled).status == "offered"


def test_it_is_live_until_it_ends() -> None:
    assert row(VIEW, "ada-baker", nominated(), interview_held()).is_live
    for end in (declined(), withdrawn(), started()):
        assert not row(VIEW, "ada-baker", nominated(), end).is_live


def test_the_employer_said_no() -> None:
    now = row(VIEW, "ada-baker", nominated(), declined(reason="hours"))
    assert (now.status, now.ended_on, now.reason) == ("declined", february(12), "hours")


def test_it_was_taken_back() -> None:
    now = row(VIEW, "ada-baker", nominated(), withdrawn(withdrawn_by="seeker"))
    assert (now.status, now.ended_on, now.withdrawn_by) == ("withdrawn", february(12), "seeker")


def test_it_led_to_a_job() -> None:
    now = row(VIEW, "ada-baker", nominated(), interview_held(), started())
    assert (now.status, now.placement) == ("placed", "ada-crumb")


def test_nobody_was_nominated() -> None:
    assert rows(VIEW, "ada-baker", interview_held(), declined()) == []
