"""Publishing a report."""

from __future__ import annotations

from domain.decisions.refusals import ID_TAKEN, NOT_ON_THE_LIST, NOT_YOUR_ROLE
from domain.decisions.reports import COUNTS_AHEAD, PERIOD_AHEAD
from tests.decisions.cast import NORTHSIDE, june, may, publish_report, report_published
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
