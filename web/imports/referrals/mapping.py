"""What the columns and words of a spreadsheet of referrals mean here."""

from __future__ import annotations

from typing import ClassVar, Literal

from domain.facts.vocabulary import REFERRAL_DECLINES, REFERRAL_REASONS, REFERRAL_SOURCES
from web.imports.mapping import Mapping, Section, must_be_codes

Answer = Literal["waiting", "accepted", "declined", "withdrawn"]


class Columns(Section, frozen=True, kw_only=True):
    """What the file calls each thing. docs/import.md says what each of them is."""

    referral: str
    made_on: str
    seeker: str
    given_name: str
    family_name: str
    from_agency: str | None = None
    reason: str | None = None
    sender: str | None = None
    sender_name: str | None = None
    to_agency: str
    answer: str
    answered_on: str
    decline_reason: str

    def __post_init__(self) -> None:
        if (self.from_agency is None) != (self.reason is None):
            raise ValueError("from_agency and reason go together")
        if (self.sender is None) != (self.sender_name is None):
            raise ValueError("sender and sender_name go together")
        if self.from_agency is None and self.sender is None:
            raise ValueError("from_agency or sender must be there")


class ReferralsMapping(Mapping, frozen=True, kw_only=True):
    """How a file of referrals is read."""

    EXAMPLE: ClassVar[str] = "docs/referrals.toml"

    columns: Columns
    reasons: dict[str, str] = {}
    senders: dict[str, str] = {}
    answers: dict[str, Answer]
    decline_reasons: dict[str, str]

    def __post_init__(self) -> None:
        super().__post_init__()
        for said, codes in (
            (self.reasons, REFERRAL_REASONS),
            (self.senders, REFERRAL_SOURCES),
            (self.decline_reasons, REFERRAL_DECLINES),
        ):
            must_be_codes(said.values(), codes)
