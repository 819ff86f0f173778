"""What holds for every fold, on histories that real decisions recorded."""

from __future__ import annotations

import copy
import typing
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from types import NoneType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.decisions.refusals import Refused
from domain.facts import FACTS, Fact, Recorded, tag_fields
from domain.facts.openings import OpeningChanged, OpeningPosted
from domain.facts.placements import PlacementEnded, PlacementStarted
from domain.facts.seekers import ConsentGiven, ConsentWithdrawn
from projections.folds import (
    VIEWS,
    follow_ups,
    interests,
    nominations,
    openings,
    placements,
    pool,
    reminders,
)
from projections.view import View
from tests.decisions import cast
from tests.decisions.story import decide
from tests.folds.histories import histories, history, made_up
from tests.folds.story import about, recorded, things

# What the rules say of an opening that takes nobody, as the view calls it.
SAID = {"opening_full": "filled", "opening_paused": "paused", "opening_closed": "closed"}

every_view = pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
# No time is asserted: a slow machine proves nothing about a fold.
quick = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def table(view: View, history: Sequence[Recorded]) -> list[Any]:
    """Every row of the view."""
    return [
        row for thing in things(view, history) for row in view.fold(about(view, thing, history))
    ]


@every_view
def test_it_hears_only_what_concerns_its_things(view: View) -> None:
    for fact in view.hears:
        assert view.kind in {kind for _, kind in tag_fields(fact)}


@every_view
@quick
@given(facts=histories)
def test_the_same_facts_make_the_same_rows(view: View, facts: list[Fact]) -> None:
    history = recorded(facts)
    before = copy.deepcopy(history)
    assert table(view, history) == table(view, history)
    assert history == before


@every_view
@quick
@given(facts=histories, dice=st.randoms())
def test_what_it_does_not_hear_changes_nothing(view: View, facts: list[Fact], dice: Any) -> None:
    history = recorded(facts)
    foreign = [r for r in history if type(r.fact) not in view.hears]
    for thing in things(view, history):
        heard = about(view, thing, history)
        mixed = list(heard)
        for fact in foreign:
            mixed.insert(dice.randint(0, len(mixed)), fact)
        assert view.fold(mixed) == view.fold(heard)


@every_view
@quick
@given(facts=histories)
def test_a_row_belongs_to_its_thing_and_fits_its_table(view: View, facts: list[Fact]) -> None:
    history = recorded(facts)
    hints = typing.get_type_hints(view.row)
    for thing in things(view, history):
        for row in view.fold(about(view, thing, history)):
            assert getattr(row, view.columns[0]) == thing
            for name in view.columns:
                value = getattr(row, name)
                assert value is not None or NoneType in typing.get_args(hints[name])


@quick
@given(facts=histories)
def test_jobs_are_counted_as_they_are(facts: list[Fact]) -> None:
    history = recorded(facts)
    running = Counter(p.seeker for p in table(placements.VIEW, history) if p.ended_on is None)
    for seeker in table(pool.VIEW, history):
        assert seeker.placements_running == running[seeker.seeker]


@quick
@given(facts=histories)
def test_no_opening_has_more_people_than_places(facts: list[Fact]) -> None:
    for opening in table(openings.VIEW, recorded(facts)):
        assert 0 <= opening.placed <= min(opening.places, opening.nominated)
        assert (opening.status == "closed") == (opening.closed_on is not None)
        assert opening.status != "paused" or opening.paused_on is not None


@quick
@given(facts=histories)
def test_on_no_day_do_more_people_work_than_places_were_offered(facts: list[Fact]) -> None:
    """Counted from the facts alone, day by day, without the rules' own arithmetic."""
    offers = [f for f in facts if isinstance(f, OpeningPosted | OpeningChanged)]
    jobs = {f.placement: f for f in facts if isinstance(f, PlacementStarted)}
    left = {f.placement: f.happened_on for f in facts if isinstance(f, PlacementEnded)}
    for day in {fact.happened_on for fact in facts}:
        places = {f.opening: f.places for f in offers if f.happened_on <= day}
        at_work = Counter(
            job.opening
            for placement, job in jobs.items()
            if job.happened_on <= day <= left.get(placement, day)
        )
        assert all(count <= places[opening] for opening, count in at_work.items())


@quick
@given(facts=histories)
def test_the_rules_and_the_view_agree_on_free_places(facts: list[Fact]) -> None:
    """Whoever is told that there is a place may be nominated, and started, from tomorrow on."""
    tomorrow = max(fact.happened_on for fact in facts) + timedelta(days=1)
    when = {"by": cast.SYSTEM, "today": tomorrow, "happened_on": tomorrow}
    newcomer: list[Fact] = [
        cast.registered(seeker="new", happened_on=tomorrow),
        cast.consented(seeker="new", happened_on=tomorrow),
    ]
    for opening in table(openings.VIEW, recorded(facts)):
        about = {"opening": opening.opening, "seeker": "new"}
        wants = cast.interested(**about, happened_on=tomorrow)
        put = cast.nominated(
            **about, employer=opening.employer, nomination="new", happened_on=tomorrow
        )
        for decision, before in (
            (cast.nominate(**when, **about, nomination="new"), [*newcomer, wants]),
            (
                cast.start_placement(
                    **when, nomination="new", placement="new", opening=opening.opening
                ),
                [put],
            ),
        ):
            try:
                decide([*facts, *before], decision)
                said = "open"
            except Refused as refused:
                said = SAID[refused.refusal.code]
            is_waiting = opening.status == "filled" and opening.paused_on is not None
            assert said == ("paused" if is_waiting else opening.status)


@quick
@given(facts=histories)
def test_nothing_is_shared_after_the_last_word_was_no(facts: list[Fact]) -> None:
    last = {f.seeker: type(f) for f in facts if isinstance(f, ConsentGiven | ConsentWithdrawn)}
    for seeker in table(pool.VIEW, recorded(facts)):
        assert (seeker.consent_scope is not None) == (last.get(seeker.seeker) is ConsentGiven)


@quick
@given(facts=histories)
def test_a_job_comes_of_its_nomination(facts: list[Fact]) -> None:
    history = recorded(facts)
    made = {n.nomination: n for n in table(nominations.VIEW, history)}
    started = table(placements.VIEW, history)
    assert {p.nomination for p in started} == {
        n.nomination for n in made.values() if n.status == "placed"
    }
    for placement in started:
        assert made[placement.nomination].placement == placement.placement
        assert made[placement.nomination].nominated_on <= placement.started_on


@quick
@given(facts=histories)
def test_who_is_nominated_wants_it(facts: list[Fact]) -> None:
    history = recorded(facts)
    wanted = {(i.seeker, i.opening): i.is_nominated for i in table(interests.VIEW, history)}
    for nomination in table(nominations.VIEW, history):
        if nomination.status != "withdrawn":
            assert wanted[nomination.seeker, nomination.opening]


@quick
@given(facts=histories)
def test_follow_ups_come_in_order_and_end_with_the_job(facts: list[Fact]) -> None:
    history = recorded(facts)
    ended = {p.placement: p.ended_on for p in table(placements.VIEW, history)}
    for follow_up in table(follow_ups.VIEW, history):
        assert follow_up.opens_on < follow_up.due_on < follow_up.closes_on
        last_day = ended[follow_up.placement]
        assert last_day is None or follow_up.due_on <= last_day
        assert follow_up.recorded_on is None or follow_up.recorded_on >= follow_up.opens_on


@quick
@given(facts=histories)
def test_reminders_are_claimed_before_they_are_sent(facts: list[Fact]) -> None:
    found = table(reminders.VIEW, recorded(facts))
    for one in found:
        assert one.sent_at is None or one.sent_at > one.claimed_at
        assert (one.failed_at is None) == (one.error is None) == (one.failures == 0)
        assert one.own_failures <= one.failures
    assert len({(r.placement, r.day, r.stage, r.reminds_on) for r in found}) == len(found)


def test_histories_come_far_enough_to_say_something() -> None:
    """The properties above would hold for histories in which nothing happens."""
    happened = {type(fact).TOPIC for seed in range(60) for fact in history(made_up(seed))}
    # Strikes have tests of their own; a fold never sees one.
    assert happened == set(FACTS) - {"FactStruck"}
