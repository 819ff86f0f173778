"""What the address of a page asks for in a form: read, or told what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from flask import request
from marshmallow import ValidationError

from web.schemas.base import FormSchema
from web.services import today


class Asked(NamedTuple):
    """`values` as the schema reads them; None where something is wrong."""

    values: dict[str, Any] | None
    typed: Mapping[str, Any]
    form: list[dict[str, Any]]
    errors: list[dict[str, Any]]

    @property
    def status(self) -> int:
        """The HTTP status of a page that was asked this."""
        return 422 if self.errors else 200


def asked_of_period(schema: FormSchema) -> Asked:
    """What was typed about a period: this year until today, unless another one is asked for."""
    typed: dict[str, Any] = {"first": today().replace(month=1, day=1), "last": today()}
    typed |= {name: text for name in schema.fields if (text := request.args.get(name, "").strip())}
    try:
        values = schema.load({name: str(value) for name, value in typed.items()})
    except ValidationError as wrong:
        errors = schema.plain_errors(wrong)
        return Asked(None, typed, schema.described(typed, errors), schema.summary(errors))
    return Asked(values, typed, schema.described(typed, {}), [])
