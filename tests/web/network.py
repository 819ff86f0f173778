"""The small network that the tests of the pages visit: recorded by decisions, seen by users."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from flask import Flask

from domain.accounts.store import ROLES, Accounts, User
from domain.database.connection import Database
from domain.decisions.agencies import AdmitAgency
from domain.decisions.attribution import DisputeAttribution
from domain.decisions.base import Decision
from domain.decisions.duplicates import MergeSeekers
from domain.decisions.employers import EngageEmployer
from domain.decisions.interest import ConfirmInterest
from domain.decisions.interviews import RecordInterview, ScheduleInterview
from domain.decisions.nominations import NominateCandidate
from domain.decisions.offers import MakeOffer
from domain.decisions.opening_turns import PauseOpening
from domain.decisions.openings import PostOpening
from domain.decisions.placements import StartPlacement
from domain.decisions.referral_answers import AcceptReferral
from domain.decisions.referrals import ReceiveReferral, ReferSeeker
from domain.decisions.reports import PublishReport
from domain.decisions.schemes import AdoptOutcomeScheme
from domain.decisions.seekers import ChangeSeekerProfile, GiveConsent, RegisterSeeker
from domain.decisions.work import PausePlacement
from domain.ledger.ledger import Ledger, Receipt
from projections.outcomes.figures import Question
from projections.outcomes.schemes.presets import PRESETS
from projections.projector import Projector
from projections.queries.published import as_said, draft
from tests.web.compiled import Compiled
from tests.web.visitor import Visitor
from web import create_app
from web.services import Services

COMPILED = Compiled()
MASTER_KEY = bytes(range(32))
PASSWORD = "a long password"
ZONE = "UTC"
METRICS_TOKEN = "a token for figures"
PUBLIC_URL = "http://commonplace.example"


class Followed(Ledger):
    """A ledger whose views are brought up at once, as a projector beside it would do."""

    def __init__(self, database: Database) -> None:
        super().__init__(database, MASTER_KEY)
        self.projector = Projector(self)
        self.is_followed = True

    def do(self, *decisions: Decision, command: str | None = None) -> Receipt:
        receipt = super().do(*decisions, command=command)
        if self.is_followed:
            self.projector.catch_up()
        return receipt


def today() -> date:
    """The day of the pages."""
    return datetime.now(UTC).date()


def ago(days: int) -> date:
    """A day in the past."""
    return today() - timedelta(days=days)


class Network:
    """Two agencies and one that supports nobody yet. Who is here under which id, `live` tells.

    `cookies` are those of users who signed in to a network that this one is a copy of: checking a
    password takes its time, on purpose.
    """

    def __init__(
        self, database: Database, cookies: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        self.cookies = cookies
        self.ledger = Followed(database)
        self.accounts = Accounts(database)
        self.users = {
            user.email.partition("@")[0]: user
            for role in ROLES
            for user in self.accounts.by_role(role)
        }

    @classmethod
    def settle(cls, database: Database, *, is_empty: bool = False) -> Network:
        """Let the network begin in an empty database; an empty one has agencies and users only."""
        network = cls(database)
        network.users = {
            "north": network._user("north", "agency", "northside"),
            "south": network._user("south", "agency", "southside"),
            "coordinator": network._user("coordinator", "coordinator"),
            "auditor": network._user("auditor", "auditor"),
            "operator": network._user("operator", "operator"),
        }
        network.ledger.is_followed = False
        network.admit()
        if not is_empty:
            network.live()
        network.ledger.projector.catch_up()
        if not is_empty:
            network.publish()
        network.ledger.projector.catch_up()
        network.ledger.is_followed = True
        return network

    def _user(self, name: str, role: str, agency: str | None = None) -> User:
        return self.accounts.add(
            f"{name}@example.org", f"{name.title()} Staff", role, PASSWORD, agency
        )

    @cached_property
    def app(self) -> Flask:
        """The pages of this network."""
        app = create_app(
            Services(
                ledger=self.ledger,
                projector=self.ledger.projector,
                accounts=self.accounts,
                zone=ZoneInfo(ZONE),
                secret_key="only for tests",
                public_url=PUBLIC_URL,
                metrics_token=METRICS_TOKEN,
            )
        )
        app.testing = False  # errors become pages, as for people
        app.jinja_env.bytecode_cache = COMPILED
        return app

    def stranger(self) -> Visitor:
        """Somebody who has not signed in. They see no name at all."""
        return Visitor(self.app, sorted(set(ALL_SECRETS)))

    def visitor(self, who: str) -> Visitor:
        """Somebody who has signed in; `who` as in `users`."""
        visitor = Visitor(self.app, secrets_from(who))
        if who in self.cookies:
            visitor.client.set_cookie("commonplace", self.cookies[who])
        else:
            visitor.sign_in(self.users[who].email, PASSWORD)
        return visitor

    def head(self) -> int:
        """The last position of the ledger."""
        return self.ledger.head()

    def do(
        self, who: str, decision: type[Decision], command: str | None = None, **given: Any
    ) -> None:
        """Record something, as one of the users."""
        by = self.users[who].actor()
        self.ledger.do(decision(by=by, today=today(), **given), command=command)

    def admit(self) -> None:
        """The agencies become members."""
        for agency, name in AGENCIES.items():
            self.do("coordinator", AdmitAgency, agency=agency, name=name, happened_on=ago(400))

    def live(self) -> None:
        """Ada may be named, Berta only described, Carl not shared; Dora is of the other agency.

        Berta works since 32 days (her 30-day checkpoint is due). Ada is nominated as a baker and
        wants to be a clerk. The clerk's place is free. Berta has a second job as a porter, in an
        opening that Southside brought in; it pauses, and Southside disputes the credit for it.
        The opening for a driver is paused. As a cook, Ada has an interview today, and Berta an
        offer. Dora and Edda, whom a school sent, wait for an answer of Northside, and Berta for
        one of Southside, which has accepted Ada. Two funders' schemes are adopted.
        """
        for seeker in PEOPLE:
            self._register(seeker)
        self.do("north", MergeSeekers, seeker="carl", duplicate="karl", happened_on=ago(90))
        self.do(
            "coordinator",
            EngageEmployer,
            employer="crumb",
            name="Crumb & Sons",
            contact=CONTACT,
            region="north",
            happened_on=ago(200),
        )
        self._post("north", "baker", "Baker", places=2)
        self._post("coordinator", "clerk", "Clerk", places=1)
        self._post("north", "driver", "Driver", places=1)
        self.do("north", PauseOpening, opening="driver", reason="budget", happened_on=ago(90))
        self._post("coordinator", "cook", "Cook", places=2)
        self._nominate("berta", "baker")
        self.do(
            "north",
            ScheduleInterview,
            nomination="berta-baker",
            interview_on=ago(40),
            place="Mill Lane",
            arrangements=ARRANGEMENTS,
            happened_on=ago(45),
        )
        self.do("north", RecordInterview, nomination="berta-baker", happened_on=ago(40))
        self.do(
            "north",
            StartPlacement,
            placement="berta-crumb",
            nomination="berta-baker",
            opening="baker",
            term="permanent",
            happened_on=ago(32),
        )
        self._nominate("ada", "baker")
        self._second_job()
        self.do("north", ConfirmInterest, seeker="ada", opening="clerk", happened_on=ago(20))
        for seeker in ("ada", "berta"):
            self._nominate(seeker, "cook")
        self.do(
            "north",
            ScheduleInterview,
            nomination="ada-cook",
            interview_on=ago(0),
            interview_at="10:30",
            place="Mill Lane",
            accommodations=["interpreter", "quiet_room"],
            arrangements=ARRANGEMENTS,
            happened_on=ago(3),
        )
        self.do(
            "north",
            MakeOffer,
            nomination="berta-cook",
            hourly_wage="18.75",
            happened_on=ago(2),
        )
        self._refer("north", "ada", "southside")
        self.do(
            "south",
            AcceptReferral,
            referral="ada-southside",
            seeker="ada",
            agency="southside",
            happened_on=ago(10),
        )
        self._refer("north", "berta", "southside")
        self._refer("south", "dora", "northside")
        self.do(
            "north",
            ReceiveReferral,
            referral="edda-northside",
            seeker="edda",
            agency="northside",
            sender="school",
            sender_name="Hill School",
            **EDDA,
            happened_on=ago(16),
        )
        for scheme in ("odsp", "us_ticket"):
            self.do(
                "coordinator",
                AdoptOutcomeScheme,
                scheme=PRESETS[scheme],
                happened_on=ago(300),
            )

    def publish(self) -> None:
        """Everybody may read a report of the last year."""
        asked = Question(first=ago(365), last=today(), audience="public")
        found = draft(self.ledger, asked, today(), ZoneInfo(ZONE))
        self.do(
            "coordinator",
            PublishReport,
            **as_said(asked, found),
            report=REPORT,
            title="The last year",
            time_zone=ZONE,
            happened_on=today(),
        )

    def _refer(self, who: str, seeker: str, to_agency: str) -> None:
        self.do(
            who,
            ReferSeeker,
            referral=f"{seeker}-{to_agency}",
            seeker=seeker,
            to_agency=to_agency,
            reason="closer",
            note=f"note on {seeker.upper()}" if who == "north" else None,
            happened_on=ago(15),
        )

    def _second_job(self) -> None:
        self._post("south", "porter", "Porter", places=1)
        self._nominate("berta", "porter")
        self.do(
            "north",
            StartPlacement,
            placement="berta-porter",
            nomination="berta-porter",
            opening="porter",
            term="permanent",
            happened_on=ago(12),
        )
        self.do(
            "north",
            PausePlacement,
            placement="berta-porter",
            reason="seasonal",
            happened_on=ago(4),
        )
        self.do(
            "south",
            DisputeAttribution,
            placement="berta-porter",
            disputed_by="southside",
            reason="share_sizes",
            note=DISPUTE_NOTE,
            happened_on=ago(3),
        )

    def _register(self, seeker: str) -> None:
        person = PEOPLE[seeker]
        who = person["who"]
        self.do(
            who,
            RegisterSeeker,
            seeker=seeker,
            agency=self.users[who].agency,
            given_name=person["given_name"],
            family_name=person["family_name"],
            email=person["email"],
            happened_on=ago(120),
        )
        self.do(
            who,
            ChangeSeekerProfile,
            seeker=seeker,
            occupations=["food"],
            skills=["teamwork"],
            region="north",
            work_needs=person["work_needs"],
            disability=person["disability"],
            happened_on=ago(119),
        )
        if person["scope"]:
            self.do(who, GiveConsent, seeker=seeker, scope=person["scope"], happened_on=ago(118))

    def _post(self, who: str, opening: str, title: str, places: int) -> None:
        self.do(
            who,
            PostOpening,
            opening=opening,
            employer="crumb",
            title=title,
            places=places,
            happened_on=ago(100),
        )

    def _nominate(self, seeker: str, opening: str) -> None:
        self.do("north", ConfirmInterest, seeker=seeker, opening=opening, happened_on=ago(60))
        self.do(
            "north",
            NominateCandidate,
            nomination=f"{seeker}-{opening}",
            seeker=seeker,
            opening=opening,
            happened_on=ago(50),
        )


def _person(who: str, given: str, family: str, scope: str) -> dict[str, str]:
    return {
        "who": who,
        "given_name": given,
        "family_name": family,
        "scope": scope,
        "email": f"{given}.{family}@example.com".lower(),
        "disability": f"disability of {given.upper()}",
        "work_needs": f"needs of {family.upper()}",
    }


REPORT = "last-year"  # published, for everybody
# The position of an entry of Northside on which nothing rests.
CARLS_PROFILE = 11
AGENCIES = {
    "northside": "Northside Works",
    "southside": "Southside Steps",
    "eastside": "Eastside Aid",  # supports nobody yet
}
# Names that stand in no other word of a page.
PEOPLE = {
    "ada": _person("north", "Adelheid", "Mooskirch", "network_with_name"),
    "berta": _person("north", "Bertrada", "Zwettl", "network"),
    "carl": _person("north", "Carloman", "Quendel", ""),
    "karl": _person("north", "Karlmann", "Quendelin", ""),  # Carl, recorded again
    "dora": _person("south", "Dorkas", "Vinzenz", "network"),
}
# Not registered: a school referred her to Northside.
EDDA = {
    "given_name": "Eddaline",
    "family_name": "Quarz",
    "email": "eddaline.quarz@example.com",
    "phone": "02 9876",
    "note": "what the school said of E",
}
NOTES = {"ada": "note on ADA", "berta": "note on BERTA"}  # of Northside's referrals
ARRANGEMENTS = "a quiet room for Frau Z"
ARRANGED = "Interpreter, Quiet room"
CONTACT = "Orla Feldmann, 01 234"
DISPUTE_NOTE = "we visited the porters twice"
ALL_SECRETS = [
    *(text for one in PEOPLE.values() for key, text in one.items() if key not in ("who", "scope")),
    *EDDA.values(),
    *NOTES.values(),
    ARRANGEMENTS,
    ARRANGED,
    CONTACT,
    DISPUTE_NOTE,
]


def secrets_from(who: str) -> list[str]:
    """The words that this user may never see (DESIGN, section 9)."""
    in_network = who in ("north", "south", "coordinator")
    hidden = [] if in_network else [CONTACT, DISPUTE_NOTE]
    if who != "north":
        hidden += [ARRANGEMENTS, ARRANGED, *EDDA.values(), NOTES["berta"]]
    if who not in ("north", "south"):  # Southside has accepted Ada
        hidden.append(NOTES["ada"])
    for one in PEOPLE.values():
        if one["who"] == who:
            continue
        hidden += [one["email"], one["disability"]]
        if not (in_network and one["scope"] == "network_with_name"):
            hidden += [one["given_name"], one["family_name"]]
        if not (in_network and one["scope"]):
            hidden.append(one["work_needs"])
    return hidden
