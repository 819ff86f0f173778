"""Forms about referrals."""

from __future__ import annotations

from domain.facts.vocabulary import (
    N_,
    REFERRAL_DECLINES,
    REFERRAL_OUTCOMES,
    REFERRAL_REASONS,
    REFERRAL_SOURCES,
)
from web.schemas import fields
from web.schemas.base import FormSchema

EVERYBODY = "pool"  # what the list of agencies says for "whichever can"


class ReferForm(FormSchema):
    """An agency asks another one to support a job seeker. `to_agency` is chosen from a list."""

    to_agency = fields.choice(N_("Whom do you ask?"), {}, required=True, widget="select")
    reason = fields.choice(N_("Why?"), REFERRAL_REASONS, required=True)
    note = fields.text(
        N_("What they should know"),
        most=fields.LONG,
        widget="textarea",
        hint=N_(
            "Read by the agency that accepts, and only while the consent holds."
            " Write what the job seeker wants them to know. It is stored encrypted."
        ),
    )
    happened_on = fields.day(N_("Referred on"))


class ReceiveForm(FormSchema):
    """A person whom somebody outside the network referred."""

    sender = fields.choice(N_("Who referred them?"), REFERRAL_SOURCES, required=True)
    sender_name = fields.text(
        N_("Name of the school, office or service"),
        autocomplete="off",
        hint=N_("Not a person's name. Leave it empty for family, or the person themselves."),
    )
    given_name = fields.text(N_("Given name"), required=True, autocomplete="off")
    family_name = fields.text(N_("Family name"), required=True, autocomplete="off")
    email = fields.email(N_("E-mail address"))
    phone = fields.text(N_("Phone"), most=50, autocomplete="off", inputmode="tel")
    note = fields.text(
        N_("What was said"),
        most=fields.LONG,
        widget="textarea",
        hint=N_("Only your agency can read this. It is stored encrypted."),
    )
    happened_on = fields.day(N_("Received on"))


class AcceptForm(FormSchema):
    """The day of a yes."""

    happened_on = fields.day(N_("Accepted on"))


class DeclineReferralForm(FormSchema):
    """The reason of a no."""

    reason = fields.choice(
        N_("Why can you not support them?"), REFERRAL_DECLINES, required=True, widget="radios"
    )
    happened_on = fields.day(N_("Declined on"))


class TakeBackForm(FormSchema):
    """The day on which a referral was taken back."""

    happened_on = fields.day(N_("Taken back on"))


class CloseReferralForm(FormSchema):
    """What came of it. A move is recorded on the job seeker's page."""

    outcome = fields.choice(
        N_("What came of it?"),
        {code: words for code, words in REFERRAL_OUTCOMES.items() if code != "transferred"},
        required=True,
    )
    happened_on = fields.day(N_("Closed on"))
