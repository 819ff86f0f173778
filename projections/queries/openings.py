"""Openings: the list, and one opening as a board of who answered and who has not."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

import msgspec

from domain.ledger.ledger import Ledger
from projections.folds import answers, employers, interests, openings
from projections.folds.answers import AnswerRow
from projections.folds.employers import EmployerRow
from projections.folds.openings import OpeningRow
from projections.queries.people import Person, people
from projections.queries.policy import policy
from projections.queries.reading import rows
from projections.queries.seekers import agency_names, member_names
from projections.queries.viewer import NotVisible, Viewer


class OpeningEntry(msgspec.Struct, frozen=True):
    """An opening in the list. `answered` of `agencies` have said something.

    `is_late`: it is open, its answer day is over, and the viewer's agency has not answered; for
    those who look after the whole network, some agency.
    """

    row: OpeningRow
    employer_name: str
    answered: int
    agencies: int
    own_answer: AnswerRow | None  # of the viewer's agency
    days_waited: int  # for the first answer, until today or the closing where there is none
    is_late: bool

    @property
    def share_answered(self) -> int:
        """How many of the agencies answered, in percent."""
        return round(100 * self.answered / self.agencies) if self.agencies else 0


class BoardLine(msgspec.Struct, frozen=True):
    """One agency on the board; `answer` is None where nothing was heard."""

    agency: str
    agency_name: str
    answer: AnswerRow | None
    is_late: bool


class Interested(msgspec.Struct, frozen=True):
    """A job seeker of the viewer's agency who wants the opening and is not nominated yet."""

    person: Person
    confirmed_on: date
    is_stale: bool  # said so long ago that they must be asked again


class Opening(msgspec.Struct, frozen=True):
    """One opening, whole."""

    row: OpeningRow
    employer_name: str
    board: list[BoardLine]
    interested: list[Interested]


def all_openings(
    ledger: Ledger, viewer: Viewer, today: date, status: str = "", employer: str = ""
) -> list[OpeningEntry]:
    """Every opening, newest first; of one status or employer where that is asked."""
    require_network(viewer)
    where, values = ["true"], []
    for column, value in (("status", status), ("employer", employer)):
        if value:
            where.append(f"{column} = %s")
            values.append(value)
    found = rows(
        ledger,
        openings.VIEW,
        OpeningRow,
        " AND ".join(where),
        values,
        "posted_on DESC, opening",
    )
    names, members = employer_names(ledger), member_names(ledger)
    said: dict[str, list[AnswerRow]] = {}
    ids = [row.opening for row in found]
    for answer in rows(ledger, answers.VIEW, AnswerRow, "opening = ANY(%s)", [ids]):
        said.setdefault(answer.opening, []).append(answer)
    return [
        _entry(row, names.get(row.employer, ""), said.get(row.opening, ()), members, viewer, today)
        for row in found
    ]


def _entry(
    row: OpeningRow,
    employer_name: str,
    said: Sequence[AnswerRow],
    members: Collection[str],
    viewer: Viewer,
    today: date,
) -> OpeningEntry:
    own_answer = next((answer for answer in said if answer.agency == viewer.agency), None)
    answered = sum(answer.agency in members for answer in said)
    heard_on = min((answer.first_on for answer in said), default=row.closed_on or today)
    is_missing = own_answer is None if viewer.agency else answered < len(members)
    return OpeningEntry(
        row=row,
        employer_name=employer_name,
        answered=answered,
        agencies=len(members),
        own_answer=own_answer,
        days_waited=(heard_on - row.posted_on).days,
        is_late=is_missing and is_past_answer_day(row, today),
    )


def is_past_answer_day(row: OpeningRow, today: date) -> bool:
    """Whether an opening still waits for answers, and its day for them is over."""
    return row.status == "open" and row.respond_by is not None and row.respond_by < today


def opening(ledger: Ledger, viewer: Viewer, today: date, opening_id: str) -> Opening:
    """One opening with its board. Raises NotVisible."""
    require_network(viewer)
    found = rows(ledger, openings.VIEW, OpeningRow, "opening = %s", [opening_id])
    if not found:
        raise NotVisible
    is_late = is_past_answer_day(found[0], today)
    said = {
        answer.agency: answer
        for answer in rows(ledger, answers.VIEW, AnswerRow, "opening = %s", [opening_id])
    }
    members = member_names(ledger)
    board = [
        BoardLine(agency, name, said.get(agency), is_late and agency not in said)
        for agency, name in agency_names(ledger).items()
        if agency in members or agency in said
    ]
    return Opening(
        row=found[0],
        employer_name=employer_names(ledger).get(found[0].employer, ""),
        board=sorted(board, key=lambda line: (line.answer is None, line.agency_name)),
        interested=_interested(ledger, viewer, today, opening_id),
    )


def _interested(ledger: Ledger, viewer: Viewer, today: date, opening_id: str) -> list[Interested]:
    waiting = rows(
        ledger,
        interests.VIEW,
        interests.InterestRow,
        f"opening = %s AND seeker IN ({_supported(ledger)}) AND NOT is_nominated",
        [opening_id, viewer.agency],
        "confirmed_on",
    )
    persons = people(ledger, viewer, today, [row.seeker for row in waiting])
    limits = policy(ledger).limits(today)
    return [
        Interested(
            person=persons[row.seeker],
            confirmed_on=row.confirmed_on,
            is_stale=limits.is_interest_stale(row.confirmed_on, today),
        )
        for row in waiting
    ]


def _supported(ledger: Ledger) -> str:
    """The job seekers of an agency, as SQL. What somebody wants moves with them."""
    return f"SELECT seeker FROM {ledger.database.network}_views.pool WHERE agency = %s"


def all_employers(ledger: Ledger, viewer: Viewer) -> list[EmployerRow]:
    """Every employer, in order of name. The contact is opened for those who may see it."""
    require_network(viewer)
    found = rows(ledger, employers.VIEW, EmployerRow, order="name")
    is_shown = viewer.may_see_contacts()
    contacts = ledger.vault.open(
        (f"employer:{row.employer}", row.contact if is_shown else None) for row in found
    )
    return [
        msgspec.structs.replace(row, contact=contact)
        for row, contact in zip(found, contacts, strict=True)
    ]


def one_employer(ledger: Ledger, viewer: Viewer, employer_id: str) -> EmployerRow:
    """One employer, with the contact where the viewer may see it. Raises NotVisible."""
    for row in all_employers(ledger, viewer):
        if row.employer == employer_id:
            return row
    raise NotVisible


def employer_names(ledger: Ledger) -> dict[str, str]:
    """The name of every employer: no secret to anyone who is signed in."""
    network = ledger.database.network
    with ledger.database.connection() as connection:
        found = connection.execute(
            f"SELECT employer, name FROM {network}_views.employers ORDER BY name"
        ).fetchall()
    return dict(found)


def require_network(viewer: Viewer) -> None:
    """Refuse those who have no business with openings. Raises NotVisible."""
    if viewer.role not in ("agency", "coordinator", "auditor"):
        raise NotVisible
