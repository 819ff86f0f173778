"""What a job seeker shares, in words: for lists, and as a sentence on their page."""

from __future__ import annotations

from datetime import date

from flask_babel import gettext as _

from projections.folds.pool import PoolRow
from projections.queries.viewer import shares_name, shares_profile
from web.words import day


def sharing(row: PoolRow, today: date) -> dict[str, str]:
    """A status as `parts.status` and `parts.data_table` take it, with its end as a note."""
    if row.merged_into:
        return {"status": _("Merged"), "tone": "ended"}
    if row.left_on:
        return {"status": _("Left the pool"), "tone": "ended"}
    if not shares_profile(row, today):
        return {"status": _("Not shared"), "tone": "ended"}
    is_named = shares_name(row, today)
    return {
        "status": _("With name") if is_named else _("Without name"),
        "tone": "good" if is_named else "neutral",
        "note": _("Until %(day)s", day=day(row.consent_until)) if row.consent_until else "",
    }


def sharing_sentence(row: PoolRow, agency: str, today: date) -> str:
    """The whole truth about what is shared with whom, and for how long."""
    if not shares_profile(row, today):
        return _why_not(row, agency)
    what = (
        _("Their pool profile and their name are shared with every agency and the coordinator.")
        if shares_name(row, today)
        else _("Their pool profile is shared with every agency and the coordinator, not the name.")
    )
    how_long = (
        _("This holds until %(day)s.", day=day(row.consent_until))
        if row.consent_until
        else _("This holds until they say stop.")
    )
    return f"{what} {how_long}"


def _why_not(row: PoolRow, agency: str) -> str:
    if row.merged_into:
        text = _("This record was merged into another one. Nothing is shared from here.")
    elif row.left_on:
        text = _("They left the pool. Nothing is shared; only %(agency)s sees them.", agency=agency)
    elif row.consent_scope and row.consent_until:
        text = _(
            "Their consent ended on %(day)s. Nothing is shared; only %(agency)s sees them.",
            day=day(row.consent_until),
            agency=agency,
        )
    else:
        text = _("Nothing is shared. Only %(agency)s sees this person.", agency=agency)
    return str(text)
