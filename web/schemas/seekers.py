"""Forms about job seekers, and the search of the talent pool."""

from __future__ import annotations

from datetime import date

import marshmallow

from domain.facts.vocabulary import (
    CONSENT_SCOPES,
    LEAVING_REASONS,
    N_,
    OCCUPATIONS,
    REGIONS,
    SKILLS,
)
from web.schemas import fields
from web.schemas.base import FormSchema
from web.services import today

OLDEST_BIRTH = date(1900, 1, 1)
MOST_HOURS = 80


class RegisterForm(FormSchema):
    """A job seeker whom an agency begins to work with."""

    given_name = fields.text(N_("Given name"), required=True, autocomplete="off")
    family_name = fields.text(N_("Family name"), required=True, autocomplete="off")
    birth_date = fields.day(N_("Date of birth"), required=False, autocomplete="off")
    email = fields.email(N_("E-mail address"))
    phone = fields.text(N_("Phone"), most=50, autocomplete="off", inputmode="tel")
    happened_on = fields.day(
        N_("Registered on"), hint=N_("The day on which your agency began to work with them.")
    )

    @marshmallow.validates("birth_date")
    def born_before_today(self, value: date | None, **_named: str) -> None:
        """A date of birth that a living person can have."""
        if value is not None and not OLDEST_BIRTH <= value < today():
            raise marshmallow.ValidationError(N_("Check the year: nobody here was born then."))


class ProfileForm(FormSchema):
    """What a job seeker looks for and brings. A consent shares `SHARED`; `INSIDE` stays."""

    SHARED = ("occupations", "skills", "region", "hours_min", "hours_max", "work_needs")
    INSIDE = ("disability", "notes")

    occupations = fields.choices(N_("What kinds of work do they look for?"), OCCUPATIONS)
    skills = fields.choices(N_("What do they bring?"), SKILLS)
    region = fields.choice(N_("Region"), REGIONS, widget="select")
    hours_min = fields.whole(N_("Least hours a week"), least=1, most=MOST_HOURS)
    hours_max = fields.whole(N_("Most hours a week"), least=1, most=MOST_HOURS)
    work_needs = fields.text(
        N_("What would an employer arrange?"),
        most=fields.LONG,
        widget="textarea",
        hint=N_(
            "For example a quiet place, written instructions, a step-free entrance."
            " Say what is needed, not why. It is stored encrypted."
        ),
    )
    disability = fields.text(
        N_("Disability"),
        most=fields.LONG,
        widget="textarea",
        hint=N_("In their own words, if they want it written down."),
    )
    notes = fields.text(N_("Notes"), most=fields.LONG, widget="textarea")
    happened_on = fields.day(N_("Talked about on"))


class ConsentForm(FormSchema):
    """What a job seeker agrees to share."""

    scope = fields.choice(N_("What do they agree to?"), CONSENT_SCOPES, required=True)
    happened_on = fields.day(N_("Agreed on"))
    valid_until = fields.day(
        N_("Until"),
        required=False,
        hint=N_("The last day on which it holds. Leave it empty to share until they say stop."),
    )


class WithdrawConsentForm(FormSchema):
    """The day on which a job seeker took their consent back."""

    happened_on = fields.day(N_("Taken back on"))


class LeaveForm(FormSchema):
    """Why a job seeker stops looking for work through the network."""

    reason = fields.choice(N_("Why do they leave?"), LEAVING_REASONS, required=True)
    happened_on = fields.day(N_("Left on"))


class PoolSearch(FormSchema):
    """What the talent pool is searched for. Nothing has to be filled in."""

    NO_ANSWER = N_("Any")

    text = fields.text(N_("Name or reference code"), autocomplete="off")
    occupation = fields.choice(N_("Kind of work"), OCCUPATIONS, widget="select")
    skill = fields.choice(N_("Skill"), SKILLS, widget="select")
    region = fields.choice(N_("Region"), REGIONS, widget="select")
    hours = fields.whole(N_("Can work these hours a week"), least=1, most=MOST_HOURS)
