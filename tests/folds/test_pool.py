"""A job seeker in the pool: profile, consent, and the jobs they have."""

from __future__ import annotations

from projections.folds import pool
from tests.decisions.cast import (
    consent_withdrawn,
    consented,
    ended,
    february,
    january,
    left_pool,
    merged,
    moved,
    profile_changed,
    registered,
    started,
    unmerged,
)
from tests.folds.story import row, rows

VIEW = pool.VIEW


def test_somebody_was_registered() -> None:
    person = {"birth_date": "sealed", "email": "sealed", "phone": "sealed"}
    assert row(VIEW, "ada", registered(**person)) == pool.PoolRow(
        seeker="ada",
        agency="northside",
        registered_on=january(5),
        given_name="Ada",
        family_name="Moss",
        occupations=[],
        skills=[],
        **person,
    )


def test_the_latest_profile_replaces_the_one_before_it() -> None:
    first = profile_changed(region="north", hours_min=10, notes="sealed", work_needs="sealed")
    second = profile_changed(occupations=["retail"], skills=[], disability="sealed")
    now = row(VIEW, "ada", registered(), first, second)
    assert (now.occupations, now.skills, now.disability) == (["retail"], [], "sealed")
    assert (now.region, now.hours_min, now.notes, now.work_needs) == (None, None, None, None)


def test_consent() -> None:
    now = row(VIEW, "ada", registered(), consented(valid_until=february(1)))
    assert (now.consent_scope, now.consent_from) == ("network", january(10))
    assert now.consent_until == february(1)


def test_a_second_consent_replaces_the_first() -> None:
    second = consented(scope="network_with_name", happened_on=january(15))
    now = row(VIEW, "ada", registered(), consented(valid_until=february(1)), second)
    assert (now.consent_scope, now.consent_from) == ("network_with_name", january(15))
    assert now.consent_until is None


def test_nothing_is_left_of_a_consent_that_was_withdrawn() -> None:
    now = row(VIEW, "ada", registered(), consented(valid_until=february(1)), consent_withdrawn())
    assert (now.consent_scope, now.consent_from, now.consent_until) == (None, None, None)


def test_they_left() -> None:
    now = row(VIEW, "ada", registered(), left_pool())
    assert (now.left_on, now.left_reason) == (january(25), "moved_away")


def test_they_moved_to_another_agency() -> None:
    now = row(VIEW, "ada", registered(), consented(), moved())
    assert (now.agency, now.former) == ("southside", ["northside"])
    assert now.consent_scope == "network", "what they agreed to share moves with them"
    back = moved(agency="northside", from_agency="southside")
    now = row(VIEW, "ada", registered(), moved(), back)
    assert (now.agency, now.former) == ("northside", ["northside", "southside"])


def test_a_record_that_was_merged_points_to_the_one_to_use() -> None:
    again = registered(seeker="ada-again")
    assert row(VIEW, "ada-again", again, merged()).merged_into == "ada"
    kept = row(VIEW, "ada", registered(), merged())
    assert (kept.merged_into, kept.duplicates) == (None, ["ada-again"])


def test_records_that_were_told_apart() -> None:
    away = row(VIEW, "ada-again", registered(seeker="ada-again"), merged(), unmerged())
    kept = row(VIEW, "ada", registered(), merged(), unmerged())
    assert (away.merged_into, away.told_apart) == (None, ["ada"])
    assert (kept.duplicates, kept.told_apart) == ([], ["ada-again"])
    assert row(VIEW, "ada", registered(), merged(), unmerged(), merged()).told_apart == []


def test_agencies_whose_placements_go_on() -> None:
    second = started(placement="second", nomination="second", agency="southside")
    assert row(VIEW, "ada", registered(), started(), moved()).job_agencies == ["northside"]
    now = row(VIEW, "ada", registered(), started(), moved(), second)
    assert now.job_agencies == ["northside", "southside"]
    assert row(VIEW, "ada", registered(), started(), moved(), ended()).job_agencies == []


def test_the_jobs_that_they_have_now() -> None:
    second = started(placement="second", nomination="second")
    assert row(VIEW, "ada", registered(), started()).placements_running == 1
    assert row(VIEW, "ada", registered(), started(), second).placements_running == 2
    assert row(VIEW, "ada", registered(), started(), second, ended()).placements_running == 1


def test_nobody_was_registered() -> None:
    assert rows(VIEW, "ada", consented(), started()) == []
