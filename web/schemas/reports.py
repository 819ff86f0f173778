"""What is asked when a report is published."""

from __future__ import annotations

from domain.facts.vocabulary import N_, REPORT_AUDIENCES
from web.schemas import fields
from web.schemas.outcomes import OutcomesForm


class PublishForm(OutcomesForm):
    """A title, for whom it is, and the question."""

    class Meta(OutcomesForm.Meta):
        fields = (
            *("title", "audience", "first", "last"),
            *("only", "least_evidence", "as_of"),
        )

    title = fields.text(N_("Title"), required=True, most=120)
    audience = fields.choice(
        N_("For whom?"),
        REPORT_AUDIENCES,
        required=True,
        hint=N_("Everybody who is signed in reads what is for everybody."),
    )
    # The page says which agencies, regions and kinds of work there are: one of all of them.
    only = fields.choice(
        N_("Only about"),
        {},
        widget="select",
        no_answer=N_("The whole network"),
        hint=N_("One agency, region or kind of work; the whole network, if you choose none."),
    )
    as_of = fields.day(
        N_("Count what happened until"),
        required=False,
        hint=N_("Until today, if you leave it empty."),
    )
