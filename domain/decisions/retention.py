"""What may be done at a retention checkpoint: record how it stands."""

from __future__ import annotations

from collections.abc import Sequence

from eventsourcing.dcb.domain import Selector
from eventsourcing.domain import event

from domain.decisions.base import known, select
from domain.decisions.placements import OnPlacement
from domain.decisions.refusals import Refusal
from domain.facts.retention import CheckpointRecorded
from domain.facts.vocabulary import N_

NO_SUCH_CHECKPOINT = Refusal(
    "no_such_checkpoint",
    N_("This placement has no checkpoint at %(checkpoint)s days."),
    N_("Choose one of the days on the placement's page."),
    field="day",
)
BEFORE_WINDOW = Refusal(
    "before_window",
    N_("This checkpoint opens on %(day)s. This date is earlier."),
    N_("Wait until that day, then ask and record the answer."),
    field="happened_on",
)
CHECKPOINT_RECORDED = Refusal(
    "checkpoint_recorded",
    N_("This checkpoint was recorded already."),
    N_("Open the placement to see what was recorded."),
    field="day",
)
CHECKPOINT_AFTER_END = Refusal(
    "checkpoint_after_end",
    N_("The job ended on %(day)s. This date is later."),
    N_("Use that day or an earlier one: say how it was while they worked there."),
    field="happened_on",
)
EVIDENCE_MISSING = Refusal(
    "evidence_missing",
    N_("Say how this is known."),
    N_("Choose the evidence. Only a person who could not be reached has none."),
    field="evidence",
)


class OnCheckpoint(OnPlacement):
    """What every decision on one checkpoint of a placement has to know."""

    day: int

    is_recorded: bool = known(False)

    def consistency_boundary(self) -> Sequence[Selector]:
        return [
            *super().consistency_boundary(),
            select(CheckpointRecorded, placement=self.placement),
        ]

    @event(CheckpointRecorded)
    def recorded(self, day: int, status: str) -> None:
        # Somebody who could not be reached may be reached later.
        if day == self.day and status != "not_reached":
            self.is_recorded = True


class RecordCheckpoint(OnCheckpoint):
    """How the placement stands at a checkpoint, and how that is known."""

    status: str
    evidence: str
    note: str | None = None

    def execute(self) -> None:
        about, started_on = self.about()
        if self.day not in self.schedule.days:
            raise NO_SUCH_CHECKPOINT(checkpoint=self.day)
        opens_on = self.schedule.opens_on(started_on, self.day)
        if self.happened_on < opens_on:
            raise BEFORE_WINDOW(day=opens_on)
        # Who still wants to know may try on any day. What they learn is of a day of the job.
        is_told = self.status != "not_reached"
        if is_told and self.ended_on and self.happened_on > self.ended_on:
            raise CHECKPOINT_AFTER_END(day=self.ended_on)
        if self.is_recorded:
            raise CHECKPOINT_RECORDED()
        if (self.evidence == "not_reached") != (self.status == "not_reached"):
            raise EVIDENCE_MISSING()
        self.record(
            CheckpointRecorded(
                placement=self.placement,
                seeker=about["seeker"],
                agency=about["agency"],
                day=self.day,
                status=self.status,
                evidence=self.evidence,
                note=self.note,
                happened_on=self.happened_on,
            )
        )
