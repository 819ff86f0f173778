"""Figures counted from facts, worked out by hand: as the agency sees itself, nothing hidden."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import chain
from zoneinfo import ZoneInfo

import pytest
from lifelines import KaplanMeierFitter

from domain.facts import Fact
from domain.facts.network import FactStruck, MinimumWageAdopted, WorkingDaysAdopted
from domain.ledger.ledger import Ledger
from projections.outcomes.disclosure import ALL
from projections.outcomes.figures import Figure, Question, Report, Words
from projections.outcomes.survival import curve_of
from projections.outcomes.tally import Place, Reader, Tally
from projections.projector import Projector
from projections.queries.outcomes import answer, retention
from projections.queries.outcomes.answering import TooNarrow
from projections.queries.outcomes.source import beside, source
from projections.queries.viewer import NotVisible, Viewer
from tests.folds.histories import made_up, play
from tests.outcomes.test_survival import DATA_SETS
from tests.queries.credit import credited
from tests.queries.town import (
    at,
    checked,
    ended,
    joined,
    journey,
    moved,
    nobody,
    on,
    on_a_moving_clock,
    placed,
    posted,
    wanted,
    write,
)

NORTH = Viewer(user="nora", role="agency", agency="northside")
AUDITOR = Viewer(user="ann", role="auditor")
UTC_ZONE = ZoneInfo("UTC")
TODAY = on(200)


def asked(
    ledger: Ledger, projector: Projector, viewer: Viewer = NORTH, **question: object
) -> Report:
    """The answer for the whole time, unless asked otherwise."""
    projector.catch_up()
    period = {"first": on(0), "last": TODAY}
    return answer(ledger, viewer, Question(**period | question), TODAY, UTC_ZONE)  # type: ignore[arg-type]


def values(figure: Figure, line: str) -> list[str | None]:
    """What the cells of a row say; a range as "low to high"."""
    found = next(one for one in figure.lines if one.code == line)
    return [f"{c.low} to {c.high}" if c.low else c.value for c in found.cells]


def test_the_funnel(ledger: Ledger, projector: Projector) -> None:
    """Four want the baker's job: one starts, one is declined, one is on the way, one waits."""
    write(
        ledger,
        [
            *joined("northside"),
            posted("baker"),
            *journey("ada", "baker", 1, 3, 5, 9, 10, 20),
            *journey("bea", "baker", 1, 5, declined=8),
            *journey("cem", "baker", 2, 6, 6, 12),
            wanted("dov", "baker", 3),
        ],
    )
    report = asked(ledger, projector)
    cohort = report.figure("funnel_cohort")
    assert [values(cohort, step)[:3] for step in ("interested", "nominated", "placed")] == [
        ["4", "100.0", None],
        ["3", "75.0", "4.0"],  # 2, 4 and 4 days
        ["1", "25.0", "10.0"],
    ]
    assert values(cohort, "shortlisted")[:3] == ["2", "50.0", "1.0"]  # 2 and 0 days
    assert values(cohort, "interviewed")[:3] == ["2", "50.0", "5.0"]  # 4 and 6 days
    losses = report.figure("losses")
    assert {line.code: line.cells[0].value for line in losses.lines} == {
        "declined:skills": "1",
        "lost": "1",
        "open": "2",
    }


def test_a_skipped_step_was_passed(ledger: Ledger, projector: Projector) -> None:
    write(ledger, [posted("baker"), wanted("ada", "baker"), placed("ada", "baker", 9)])
    cohort = asked(ledger, projector).figure("funnel_cohort")
    assert [line.cells[0].value for line in cohort.lines] == ["1"] * 6


def test_cohort_and_period_are_not_the_same(ledger: Ledger, projector: Projector) -> None:
    """Posted in the first quarter, nominated in the second: each has one and not the other."""
    write(ledger, [posted("baker", 1), *journey("ada", "baker", 2, 100)])
    first = asked(ledger, projector, last=on(80))
    assert values(first.figure("funnel_cohort"), "nominated")[0] == "1"
    assert values(first.figure("funnel_period"), "nominated")[0] == "0"
    second = asked(ledger, projector, first=on(90))
    assert values(second.figure("funnel_cohort"), "nominated")[0] == "0"
    assert values(second.figure("funnel_period"), "nominated")[0] == "1"


def test_who_begins_again_is_not_lost(ledger: Ledger, projector: Projector) -> None:
    again = journey("ada", "baker", 20, 21)
    write(ledger, [posted("baker"), *journey("ada", "baker", 1, 2, declined=5), *again])
    losses = asked(ledger, projector).figure("losses")
    assert {line.code: line.cells[0].value for line in losses.lines} == {"lost": "0", "open": "1"}


@pytest.mark.parametrize(
    ("posted_at", "answered_at", "hours"),
    [
        (at(0, 9), at(0, 12, 30), "3.5"),  # the same morning
        (at(4, 16), at(7, 10), "2.0"),  # Friday at four, Monday at ten
        (at(5, 12), at(6, 12), "0.0"),  # over the weekend
        (at(0, 7), at(0, 20), "8.0"),  # before nine and after five
        (at(0, 10), at(7, 10), "40.0"),  # a week
    ],
)
def test_business_hours(
    ledger: Ledger, projector: Projector, posted_at: datetime, answered_at: datetime, hours: str
) -> None:
    on_a_moving_clock(ledger)
    write(ledger, joined("northside"), posted_at - timedelta(days=1))
    days = [(one.date() - on(0)).days for one in (posted_at, answered_at)]
    write(ledger, [posted("baker", days[0])], posted_at)
    write(ledger, [nobody("baker", "northside", days[1])], answered_at)
    assert values(asked(ledger, projector).figure("answer_clock"), "own") == ["1", "100.0", hours]


def test_business_hours_are_of_the_networks_zone(ledger: Ledger, projector: Projector) -> None:
    """14 o'clock in London is 9 in Toronto, where the day begins."""
    on_a_moving_clock(ledger)
    write(ledger, [*joined("northside"), posted("baker")], at(0, 14))
    write(ledger, [nobody("baker", "northside")], at(0, 16))
    projector.catch_up()
    question = Question(first=on(0), last=TODAY)
    for zone, hours in (
        ("Europe/London", "2.0"),
        ("America/Toronto", "2.0"),
        ("Asia/Tokyo", "0.0"),
    ):
        report = answer(ledger, NORTH, question, TODAY, ZoneInfo(zone))
        assert values(report.figure("answer_clock"), "own")[2] == hours, zone


def test_public_holidays_that_the_network_keeps_are_no_business_hours(
    ledger: Ledger, projector: Projector
) -> None:
    """From Monday ten o'clock to Tuesday ten o'clock, over Family Day in Ontario: one hour."""
    on_a_moving_clock(ledger)
    write(ledger, joined("northside"), at(0, 9))
    write(ledger, [posted("baker", 42)], at(42, 10))  # 16 February 2026
    write(ledger, [nobody("baker", "northside", 43)], at(43, 10))
    assert values(asked(ledger, projector).figure("answer_clock"), "own")[2] == "8.0"
    kept = WorkingDaysAdopted(moves="next", holiday_region="CA-ON", happened_on=on(44))
    write(ledger, [kept], at(44, 10))
    clock = asked(ledger, projector).figure("answer_clock")
    assert values(clock, "own")[2] == "1.0"
    assert Words(
        "The public holidays of %(region)s are left out.", {"region": Words("Ontario")}
    ) in (clock.notes)


def test_what_was_entered_later_counts_from_midday(ledger: Ledger, projector: Projector) -> None:
    on_a_moving_clock(ledger)
    write(ledger, joined("northside"), at(0, 8))
    write(ledger, [posted("baker", 0)], at(0, 9))
    write(ledger, [nobody("baker", "northside", 1)], at(30, 16))
    clock = asked(ledger, projector).figure("answer_clock")
    assert values(clock, "own")[2] == "12.0"  # Monday from nine, Tuesday until one


def test_who_answered(ledger: Ledger, projector: Projector) -> None:
    write(
        ledger,
        [
            *joined("northside", "southside"),
            posted("baker"),
            posted("porter"),
            nobody("baker", "northside"),
            nobody("baker", "southside"),
            nobody("porter", "southside"),
        ],
    )
    answers = asked(ledger, projector).figure("answers")
    assert values(answers, "northside") == ["2", "1", "50.0"]


def test_what_never_came_to_an_opening_is_not_counted(ledger: Ledger, projector: Projector) -> None:
    """Of 60 openings: 45 answered, 30 of them with a nomination, 15 of those with a shortlist."""
    write(ledger, [*joined("northside", "southside"), *(posted(f"o{n}") for n in range(60))])
    write(ledger, [nobody(f"o{n}", "southside", 2) for n in range(45)])
    for n in range(30):
        write(ledger, journey(f"s{n}", f"o{n}", 1, 3, *([4] if n < 15 else [])))
    report = asked(ledger, projector, AUDITOR)
    assert values(report.figure("lift"), "network") == ["30", "50.0"]
    clock = report.figure("answer_clock")
    assert [line.cells[0].value for line in clock.lines] == ["45", "30", "15"]


def test_checkpoints(ledger: Ledger, projector: Projector) -> None:
    """Of six at 30 days: two at work, one elsewhere, one ended, one not reached, one not yet due.

    So three to four of the five that are due are employed.
    """
    names = ("ada", "bea", "cem", "dov", "eli")
    write(
        ledger,
        [
            posted("baker"),
            *(placed(name, "baker", 0) for name in names),
            placed("fay", "baker", 180),
            checked("ada", "baker", 30, "same_job"),
            checked("bea", "baker", 30, "same_job", "seeker_reported"),
            checked("cem", "baker", 30, "elsewhere"),
            ended("dov", "baker", 12),
            checked("eli", "baker", 30, "not_reached", "not_reached"),
        ],
    )
    own = asked(ledger, projector).figure("checkpoints_own")
    assert values(own, "30") == ["5", "2", "1", "1", "1", "60.0 to 80.0", "1"]
    strict = asked(ledger, projector, least_evidence="staff_observed").figure("checkpoints_own")
    assert values(strict, "30") == ["5", "1", "1", "1", "2", "40.0 to 80.0", "1"]


def test_nothing_recorded_is_not_reached_when_its_days_are_over(
    ledger: Ledger, projector: Projector
) -> None:
    """Due on day 30 and open until day 44."""
    write(ledger, [posted("baker"), placed("ada", "baker", 0)])
    projector.catch_up()
    question = Question(first=on(0), last=on(40))
    for today, says in ((29, "1"), (44, "1"), (45, "0")):
        report = answer(ledger, NORTH, question, on(today), UTC_ZONE)
        assert values(report.figure("checkpoints_own"), "30")[-1] == says, today


def test_who_went_to_another_job_is_employed_elsewhere(
    ledger: Ledger, projector: Projector
) -> None:
    gone = ended("ada", "baker", 12, reason="other_job")
    write(ledger, [posted("baker"), placed("ada", "baker", 0), gone])
    own = asked(ledger, projector).figure("checkpoints_own")
    assert values(own, "30")[:4] == ["1", "0", "1", "0"]


def lengths(ledger: Ledger, projector: Projector, today: date) -> tuple[list[int], list[int]]:
    """How long placements lasted, as they are counted: ended, and last known."""
    projector.catch_up()
    tally = Tally()
    question = Question(first=date(1900, 1, 1), last=date(2999, 1, 1))
    with source(ledger, question, Reader(threshold=10), today, UTC_ZONE) as here:
        retention.count_lengths(here, tally)
    found = tally.lengths[Place(ALL, ALL)].items()
    ended_after = [day for day, (ends, _) in found for _ in range(ends)]
    return sorted(ended_after), sorted(day for day, (_, left) in found for _ in range(left))


def test_who_counts_until_when(ledger: Ledger, projector: Projector) -> None:
    write(
        ledger,
        [
            posted("baker"),
            *(placed(name, "baker", 0) for name in ("ada", "bea", "cem", "dov")),
            placed("eli", "baker", 101),
            ended("ada", "baker", 100),  # on the cut-off day
            ended("bea", "baker", 101),  # after it: until then
            checked("cem", "baker", 60, "same_job"),  # last known
            checked("dov", "baker", 60, "not_employed", happened=63),  # and no end recorded
        ],
    )
    assert lengths(ledger, projector, on(100)) == ([63, 100], [60, 100])


@pytest.mark.parametrize("name", ["waltons", "lung"])
def test_the_curve_of_recorded_placements_is_that_of_lifelines(
    ledger: Ledger, projector: Projector, name: str
) -> None:
    """A data set put into the ledger as placements, their ends, and their last checkpoints."""
    load, length, end, in_days = DATA_SETS[name]
    data = load()
    days = [round(float(one) * in_days) for one in data[length]]
    is_over = [bool(one) for one in data[end]]
    facts: list[Fact] = []
    for number, (day, over) in enumerate(zip(days, is_over, strict=True)):
        who = f"p{number}"
        facts.append(placed(who, "baker", 0))
        facts.append(ended(who, "baker", day) if over else checked(who, "baker", day, "same_job"))
    write(ledger, facts)
    ours = curve_of(*lengths(ledger, projector, on(100_000)))
    theirs = KaplanMeierFitter().fit(days, is_over)
    steps = [step.day for step in ours.steps]
    shares = theirs.survival_function_["KM_estimate"].loc[steps].tolist()
    assert [step.survival for step in ours.steps] == pytest.approx(shares, abs=1e-9)
    bounds = theirs.confidence_interval_.loc[steps].to_numpy().tolist()
    for step, (low, high) in zip(ours.steps, bounds, strict=True):
        if step.low is not None:
            assert (step.low, step.high) == pytest.approx((low, high), abs=1e-9)


def test_terms_of_the_first_day(ledger: Ledger, projector: Projector) -> None:
    terms = [(20, "18.00", "permanent"), (30, "20.00", "permanent"), (37, None, "fixed_term")]
    facts = [
        placed(f"p{n}", "baker", n, hours_per_week=hours, hourly_wage=wage, term=term)
        for n, (hours, wage, term) in enumerate(terms)
    ]
    write(ledger, [posted("baker"), *facts])
    report = asked(ledger, projector)
    assert values(report.figure("placement_terms"), "hours")[:2] == ["30.0", "29.0"]
    assert values(report.figure("placement_terms"), "wage")[:2] == ["19.00", "19.00"]
    assert values(report.figure("placements"), "fixed_term")[:2] == ["1", "33.3"]
    assert values(report.figure("placements_by_occupation"), "food")[:2] == ["3", "100.0"]


def test_wages_above_the_minimum_wage(ledger: Ledger, projector: Projector) -> None:
    """17.20 everywhere; from day 10 on 17.60, and in the north 18.00.

    bea is exactly at it, cem and fay below. gus started before there was one, and hal's wage is not
    recorded.
    """
    rules = [
        MinimumWageAdopted(hourly_wage="17.20", happened_on=on(1)),
        MinimumWageAdopted(hourly_wage="18.00", region="north", happened_on=on(10)),
        MinimumWageAdopted(hourly_wage="17.60", happened_on=on(10)),
    ]
    wages = [
        ("ada", "baker", 9, "17.50"),
        ("bea", "baker", 10, "18.00"),
        ("cem", "baker", 12, "17.90"),
        ("dov", "porter", 12, "17.90"),
        ("eli", "clerk", 9, "17.30"),
        ("fay", "porter", 10, "17.50"),
        ("gus", "baker", 0, "30.00"),
        ("hal", "baker", 11, None),
    ]
    facts = [placed(who, where, day, hourly_wage=wage) for who, where, day, wage in wages]
    openings = [posted("baker"), posted("porter", region="south"), posted("clerk", region=None)]
    write(ledger, [*openings, *facts])
    assert "minimum_wage" not in [one.code for one in asked(ledger, projector).figures]
    write(ledger, rules)
    above = asked(ledger, projector).figure("minimum_wage")
    assert [values(above, line)[:2] for line in ("compared", "above", "not_above", "at")] == [
        ["6", "100.0"],
        ["3", "50.0"],
        ["3", "50.0"],
        ["1", "16.7"],
    ]
    there = asked(ledger, projector, region="south").figure("minimum_wage")
    assert values(there, "above")[:2] == ["1", "50.0"]
    before = asked(ledger, projector, as_of=on(9), last=on(9)).figure("minimum_wage")
    assert values(before, "compared")[0] == "2"


def test_the_minimum_wage_is_that_of_where_the_opening_was_on_the_first_day(
    ledger: Ledger, projector: Projector
) -> None:
    """The job moves north on day 20 and back on day 40; nobody knows where it was at first."""
    moves = [(20, "north"), (40, "south")]
    write(
        ledger,
        [
            MinimumWageAdopted(hourly_wage="17.00", happened_on=on(0)),
            MinimumWageAdopted(hourly_wage="19.00", region="north", happened_on=on(0)),
            posted("baker", region=None),
            *(moved("baker", day, region) for day, region in moves),
            *(
                placed(f"p{day}", "baker", day, hourly_wage="18.00")
                for day in (0, 19, 20, 39, 40, 50)
            ),
        ],
    )
    above = asked(ledger, projector).figure("minimum_wage")
    assert (values(above, "above")[0], values(above, "not_above")[0]) == ("4", "2")


def test_the_credit_of_all_agencies_is_the_number_of_placements(
    ledger: Ledger, projector: Projector
) -> None:
    """Each agency asks for itself; what they are told adds up exactly."""
    agencies = ("northside", "southside", "river")
    facts = [
        placed(
            f"p{n}",
            "baker",
            n,
            agency=agencies[n % 3],
            employer_agency=agencies[(n * n) % 3],
            sourcing_share=33,
            employer_share=33,
            coaching_share=34,
        )
        for n in range(40)
    ]
    write(ledger, [*joined(*agencies), posted("baker"), *facts])
    credit = Decimal(0)
    for agency in agencies:
        viewer = Viewer(user="x", role="agency", agency=agency)
        figure = asked(ledger, projector, viewer).figure("attribution")
        credit += Decimal(values(figure, agency)[0] or "0")
        assert values(figure, "network")[0] == "40.00"
    assert credit == 40


@pytest.mark.parametrize("seed", [5, 11])
def test_so_it_is_in_generated_histories(ledger: Ledger, projector: Projector, seed: int) -> None:
    """Agreed, disputed, settled or not, and on earlier days."""
    play(made_up(seed), ledger.do)
    projector.catch_up()
    found = [credited(ledger, date(2030, 1, 1), day) for day in (None, date(2026, 9, 1))]
    assert all(hundredths == 100 * placements for placements, hundredths in found)
    assert found[0][0] > 0


def test_a_struck_placement_counts_no_more_and_did_before(
    ledger: Ledger, projector: Projector
) -> None:
    on_a_moving_clock(ledger)
    start = placed("ada", "baker", 0)
    write(ledger, [posted("baker")], at(0, 9))
    write(ledger, [start], at(1, 9))
    strike = FactStruck(
        position=2, things=start.tags(), reason="did_not_happen", happened_on=start.happened_on
    )
    write(ledger, [strike], at(5, 9))
    now = asked(ledger, projector)
    then = asked(ledger, projector, known_at=at(2, 9))
    assert values(now.figure("placements"), "all")[0] == "0"
    assert values(then.figure("placements"), "all")[0] == "1"
    assert (now.position, then.position) == (3, 2)


def test_late_facts_are_not_known_before(ledger: Ledger, projector: Projector) -> None:
    on_a_moving_clock(ledger)
    write(ledger, [posted("baker"), placed("ada", "baker", 0)], at(1, 9))
    write(ledger, [ended("ada", "baker", 12)], at(60, 9))
    then = asked(ledger, projector, known_at=datetime(2026, 2, 20, tzinfo=UTC))
    assert values(then.figure("checkpoints_own"), "30")[3] == "0"
    assert values(asked(ledger, projector).figure("checkpoints_own"), "30")[3] == "1"


def test_no_two_earlier_days_tell_what_another_agency_recorded_between_them(
    ledger: Ledger, projector: Projector
) -> None:
    """Southside records one placement more: who asks as it was known before and after it sees their
    own agency's, and otherwise the same. Who may see each of them anyway still sees the change."""
    on_a_moving_clock(ledger)
    theirs = [journey(f"s{n}", f"o{n}", 1, 2, 3, 4, 5, 6, agency="southside") for n in range(13)]
    openings = [posted("baker"), *(posted(f"o{n}") for n in range(13))]
    own = journey("ada", "baker", 1, 2, 3, 4, 5, 6)
    before = [*joined("northside", "southside"), *openings, *own, *chain(*theirs[:12])]
    write(ledger, before, at(10, 9))
    write(ledger, theirs[12], at(12, 9))
    known = [{"known_at": at(day, 20)} for day in (11, 13)]
    then, later = (asked(ledger, projector, **clock) for clock in known)
    by_day = asked(ledger, projector, as_of=on(8))
    assert then.figures == later.figures
    assert then.position < later.position
    assert values(then.figure("placements"), "all") == ["1", "100.0", None, None]
    for report in (then, by_day):
        of_network = [
            cell
            for figure in report.figures
            for line in figure.lines
            for cell, column in zip(line.cells, figure.columns, strict=True)
            if line.code == "network" or column.code.startswith("network")
        ]
        assert {cell.value or cell.low for cell in of_network} == {None}
        terms = report.figure("placement_terms")  # of no wage that is recorded, too
        assert all(terms.cell("wage", f"network_{one}").is_hidden for one in ("median", "mean"))
    now = asked(ledger, projector, known_at=at(300, 9))
    assert now.figures == asked(ledger, projector).figures
    told = [asked(ledger, projector, AUDITOR, **clock) for clock in known]
    assert [values(report.figure("placements"), "all")[0] for report in told] == ["13", "14"]


def test_several_years_are_counted_on_two_connections_that_see_the_same(
    ledger: Ledger, projector: Projector
) -> None:
    write(ledger, [*joined("northside"), posted("baker"), *journey("ada", "baker", 1, 3, 5)])
    years = {"first": on(-800)}
    now = asked(ledger, projector, **years)
    anew = asked(ledger, projector, **years, known_at=datetime.now(UTC))  # on one connection
    assert now.figures == anew.figures
    assert values(now.figure("funnel_cohort"), "nominated")[0] == "1"

    question = Question(**years, last=TODAY)  # type: ignore[arg-type]
    with source(ledger, question, Reader(threshold=1), TODAY, UTC_ZONE) as here:
        write(ledger, [posted("clerk")])
        projector.catch_up()
        with beside(ledger, here) as there:
            assert there.connection is not here.connection
            for one in (here, there):
                assert one.rows("SELECT opening FROM {s}.openings") == [("baker",)]


def test_by_region_and_kind_of_work(ledger: Ledger, projector: Projector) -> None:
    write(
        ledger,
        [
            posted("baker"),
            posted("porter", region="south", occupation="retail"),
            placed("ada", "baker", 0),
            placed("bea", "porter", 0),
            placed("cem", "porter", 0),
        ],
    )
    for narrowed, number in (({"region": "south"}, "2"), ({"occupation": "food"}, "1")):
        report = asked(ledger, projector, **narrowed)
        assert values(report.figure("placements"), "all")[0] == number
        assert values(report.figure("funnel_period"), "placed")[0] == number


@pytest.mark.parametrize("narrowed", [{}, {"region": "north"}, {"agency": "northside"}])
def test_nobody_outside_sees_a_small_count(
    ledger: Ledger, projector: Projector, narrowed: dict[str, str]
) -> None:
    """Nine of everything: whatever is asked, nothing but zeros is told, and 27 follow-ups."""
    facts: Sequence[Fact] = [
        *joined("northside"),
        *(posted(f"o{n}") for n in range(9)),
        *(fact for n in range(9) for fact in journey(f"p{n}", f"o{n}", 1, 2, 3, 4, 5, 6)),
    ]
    write(ledger, facts)
    report = asked(ledger, projector, AUDITOR, **narrowed)
    told = {
        (figure.code, line.code, column.code): cell.value or cell.low
        for figure in report.figures
        for line in figure.lines
        for cell, column in zip(line.cells, figure.columns, strict=True)
        if (cell.value or cell.low) not in (None, "0", "0.0")
    }
    followed = {("capacity", who, "follow_ups"): "27" for who in ("network", "northside")}
    assert told == ({} if narrowed else followed)
    assert not [figure.code for figure in report.figures if "9" in str(figure.sentence.params)]


def test_who_may_ask_for_what(ledger: Ledger, projector: Projector) -> None:
    with pytest.raises(NotVisible):
        asked(ledger, projector, Viewer(user="o", role="operator"))
    with pytest.raises(NotVisible):
        asked(ledger, projector, agency="southside")
    with pytest.raises(TooNarrow):
        asked(ledger, projector, AUDITOR, region="north", occupation="food")


def test_an_answer_is_kept_until_something_is_recorded(
    ledger: Ledger, projector: Projector
) -> None:
    write(ledger, [posted("baker")])
    first = asked(ledger, projector)
    assert asked(ledger, projector) is first
    write(ledger, [placed("ada", "baker", 0)])
    assert values(asked(ledger, projector).figure("placements"), "all")[0] == "1"
