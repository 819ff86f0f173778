"""Retention: who is still employed at each checkpoint, and how long placements last.

Two figures, never mixed (OUTCOMES). At a checkpoint, unknown is not lost: a range says how it would
be if everybody who was not reached had lost their work, and if everybody had kept it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from domain.facts.vocabulary import CHECKPOINT_STATUSES, EVIDENCE, N_
from projections.outcomes.figures import (
    HIDDEN,
    NOTHING,
    UNITS,
    Cell,
    Column,
    Figure,
    Line,
    Words,
    count,
    share,
)
from projections.outcomes.scopes import NETWORK, scopes
from projections.outcomes.showing import Seen
from projections.outcomes.survival import Step

AT_WORK, NOT_AT_WORK = ("same_job", "elsewhere"), ("not_employed", "not_reached")
STATUSES = (*AT_WORK, *NOT_AT_WORK)
EMPLOYED = "employed"  # in the same job or elsewhere
DUE, NOT_YET_DUE, NO_CHECKPOINT = "due", "not_yet_due", "no_checkpoint"


def at(day: int, what: str) -> str:
    """The measure of a checkpoint."""
    return f"checkpoint {day} {what}"


def checkpoints(seen: Seen, days: Sequence[int], least_evidence: str | None) -> Iterator[Figure]:
    """The rates at each scheduled day: of the network, and of the reader's own agency."""
    for code, who, scope in scopes(seen):
        lines = tuple(_checkpoint(seen, day, who) for day in days)
        yield Figure(
            code="checkpoints" if code == NETWORK else "checkpoints_own",
            title=Words(N_("Retention at the checkpoints: %(scope)s"), {"scope": scope}),
            sentence=_checkpoint_sentence(lines),
            head=Words(N_("Days from the start")),
            columns=CHECKPOINT_COLUMNS,
            lines=lines,
            denominator=Words(
                N_("Placements that started in the period and whose checkpoint is due.")
            ),
            notes=(
                Words(
                    N_(
                        "Employed, at least: as if everybody who was not reached were out of work."
                        " At most: as if everybody who was not reached were at work."
                    )
                ),
                Words(
                    N_(
                        "Not reached: also where nothing was recorded and the days for it are over."
                        " Of a placement that ended before, the end tells: employed elsewhere where"
                        " they went to another job, else not employed."
                    )
                ),
                _evidence(least_evidence),
            ),
        )


CHECKPOINT_COLUMNS = (
    Column(DUE, Words(N_("Due")), "count"),
    *(Column(code, Words(CHECKPOINT_STATUSES[code]), "count") for code in STATUSES),
    Column(EMPLOYED, Words(N_("Employed, at least to at most")), "percent"),
    Column(NOT_YET_DUE, Words(N_("Not yet due")), "count"),
)


def _checkpoint(seen: Seen, day: int, who: str) -> Line:
    due = seen.count(at(day, DUE), who)
    employed = seen.count(at(day, EMPLOYED), who)
    unknown = seen.count(at(day, "not_reached"), who)
    cells = (
        count(due),
        *(count(seen.count(at(day, status), who)) for status in STATUSES),
        _range(due, employed, unknown),
        count(seen.count(at(day, NOT_YET_DUE), who)),
    )
    return Line(str(day), Words(N_("%(day)s days"), {"day": day}), cells)


def _range(due: int | None, employed: int | None, unknown: int | None) -> Cell:
    """Least and most that may be employed."""
    if due == 0:
        return NOTHING
    if due is None or employed is None or unknown is None:
        return HIDDEN
    return Cell(low=share(employed, due).value, high=share(employed + unknown, due).value)


def _checkpoint_sentence(lines: Sequence[Line]) -> Words:
    place = next(i for i, column in enumerate(CHECKPOINT_COLUMNS) if column.code == EMPLOYED)
    for line in reversed(lines):
        cell = line.cells[place]
        if cell.low is not None and cell.low == cell.high:
            return Words(
                N_("After %(day)s days, %(share)s %% are employed."),
                {"day": int(line.code), "share": cell.low},
            )
        if cell.low is not None:
            return Words(
                N_("After %(day)s days, %(low)s to %(high)s %% are employed."),
                {"day": int(line.code), "low": cell.low, "high": cell.high},
            )
    return Words(
        N_("No rate can be shown: no checkpoint is due yet, or small groups are protected.")
    )


def _evidence(least: str | None) -> Words:
    if least is None:
        return Words(N_("Every kind of evidence counts."))
    return Words(
        N_("Weaker evidence than this counts as not reached: %(evidence)s."),
        {"evidence": Words(EVIDENCE[least])},
    )


CURVE_COLUMNS = (
    Column("survival", Words(N_("Still in the job")), "percent"),
    Column("interval", Words(N_("95 % interval")), "percent"),
)


def curves(seen: Seen) -> Iterator[Figure]:
    """The Kaplan-Meier curve: of the network, and of the reader's own agency."""
    for code, who, scope in scopes(seen):
        steps = seen.steps(who)
        yield Figure(
            code="retention_curve" if code == NETWORK else "retention_curve_own",
            title=Words(N_("How long placements last: %(scope)s"), {"scope": scope}),
            sentence=_curve_sentence(steps, seen.half(who)),
            head=Words(N_("Days from the start")),
            columns=CURVE_COLUMNS,
            lines=tuple(_curve_line(step) for step in steps),
            denominator=Words(N_("Placements that started in the period.")),
            notes=(
                Words(
                    N_(
                        "Kaplan-Meier estimate with 95 % log-log intervals. Who still works there,"
                        " or was last known to, is counted until then, and neither as kept nor as"
                        " lost afterwards."
                    )
                ),
                Words(
                    N_(
                        "Of the whole network, each line stands for at least as many ends as a"
                        " count needs to be shown, and the curve stops where too few are left."
                    )
                ),
            ),
        )


def _curve_line(step: Step) -> Line:
    low, high = (None if bound is None else _percent(bound) for bound in (step.low, step.high))
    interval = Cell(low=low, high=high)
    label = Words(N_("%(day)s days"), {"day": step.day})
    return Line(str(step.day), label, (Cell(_percent(step.survival)), interval))


def _percent(part: float) -> str:
    return f"{100 * part:.{UNITS['percent']}f}"


def _curve_sentence(steps: Sequence[Step], median: int | None) -> Words:
    if not steps:
        return Words(N_("How long placements last is hidden: too few have ended."))
    if median is not None:
        return Words(N_("Half of the placements last longer than %(days)s days."), {"days": median})
    last = steps[-1]
    return Words(
        N_("After %(days)s days, an estimated %(share)s %% are still in the job."),
        {"days": last.day, "share": _percent(last.survival)},
    )
