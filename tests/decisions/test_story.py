"""The helper itself: a decision meets only what its boundary selects."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from eventsourcing.dcb.domain import Selector

from domain.decisions.agencies import AdmitAgency
from domain.decisions.base import select
from domain.decisions.refusals import ID_TAKEN, NOT_YOUR_ROLE
from domain.facts.agencies import AgencyJoined
from domain.facts.seekers import SeekerRegistered
from tests.decisions.cast import admit_agency, agency_joined, consented, registered
from tests.decisions.story import given, selects


class Shortsighted(AdmitAgency):
    """Admits an agency while it looks at another one."""

    def consistency_boundary(self) -> Sequence[Selector]:
        return [select(AgencyJoined, agency="elsewhere")]


def test_a_boundary_that_misses_a_fact_makes_a_test_fail() -> None:
    decision = Shortsighted(**admit_agency.keywords)
    with pytest.raises(AssertionError, match="Not refused"):
        given(agency_joined()).when(decision).refused(ID_TAKEN)


def test_a_wrong_expectation_fails() -> None:
    with pytest.raises(AssertionError):
        given().when(admit_agency()).then()
    with pytest.raises(AssertionError):
        given(agency_joined()).when(admit_agency()).refused(NOT_YOUR_ROLE)


def test_a_selector_wants_one_of_the_types_and_all_of_the_things() -> None:
    selector = select(SeekerRegistered, seeker="ada", agency="northside")
    assert selects(selector, registered())
    assert not selects(selector, registered(agency="southside"))
    assert not selects(selector, consented())
