"""Who answered an opening, and who wants it."""

from __future__ import annotations

from projections.folds import answers, interests
from tests.decisions.cast import (
    answered,
    february,
    interest_withdrawn,
    interested,
    nominated,
    withdrawn,
)
from tests.folds.story import recorded_at, row, rows


class TestAnswers:
    def test_nobody_right_now(self) -> None:
        nobody = answered(answer="nobody", reason="too_far", happened_on=february(2))
        assert row(answers.VIEW, "baker", nobody) == answers.AnswerRow(
            opening="baker",
            agency="northside",
            answer="nobody",
            reason="too_far",
            answered_on=february(2),
            answered_at=recorded_at(1),
            changed_on=None,
            first_answer="nobody",
            first_on=february(2),
            first_at=recorded_at(1),
            nominated=0,
        )

    def test_a_nomination_is_an_answer(self) -> None:
        now = row(answers.VIEW, "baker", nominated(happened_on=february(5)))
        assert (now.answer, now.answered_on, now.nominated) == ("nominating", february(5), 1)

    def test_the_latest_word_counts_and_the_first_is_remembered(self) -> None:
        nobody = answered(answer="nobody", reason="hours")
        now = row(answers.VIEW, "baker", nobody, nominated(), nominated(seeker="bea"))
        assert (now.answer, now.reason, now.nominated) == ("nominating", None, 2)
        assert now.first_at == recorded_at(1)

    def test_it_is_told_when_an_answer_changed_and_what_it_was_at_first(self) -> None:
        nobody = answered(answer="nobody", reason="hours", happened_on=february(2))
        now = row(answers.VIEW, "baker", nobody, answered(happened_on=february(9)))
        assert (now.answer, now.answered_on, now.answered_at) == (
            "nominating",
            february(9),
            recorded_at(2),
        )
        assert (now.first_answer, now.first_on, now.changed_on) == (
            "nobody",
            february(2),
            february(9),
        )

    def test_another_reason_is_another_answer_and_the_same_again_is_none(self) -> None:
        hours = answered(answer="nobody", reason="hours", happened_on=february(2))
        too_far = answered(answer="nobody", reason="too_far", happened_on=february(3))
        again = answered(answer="nobody", reason="too_far", happened_on=february(4))
        now = row(answers.VIEW, "baker", hours, too_far, again)
        assert (now.changed_on, now.answered_on) == (february(3), february(4))
        kept = row(answers.VIEW, "baker", answered(), nominated(happened_on=february(5)))
        assert (kept.changed_on, kept.answered_on) == (None, february(5))

    def test_an_answer_that_is_entered_late_was_heard_on_its_day(self) -> None:
        late = [answered(happened_on=february(9)), answered(happened_on=february(4))]
        assert row(answers.VIEW, "baker", *late).first_on == february(4)

    def test_who_nominated_and_has_nobody_more_has_said_so(self) -> None:
        now = row(answers.VIEW, "baker", nominated(), answered(answer="nobody", reason="no_match"))
        assert (now.answer, now.reason, now.nominated) == ("nobody", "no_match", 1)

    def test_each_agency_has_a_row(self) -> None:
        found = rows(answers.VIEW, "baker", answered(), answered(agency="southside"), nominated())
        assert [r.agency for r in found] == ["northside", "southside"]


class TestInterests:
    def test_somebody_wants_it(self) -> None:
        assert row(interests.VIEW, "baker", interested()) == interests.InterestRow(
            opening="baker",
            seeker="ada",
            agency="northside",
            confirmed_on=february(3),
            is_nominated=False,
        )

    def test_said_again_it_is_one_interest(self) -> None:
        now = row(interests.VIEW, "baker", interested(), interested(happened_on=february(9)))
        assert now.confirmed_on == february(9)

    def test_what_is_entered_late_makes_it_no_older(self) -> None:
        late = [interested(happened_on=february(9)), interested(happened_on=february(3))]
        assert row(interests.VIEW, "baker", *late).confirmed_on == february(9)

    def test_they_no_longer_want_it(self) -> None:
        gone = [interested(), interest_withdrawn()]
        assert rows(interests.VIEW, "baker", *gone) == []
        again = row(interests.VIEW, "baker", *gone, interested(happened_on=february(9)))
        assert again.confirmed_on == february(9)

    def test_they_were_nominated(self) -> None:
        assert row(interests.VIEW, "baker", interested(), nominated()).is_nominated

    def test_another_was_nominated(self) -> None:
        bea = [interested(seeker="bea"), nominated(seeker="bea", nomination="bea-baker")]
        found = rows(interests.VIEW, "baker", interested(), *bea)
        assert {r.seeker: r.is_nominated for r in found} == {"ada": False, "bea": True}

    def test_the_agency_took_the_nomination_back(self) -> None:
        back = [interested(), nominated(), withdrawn(withdrawn_by="agency")]
        assert not row(interests.VIEW, "baker", *back).is_nominated

    def test_the_job_seeker_took_it_back_and_wants_it_no_more(self) -> None:
        back = [interested(), nominated(), withdrawn(withdrawn_by="seeker")]
        assert rows(interests.VIEW, "baker", *back) == []
        again = row(interests.VIEW, "baker", *back, interested(happened_on=february(20)))
        assert (again.confirmed_on, again.is_nominated) == (february(20), False)
