"""Forms about member agencies."""

from __future__ import annotations

import marshmallow

from domain.facts.vocabulary import N_, REGIONS
from web.schemas import fields
from web.schemas.base import FormSchema

NO_WEBSITE = N_("Write a web address, like https://example.org.")


class AgencyDetailsForm(FormSchema):
    """What is known of an agency."""

    name = fields.text(N_("Name of the agency"), required=True, autocomplete="off")
    region = fields.choice(N_("Region"), REGIONS, widget="select")
    website = marshmallow.fields.Url(
        schemes={"http", "https"},
        error_messages={"invalid": NO_WEBSITE, "null": NO_WEBSITE},
        validate=marshmallow.validate.Length(max=fields.SHORT, error=NO_WEBSITE),
        metadata={"label": N_("Website"), "widget": "text", "inputmode": "url"},
    )
    happened_on = fields.day(N_("Holds since"))


class AgencyForm(AgencyDetailsForm):
    """An agency that becomes a member of the network."""

    happened_on = fields.day(N_("Joined on"))


class AgencyLeavesForm(FormSchema):
    """The day on which an agency stopped being a member."""

    happened_on = fields.day(N_("Left on"))
