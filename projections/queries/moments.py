"""How the two clocks are set: dates and times as people write them, into a moment."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from domain.ledger.strikes import Moment

ALWAYS = datetime.max.replace(tzinfo=UTC)
RESOLUTIONS = {
    len("2026-03-09"): timedelta(days=1),
    len("2026-03-09T14:30"): timedelta(minutes=1),
    len("2026-03-09T14:30:05"): timedelta(seconds=1),
}


def moment(day: date | None, known_at: datetime | None, upto: int | None = None) -> Moment | None:
    """Where the clocks are set; a clock that is not asked for leaves nothing out."""
    if day is None and known_at is None:
        return None
    return Moment(day=day or date.max, known_at=known_at or ALWAYS, upto=upto)


def end_of(text: str, zone: tzinfo) -> datetime:
    """The last instant of the day, minute or second that is written in ISO 8601, in UTC.

    Who asks what was known at 14:30 means all that pages show as 14:30. The time is the network's
    unless it names another offset. Raises ValueError.
    """
    written = datetime.fromisoformat(text)
    bare = written.replace(tzinfo=None)
    # As long as the text without its offset; with fractions of a second nothing is added.
    plain = text[: len(text) - len(_offset(text))]
    rest = RESOLUTIONS.get(len(plain), timedelta(microseconds=1)) - timedelta(microseconds=1)
    try:
        # fold: of an hour that the clocks show twice, the second one.
        local = (bare + rest).replace(tzinfo=written.tzinfo or zone, fold=1)
        return local.astimezone(UTC)
    except OverflowError:
        raise ValueError(f"out of range: {text}") from None


def end_of_day(day: date, at: time | None, zone: tzinfo) -> datetime:
    """The same for a day, or for a minute of it."""
    return end_of(day.isoformat() if at is None else f"{day}T{at:%H:%M}", zone)


def _offset(text: str) -> str:
    """How the text names its offset from UTC: "Z", "+02:00", or not at all."""
    _, _, clock = text.partition("T")
    for sign in "Z+-":
        if sign in clock:
            return clock[clock.index(sign) :]
    return ""
