"""Referrals in words: who referred, to whom, and whom."""

from __future__ import annotations

from flask_babel import gettext as _

from domain.facts.vocabulary import REFERRAL_SOURCES
from projections.queries.referrals import Referral
from web.words import full_name, in_words


def from_whom(one: Referral) -> str:
    """The agency that referred, or who did from outside the network."""
    if one.row.sender is None:
        return one.from_name or ""
    sender = in_words(one.row.sender, REFERRAL_SOURCES)
    return f"{sender}: {one.row.sender_name}" if one.row.sender_name else sender


def to_whom(one: Referral) -> str:
    """The agency that was asked; every one, where it went into the pool."""
    return one.to_name or str(_("Every agency"))


def whom_words(one: Referral) -> str:
    """The person, as far as the viewer may know."""
    return full_name(one.person) if one.person else str(_("A job seeker"))


# For the templates that list referrals.
GLOBALS = {"from_whom": from_whom, "to_whom": to_whom, "whom_words": whom_words}
