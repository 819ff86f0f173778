"""How a fact becomes an entry of a history: codes into words, texts opened or left out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta, tzinfo

import msgspec

from domain.facts import Actor, Fact, Recorded, coded_fields, sealed_fields, tag_fields
from domain.facts.reference import reference
from domain.facts.seekers import SeekerProfileChanged
from domain.facts.vocabulary import FIELD_LABELS, N_, RECORDERS
from domain.ledger.ledger import Ledger
from domain.ledger.vault import subject_of
from projections.folds.pool import PoolRow
from projections.queries.names import names
from projections.queries.striking import may_strike
from projections.queries.viewer import Viewer

Value = str | int | date | list[str]

LATE_AFTER = timedelta(days=1)
ERASED = N_("Erased")
THE_NETWORK = N_("the network")  # where a fact names no agency
PLACES = re.compile(r"%\((\w+)\)s")


class Detail(msgspec.Struct, frozen=True):
    """One field of a fact. `code` is what is stored where `value` is words for it."""

    field: str
    label: str
    value: Value
    code: str | list[str] | None = None


class Recorder(msgspec.Struct, frozen=True):
    """Who recorded: the role, its words and the agency's name. Never a person's name."""

    role: str
    words: str
    agency: str | None


class Struck(msgspec.Struct, frozen=True):
    """That an entry was a mistake: which entry says so, why, when it was said, and by whom."""

    position: int
    reason: str
    recorded_at: datetime  # UTC
    recorded_on: date  # the same moment's date in the network's zone
    recorded_by: Recorder


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One happening. Words are English here: `telling` translates them and writes dates."""

    position: int
    kind: str  # the fact's name
    sentence_template: str
    params: dict[str, Value]
    coded_params: list[str]  # which of the params are words for codes
    happened_on: date
    recorded_at: datetime  # UTC
    recorded_on: date  # the same moment's date in the network's zone
    recorded_by: Recorder
    details: list[Detail]
    links: list[str]  # tags of the things concerned
    is_late: bool  # recorded more than a day after it happened
    hidden: bool  # the fact holds details that this viewer may not see
    is_erased: bool  # the person's data were erased
    struck: Struck | None = None  # it was a mistake, and does not count
    may_be_struck: bool = False  # by this viewer, unless something rests on it


class Teller:
    """Tells facts to one viewer, with every name and sealed text read at once.

    `people` are the pool rows of the job seekers in these facts. What the viewer may not know of
    at all was left out before.
    """

    def __init__(
        self,
        ledger: Ledger,
        viewer: Viewer,
        recorded: Sequence[Recorded],
        people: Mapping[str, PoolRow],
        today: date,
        zone: tzinfo,
    ) -> None:
        self._viewer, self._people, self._today, self._zone = viewer, people, today, zone
        tags = {tag for r in recorded for tag in r.fact.tags()}
        tags |= {f"agency:{r.by.agency}" for r in recorded if r.by.agency}
        self._names = names(ledger, viewer, tags, today)
        wanted = [
            (r.position, field, subject_of(r.fact), getattr(r.fact, field))
            for r in recorded
            if self._may_open(r.fact)
            for field in _sealed(r.fact)
        ]
        texts = ledger.vault.open((subject, token) for _, _, subject, token in wanted)
        self._opened = {
            (position, field): text
            for (position, field, _, _), text in zip(wanted, texts, strict=True)
        }

    def entry(self, recorded: Recorded, strike: Recorded | None = None) -> Entry:
        """The entry of one fact, and of the strike that took it out."""
        fact = recorded.fact
        sealed = _sealed(fact)
        texts = {field: self._opened.get((recorded.position, field)) for field in sealed}
        is_profile_shown = self._may_see_details(fact)
        is_opened = self._may_open(fact)
        recorded_on = self._day(recorded)
        params = self._params(fact)
        return Entry(
            position=recorded.position,
            kind=type(fact).TOPIC,
            sentence_template=type(fact).SENTENCE,
            params=params,
            coded_params=sorted(
                place
                for place in params
                if place in coded_fields(type(fact)) or getattr(fact, place) is None
            ),
            happened_on=fact.happened_on,
            recorded_at=recorded.recorded_at,
            recorded_on=recorded_on,
            recorded_by=self._recorder(recorded.by),
            details=_details(fact, params, texts if is_opened else {}) if is_profile_shown else [],
            links=fact.tags(),
            is_late=recorded_on > fact.happened_on + LATE_AFTER,
            hidden=not is_profile_shown or (bool(sealed) and not is_opened),
            is_erased=is_opened and None in texts.values(),
            struck=self._struck(strike) if strike else None,
            may_be_struck=strike is None and may_strike(self._viewer, fact, self._today),
        )

    def _struck(self, strike: Recorded) -> Struck:
        return Struck(
            position=strike.position,
            reason=str(_in_words(strike.fact, "reason")[0]),
            recorded_at=strike.recorded_at,
            recorded_on=self._day(strike),
            recorded_by=self._recorder(strike.by),
        )

    def _day(self, recorded: Recorded) -> date:
        return recorded.recorded_at.astimezone(self._zone).date()

    def _params(self, fact: Fact) -> dict[str, Value]:
        kinds = dict(tag_fields(type(fact)))
        return {
            place: self._name(kinds[place], getattr(fact, place))
            if place in kinds
            else _in_words(fact, place)[0]
            for place in PLACES.findall(type(fact).SENTENCE)
        }

    def _name(self, kind: str, id_: str | None) -> str:
        if id_ is None:
            return THE_NETWORK
        name = self._names.get(f"{kind}:{id_}")
        if name is not None:
            return name.words()
        # The views are behind: they will know the name in a moment.
        return reference(id_) if kind == "seeker" else id_

    def _recorder(self, by: Actor) -> Recorder:
        agency = self._name("agency", by.agency) if by.agency else None
        return Recorder(by.role, RECORDERS.get(by.role, by.role), agency)

    def _may_see_details(self, fact: Fact) -> bool:
        """The coordinator knows that there is a profile; what it says needs a live consent."""
        if not isinstance(fact, SeekerProfileChanged) or self._viewer.role == "auditor":
            return True
        row = self._people.get(fact.seeker)
        return row is not None and self._viewer.may_see_profile(row, self._today)

    def _may_open(self, fact: Fact) -> bool:
        if type(fact).SUBJECT != "seeker":
            return self._viewer.may_see_contacts()
        row = self._people.get(getattr(fact, "seeker", ""))
        if row is None:  # not registered yet, or not known to the views
            return self._viewer.is_of(getattr(fact, "agency", None))
        # An agency whose placement goes on reads what it wrote down about that placement.
        is_of_placement = hasattr(fact, "placement") and self._viewer.may_see_contact(row)
        is_own = self._viewer.is_of(getattr(fact, "agency", None))
        return self._viewer.may_see_person(row) or (is_of_placement and is_own)


def _sealed(fact: Fact) -> list[str]:
    """The sealed fields of a fact that hold something."""
    return [field for field in sealed_fields(type(fact)) if getattr(fact, field) is not None]


def _in_words(fact: Fact, field: str) -> tuple[Value, str | list[str] | None]:
    """The value of a field as words, and the code that they are the words of."""
    stored = getattr(fact, field)
    words = coded_fields(type(fact)).get(field)
    if words is None or stored is None:
        return stored, None
    if isinstance(stored, list):
        return [words.get(code, code) for code in stored], stored
    return words.get(stored, stored), stored


def _opened(
    fact: Fact, field: str, texts: Mapping[str, str | None]
) -> tuple[Value, str | list[str] | None]:
    """A sealed field as its text, or as the words of its codes."""
    text = texts[field]
    if text is None:
        return ERASED, "erased"
    if field in coded_fields(type(fact)):
        return _in_words(msgspec.structs.replace(fact, **{field: text.split(" ")}), field)
    return text, None


def _details(
    fact: Fact, told: Mapping[str, Value], texts: Mapping[str, str | None]
) -> list[Detail]:
    """The fields that say more than the sentence; `texts` are the sealed ones, opened."""
    quiet = {"happened_on", *told, *type(fact).QUIET}
    quiet |= {field for field, _ in tag_fields(type(fact))}
    details = []
    for field in fact.__struct_fields__:
        if field in quiet or (field in sealed_fields(type(fact)) and field not in texts):
            continue
        value, code = _opened(fact, field, texts) if field in texts else _in_words(fact, field)
        if value not in (None, "", []) and value not in told.values():
            details.append(Detail(field, FIELD_LABELS[field], value, code))
    return details
