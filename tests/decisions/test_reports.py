"""Publishing a report."""

from __future__ import annotations

from domain.decisions.refusals import ID_TAKEN, NOT_ON_THE_LIST, NOT_YOUR_ROLE
from domain.decisions.reports import COUNTS_AHEAD, PERIOD_AHEAD, SHOWS_TOO_SMALL
from tests.decisions.cast import (
    NORTHSIDE,
    june,
    march,
    may,
    publish_report,
    report_published,
    thresholds_adopted,
)
from tests.decisions.story import given


def test_what_was_worked_out_is_recorded() -> None:
    given().when(publish_report()).then(report_published())


def test_an_agency_publishes_nothing() -> None:
    given().when(publish_report(by=NORTHSIDE)).refused(NOT_YOUR_ROLE)


def test_once() -> None:
    given(report_published()).when(publish_report()).refused(ID_TAKEN)
    other = report_published(report="other")
    given(other).when(publish_report()).then(report_published())


def test_days_that_have_not_come() -> None:
    given().when(publish_report(as_of=june(2))).refused(COUNTS_AHEAD)


def test_a_period_of_which_nothing_is_counted() -> None:
    given().when(publish_report(first=june(1), as_of=may(31))).refused(PERIOD_AHEAD)


def test_an_audience_that_nobody_knows() -> None:
    given().when(publish_report(audience="neighbours")).refused(NOT_ON_THE_LIST)


def test_counts_that_the_network_agreed_to_hide_meanwhile() -> None:
    agreed = thresholds_adopted(for_public=11, happened_on=may(31))
    for_public = {"audience": "public", "threshold": 10}
    given(agreed).when(publish_report(**for_public)).refused(SHOWS_TOO_SMALL, threshold=11)
    given(thresholds_adopted(for_public=10, happened_on=march(1)), agreed).when(
        publish_report(**for_public | {"threshold": 11})
    ).then(report_published(**for_public | {"threshold": 11}))
    given(agreed).when(publish_report()).then(report_published())  # for the network: from 5
