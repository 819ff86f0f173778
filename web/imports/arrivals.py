"""Who and what a row brings along: agencies, people, employers, openings, nominations."""

from __future__ import annotations

from collections.abc import Mapping as Words
from datetime import date

from flask_babel import gettext as _

from domain.decisions.agencies import AdmitAgency
from domain.decisions.employers import EngageEmployer
from domain.decisions.interest import ConfirmInterest
from domain.decisions.nominations import NominateCandidate
from domain.decisions.openings import PostOpening
from domain.decisions.seekers import GiveConsent, RegisterSeeker
from domain.facts.agencies import AgencyJoined
from domain.facts.employers import EmployerEngaged
from domain.facts.seekers import ConsentGiven, ConsentWithdrawn, SeekerRegistered, SeekerTransferred
from web.imports.agencies import Named
from web.imports.answers import RowRefused
from web.imports.mapping import Mapping
from web.imports.rows import empty, in_words
from web.imports.steps import Desk, Step


class Arrivals:
    """Turns who and what a row names into steps, as far as they are new.

    `columns` are the file's, for the fields that a step may refuse.
    """

    def __init__(self, mapping: Mapping, desk: Desk) -> None:
        self._mapping, self._desk = mapping, desk

    def agency(self, named: Named, on: date, column: str, columns: Words[str, str]) -> list[Step]:
        """The agency joins the network. Raises RowRefused."""
        if self._desk.known.find(AgencyJoined, f"agency:{named.id}"):
            return []
        details = self._desk.agencies.details(named, column)
        if details is None:
            return []
        return [self._desk.step(AdmitAgency, columns, agency=named.id, happened_on=on, **details)]

    def seeker(
        self,
        seeker: str,
        agency: str,
        names: tuple[str | None, str | None],
        on: date,
        columns: Words[str, str],
    ) -> list[Step]:
        """The agency registers the person, who consents. Raises RowRefused."""
        return [
            *self.registration(seeker, agency, names, on, columns),
            *self._consent(seeker, on, columns),
        ]

    def registration(
        self,
        seeker: str,
        agency: str,
        names: tuple[str | None, str | None],
        on: date,
        columns: Words[str, str],
    ) -> list[Step]:
        """The agency registers the person, unless they are its own already. Raises RowRefused."""
        registered = self._desk.known.find(SeekerRegistered, f"seeker:{seeker}")
        if registered:
            moves = list(self._desk.known.all(SeekerTransferred, f"seeker:{seeker}"))
            current = moves[-1].agency if moves else registered.agency
            self._must_be_theirs(current, agency, columns["agency"])
            self._must_be_registered(registered.happened_on, on, columns["happened_on"])
            return []
        given_name, family_name = names
        if given_name is None or family_name is None:
            raise empty(columns["given_name" if given_name is None else "family_name"])
        return [
            self._desk.step(
                RegisterSeeker,
                columns,
                seeker=seeker,
                agency=agency,
                given_name=given_name,
                family_name=family_name,
                happened_on=on,
            )
        ]

    def _must_be_theirs(self, current: str, agency: str, column: str) -> None:
        if current == agency:
            return
        other = self._desk.known.find(AgencyJoined, f"agency:{current}")
        raise RowRefused(
            column,
            _(
                "This job seeker is registered with another agency, %(other)s.",
                other=other.name if other else current,
            ),
            _(
                "Ask the two agencies which of them supports this person now."
                " That agency can record it on the person's page."
            ),
        )

    def _must_be_registered(self, registered_on: date, on: date, column: str) -> None:
        if on < registered_on:
            raise RowRefused(
                column,
                _(
                    "The row tells of %(day)s, and the job seeker is registered here since"
                    " %(registered)s.",
                    day=in_words(on),
                    registered=in_words(registered_on),
                ),
                _(
                    "Nothing is recorded of anybody before they are registered. Check both days."
                    " If they are right, leave the row out."
                ),
            )

    def _consent(self, seeker: str, on: date, columns: Words[str, str]) -> list[Step]:
        # A consent is never given twice: it might have been taken back in between.
        if self._desk.known.kinds(f"seeker:{seeker}") & {ConsentGiven, ConsentWithdrawn}:
            return []
        scope = self._mapping.consent.scope
        return [self._desk.step(GiveConsent, columns, seeker=seeker, scope=scope, happened_on=on)]

    def employer(self, employer: str, name: str, on: date, columns: Words[str, str]) -> list[Step]:
        """The network begins to work with the employer."""
        if self._desk.known.find(EmployerEngaged, f"employer:{employer}"):
            return []
        return [
            self._desk.step(EngageEmployer, columns, employer=employer, name=name, happened_on=on)
        ]

    def opening(
        self,
        opening: str,
        employer: str,
        title: str,
        places: int,
        on: date,
        columns: Words[str, str],
    ) -> Step:
        """The employer's opening is posted."""
        return self._desk.step(
            PostOpening,
            columns,
            opening=opening,
            employer=employer,
            title=title,
            places=places,
            happened_on=on,
        )

    def candidacy(
        self, nomination: str, seeker: str, opening: str, on: date, columns: Words[str, str]
    ) -> list[Step]:
        """The person wants the opening, and their agency nominates them."""
        about = {"seeker": seeker, "opening": opening, "happened_on": on}
        return [
            self._desk.step(ConfirmInterest, columns, **about),
            self._desk.step(NominateCandidate, columns, nomination=nomination, **about),
        ]
