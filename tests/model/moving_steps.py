"""What people do to let somebody be supported elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from domain.decisions.moves import TransferSeeker
from domain.decisions.referral_answers import (
    AcceptReferral,
    CloseReferral,
    DeclineReferral,
    WithdrawReferral,
)
from domain.decisions.referrals import ReceiveReferral, ReferSeeker
from domain.decisions.seekers import RegisterSeeker
from tests.model.machine import AGENCY, SEEKERS, WHENS, WHICH, When
from tests.model.present import Referral
from tests.model.work_steps import AtWork

some_referral = precondition(lambda self: bool(self.book.now.referrals))


def _waits(referral: Referral) -> bool:
    return referral.status == "waiting"


def _was_accepted(referral: Referral) -> bool:
    return referral.status == "accepted"


class Moving(AtWork):
    """Referrals and moves."""

    @rule(when=WHENS, seeker=SEEKERS, to=st.one_of(AGENCY, st.none()))
    def refer(self, when: When, seeker: str, to: str | None) -> None:
        id_ = f"referral {len(self.done)}"
        said = {"referral": id_, "seeker": seeker, "to_agency": to, "reason": "closer"}
        self.do(ReferSeeker, when, self.supporter(seeker), **said)

    @rule(
        when=WHENS,
        agency=st.sampled_from(["northside", "southside"]),
        sender=st.sampled_from([("school", "Hill School"), ("self", None), ("health", None)]),
        is_accepted=st.booleans(),
    )
    def knock(
        self, when: When, agency: str, sender: tuple[str, str | None], is_accepted: bool
    ) -> None:
        """Somebody comes from outside, and perhaps they are registered and accepted at once."""
        guest, id_ = f"guest {len(self.done)}", f"referral {len(self.done)}"
        name = {"given_name": "Eve", "family_name": "Moss"}
        said = {"referral": id_, "seeker": guest, "agency": agency, **name}
        where = {"sender": sender[0], "sender_name": sender[1]}
        if self.do(ReceiveReferral, when, agency, **said, **where) and is_accepted:
            at_once = When(late=when.late)
            self.do(RegisterSeeker, at_once, agency, seeker=guest, agency=agency, **name)
            self.do(AcceptReferral, at_once, agency, referral=id_, agency=agency, seeker=guest)

    @some_referral
    @rule(when=WHENS, which=WHICH, agency=AGENCY)
    def accept(self, when: When, which: int, agency: str) -> None:
        id_, referral = self.referral(which, _waits)
        by = referral.to_agency or agency
        said = {"referral": id_, "agency": by, "seeker": referral.seeker}
        self.do(AcceptReferral, when, by, **said)

    @some_referral
    @rule(when=WHENS, which=WHICH)
    def turn_down(self, when: When, which: int) -> None:
        id_, referral = self.referral(which, _waits)
        said = {"referral": id_, "reason": "too_far"}
        self.do(DeclineReferral, when, referral.to_agency or "southside", **said)

    @some_referral
    @rule(when=WHENS, which=WHICH)
    def take_referral_back(self, when: When, which: int) -> None:
        id_, referral = self.referral(which, _waits)
        owner = referral.from_agency or referral.to_agency or "northside"
        self.do(WithdrawReferral, when, owner, referral=id_)

    @some_referral
    @rule(when=WHENS, which=WHICH, outcome=st.sampled_from(["supported", "transferred"]))
    def close_referral(self, when: When, which: int, outcome: str) -> None:
        if when.late == 0:
            self.accept(When(), which, "southside")
        id_, referral = self.referral(which, _was_accepted)
        owner = referral.accepted_by or referral.from_agency or "northside"
        self.do(CloseReferral, when, owner, referral=id_, outcome=outcome)

    @rule(when=WHENS, seeker=SEEKERS, to=AGENCY, agreed=st.sampled_from([0, 3, -1]))
    def move(self, when: When, seeker: str, to: str, agreed: int) -> None:
        """The coordinator may do so by word of mouth; an agency needs the other one's yes."""
        on = self.happened_on(when) - timedelta(days=agreed)
        said = {"seeker": seeker, "to_agency": to, "agreed_on": on}
        self.do(TransferSeeker, when, self.supporter(seeker), **said)

    @rule(when=WHENS, seeker=SEEKERS)
    def hand_over(self, when: When, seeker: str) -> None:
        """As it goes best: asked, accepted, moved."""
        here = self.supporter(seeker)
        there = "southside" if here == "northside" else "northside"
        self.refer(when, seeker, there)
        if self.book.now.referrals:
            self.accept(When(late=when.late), 0, there)
        self.move(When(late=when.late), seeker, there, 0)

    def referral(self, which: int, such: Callable[[Referral], bool]) -> tuple[str, Referral]:
        """One of the latest referrals, such ones first."""
        made = sorted(self.book.now.referrals.items(), key=lambda item: such(item[1]))
        found: tuple[str, Any] = made[-1 - which % len(made)]
        return found
