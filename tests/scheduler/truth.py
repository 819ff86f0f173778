"""Whether the ledger and the mail server tell the same of a reminder."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from domain.ledger.ledger import Ledger
from tests.scheduler import world
from tests.scheduler.post_office import PostOffice

READERS = {world.STAFF_EMAIL, world.COORDINATOR_EMAIL}


def must_be_true(ledger: Ledger, post_office: PostOffice, placement: str) -> None:
    """What the ledger says of a reminder is what the mail server saw."""
    claim, *attempts = world.reminders_of(ledger, placement)
    story = world.story_of(ledger, placement)
    assert story == ["Claimed", "Sent"], "claimed once, sent once, and nothing failed"
    left = claim.fact.as_dict()["message_id"].partition("@")[0]
    seen = letters_of(post_office, left)
    assert seen.keys() == READERS, "everybody got it"
    for arrivals in seen.values():
        assert len({id_ for id_, _ in arrivals}) == 1, "under one Message-ID"
        first = min(at for _, at in arrivals)
        assert claim.recorded_at <= first <= attempts[-1].recorded_at


def letters_of(post_office: PostOffice, left: str) -> dict[str, list[tuple[str, datetime]]]:
    """By address: (Message-ID, when it came) of the letters of one claim."""
    found: dict[str, list[tuple[str, datetime]]] = defaultdict(list)
    for (to, letter, _), at in zip(post_office.letters, post_office.arrived, strict=True):
        if letter["Message-ID"].startswith(f"{left}."):
            found[to].append((letter["Message-ID"], at))
    return found
