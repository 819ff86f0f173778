"""Under which number counts are hidden: by the network's rules, in an answer and in reports."""

from __future__ import annotations

from datetime import date

from domain.decisions.policy import Policy
from domain.facts.network import OWN
from domain.ledger.ledger import Ledger
from domain.ledger.strikes import Moment, as_of
from projections.outcomes.figures import Question
from projections.queries.outcomes.source import NOW


def thresholds(
    ledger: Ledger, question: Question, today: date, published: int | None
) -> tuple[int, ...]:
    """The thresholds at which counts are looked at in turn; the last one applies.

    A report keeps the one that it was `published` with. Any other answer has the greater of two:
    the one of the day that is asked about, as it was known then, and today's. A number that was
    raised protects people at once, also from those who ask about the day before.
    """
    history = ledger.history(f"network:{OWN}")

    def agreed(moment: Moment) -> Policy:
        return Policy.of(recorded.fact for recorded in as_of(history, moment))

    then = NOW
    if question.known_at is not None:
        then = Moment(date.max, question.known_at, question.upto)
    if published is not None:
        return agreed(then).steps_to_threshold(published)
    policy, day = agreed(NOW), min(question.as_of or today, today)
    applies = max(
        policy.threshold(question.audience, today),
        agreed(then).threshold(question.audience, day),
    )
    return policy.steps_to_threshold(applies)
