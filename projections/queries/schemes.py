"""For each placement and each scheme that counts it: reached on a day, or not yet and why.

A placement is counted by the schemes in force on its first day of work, each in the version of
that day. An agency's placements are judged by what that agency may see: a job that the person had
with another one does not count there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

import msgspec

from domain.decisions.policy import Policy
from domain.facts import Fact
from domain.facts.network import FactStruck, OutcomeSchemeAdopted
from domain.facts.schemes import Rule, Scheme
from domain.ledger.canonical import read_recorded
from domain.ledger.ledger import Ledger
from domain.ledger.strikes import standing
from projections.folds import pool
from projections.folds.placements import PlacementRow
from projections.outcomes.schemes.careers import HEARD, histories
from projections.outcomes.schemes.evaluate import assess
from projections.outcomes.schemes.history import History
from projections.outcomes.schemes.verdicts import Verdict
from projections.queries.nominations import Placement, all_placements
from projections.queries.policy import policy
from projections.queries.reading import rows
from projections.queries.viewer import Viewer


class Milestone(msgspec.Struct, frozen=True):
    """One milestone of a scheme, and what it says of a placement."""

    rule: Rule
    verdict: Verdict


class Judged(msgspec.Struct, frozen=True):
    """What one scheme says of one placement."""

    scheme: Scheme
    milestones: tuple[Milestone, ...]


class Adoption(msgspec.Struct, frozen=True):
    """A version of a scheme, and from when it counts until the next one does."""

    scheme: Scheme
    since: date
    until: date | None  # the first day of the next version


class Count(msgspec.Struct, frozen=True):
    """How far placements got with one milestone. `people`: of those who reached it."""

    rule: Rule
    placements: int
    reached: int
    people: int


class Tried(msgspec.Struct, frozen=True):
    """A placement under one scheme."""

    placement: Placement
    judged: Judged


def adoptions(ledger: Ledger) -> list[Adoption]:
    """Every version adopted so far, the latest of each scheme first. Schemes name nobody."""
    facts = [one for one in policy(ledger).adopted if isinstance(one, OutcomeSchemeAdopted)]
    found: list[Adoption] = []
    facts.sort(key=lambda fact: fact.scheme)  # and by day: a version is never before the last
    for _, versions in groupby(facts, key=lambda fact: fact.scheme):
        listed = sorted(versions, key=lambda fact: fact.happened_on)
        ends = [*(fact.happened_on for fact in listed[1:]), None]
        pairs = zip(listed, ends, strict=True)
        found += reversed([Adoption(f.whole(), f.happened_on, end) for f, end in pairs])
    return found


def judged(ledger: Ledger, viewer: Viewer, today: date, placement: Placement) -> list[Judged]:
    """What every scheme says of a placement that the viewer was shown."""
    adopted = policy(ledger)
    schemes = adopted.schemes(placement.row.started_on)
    if not schemes:
        return []
    history = _histories(ledger, viewer, today, [placement.row])[placement.row.placement]
    return [_judge(scheme, history, today) for scheme in schemes]


def tried(
    ledger: Ledger, viewer: Viewer, today: date, scheme: str, first: date, last: date
) -> list[Tried]:
    """The placements of a period that a scheme counts, newest first, as the viewer may see them.

    The period is that of the first day of work. Raises NotVisible.
    """
    adopted = policy(ledger)
    found = [
        (one, version)
        for one in all_placements(ledger, viewer, today)
        if first <= one.row.started_on <= last
        if (version := _version(adopted, scheme, one.row.started_on))
    ]
    known = _histories(ledger, viewer, today, [one.row for one, _ in found])
    return [Tried(one, _judge(version, known[one.row.placement], today)) for one, version in found]


def counts(found: Iterable[Tried]) -> list[Count]:
    """How far these placements got, milestone by milestone in the order of the scheme."""
    rules: dict[str, Rule] = {}
    met: dict[str, list[tuple[Tried, Verdict]]] = {}
    for one in found:
        for milestone in one.judged.milestones:
            rules.setdefault(milestone.rule.code, milestone.rule)
            met.setdefault(milestone.rule.code, []).append((one, milestone.verdict))
    return [
        Count(
            rule=rules[code],
            placements=len(verdicts),
            reached=sum(verdict.reached_on is not None for _, verdict in verdicts),
            people=len({one.placement.row.seeker for one, v in verdicts if v.reached_on}),
        )
        for code, verdicts in met.items()
    ]


def _version(adopted: Policy, scheme: str, day: date) -> Scheme | None:
    return next((one for one in adopted.schemes(day) if one.code == scheme), None)


def _judge(scheme: Scheme, history: History, today: date) -> Judged:
    verdicts = assess(scheme, history, today)
    return Judged(scheme, tuple(Milestone(rule, verdicts[rule.code]) for rule in scheme.rules))


def _histories(
    ledger: Ledger, viewer: Viewer, today: date, found: Sequence[PlacementRow]
) -> dict[str, History]:
    """Placement to history. Records that were merged are of one person."""
    same = _records(ledger, {row.seeker for row in found})
    facts = dict(_facts(ledger, sorted({one for records in same.values() for one in records})))
    seen = None
    if viewer.role == "agency":
        seen = {one.row.placement for one in all_placements(ledger, viewer, today)}
    known: dict[str, History] = {}
    for records in {tuple(sorted(records)) for records in same.values()}:
        of_person = [fact for one in records for fact in facts.get(one, [])]
        known |= histories(
            fact for fact in of_person if seen is None or getattr(fact, "placement", "") in seen
        )
    return known


def _records(ledger: Ledger, seekers: set[str]) -> dict[str, set[str]]:
    """Job seeker to all records of that person, their own one too."""
    kept = {
        row.seeker: row.merged_into
        for row in rows(ledger, pool.VIEW, pool.PoolRow, "merged_into IS NOT NULL")
        if row.merged_into
    }

    def root(seeker: str) -> str:
        met = {seeker}
        while (into := kept.get(seeker)) is not None and into not in met:
            seeker = into
            met.add(seeker)
        return seeker

    together: dict[str, set[str]] = {}
    for one in {*seekers, *kept, *kept.values()}:
        together.setdefault(root(one), set()).add(one)
    return {seeker: together[root(seeker)] for seeker in seekers}


def _facts(ledger: Ledger, seekers: Sequence[str]) -> Iterator[tuple[str, list[Fact]]]:
    """What stands of each job seeker's placements, in order of recording."""
    network = ledger.database.network
    kinds = [FactStruck.TOPIC, *(fact.TOPIC for fact in HEARD)]
    with ledger.database.connection() as connection:
        lines = connection.execute(
            f"SELECT t.tag, f.line FROM {network}.fact_tags AS t"
            f" JOIN {network}.facts AS f USING (position)"
            " WHERE t.tag = ANY(%s) AND t.kind = ANY(%s) ORDER BY t.tag, t.position",
            [[f"seeker:{seeker}" for seeker in seekers], kinds],
        ).fetchall()
    for tag, group in groupby(lines, key=lambda line: line[0]):
        stands = standing(read_recorded(line) for _, line in group)
        yield tag.removeprefix("seeker:"), [recorded.fact for recorded in stands]
