"""Which form writes a kind of fact down anew, when an entry of it was wrong.

It is said in one line above the page whose form records it:

    @restates(ConsentGiven, ConsentForm, GiveConsent)
    def consent(seeker: str) -> ResponseReturnValue:
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

import marshmallow

from domain.decisions.base import Decision
from domain.facts import Fact, sealed_fields, tag_fields
from web.schemas.base import FormSchema
from web.services import Who

# The form itself, or a function that makes it for the fact that is put right.
MakeForm = type[FormSchema] | Callable[[Fact], FormSchema]
Page = TypeVar("Page", bound=Callable[..., Any])


@dataclasses.dataclass(frozen=True)
class Restating:
    """How one kind of fact is recorded: by this form, this decision, and who may open the page."""

    make_form: MakeForm
    decision: type[Decision]
    page: Callable[..., Any]

    def form(self, fact: Fact) -> FormSchema:
        """The empty form. A thing that this person cannot choose there stays as it was."""
        make = self.make_form
        form = make() if isinstance(make, type) else make(fact)
        for name, _kind in tag_fields(type(fact)):
            field = form.fields.get(name)
            if field is not None and getattr(fact, name) not in field.metadata["choices"]:
                form.leave_out(name)
        return form

    def decide(
        self, form: FormSchema, recorded: Mapping[str, Any], values: Mapping[str, Any], who: Who
    ) -> Decision:
        """The decision with these answers. What the form does not ask stays as it was recorded."""
        taken = {field.name for field in dataclasses.fields(self.decision) if field.init}
        kept = {name: recorded[name] for name in taken & recorded.keys() - form.fields.keys()}
        return self.decision(**who, **kept, **values)


_restating: dict[type[Fact], Restating] = {}


def restates(fact: type[Fact], form: MakeForm, decision: type[Decision]) -> Callable[[Page], Page]:
    """Declare that the form of this page also puts right an entry of this kind."""
    assert fact not in _restating, fact  # noqa: S101 - a slip of the author's

    def declare(page: Page) -> Page:
        _restating[fact] = Restating(form, decision, page)
        return page

    return declare


def restating(fact: type[Fact], role: str) -> Restating | None:
    """How a person of this role writes such a fact down anew; None where they cannot."""
    found = _restating.get(fact)
    return found if found and role in found.page.allowed_roles else None  # type: ignore[attr-defined]


def start_values(form: FormSchema, recorded: Mapping[str, Any]) -> dict[str, Any]:
    """What the form shows at first: the recorded values."""
    return {
        name: _as_asked(field, recorded[name])
        for name, field in form.fields.items()
        if name in recorded
    }


def _as_asked(field: Any, value: Any) -> Any:
    """Several values in a line of text have commas; codes that are sealed together, spaces."""
    is_list = isinstance(field, marshmallow.fields.List)
    if isinstance(value, list) and not is_list:
        return ", ".join(map(str, value))
    return value.split() if isinstance(value, str) and is_list else value


def as_recorded(fact: type[Fact], values: Mapping[str, Any]) -> dict[str, Any]:
    """The answers of a form as a fact holds them: sealed fields hold text only."""
    sealed = sealed_fields(fact)
    return {
        name: value.isoformat() if name in sealed and isinstance(value, date) else value
        for name, value in values.items()
    }
