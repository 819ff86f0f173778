"""A small network for the scheduler's tests: one agency, one employer, placements, accounts."""

from __future__ import annotations

import itertools
from datetime import date
from typing import TypedDict

from domain.accounts.store import Accounts, User
from domain.decisions.agencies import AdmitAgency
from domain.decisions.employers import EngageEmployer
from domain.decisions.interest import ConfirmInterest
from domain.decisions.nominations import NominateCandidate
from domain.decisions.openings import PostOpening
from domain.decisions.placements import EndPlacement, StartPlacement
from domain.decisions.retention import RecordCheckpoint
from domain.decisions.seekers import GiveConsent, RegisterSeeker
from domain.facts import Actor, Recorded
from domain.ledger.ledger import Ledger

AGENCY, EMPLOYER = "agency-maple", "employer-bakery"
GIVEN_NAME, FAMILY_NAME = "Wilhelmina", "Quackenbush"
EMPLOYER_NAME, AGENCY_NAME = "Rosenkrantz Bakery", "Maple Grove Services"
STAFF_EMAIL, COORDINATOR_EMAIL = "staff@maple.example", "door@network.example"
SYSTEM = Actor(user="test", role="system")
# Every piece of text about the person and the job that must not be in a message.
PRIVATE = (GIVEN_NAME, FAMILY_NAME, "1990-04-05", "w.q@home.example", EMPLOYER_NAME, "Baker's hand")

_numbers = itertools.count(1)


class On(TypedDict):
    """What every decision made on a day is given."""

    by: Actor
    today: date
    happened_on: date


def on(day: date) -> On:
    """As of this day, by somebody who may do anything."""
    return On(by=SYSTEM, today=day, happened_on=day)


def found(ledger: Ledger, day: date) -> None:
    """The agency and the employer."""
    ledger.do(AdmitAgency(**on(day), agency=AGENCY, name=AGENCY_NAME))
    ledger.do(EngageEmployer(**on(day), employer=EMPLOYER, name=EMPLOYER_NAME))


def add_accounts(accounts: Accounts) -> tuple[User, User]:
    """One person at the agency, and the coordinator."""
    staff = accounts.add(STAFF_EMAIL, "Sam Staff", "agency", "a password", AGENCY)
    return staff, accounts.add(COORDINATOR_EMAIL, "Cleo Coordinator", "coordinator", "a password")


def place(ledger: Ledger, day: date) -> str:
    """A job seeker begins to work on this day. Returns the placement's id."""
    number = next(_numbers)
    seeker, opening, nomination = f"seeker{number}", f"opening{number}", f"nomination{number}"
    placement = f"placement{number}"
    about = on(day)
    ledger.do(
        RegisterSeeker(
            **about,
            seeker=seeker,
            agency=AGENCY,
            given_name=GIVEN_NAME,
            family_name=FAMILY_NAME,
            birth_date="1990-04-05",
            email="w.q@home.example",
        ),
        GiveConsent(**about, seeker=seeker, scope="network_with_name"),
        PostOpening(**about, opening=opening, employer=EMPLOYER, title="Baker's hand"),
        ConfirmInterest(**about, seeker=seeker, opening=opening),
        NominateCandidate(**about, nomination=nomination, seeker=seeker, opening=opening),
        StartPlacement(
            **about, placement=placement, nomination=nomination, opening=opening, term="permanent"
        ),
    )
    return placement


def end(ledger: Ledger, placement: str, day: date) -> None:
    """The placement ends."""
    ledger.do(EndPlacement(**on(day), placement=placement, reason="resigned", ended_by="employee"))


def answer(
    ledger: Ledger, placement: str, checkpoint: int, day: date, status: str = "same_job"
) -> None:
    """Somebody records how it goes."""
    ledger.do(
        RecordCheckpoint(
            **on(day),
            placement=placement,
            day=checkpoint,
            status=status,
            evidence="not_reached" if status == "not_reached" else "payslip",
        )
    )


def reminders_of(ledger: Ledger, placement: str) -> list[Recorded]:
    """The facts about the placement's reminders."""
    return [
        recorded
        for recorded in ledger.history(f"placement:{placement}")
        if type(recorded.fact).TOPIC.startswith("FollowUpReminder")
    ]


def story_of(ledger: Ledger, placement: str) -> list[str]:
    """What happened to the placement's reminders, in order: Claimed, Sent, Failed."""
    return [
        type(r.fact).TOPIC.removeprefix("FollowUpReminder") for r in reminders_of(ledger, placement)
    ]
