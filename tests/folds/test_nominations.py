"""A nomination and how it stands, at every turn."""

from __future__ import annotations

from projections.folds import nominations
from tests.decisions.cast import (
    declined,
    february,
    interview_held,
    interview_scheduled,
    nominated,
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
    details = {"interview_at": "09:30", "place": "12 Mill Lane", "arrangements": "sealed"}
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
