"""Forms about employers."""

from __future__ import annotations

from domain.facts.vocabulary import CONTACT_KINDS, N_, REGIONS
from web.schemas import fields
from web.schemas.base import FormSchema


class EmployerDetailsForm(FormSchema):
    """What is known of an employer."""

    name = fields.text(N_("Name of the employer"), required=True, autocomplete="off")
    region = fields.choice(N_("Region"), REGIONS, widget="select")
    contact = fields.text(
        N_("Contact person"),
        hint=N_("Name, and how to reach them. It is stored encrypted."),
        autocomplete="off",
    )
    happened_on = fields.day(N_("Holds since"))


class EmployerForm(EmployerDetailsForm):
    """An employer that the network begins to work with."""

    happened_on = fields.day(N_("First contact"))


class EmployerContactForm(FormSchema):
    """That somebody was in touch with an employer."""

    kind = fields.choice(N_("How were you in touch?"), CONTACT_KINDS, required=True)
    note = fields.text(
        N_("What was said"),
        most=fields.LONG,
        widget="textarea",
        hint=N_(
            "Every agency and the coordinator can read it. Do not name a job seeker."
            " It is stored encrypted."
        ),
    )
    happened_on = fields.day(N_("On"))
