"""A refusal: a decision's "no", with a stable code, a sentence for people and the next step."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from domain.facts.vocabulary import N_


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """A decision said no. Nothing was recorded. `step`: which of a command's decisions it was."""

    step = 0

    def __init__(self, refusal: Refusal, params: dict[str, Any]) -> None:
        super().__init__(refusal.sentence % params)
        self.refusal = refusal
        self.params = params


@dataclass(frozen=True)
class Refusal:
    """One way to say no.

    `sentence` and `next_step` are marked for translation and may hold %(name)s places, filled
    when the refusal is raised. `field` is the form field that the refusal is shown beside.
    """

    code: str
    sentence: str
    next_step: str
    field: str | None = field(default=None)

    def __call__(self, **params: Any) -> Refused:
        return Refused(self, params)


IN_THE_FUTURE = Refusal(
    "in_the_future",
    N_("This date is in the future."),
    N_("Record it on the day it happens, or check the year."),
    field="happened_on",
)
NOT_YOUR_ROLE = Refusal(
    "not_your_role",
    N_("Your role cannot record this."),
    N_("Ask a colleague at the agency, or the network's coordinator."),
)
NOT_YOUR_AGENCY = Refusal(
    "not_your_agency",
    N_("This belongs to another agency."),
    N_("Ask that agency to record it, or the network's coordinator."),
)
YOUR_AGENCY_LEFT = Refusal(
    "your_agency_left",
    N_("Your agency left the network on %(day)s."),
    N_("Its history stays. Ask the network's coordinator about anything that is still open."),
)
AGENCY_GONE = Refusal(
    "agency_gone",
    N_("This agency left the network on %(day)s."),
    N_("Choose another agency."),
    field="to_agency",
)
ID_TAKEN = Refusal(
    "already_recorded",
    N_("This was recorded already."),
    N_("Open it to see what was recorded."),
)
NOT_ON_THE_LIST = Refusal(
    "not_on_the_list",
    N_("The answer “%(answer)s” is not one of the list."),
    N_("Choose one of the list."),
)
CHANGED_FIRST = Refusal(
    "someone_changed_this_first",
    N_("Someone else changed this at the same moment."),
    N_("Look at how it stands now, then try again."),
)
