"""Forms that put an entry right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import marshmallow

from domain.facts.vocabulary import N_, STRIKE_REASONS
from web.schemas import fields
from web.schemas.base import FormSchema


class StrikeForm(FormSchema):
    """Why an entry was a mistake. Forms that restate have reasons of their own: another name."""

    struck_because = fields.choice(
        N_("Why is this entry a mistake?"), STRIKE_REASONS, required=True, widget="radios"
    )


class Together(FormSchema):
    """Several forms as one, in this order. Each checks its own fields."""

    def __init__(self, *forms: FormSchema) -> None:
        super().__init__()
        self.forms = forms
        self.fields = {name: field for form in forms for name, field in form.fields.items()}

    def load(self, data: Any, **_options: Any) -> dict[str, Any]:
        """The answers to all of them. Raises ValidationError with what is wrong in any."""
        loaded: dict[str, Any] = {}
        wrong: dict[str, Any] = {
            name: [self.error_messages["unknown"]] for name in data if name not in self.fields
        }
        for form in self.forms:
            try:
                loaded |= form.load({name: data[name] for name in form.fields if name in data})
            except marshmallow.ValidationError as error:
                wrong |= error.messages_dict
        if wrong:
            raise marshmallow.ValidationError(wrong)
        return loaded

    def described(
        self, typed: Mapping[str, Any], errors: Mapping[str, Sequence[str]]
    ) -> list[dict[str, Any]]:
        """The fields of each."""
        return [field for form in self.forms for field in form.described(typed, errors)]
