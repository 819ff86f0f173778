"""Referrals: how each one stands."""

from __future__ import annotations

from projections.folds import referrals
from projections.folds.referrals import ReferralRow
from tests.decisions.cast import (
    accepted,
    january,
    received,
    referral_closed,
    referral_declined,
    referred,
    taken_back,
)
from tests.folds.story import row, rows


def now(*facts: object) -> ReferralRow:
    """The row of Ada's referral to Southside."""
    found: ReferralRow = row(referrals.VIEW, "ada-south", *facts)  # type: ignore[arg-type]
    return found


def test_one_that_waits() -> None:
    assert now(referred(note="sealed")) == ReferralRow(
        referral="ada-south",
        seeker="ada",
        from_agency="northside",
        to_agency="southside",
        is_to_pool=False,
        made_on=january(12),
        reason="closer",
        note="sealed",
    )


def test_one_from_outside() -> None:
    found = row(referrals.VIEW, "eve-north", received(email="sealed"))
    assert (found.from_agency, found.to_agency, found.is_to_pool) == (None, "northside", False)
    assert (found.sender, found.sender_name) == ("school", "Hill School")
    assert (found.given_name, found.family_name, found.email) == ("Eve", "Reed", "sealed")


def test_one_into_the_pool_is_the_agencys_that_accepts() -> None:
    assert now(referred(to_agency=None)).to_agency is None
    found = now(referred(to_agency=None), accepted())
    assert (found.to_agency, found.is_to_pool) == ("southside", True)


def test_how_it_goes_on() -> None:
    assert now(referred()).status == "waiting"
    yes = now(referred(), accepted())
    assert (yes.status, yes.answered_on) == ("accepted", january(15))
    no = now(referred(), referral_declined())
    assert (no.status, no.answered_on, no.decline_reason) == (
        "declined",
        january(15),
        "no_capacity",
    )
    back = now(referred(), taken_back())
    assert (back.status, back.answered_on) == ("withdrawn", january(15))
    over = now(referred(), accepted(), referral_closed())
    assert (over.status, over.answered_on, over.closed_on, over.outcome) == (
        "closed",
        january(15),
        january(18),
        "supported",
    )


def test_an_answer_to_nothing_is_no_referral() -> None:
    assert rows(referrals.VIEW, "ada-south", accepted(), referral_closed()) == []
