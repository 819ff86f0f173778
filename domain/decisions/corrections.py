"""How a mistake is put right: the wrong fact is struck, and the right one follows."""

from __future__ import annotations

from collections.abc import Sequence

from eventsourcing.dcb.domain import Selector

from domain.decisions.base import Decision, known, select
from domain.decisions.refusals import Refusal
from domain.decisions.vacancy import PLACES, TURNS, Vacancy
from domain.facts import FACTS, Fact
from domain.facts.network import FactStruck
from domain.facts.openings import OpeningChanged
from domain.facts.placements import PlacementEnded, PlacementStarted
from domain.facts.vocabulary import N_, STRIKE_REASONS

NOTHING_TO_STRIKE = Refusal(
    "nothing_to_strike",
    N_("There is no standing entry %(entry)s to strike."),
    N_("Open the history to see what was struck already."),
)
OTHERS_REST_ON_IT = Refusal(
    "others_rest_on_it",
    N_("Later entries rest on this one: %(entries)s."),
    N_("Strike those first, the latest one before the others."),
)
NEVER_STRUCK = Refusal(
    "never_struck",
    N_("This kind of entry cannot be struck."),
    N_("Record what is right now as a new entry."),
)
REASON_UNKNOWN = Refusal(
    "reason_unknown",
    N_("Say why this entry is a mistake."),
    N_("Choose one of the reasons."),
    field="reason",
)
# What a machine did is no slip of the pen; a strike is undone by recording the fact anew.
LASTING = (
    "FactStruck",
    "FollowUpReminderClaimed",
    "FollowUpReminderSent",
    "FollowUpReminderFailed",
    "FollowUpReminderBounced",
    "NoticeClaimed",
    "NoticeSent",
    "NoticeFailed",
    "NoticeBounced",
)
# About an agency, and yet not the agency's own to take back. A dispute may be another agency's.
OF_THE_NETWORK = (
    "AgencyJoined",
    "AgencyLeft",
    "AttributionDisputed",
    "AttributionSettled",
    "SeekerTransferred",
)


class StrikeFact(Decision):
    """Somebody crosses out an earlier fact. A corrected one may follow in the same command.

    `fact` is the fact as it is read at `position`, struck or not.
    """

    position: int
    fact: Fact
    reason: str

    met: tuple[tuple[int, Fact], ...] = known(())  # what stands, in order, with its positions

    def consistency_boundary(self) -> Sequence[Selector]:
        itself = Selector(types=[type(self.fact)], tags=self.fact.tags())
        return [itself, *self._dependents(), *self._places()]

    def _dependents(self) -> list[Selector]:
        """Facts that could not stand without this one, by what their classes say."""
        return [
            select(cls, **{field: getattr(self.fact, field) for field in shared})
            for cls in FACTS.values()
            for name, shared in cls.RESTS_ON
            if name == type(self.fact).TOPIC
        ]

    def _places(self) -> list[Selector]:
        """What tells whether anybody has a place only by this fact."""
        if isinstance(self.fact, OpeningChanged | PlacementEnded):
            return [select(*TURNS, *PLACES, opening=self.fact.opening)]
        return []

    def meet(self, position: int, fact: Fact) -> None:
        """Learn of one earlier fact that stands."""
        super().meet(position, fact)
        self.met += ((position, fact),)

    def _resting(self, place: int) -> list[int]:
        """The positions of what comes after this fact, in the order in which facts count, and rests
        on it."""
        later = self.met[place + 1 :]
        if self._places():
            without = [fact for i, (_, fact) in enumerate(self.met) if i != place]
            if not Vacancy.of(without).is_overfull():
                return []
            return [n for n, fact in later if isinstance(fact, OpeningChanged | PlacementStarted)]
        if self._has_twin(place):
            return []
        return [n for n, fact in later if self._rests(fact)]

    def _has_twin(self, place: int) -> bool:
        """Whether it was entered twice: the same again, and nothing between that rests on it."""
        for other, (_, fact) in enumerate(self.met):
            if other != place and fact == self.fact:
                between = self.met[min(place, other) + 1 : max(place, other)]
                if not any(self._rests(one) for _, one in between):
                    return True
        return False

    def _rests(self, fact: Fact) -> bool:
        topic = type(self.fact).TOPIC
        return fact != self.fact and any(name == topic for name, _ in type(fact).RESTS_ON)

    def must_be_allowed(self) -> None:
        """Refuse unless this person may strike this kind of fact."""
        if type(self.fact).TOPIC in LASTING:
            raise NEVER_STRUCK()
        self.must_act_for(getattr(self.fact, "agency", None))
        if type(self.fact).TOPIC in OF_THE_NETWORK:
            self.must_be("coordinator")

    def execute(self) -> None:
        self.must_be_allowed()
        if self.reason not in STRIKE_REASONS:
            raise REASON_UNKNOWN()
        if self.position < 1 or (self.position, self.fact) not in self.met:
            raise NOTHING_TO_STRIKE(entry=self.position)
        resting = self._resting(self.met.index((self.position, self.fact)))
        if resting:
            numbers = ", ".join(map(str, resting))
            raise OTHERS_REST_ON_IT(entries=numbers, positions=resting)
        self.record(
            FactStruck(
                position=self.position,
                things=self.fact.tags(),
                reason=self.reason,
                agency=getattr(self.fact, "agency", None),
                happened_on=self.fact.happened_on,
            )
        )
