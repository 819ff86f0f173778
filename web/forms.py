"""A form is a marshmallow schema: shown, filled in, put right, and carried out as decisions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import NAMESPACE_OID, uuid4, uuid5

import marshmallow
from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from domain.decisions.base import Decision
from domain.decisions.refusals import Refused
from domain.facts.vocabulary import REASON_LISTS
from projections.freshness import wait_for
from projections.queries.policy import policy
from web.schemas.base import FormSchema
from web.services import ledger, today
from web.words import refusal_words

MOST_COMMAND = 100  # characters of an idempotency key that is kept as it is

Act = Callable[[dict[str, Any], str], Sequence[Decision]]


def form_page(
    schema: FormSchema,
    act: Act,
    *,
    heading: str,
    submit: str,
    done: Callable[[str], str],
    cancel: str,
    start: Mapping[str, Any] | None = None,
    said: str | None = None,
    template: str = "form.html",
    **context: Any,
) -> ResponseReturnValue:
    """Show a form, or carry it out.

    `act(values, command)` gives the decisions; `done(command)` the page to go to afterwards;
    `start` the first values; `said` the words that confirm it. A JSON request is answered in
    JSON: 201 with the position, or 409/422 with `errors` per field. What was typed is kept, and
    nothing is recorded, when something is wrong.
    """
    _offer_reasons(schema, start or {})
    command = _command()
    typed: Mapping[str, Any] = dict(start or {})
    errors: dict[str, list[str]] = {}
    status = 200
    if request.method == "POST":
        typed = _typed(schema)
        try:
            values = schema.load(typed)
            receipt = ledger().do(*act(values, command), command=command)
        except marshmallow.ValidationError as wrong:
            errors, status = schema.plain_errors(wrong), 422
        except Refused as refused:
            field = refused.refusal.field
            errors = {field if field in schema.fields else "": [refusal_words(refused)]}
            status = 409
        else:
            return _recorded(receipt.position, done(command), cancel, said)
    if request.is_json:
        return {"errors": errors}, status
    return (
        render_template(
            template,
            heading=heading,
            submit=submit,
            cancel=cancel,
            command=command,
            form=schema.described(typed, errors),
            errors=schema.summary(errors),
            **context,
        ),
        status,
    )


def _offer_reasons(schema: FormSchema, start: Mapping[str, Any]) -> None:
    """Only the reasons that the network agreed on, and the one that was recorded before."""
    lists = schema.reason_lists()
    if lists:
        rules = policy(ledger())
        for name, reasons_for in lists.items():
            offered = [*rules.reasons(reasons_for, today()), start.get(name)]
            every = REASON_LISTS[reasons_for]
            schema.choosing(name, {code: every[code] for code in every if code in offered})


def _recorded(position: int, href: str, above: str, said: str | None) -> ResponseReturnValue:
    is_shown = wait_for(ledger(), position)
    if request.is_json:
        return {"position": position, "location": href}, 201, {"Location": href}
    flash(said or _("Saved."), "good")
    if not is_shown:
        flash(_("The pages do not show it yet. They are catching up."), "warning")
        href = above  # the page of a new thing is not there yet; this one is
    return redirect(href)


def _command() -> str:
    """The idempotency key: of the form, of the JSON caller, or a new one."""
    given = request.headers.get("Idempotency-Key") or request.form.get("command", "")
    if not given:
        return str(uuid4())
    # Of others, whatever they are, only a digest is kept.
    is_usual = len(given) <= MOST_COMMAND and given.isascii() and given.isprintable()
    return given if is_usual else uuid5(NAMESPACE_OID, given).hex


def _typed(schema: FormSchema) -> dict[str, Any]:
    """What the person sent, with spaces trimmed and empty answers left out."""
    if request.is_json:
        try:
            sent = request.get_json(silent=True)
        except RecursionError:  # lists in lists without end
            sent = None
        return dict(sent) if isinstance(sent, dict) else {}
    typed: dict[str, Any] = {}
    for name, field in schema.fields.items():
        if isinstance(field, marshmallow.fields.List):
            typed[name] = request.form.getlist(name)
        elif (text := request.form.get(name, "").strip()) != "":
            typed[name] = text
    return typed
