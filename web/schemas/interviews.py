"""Forms about interviews."""

from __future__ import annotations

from typing import Any

from domain.facts.vocabulary import (
    ACCOMMODATIONS,
    INTERVIEW_CANCELLATIONS,
    INTERVIEW_MISSED_BY,
    N_,
)
from web.schemas import fields
from web.schemas.base import FormSchema


def _zone() -> Any:
    return fields.choice(
        N_("Time zone of the place"),
        {},
        required=True,
        widget="select",
        hint=N_("For a call, the zone in which the time was agreed."),
    )


class InterviewForm(FormSchema):
    """A time and a place. `time_zone` is chosen from a list."""

    interview_on = fields.day(N_("Day of the interview"))
    interview_at = fields.clock(N_("Time"), hint=N_("Local time at the place."))
    time_zone = _zone()
    place = fields.text(N_("Place or link"), autocomplete="off")
    accommodations = fields.choices(
        N_("What is arranged for the person"),
        ACCOMMODATIONS,
        hint=N_("Only your agency can read this."),
    )
    arrangements = fields.text(
        N_("More about what is arranged"),
        widget="textarea",
        most=1_000,
        rows=3,
        hint=N_("For example who the interpreter is. Only your agency can read this."),
    )
    happened_on = fields.day(N_("Agreed on"))


class MoveForm(FormSchema):
    """Another time or place. The form starts with what was agreed before."""

    interview_on = fields.day(N_("New day of the interview"))
    interview_at = fields.clock(N_("Time"), hint=N_("Local time at the place."))
    time_zone = _zone()
    place = fields.text(N_("Place or link"), autocomplete="off")
    happened_on = fields.day(
        N_("Agreed on"),
        hint=N_("What is arranged for the person stays as it is. Check that it still fits."),
    )


class CancelForm(FormSchema):
    """It is called off before its time."""

    reason = fields.choice(
        N_("Why is it called off?"), INTERVIEW_CANCELLATIONS, required=True, widget="radios"
    )
    happened_on = fields.day(N_("Called off on"))


class MissedForm(FormSchema):
    """Its day came, and somebody could not be there."""

    missed_by = fields.choice(N_("Why did it not take place?"), INTERVIEW_MISSED_BY, required=True)


class InterviewHeldForm(FormSchema):
    """The interview took place."""

    happened_on = fields.day(N_("Held on"))
