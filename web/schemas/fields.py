"""The kinds of answers that forms ask for, each with its errors in plain words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

import marshmallow
from marshmallow import validate

from domain.facts.vocabulary import N_
from web.schemas.base import CHOOSE, plain

NEEDED = N_("Fill this in.")
SHORT = 200
LONG = 4_000
CENT = Decimal("0.01")


class _PlainText(validate.Validator):
    """Refuses what no keyboard types: control characters, and halves of characters."""

    def __call__(self, text: str) -> str:
        if plain(text) != text:
            raise marshmallow.ValidationError(N_("Remove the characters that cannot be shown."))
        return text


def _needed(required: bool, message: str = NEEDED) -> dict[str, Any]:
    wrong = {"required": message, "null": message, "invalid": message}
    return {"required": required, "error_messages": wrong}


def text(label: str, *, required: bool = False, most: int = SHORT, **looks: Any) -> Any:
    """A line of text, or with widget="textarea" several."""
    return marshmallow.fields.String(
        **_needed(required),
        validate=[
            validate.Length(max=most, error=N_("Write less: there is room for {max} characters.")),
            _PlainText(),
        ],
        metadata={"label": label, "widget": "text", **looks},
    )


def email(label: str, *, required: bool = False, **looks: Any) -> Any:
    """An e-mail address."""
    wrong = N_("Write an e-mail address, like name@example.org.")
    return marshmallow.fields.Email(
        **_needed(required, wrong) | {"error_messages": {"required": NEEDED, "invalid": wrong}},
        metadata={"label": label, "widget": "email", "autocomplete": "off", **looks},
    )


def day(label: str, *, required: bool = True, **looks: Any) -> Any:
    """A date, as a `date`."""
    wrong = N_("Write a date, like 2026-03-09.")
    return marshmallow.fields.Date(
        "iso",
        required=required,
        error_messages={"required": N_("Choose a date."), "invalid": wrong, "null": wrong},
        metadata={"label": label, "widget": "date", **looks},
    )


class _Whole(marshmallow.fields.Integer):
    """A whole number, typed on a page or sent as JSON. Never a fraction cut off."""

    def _deserialize(self, value: Any, *args: Any, **kwargs: Any) -> int:
        is_number = isinstance(value, int) and not isinstance(value, bool)
        if not is_number and not (isinstance(value, str) and re.fullmatch("-?[0-9]+", value)):
            raise self.make_error("invalid")
        return super()._deserialize(value, *args, **kwargs)


def whole(label: str, *, least: int, most: int, required: bool = False, **looks: Any) -> Any:
    """A whole number."""
    wrong = N_("Write a whole number.")
    return _Whole(
        required=required,
        error_messages={"required": NEEDED, "invalid": wrong, "null": wrong, "too_large": wrong},
        validate=validate.Range(least, most, error=N_("Write a number from {min} to {max}.")),
        metadata={"label": label, "widget": "number", "min": least, "max": most, **looks},
    )


class _Money(marshmallow.fields.String):
    """An amount in the network's currency, kept as the text of a decimal number."""

    def __init__(self, least: Decimal, below: Decimal, **more: Any) -> None:
        super().__init__(**more)
        self._least, self._below = least, below

    def _deserialize(self, value: Any, *args: Any, **kwargs: Any) -> str:
        try:
            typed = Decimal(str(value).replace(",", ".").replace(" ", ""))
            amount = typed.quantize(CENT)
        except InvalidOperation:
            raise self.make_error("invalid") from None
        if not amount.is_finite() or not self._least <= amount < self._below:
            raise self.make_error("invalid")
        return str(amount)


def money(
    label: str,
    *,
    least: Decimal = CENT,
    below: Decimal = Decimal(1000),
    required: bool = False,
    **looks: Any,
) -> Any:
    """An amount of money; an hourly wage, unless other bounds are given."""
    wrong = N_("Write an amount, like 18.50.")
    return _Money(
        least,
        below,
        required=required,
        error_messages={"required": NEEDED, "invalid": wrong, "null": wrong},
        metadata={"label": label, "widget": "text", "inputmode": "decimal", "width": "short"}
        | looks,
    )


def month(label: str, *, required: bool = False, **looks: Any) -> Any:
    """A calendar month, as YYYY-MM text."""
    wrong = N_("Write a month, like 2026-03.")
    return marshmallow.fields.String(
        **_needed(required, wrong),
        validate=validate.Regexp(r"^[12]\d{3}-(0[1-9]|1[0-2])\Z", error=wrong),
        metadata={"label": label, "widget": "text", "width": "short", "hint": wrong} | looks,
    )


def clock(label: str, *, required: bool = False, **looks: Any) -> Any:
    """A time of day, as HH:MM text."""
    return marshmallow.fields.String(
        **_needed(required),
        validate=validate.Regexp(
            r"^([01]\d|2[0-3]):[0-5]\d\Z", error=N_("Write a time, like 14:30.")
        ),
        metadata={"label": label, "widget": "time", **looks},
    )


def choice(label: str, choices: Mapping[str, str], *, required: bool = False, **looks: Any) -> Any:
    """One code of a list. Few choices are radio buttons, many a menu."""
    return marshmallow.fields.String(
        **_needed(required, CHOOSE),
        validate=validate.OneOf(list(choices), error=CHOOSE),
        metadata={
            "label": label,
            "widget": "radios" if len(choices) <= 6 else "select",
            "choices": choices,
            **looks,
        },
    )


def choices(label: str, choices: Mapping[str, str], *, required: bool = False, **looks: Any) -> Any:
    """Any number of codes of a list; at least one where it is required."""
    given = {"required": True, "validate": validate.Length(min=1, error=CHOOSE)}
    return marshmallow.fields.List(
        marshmallow.fields.String(validate=validate.OneOf(list(choices), error=CHOOSE)),
        **given if required else {"load_default": list},
        error_messages={"required": CHOOSE, "invalid": CHOOSE},
        metadata={"label": label, "widget": "checkboxes", "choices": choices, **looks},
    )
