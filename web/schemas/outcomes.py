"""What is asked about outcomes: a period, and what to look at in it."""

from __future__ import annotations

from datetime import date
from typing import Any

import marshmallow

from domain.facts.vocabulary import EVIDENCE, N_, OCCUPATIONS, REGIONS
from projections.outcomes.figures import EVIDENCE_ORDER
from web.schemas import fields
from web.schemas.base import FormSchema
from web.schemas.clocks import FIRST_DAY
from web.services import today

NARROWING = ("agency", "region", "occupation")


class OutcomesForm(FormSchema):
    """The period, and at most one of an agency, a region and a kind of work."""

    first = fields.day(
        N_("From"), hint=N_("Whole quarters are counted, so that no small group can be told apart.")
    )
    last = fields.day(N_("Until"))
    # The page says which agencies there are, and leaves it out for their own staff.
    agency = fields.choice(
        N_("Only one agency"), {}, widget="select", no_answer=N_("No: the whole network")
    )
    region = fields.choice(
        N_("Only one region"), REGIONS, widget="select", no_answer=N_("No: every region")
    )
    occupation = fields.choice(
        *(N_("Only one kind of work"), OCCUPATIONS),
        widget="select",
        no_answer=N_("No: every kind of work"),
    )
    least_evidence = fields.choice(
        N_("Weakest evidence that counts"),
        {code: EVIDENCE[code] for code in EVIDENCE_ORDER},
        widget="select",
        no_answer=N_("Any evidence"),
    )
    known_on = fields.day(
        N_("As the network knew it on"),
        required=False,
        hint=N_("Leaves out what was recorded later."),
    )

    @marshmallow.validates("first", "last", "known_on")
    def in_our_time(self, value: date | None, **_named: str) -> None:
        """A year that a date on this ledger can have."""
        if value is not None and not FIRST_DAY <= value <= today().replace(month=12, day=31):
            raise marshmallow.ValidationError(N_("Check the year."))

    @marshmallow.validates_schema
    def in_order(self, data: dict[str, Any], **_named: Any) -> None:
        """The first day is not after the last."""
        if data.get("first", date.min) > data.get("last", date.max):
            raise marshmallow.ValidationError(N_("Choose the first day, or a later one."), "last")

    @marshmallow.validates_schema
    def one_at_a_time(self, data: dict[str, Any], **_named: Any) -> None:
        """Two at once would tell very small groups apart."""
        asked = [name for name in NARROWING if name in self.fields and data.get(name)]
        if len(asked) > 1:
            raise marshmallow.ValidationError(
                N_("Choose one of these at a time: together they tell very small groups apart."),
                asked[-1],
            )
