"""Made-up interest: a job seeker wants an opening, and may change their mind."""

from __future__ import annotations

from datetime import date

from domain.decisions.interest import ConfirmInterest, WithdrawInterest
from domain.demo.world import Opening, Seeker, World

CHANGES_OF_MIND = {
    "another_job": 25,
    "work_does_not_suit": 20,
    "hours_do_not_suit": 20,
    "way_too_long": 15,
    "not_now": 15,
    "other": 5,
}


def confirm(world: World, seeker: Seeker, opening: Opening, day: date) -> None:
    """They want this very opening."""
    world.diary.write(
        ConfirmInterest(**world.stamp(), seeker=seeker.id, opening=opening.id, happened_on=day)
    )


def withdraw(world: World, seeker: Seeker, opening: Opening, day: date) -> None:
    """They changed their mind before anybody nominated them."""
    world.diary.write(
        WithdrawInterest(
            **world.stamp(),
            seeker=seeker.id,
            opening=opening.id,
            reason=world.pick(CHANGES_OF_MIND),
            happened_on=day,
        )
    )
