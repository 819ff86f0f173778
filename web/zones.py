"""The time zones that a form offers: those of the country in which the network is."""

from __future__ import annotations

from zoneinfo import available_timezones

from babel.core import get_global
from babel.dates import get_timezone_location
from flask_babel import get_locale

from web.services import services


def zones() -> dict[str, str]:
    """IANA names, each with its city, in order of the cities.

    Where the network's zone is no country's, such as UTC, every country's zones are offered.
    """
    own = services().zone.key
    territories = get_global("zone_territories")
    country = territories.get(own)
    names = {name for name, of in territories.items() if country in (None, of)}
    listed = {name: _city(name) for name in (names & available_timezones()) | {own}}
    return dict(sorted(listed.items(), key=lambda zone: zone[1]))


def _city(name: str) -> str:
    city = get_timezone_location(name, locale=get_locale(), return_city=True)
    return f"{city} ({name})"
