"""What was counted, before anybody may see it: only `showing` makes something to read of it."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import NamedTuple

from projections.outcomes.disclosure import ALL
from projections.outcomes.suppression import LARGEST_SHARE

OTHERS = "others"  # every agency but the reader's own
BEST = "best"  # the agency that had a part in most, where agencies are not told apart
NOBODY = ""  # for what is no agency's
WITHOUT = "without their "  # what an agency had no part in: that is of others

Hidden = tuple[str, ...]  # names a count or an amount: measure, agency, place


class Place(NamedTuple):
    """Where a count belongs: an agency (or OTHERS), and a region or kind of work ("": unknown)."""

    who: str
    where: str


class Summed(NamedTuple):
    """Amounts of several people, added up."""

    people: int
    amounts: int
    whole: Fraction
    largest: Fraction  # the most that one person has of it
    median: Fraction

    def is_safe(self, threshold: int) -> bool:
        """Whether it tells of nobody in particular."""
        return self.people >= threshold and self.largest <= LARGEST_SHARE * self.whole


class Reader(NamedTuple):
    """Who reads, and what they asked for: one breakdown at a time (see `Question`)."""

    threshold: int
    own: str | None = None  # the reader's own agency: its counts are known to them
    where: str = ALL  # the region, the kind of work, or the agency that is looked at
    steps: tuple[int, ...] = ()  # thresholds that come before, of other answers about the same
    own_only: bool = False  # nothing of the network: its own agency's, as it was known earlier

    def in_turn(self) -> list[Reader]:
        """The same reader at the thresholds that come before, and last as they are."""
        return [self._replace(threshold=one) for one in (*self.steps, self.threshold)]

    @property
    def tells_agencies_apart(self) -> bool:
        """Whether each agency has a count: for those of no agency, over all places."""
        return self.own is None and self.where == ALL


class Tally:
    """The true counts of a figure, by measure and place.

    An *additive* measure counts each thing at one place: places add up to the whole. An
    *overlapping* one counts a thing for every agency that had a part in it.
    """

    def __init__(self) -> None:
        self.additive: dict[str, dict[Place, int]] = defaultdict(lambda: defaultdict(int))
        self.overlapping: dict[str, tuple[str, dict[Place, int]]] = {}
        self.links: list[tuple[str, tuple[str, ...]]] = []
        self.amounts: dict[str, dict[Place, Summed]] = defaultdict(dict)
        # How long spells of work lasted: by day, how many ended and how many were last known.
        self.lengths: dict[Place, dict[int, tuple[int, int]]] = defaultdict(dict)
        self.staff: dict[str, int] = {}  # by agency: says nothing of any job seeker
        # Measures of openings and answers, not of people: hidden where small, and that is all.
        self.of_things: set[str] = set()
        self.unsliced: set[str] = set()  # measures that are told of all places together only
        # Of those, the ones that are also another measure at one place: the same count.
        self.slices: dict[str, tuple[str, str]] = {}
        # Measures that are told as far as all others let them: nothing else is hidden for them.
        self.told_last: set[str] = set()
        # Measures of what is not recorded: that nothing is missing tells of nobody.
        self.missing: set[str] = set()

    def add(self, measure: str, who: str, where: str, number: int) -> None:
        """Count something at a place."""
        self.additive[measure][Place(who, where)] += number

    def overlap(self, measure: str, within: str, who: str, where: str, number: int) -> None:
        """Count what an agency had a part in, of the measure `within`."""
        cells = self.overlapping.setdefault(measure, (within, defaultdict(int)))[1]
        cells[Place(who, where)] += number

    def best(self, measure: str) -> str | None:
        """The agency that had a part in most of an overlapping measure."""
        of_agency: dict[str, int] = defaultdict(int)
        for (who, _), number in self.overlapping.get(measure, ("", {}))[1].items():
            of_agency[who] += number
        return max(sorted(of_agency), key=of_agency.__getitem__, default=None)

    def link(self, total: str, *parts: str) -> None:
        """Say that a measure is the sum of others, at every place."""
        self.links.append((total, parts))
