"""What people do with a nomination, until somebody starts work."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from domain.decisions.interviews import (
    CancelInterview,
    RecordInterview,
    RecordMissedInterview,
    RescheduleInterview,
    ScheduleInterview,
)
from domain.decisions.offers import DeclineOffer, MakeOffer
from domain.decisions.selection import (
    DeclineNomination,
    ShortlistNomination,
    WithdrawNomination,
)
from tests.model.looking_steps import LookingForWork
from tests.model.machine import WHENS, WHICH, When
from tests.model.present import Nomination

Such = Callable[[Nomination], bool]
IN_DAYS = st.sampled_from([7, 0, 1, -1])
some_nomination = precondition(lambda self: self.has_nomination(_goes_on))


def _goes_on(nomination: Nomination) -> bool:
    return nomination.over_on is None


def _waits_for_interview(nomination: Nomination) -> bool:
    return _goes_on(nomination) and nomination.agreed is not None


def _waits_for_answer(nomination: Nomination) -> bool:
    return _goes_on(nomination) and nomination.offer == "made"


class BeingChosen(LookingForWork):
    """Shortlists, interviews, offers, and the end of a nomination."""

    @some_nomination
    @rule(when=WHENS, which=WHICH)
    def shortlist(self, when: When, which: int) -> None:
        said, owner = self.nomination(which)
        self.do(ShortlistNomination, when, owner, **said)

    @some_nomination
    @rule(when=WHENS, which=WHICH, in_days=IN_DAYS)
    def agree_interview(self, when: When, which: int, in_days: int) -> None:
        said, owner = self.nomination(which)
        on = self.days_after(when, in_days)
        self.do(ScheduleInterview, when, owner, **said, interview_on=on)

    @some_nomination
    @rule(when=WHENS, which=WHICH, in_days=IN_DAYS)
    def move_interview(self, when: When, which: int, in_days: int) -> None:
        self.agreed_first(when, which)
        said, owner = self.nomination(which, _waits_for_interview)
        on = self.days_after(when, in_days)
        self.do(RescheduleInterview, when, owner, **said, interview_on=on)

    @some_nomination
    @rule(when=WHENS, which=WHICH)
    def call_interview_off(self, when: When, which: int) -> None:
        self.agreed_first(when, which)
        said, owner = self.nomination(which, _waits_for_interview)
        self.do(CancelInterview, when, owner, **said, reason="other")

    @some_nomination
    @rule(when=WHENS, which=WHICH, who=st.sampled_from(["seeker", "employer"]))
    def miss_interview(self, when: When, which: int, who: str) -> None:
        self.agreed_first(when, which)
        said, owner = self.nomination(which, _waits_for_interview)
        self.do(RecordMissedInterview, when, owner, **said, missed_by=who)

    @some_nomination
    @rule(when=WHENS, which=WHICH)
    def interview(self, when: When, which: int) -> None:
        said, owner = self.nomination(which)
        self.do(RecordInterview, when, owner, **said)

    @some_nomination
    @rule(when=WHENS, which=WHICH, in_days=IN_DAYS)
    def offer(self, when: When, which: int, in_days: int) -> None:
        said, owner = self.nomination(which)
        self.do(MakeOffer, when, owner, **said, starts_on=self.days_after(when, in_days))

    @some_nomination
    @rule(when=WHENS, which=WHICH)
    def say_no(self, when: When, which: int) -> None:
        if when.late == 0 and not self.has_nomination(_waits_for_answer):
            self.offer(when, which, 7)
        said, owner = self.nomination(which, _waits_for_answer)
        self.do(DeclineOffer, when, owner, **said, reason="wage")

    @some_nomination
    @rule(when=WHENS, which=WHICH, reason=st.sampled_from(["skills", "other"]))
    def decline(self, when: When, which: int, reason: str) -> None:
        said, owner = self.nomination(which)
        self.do(DeclineNomination, when, owner, **said, reason=reason)

    @some_nomination
    @rule(when=WHENS, which=WHICH, who=st.sampled_from(["seeker", "agency"]))
    def withdraw(self, when: When, which: int, who: str) -> None:
        said, owner = self.nomination(which)
        self.do(WithdrawNomination, when, owner, **said, withdrawn_by=who)

    def agreed_first(self, when: When, which: int) -> None:
        """Where none is agreed, an interview is agreed, except that not everybody does so."""
        if when.late == 0 and not self.has_nomination(_waits_for_interview):
            self.agree_interview(when, which, when.passed)

    def has_nomination(self, such: Such) -> bool:
        """Whether there is such a nomination."""
        return any(such(nomination) for nomination in self.book.now.nominations.values())

    def nomination(self, which: int, such: Such = _goes_on) -> tuple[dict[str, Any], str]:
        """One of the latest nominations, such ones first, and the agency whose it is."""
        made = sorted(self.book.now.nominations.items(), key=lambda item: such(item[1]))
        id_, nomination = made[-1 - which % len(made)]
        return {"nomination": id_}, nomination.agency
