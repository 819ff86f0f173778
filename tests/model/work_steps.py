"""What people do about a job that somebody has, and about the credit for it."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from domain.decisions.attribution import AgreeAttribution, DisputeAttribution, SettleAttribution
from domain.decisions.placements import EndPlacement, StartPlacement
from domain.decisions.retention import RecordCheckpoint
from domain.decisions.work import ChangeTerms, PausePlacement, ResumePlacement
from tests.model.machine import (
    AGENCY,
    COORDINATORS,
    DAYS_AFTER,
    OPENINGS,
    SEEKERS,
    WHENS,
    WHICH,
    When,
)
from tests.model.present import FIXED, FOR_EVER, PERMANENT
from tests.model.selection_steps import BeingChosen, some_nomination

SHARES = st.sampled_from([(50, 35, 15), (100, 0, 0), (50, 30, 30)])
some_placement = precondition(lambda self: bool(self.book.now.placements))


class AtWork(BeingChosen):
    """Placements, checkpoints, credit."""

    @some_nomination
    @rule(when=WHENS, which=WHICH, ends=DAYS_AFTER)
    def start(self, when: When, which: int, ends: int | None) -> None:
        said, owner = self.nomination(which)
        self.do(
            StartPlacement,
            when,
            owner,
            **said,
            opening=self.book.now.nominations[said["nomination"]].opening,
            placement=f"placement {len(self.done)}",
            term=PERMANENT if ends is None else FIXED,
            planned_end=self.days_after(when, ends),
        )

    @rule(when=WHENS, seeker=SEEKERS, id_=OPENINGS)
    def hire(self, when: When, seeker: str, id_: str) -> None:
        """As it goes best: somebody is put forward, and starts."""
        self.put_forward(when, seeker, id_)
        if self.has_nomination(lambda nomination: nomination.over_on is None):
            self.start(when._replace(passed=3), 0, None)

    @some_placement
    @rule(
        when=WHENS,
        which=WHICH,
        new=st.sampled_from(
            [
                {"hours_per_week": 30},
                {"hourly_wage": "17.50", "job_title": "Baker"},
                {"term": PERMANENT},
                {"term": FIXED},
                {"hours_per_week": 20},
            ]
        ),
        ends=DAYS_AFTER,
    )
    def change_terms(self, when: When, which: int, new: dict[str, Any], ends: int | None) -> None:
        said, owner = self.placement(which)
        self.do(ChangeTerms, when, owner, **said, **new, planned_end=self.days_after(when, ends))

    @some_placement
    @rule(when=WHENS, which=WHICH, reason=st.sampled_from(["health", "other"]))
    def pause_work(self, when: When, which: int, reason: str) -> None:
        said, owner = self.placement(which)
        self.do(PausePlacement, when, owner, **said, reason=reason)

    @some_placement
    @rule(when=WHENS, which=WHICH)
    def go_on(self, when: When, which: int) -> None:
        said, owner = self.placement(which)
        self.do(ResumePlacement, when, owner, **said)

    @some_placement
    @rule(when=WHENS, which=WHICH, reason=st.sampled_from(["resigned", "other"]))
    def end(self, when: When, which: int, reason: str) -> None:
        said, owner = self.placement(which)
        self.do(EndPlacement, when, owner, **said, reason=reason, ended_by="employee")

    @some_placement
    @rule(
        when=WHENS,
        which=WHICH,
        day=st.sampled_from([30, 60, 14, 30, 45]),
        found=st.sampled_from(
            [
                ("same_job", "payslip"),
                ("not_reached", "not_reached"),
                ("elsewhere", "seeker_reported"),
                ("same_job", "not_reached"),
            ]
        ),
        is_due=st.booleans(),
    )
    def check(self, when: When, which: int, day: int, found: tuple[str, str], is_due: bool) -> None:
        said, owner = self.placement(which)
        if is_due:  # time passes until then
            until = self.book.now.placements[said["placement"]].due_on(day) - self.today
            when = when._replace(passed=max(when.passed, until.days))
        answer = {"status": found[0], "evidence": found[1]}
        self.do(RecordCheckpoint, when, owner, **said, day=day, **answer)

    @some_placement
    @rule(when=WHENS, which=WHICH, shares=SHARES, helper=AGENCY)
    def agree(self, when: When, which: int, shares: tuple[int, int, int], helper: str) -> None:
        said, owner = self.placement(which)
        self.do(AgreeAttribution, when, owner, **said, **credit(owner, helper, shares))

    @some_placement
    @rule(when=WHENS, which=WHICH, agency=AGENCY, reason=st.sampled_from(["not_asked", "other"]))
    def dispute(self, when: When, which: int, agency: str, reason: str) -> None:
        said, _ = self.placement(which)
        by = agency if agency != "eastside" else COORDINATORS
        self.do(DisputeAttribution, when, by, **said, disputed_by=agency, reason=reason)

    @some_placement
    @rule(when=WHENS, which=WHICH, shares=SHARES, helper=AGENCY)
    def settle(self, when: When, which: int, shares: tuple[int, int, int], helper: str) -> None:
        if when.late == 0:
            self.dispute(When(), which, "northside", "other")
        said, owner = self.placement(which)
        said |= credit(owner, helper, shares)
        self.do(SettleAttribution, when, COORDINATORS, **said)

    @rule(when=WHENS, seeker=SEEKERS, id_=OPENINGS)
    def make_room(self, when: When, seeker: str, id_: str) -> None:
        """The employer wants one more, and somebody starts."""
        job = self.book.now.jobs.get(id_)
        places = job.taken_on(FOR_EVER) + 1 if job else 1
        self.change(when, id_, places, 60, None)
        self.hire(When(late=when.late), seeker, id_)

    @some_placement
    @rule(when=WHENS, which=WHICH, seeker=SEEKERS)
    def replace(self, when: When, which: int, seeker: str) -> None:
        """Somebody leaves, perhaps within the trial, and another one starts in their place."""
        said, _ = self.placement(which)
        id_ = self.book.now.placements[said["placement"]].concerns["opening"]
        self.end(when, which, "resigned")
        self.hire(When(passed=1, late=when.late), seeker, id_)

    def placement(self, which: int) -> tuple[dict[str, Any], str]:
        """One of the latest placements, those that go on first, and the agency whose it is."""
        made = sorted(self.book.now.placements.items(), key=lambda item: item[1].ended_on is None)
        id_, placement = made[-1 - which % len(made)]
        return {"placement": id_}, placement.concerns["agency"]


def credit(owner: str, helper: str, shares: tuple[int, int, int]) -> dict[str, Any]:
    """The owner found the candidate and coaches; somebody else knows the employer."""
    return {
        "sourcing_agency": owner,
        "sourcing_share": shares[0],
        "employer_agency": helper,
        "employer_share": shares[1],
        "coaching_agency": owner,
        "coaching_share": shares[2],
    }
