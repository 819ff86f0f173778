"""Every stored shape of every fact stays readable, for good.

`NAME.vN.json` is one line as the ledger stored it. These files are never edited: a shape that
changes gets the next version, an upcaster, and a file of its own beside the old one.
"""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from domain.facts import FACTS, sealed_fields
from domain.ledger.canonical import canonical, read_line, read_recorded, write_body
from domain.ledger.ledger import Ledger, command_tag
from domain.ledger.vault import subject_of

FOLDER = Path(__file__).parent
GOLDEN = sorted(FOLDER.glob("*.v*.json"))
SEALED = {
    "AttributionDisputed.note": "We found this employer in May",
    "CheckpointRecorded.note": "Likes the early shift",
    "EmployerContactLogged.note": "Wants two more bakers",
    "EmployerDetailsChanged.contact": "Jo Crumb, 555 0102",
    "EmployerEngaged.contact": "Jo Crumb, 555 0101",
    "InterviewScheduled.accommodations": "interpreter quiet_room",
    "InterviewScheduled.arrangements": "Sign language interpreter",
    "ReferralMade.note": "Prefers mornings",
    "ReferralReceived.email": "ada@mail.example",
    "ReferralReceived.family_name": "Moss",
    "ReferralReceived.given_name": "Ada",
    "ReferralReceived.note": "Finishes in June",
    "ReferralReceived.phone": "555 0100",
    "SeekerProfileChanged.disability": "Autism",
    "SeekerProfileChanged.notes": "Prefers e-mail – “not the phone”",  # noqa: RUF001
    "SeekerProfileChanged.work_needs": "A quiet room",
    "SeekerRegistered.birth_date": "1990-02-28",
    "SeekerRegistered.email": "ada@mail.example",
    "SeekerRegistered.family_name": "Moss",
    "SeekerRegistered.given_name": "Ada",
    "SeekerRegistered.phone": "555 0100",
}

every_golden = pytest.mark.parametrize("file", GOLDEN, ids=lambda file: file.name)


def name_of(file: Path) -> tuple[str, int]:
    """The fact and the version that a file name says."""
    name, version, _ = file.name.split(".")
    return name, int(version.removeprefix("v"))


def text_of(file: Path) -> str:
    """The line as it was stored: the file ends with a newline, the line does not."""
    return file.read_text(encoding="utf-8").removesuffix("\n")


@every_golden
def test_it_can_be_read(file: Path) -> None:
    name, version = name_of(file)
    line = json.loads(text_of(file))
    assert (line["type"], line["body"]["version"]) == (name, version)
    assert type(read_recorded(text_of(file)).fact) is FACTS[name]


# An older version is read, and never written again.
PRESENT = [file for file in GOLDEN if name_of(file)[1] == FACTS[name_of(file)[0]].VERSION]


@pytest.mark.parametrize("file", PRESENT, ids=lambda file: file.name)
def test_it_is_written_again_as_it_was(file: Path) -> None:
    line, recorded = read_line(text_of(file)), read_recorded(text_of(file))
    again = write_body(recorded.fact, recorded.by, recorded.command)
    assert again == bytes(line.body)
    assert recorded.tags == [*recorded.fact.tags(), command_tag(recorded.command or "")]
    for part in ('"tags":' + canonical(recorded.tags), '"body":' + again.decode()):
        assert part in text_of(file)


@every_golden
def test_it_shows_every_field(file: Path) -> None:
    """A field that no example fills would not be missed."""
    fact = json.loads(text_of(file))["body"]["fact"]
    assert None not in fact.values()


def test_every_fact_has_the_example_of_its_version() -> None:
    missing = {(name, cls.VERSION) for name, cls in FACTS.items()} - set(map(name_of, GOLDEN))
    assert not missing, (
        f"No example of {missing}: record the fact with every field filled, and put its line,"
        " as the ledger stored it, in tests/golden/NAME.vVERSION.json"
    )


def test_every_example_has_a_fact() -> None:
    unknown = {name for name, _ in map(name_of, GOLDEN)} - set(FACTS)
    assert not unknown, f"A stored fact can never be unknown again: {unknown}"


def test_what_was_sealed_can_still_be_opened(ledger: Ledger) -> None:
    keys = json.loads((FOLDER / "keys.json").read_text(encoding="utf-8"))
    with ledger.database.connection() as connection, connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {ledger.database.network}_keys.subject_keys (subject, wrapped)"
            " VALUES (%s, %s)",
            [(subject, bytes.fromhex(wrapped)) for subject, wrapped in keys.items()],
        )
    opened = {}
    for file in GOLDEN:
        fact = read_recorded(text_of(file)).fact
        for field in sealed_fields(type(fact)):
            [text] = ledger.vault.open([(subject_of(fact), getattr(fact, field))])
            opened[f"{type(fact).TOPIC}.{field}"] = text
    assert SEALED.items() <= opened.items()


def test_an_older_placement_keeps_the_rules_that_held_then() -> None:
    """One real change of shape: version 1 did not say under which rules a placement started."""
    old, new = (
        read_recorded(text_of(FOLDER / f"PlacementStarted.v{version}.json")).fact
        for version in (1, 2)
    )
    assert old == msgspec.structs.replace(new, employer_agency=None)


def test_an_older_opening_has_no_trial() -> None:
    """In version 1 a place that was taken stayed taken."""
    old, new = (
        read_recorded(text_of(FOLDER / f"OpeningPosted.v{version}.json")).fact for version in (1, 2)
    )
    assert old == msgspec.structs.replace(new, trial_days=None)
