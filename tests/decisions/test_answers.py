"""Coded answers: what is not on its list is never recorded, whoever asks for it."""

from __future__ import annotations

import pytest

from domain.decisions.base import Decision
from domain.decisions.refusals import NOT_ON_THE_LIST
from domain.facts import Fact
from tests.decisions.cast import (
    admit_agency,
    answer_opening,
    change_opening,
    change_profile,
    close_opening,
    consented,
    decline,
    employer_engaged,
    end_placement,
    engage_employer,
    give_consent,
    interested,
    leave_pool,
    nominated,
    pause_opening,
    post_opening,
    posted,
    record_checkpoint,
    registered,
    snooze,
    start_placement,
    started,
    withdraw,
    withdraw_interest,
)
from tests.decisions.story import given

WRONG: list[tuple[Decision, list[Fact]]] = [
    (admit_agency(region="?"), []),
    (engage_employer(region="?"), []),
    (change_profile(occupations=["food", "?"]), [registered()]),
    (change_profile(skills=["?"]), [registered()]),
    (change_profile(region="?"), [registered()]),
    (give_consent(scope="?"), [registered()]),
    (leave_pool(reason="?"), [registered()]),
    (post_opening(occupation="?"), [employer_engaged()]),
    (post_opening(region="?"), [employer_engaged()]),
    (answer_opening(answer="?"), [posted()]),
    (answer_opening(answer="nobody", reason="?"), [posted()]),
    (change_opening(occupation="?"), [posted()]),
    (change_opening(region="?"), [posted()]),
    (pause_opening(reason="?"), [posted()]),
    (close_opening(reason="?"), [posted()]),
    (withdraw_interest(reason="?"), [registered(), interested()]),
    (decline(reason="?"), [nominated()]),
    (withdraw(withdrawn_by="?"), [nominated()]),
    (start_placement(term="?"), [posted(), nominated()]),
    (end_placement(reason="?"), [started()]),
    (end_placement(ended_by="?"), [started()]),
    (record_checkpoint(status="?"), [started()]),
    (record_checkpoint(evidence="?"), [started()]),
    (snooze(reason="?"), [started()]),
]


@pytest.mark.parametrize(
    ("decision", "facts"), [pytest.param(d, f, id=type(d).__name__) for d, f in WRONG]
)
def test_an_answer_that_is_not_on_the_list(decision: Decision, facts: list[Fact]) -> None:
    given(*facts).when(decision).refused(NOT_ON_THE_LIST, answer="?")


def test_no_answer_where_none_is_needed() -> None:
    given(registered()).when(give_consent(valid_until=None)).then(consented(valid_until=None))
