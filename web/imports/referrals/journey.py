"""A referral as decisions: who asked whom to support the person, and what the answer was."""

from __future__ import annotations

from datetime import date

from flask_babel import gettext as _

from domain.decisions.referral_answers import AcceptReferral, DeclineReferral, WithdrawReferral
from domain.decisions.referrals import ReceiveReferral, ReferSeeker
from domain.facts import Fact
from domain.facts.referrals import (
    ReferralAccepted,
    ReferralDeclined,
    ReferralMade,
    ReferralReceived,
    ReferralWithdrawn,
)
from domain.facts.seekers import SeekerRegistered
from web.imports.answers import RowRefused
from web.imports.kind import Kind, Missing
from web.imports.mapping import names_of
from web.imports.referrals.mapping import Answer, ReferralsMapping
from web.imports.referrals.rows import ReferralReader, Referred
from web.imports.steps import Desk, Step
from web.imports.table import Row

ANSWER_FACTS: dict[Answer, type[Fact]] = {
    "accepted": ReferralAccepted,
    "declined": ReferralDeclined,
    "withdrawn": ReferralWithdrawn,
}


class Referrals(Kind[ReferralsMapping, Referred]):
    """Turns referrals into decisions, given what is known so far."""

    NAME = "referrals"
    MAPPING = ReferralsMapping
    ROOTS = (ReferralMade, ReferralReceived)

    def __init__(self, mapping: ReferralsMapping, desk: Desk) -> None:
        super().__init__(mapping, desk)
        self._reader = ReferralReader(mapping, desk.today)
        columns = mapping.columns
        self._made = names_of(columns) | {"happened_on": columns.made_on}
        self._answered = self._made | {"happened_on": columns.answered_on}

    def read(self, row: Row) -> Referred:
        return self._reader.read(row)

    def happened(self, entry: Referred) -> date:
        return entry.made_on

    def _referral(self, entry: Referred) -> str:
        return self._mapping.id("referral", entry.key)

    def root_tag(self, entry: Referred) -> str:
        return f"referral:{self._referral(entry)}"

    def _seeker(self, entry: Referred) -> str:
        """The person's id. Nobody was ever registered for a no to somebody outside.

        As on the pages, such a referral has an id of its own for the person: with the next one,
        the person may come after all.
        """
        if entry.sender and entry.answer in ("declined", "withdrawn"):
            return self._mapping.id("seeker", self.NAME, entry.key)
        return self._mapping.id("seeker", entry.seeker)

    def seeker_tag(self, entry: Referred) -> str:
        received = self._desk.known.find(ReferralReceived, self.root_tag(entry))
        return f"seeker:{received.seeker if received else self._seeker(entry)}"

    def missing(self, entry: Referred) -> Missing | None:
        answer = ANSWER_FACTS.get(entry.answer)
        if answer is None or self._desk.known.find(answer, self.root_tag(entry)):
            return None
        return Missing(
            self._mapping.columns.answer,
            _("The file says “%(answer)s”, and that is not recorded yet.", answer=entry.said),
        )

    def steps(self, entry: Referred) -> list[Step]:
        if entry.from_agency:
            return self._from_agency(entry, entry.from_agency)
        return self._from_outside(entry, entry.to_agency or "")

    def _from_agency(self, e: Referred, named: str) -> list[Step]:
        sides = self._made | {"agency": self._made["from_agency"]}
        sender = self._desk.agencies.find(named, sides["agency"])
        steps = self._arrivals.agency(sender, e.made_on, sides["agency"], sides)
        to_agency = None
        if e.to_agency:
            asked = self._desk.agencies.find(e.to_agency, sides["to_agency"])
            steps += self._arrivals.agency(asked, e.made_on, sides["to_agency"], sides)
            to_agency = asked.id
        names, seeker = (e.given_name, e.family_name), self._seeker(e)
        return [
            *steps,
            *self._arrivals.seeker(seeker, sender.id, names, e.made_on, sides),
            self._desk.step(
                ReferSeeker,
                sides,
                referral=self._referral(e),
                seeker=seeker,
                reason=e.reason,
                to_agency=to_agency,
                happened_on=e.made_on,
            ),
            *self._answer(e, seeker, to_agency),
        ]

    def _from_outside(self, e: Referred, named: str) -> list[Step]:
        sides = self._made | {"agency": self._made["to_agency"]}
        asked = self._desk.agencies.find(named, sides["agency"])
        seeker, names = self._seeker(e), (e.given_name, e.family_name)
        self._must_be_unknown(seeker)
        at_the_yes = sides | {"happened_on": self._answered["happened_on"]}
        registered = (
            self._arrivals.registration(seeker, asked.id, names, e.answered_on, at_the_yes)
            if e.answer == "accepted" and e.answered_on
            else []
        )
        return [
            *self._arrivals.agency(asked, e.made_on, sides["agency"], sides),
            self._desk.step(
                ReceiveReferral,
                sides,
                referral=self._referral(e),
                seeker=seeker,
                agency=asked.id,
                sender=e.sender,
                sender_name=e.sender_name,
                given_name=e.given_name,
                family_name=e.family_name,
                happened_on=e.made_on,
            ),
            *registered,
            *self._answer(e, seeker, asked.id),
        ]

    def _must_be_unknown(self, seeker: str) -> None:
        """Refuse a referral from outside of somebody who came before."""
        known, tag = self._desk.known, f"seeker:{seeker}"
        if not (known.find(SeekerRegistered, tag) or known.find(ReferralReceived, tag)):
            return
        raise RowRefused(
            self._made["seeker"],
            _("This person is recorded here already, so nobody outside can bring them in."),
            _(
                "Check the person's key. If it is right, the network knows the person, and you"
                " need not do anything."
            ),
        )

    def _answer(self, e: Referred, seeker: str, to_agency: str | None) -> list[Step]:
        about = {"referral": self._referral(e), "happened_on": e.answered_on}
        if e.answer == "accepted":
            about |= {"seeker": seeker, "agency": to_agency}
            return [self._desk.step(AcceptReferral, self._answered, **about)]
        if e.answer == "declined":
            about |= {"reason": e.decline_reason}
            return [self._desk.step(DeclineReferral, self._answered, **about)]
        if e.answer == "withdrawn":
            return [self._desk.step(WithdrawReferral, self._answered, **about)]
        return []
