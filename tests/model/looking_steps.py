"""What people do until somebody is put forward for an opening."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from domain.decisions.agencies import AdmitAgency
from domain.decisions.employers import EngageEmployer
from domain.decisions.interest import ConfirmInterest, WithdrawInterest
from domain.decisions.nominations import NominateCandidate
from domain.decisions.opening_turns import CloseOpening, PauseOpening, ReopenOpening
from domain.decisions.openings import AnswerOpening, ChangeOpening, PostOpening
from domain.decisions.seekers import (
    ChangeSeekerProfile,
    GiveConsent,
    LeavePool,
    RegisterSeeker,
    WithdrawConsent,
)
from tests.model.machine import (
    AGENCIES,
    COORDINATORS,
    DAYS_AFTER,
    OPENINGS,
    SEEKERS,
    WHENS,
    LedgerMachine,
    When,
    opening,
    person,
)


class LookingForWork(LedgerMachine):
    """Job seekers, openings, nominations."""

    @rule(when=WHENS, who=st.sampled_from(["dan", "ada", "eastside", "loaf", "crumb"]))
    def add(self, when: When, who: str) -> None:
        """Somebody, or an organization, is new."""
        if who in AGENCIES:
            self.do(RegisterSeeker, when, AGENCIES[who], **person(who))
        elif who == "eastside":
            self.do(AdmitAgency, when, COORDINATORS, agency=who, name=who.title())
        else:
            self.do(EngageEmployer, when, "northside", employer=who, name=who.title())

    @rule(when=WHENS, seeker=SEEKERS, hours=st.sampled_from([None, 30, 10]))
    def describe(self, when: When, seeker: str, hours: int | None) -> None:
        profile = {"occupations": ["food"], "skills": [], "hours_min": 20, "hours_max": hours}
        self.do(ChangeSeekerProfile, when, self.supporter(seeker), seeker=seeker, **profile)

    @rule(
        when=WHENS,
        seeker=SEEKERS,
        lasts=DAYS_AFTER,
        scope=st.sampled_from(["network", "network_with_name"]),
    )
    def consent(self, when: When, seeker: str, lasts: int | None, scope: str) -> None:
        until = self.days_after(when, lasts)
        said = {"seeker": seeker, "scope": scope, "valid_until": until}
        self.do(GiveConsent, when, self.supporter(seeker), **said)

    @rule(when=WHENS, seeker=SEEKERS)
    def take_consent_back(self, when: When, seeker: str) -> None:
        self.do(WithdrawConsent, when, self.supporter(seeker), seeker=seeker)

    @rule(when=WHENS, seeker=SEEKERS, reason=st.sampled_from(["moved_away", "health"]))
    def leave(self, when: When, seeker: str, reason: str) -> None:
        self.do(LeavePool, when, self.supporter(seeker), seeker=seeker, reason=reason)

    @rule(
        when=WHENS,
        id_=st.sampled_from(["driver", "baker"]),
        employer=st.sampled_from(["crumb", "loaf"]),
        places=st.sampled_from([1, 2, 0]),
    )
    def post(self, when: When, id_: str, employer: str, places: int) -> None:
        said = opening(id_, places=places) | {"employer": employer}
        self.do(PostOpening, when, self.poster_of(id_), **said)

    @rule(
        when=WHENS,
        id_=OPENINGS,
        places=st.sampled_from([2, 1, 3, 0]),
        trial=st.sampled_from([None, 5, 60, 0]),
        respond=DAYS_AFTER,
    )
    def change(
        self, when: When, id_: str, places: int, trial: int | None, respond: int | None
    ) -> None:
        until = self.days_after(when, respond)
        said = opening(id_, places=places, trial_days=trial, respond_by=until)
        del said["employer"]
        self.do(ChangeOpening, when, self.poster_of(id_), **said)

    @rule(when=WHENS, id_=OPENINGS, reason=st.sampled_from(["budget", "other"]))
    def pause(self, when: When, id_: str, reason: str) -> None:
        self.do(PauseOpening, when, self.poster_of(id_), opening=id_, reason=reason)

    @rule(when=WHENS, id_=OPENINGS, reason=st.sampled_from(["filled", "other"]))
    def close(self, when: When, id_: str, reason: str) -> None:
        self.do(CloseOpening, when, self.poster_of(id_), opening=id_, reason=reason)

    @rule(when=WHENS, id_=OPENINGS)
    def reopen(self, when: When, id_: str) -> None:
        self.do(ReopenOpening, when, self.poster_of(id_), opening=id_)

    @rule(
        when=WHENS,
        id_=OPENINGS,
        agency=st.sampled_from(["northside", "southside"]),
        answer=st.sampled_from(
            [("nominating", None), ("nobody", "hours"), ("nobody", "other"), ("nobody", None)]
        ),
    )
    def say(self, when: When, id_: str, agency: str, answer: tuple[str, str | None]) -> None:
        said = {"answer": answer[0], "reason": answer[1]}
        self.do(AnswerOpening, when, agency, opening=id_, agency=agency, **said)

    @rule(when=WHENS, seeker=SEEKERS, id_=OPENINGS)
    def want(self, when: When, seeker: str, id_: str) -> None:
        self.do(ConfirmInterest, when, self.supporter(seeker), seeker=seeker, opening=id_)

    @rule(when=WHENS, seeker=SEEKERS, id_=OPENINGS, reason=st.sampled_from(["not_now", "other"]))
    def want_no_longer(self, when: When, seeker: str, id_: str, reason: str) -> None:
        if when.passed:  # else perhaps they never wanted it
            self.want(When(), seeker, id_)
        said = {"seeker": seeker, "opening": id_, "reason": reason}
        self.do(WithdrawInterest, when, self.supporter(seeker), **said)

    @rule(when=WHENS, seeker=SEEKERS, id_=OPENINGS)
    def nominate(self, when: When, seeker: str, id_: str) -> None:
        said = {"nomination": f"nomination {len(self.done)}", "seeker": seeker, "opening": id_}
        self.do(NominateCandidate, when, self.supporter(seeker), **said)

    @rule(when=WHENS, seeker=SEEKERS, id_=OPENINGS)
    def put_forward(self, when: When, seeker: str, id_: str) -> None:
        """As it goes most often: asked, and nominated on the same day."""
        self.want(when, seeker, id_)
        self.nominate(when._replace(passed=0), seeker, id_)

    @rule(when=WHENS, seeker=SEEKERS, id_=OPENINGS)
    def waver(self, when: When, seeker: str, id_: str) -> None:
        """Consent is given, taken back, and given again on the same day."""
        same_day = When(late=when.late)
        self.consent(when, seeker, None, "network")
        self.take_consent_back(same_day, seeker)
        self.consent(same_day, seeker, None, "network")
        self.put_forward(same_day, seeker, id_)

    # -- what a step is about ---------------------------------------------------------------------

    def days_after(self, when: When, days: int | None) -> Any:
        """A day some days after the one on which it happened."""
        return self.happened_on(when) + timedelta(days=days) if days is not None else None

    def poster_of(self, id_: str) -> str:
        """Who says what becomes of an opening."""
        job = self.book.now.jobs.get(id_)
        return (job.posted_by if job else "northside") or COORDINATORS
