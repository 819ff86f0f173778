"""One row of a spreadsheet as a referral: what it says, or why it cannot be facts."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask_babel import gettext as _

from web.imports.answers import RowRefused
from web.imports.mapping import names_of
from web.imports.referrals.mapping import Answer, ReferralsMapping
from web.imports.rows import (
    FIND_OUT,
    Entry,
    RowSchema,
    contradiction,
    empty,
    load,
    must_be_past,
    must_follow,
    word_for,
)
from web.imports.table import Row
from web.schemas import fields


class ReferralSchema(RowSchema):
    """The cells of one referral."""

    referral = fields.text("", required=True)
    made_on = fields.day("")
    seeker = fields.text("", required=True)
    given_name = fields.text("")
    family_name = fields.text("")
    from_agency = fields.text("")
    reason = fields.text("")
    sender = fields.text("")
    sender_name = fields.text("")
    to_agency = fields.text("")
    answer = fields.text("")
    answered_on = fields.day("", required=False)
    decline_reason = fields.text("")


class Referred(Entry, frozen=True, kw_only=True):
    """What a referral's row says. It comes from an agency or, with `sender`, from outside."""

    made_on: date
    given_name: str | None
    family_name: str | None
    from_agency: str | None
    reason: str | None
    sender: str | None
    sender_name: str | None
    to_agency: str | None  # None: into the pool
    said: str  # the answer, in the file's own word
    answer: Answer
    answered_on: date | None
    decline_reason: str | None


# What a referral takes from its row unchanged.
AS_SAID = (
    "made_on",
    "seeker",
    "given_name",
    "family_name",
    "from_agency",
    "sender_name",
    "to_agency",
    "answered_on",
)


class ReferralReader:
    """Reads the rows of one file."""

    def __init__(self, mapping: ReferralsMapping, today: date) -> None:
        self._mapping, self._today = mapping, today
        self._names = names_of(mapping.columns)
        self._schema = ReferralSchema()

    def read(self, row: Row) -> Referred:
        """The referral in a row. Raises RowRefused."""
        said = load(row, self._names, self._schema)
        rules = self._mapping
        must_be_past(said["made_on"], self._names["made_on"], self._today)
        self._check_sides(said)
        answer = word_for(rules.answers, said.get("answer"), self._names["answer"], "[answers]")
        self._check_answer(said, answer)
        is_inside, is_no = "from_agency" in said, answer == "declined"
        as_said: dict[str, Any] = {name: said.get(name) for name in AS_SAID}
        return Referred(
            row=row.number,
            key=said["referral"],
            reason=self._word("reason", said, rules.reasons) if is_inside else None,
            sender=None if is_inside else self._word("sender", said, rules.senders),
            said=said.get("answer", ""),
            answer=answer,
            decline_reason=self._word("decline_reason", said, rules.decline_reasons)
            if is_no
            else None,
            **as_said,
        )

    def _word(self, name: str, said: dict[str, Any], words: dict[str, str]) -> str:
        return word_for(words, said.get(name), self._names[name], f"[{name}s]")

    def _check_sides(self, said: dict[str, Any]) -> None:
        """Somebody referred the person: an agency, or somebody outside, who asks one agency."""
        names = self._names
        senders = [name for name in ("from_agency", "sender") if name in said]
        if not senders:
            column = names.get("from_agency") or names["sender"]
            raise RowRefused(
                column, _("The row does not say who referred the person."), _(FIND_OUT)
            )
        if len(senders) == 2:
            raise RowRefused(
                names["sender"],
                _("The row says that an agency referred the person, and somebody outside too."),
                _("Leave only the one who did, then import the file again."),
            )
        if "sender" in said and "to_agency" not in said:
            raise empty(names["to_agency"])
        if "sender" in said:
            for name in ("given_name", "family_name"):
                if name not in said:
                    raise empty(names[name])

    def _check_answer(self, said: dict[str, Any], answer: Answer) -> None:
        """An answer has its day, and no answer has none."""
        names = self._names
        if answer == "waiting" and "answered_on" in said:
            raise contradiction(
                names["answered_on"], _("The row has a day of the answer, but no answer.")
            )
        if answer != "waiting" and "answered_on" not in said:
            raise empty(names["answered_on"])
        if answer == "accepted" and "to_agency" not in said:
            raise RowRefused(
                names["to_agency"],
                _("The referral was accepted, but the row does not say by which agency."),
                _(FIND_OUT),
            )
        if answer != "declined" and "decline_reason" in said:
            raise RowRefused(
                names["decline_reason"],
                _("The row has a reason for a no, but the answer was another."),
                _(FIND_OUT),
            )
        if "answered_on" in said:
            must_be_past(said["answered_on"], names["answered_on"], self._today)
            must_follow(
                said["answered_on"],
                said["made_on"],
                names["answered_on"],
                _("The answer, on %(later)s, is dated before the referral, on %(earlier)s."),
            )
