"""What every form schema can do: describe its fields to a page, put errors in plain words."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any, Self

import marshmallow
import marshmallow.validate
from flask_babel import gettext as _

from domain.facts.vocabulary import N_, REASON_LISTS

CHOOSE = N_("Choose one of the answers.")
# Unicode's control characters, halves of characters, private and unassigned ones.
UNSHOWABLE = ("Cc", "Cs", "Co", "Cn")


def plain(text: str) -> str:
    """The text without the characters that cannot be shown."""
    return "".join(c for c in text if c in "\n\r\t" or unicodedata.category(c) not in UNSHOWABLE)


class FormSchema(marshmallow.Schema):
    """The fields of one decision that a person fills in.

    A field's `metadata` says how it looks: label, hint, widget, choices (code -> words), no_answer,
    autocomplete, prefix, suffix, rows, width. Words are marked with N_ and translated here.
    """

    class Meta:
        unknown = marshmallow.RAISE

    error_messages = {"unknown": "There is no such field."}
    NO_ANSWER = N_("Not said")  # what a menu that need not be answered begins with

    def choosing(self, name: str, choices: Mapping[str, str]) -> Self:
        """The same form, with the answers that one of its fields offers now."""
        field = self.fields[name]
        field.metadata = {**field.metadata, "choices": dict(choices)}
        one = field.inner if isinstance(field, marshmallow.fields.List) else field
        one.validators = [marshmallow.validate.OneOf(list(choices), error=CHOOSE)]
        return self

    def hinting(self, name: str, hint: str) -> Self:
        """The same form, with this hint at one of its fields."""
        field = self.fields[name]
        field.metadata = {**field.metadata, "hint": hint}
        return self

    def reason_lists(self) -> dict[str, str]:
        """Which fields ask for a reason of a list that the network may shorten: field to list."""
        return {
            name: reasons_for
            for name, field in self.fields.items()
            for reasons_for, words in REASON_LISTS.items()
            if field.metadata.get("choices") is words
        }

    def leave_out(self, name: str) -> None:
        """Ask everything but this."""
        for fields in (self.fields, self.load_fields, self.dump_fields):
            fields.pop(name, None)

    def field_id(self, name: str) -> str:
        """The HTML id of a field."""
        return f"f-{name}".replace("_", "-")

    def described(
        self, typed: Mapping[str, Any], errors: Mapping[str, Sequence[str]]
    ) -> list[dict[str, Any]]:
        """Each field as `parts/forms.html` wants it."""
        return [
            self._described(name, field, typed.get(name), errors.get(name, ()))
            for name, field in self.fields.items()
        ]

    def _described(
        self, name: str, field: marshmallow.fields.Field[Any], value: Any, errors: Sequence[str]
    ) -> dict[str, Any]:
        looks: dict[str, Any] = {str(key): value for key, value in field.metadata.items()}
        choices = looks.pop("choices", {})
        words = [(code, _(text)) for code, text in choices.items()]
        no_answer = looks.pop("no_answer", self.NO_ANSWER)
        if looks.get("widget") == "select":
            words.insert(0, ("", _("Choose one") if field.required else _(no_answer)))
        shown: dict[str, Any] = {
            key: _(looks[key]) for key in ("label", "hint", "prefix", "suffix") if key in looks
        }
        return {
            "hint": None,
            "prefix": None,
            "suffix": None,
            "rows": None,
            "width": None,
            **looks,
            **shown,
            "name": name,
            "id": self.field_id(name),
            "required": field.required,
            "value": plain(value) if isinstance(value, str) else value,
            "choices": words,
            "errors": list(errors),
        }

    def plain_errors(self, wrong: marshmallow.ValidationError) -> dict[str, list[str]]:
        """{field: sentences}, translated; errors inside lists belong to the list."""
        return {
            str(name): [_(text) for text in _flat(messages)]
            for name, messages in dict(wrong.messages_dict).items()
        }

    def summary(self, errors: Mapping[str, Sequence[str]]) -> list[dict[str, Any]]:
        """Each error as the top of a page lists it: about which field, and where that is."""
        return [
            {"field_id": self.field_id(name) if name in self.fields else None, "message": sentence}
            for name, messages in errors.items()
            for sentence in self._sentences(name, messages)
        ]

    def _sentences(self, name: str, messages: Sequence[str]) -> list[str]:
        if name not in self.fields:
            return list(messages)
        label = _(str(self.fields[name].metadata["label"]))
        pattern = _("%(label)s %(error)s") if label.endswith("?") else _("%(label)s: %(error)s")
        return [pattern % {"label": label, "error": message} for message in messages]


def _flat(messages: Any) -> list[str]:
    if isinstance(messages, Mapping):
        return [text for inner in messages.values() for text in _flat(inner)]
    if isinstance(messages, str):
        return [messages]
    return [text for inner in messages for text in _flat(inner)]
