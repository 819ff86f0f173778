"""The rules for referrals between agencies and from outside, and for moves."""

from __future__ import annotations

from typing import Any

from tests.model.book import Line
from tests.model.present import Referral
from tests.model.reasons import Why, rule
from tests.model.selection import about

PERSONS = ("self", "family")


@rule
def refer_seeker(why: Why, form: Any) -> Line:
    """Somebody in the pool, under a live consent; one open referral to each agency."""
    person = why.person()
    why.no("seeker_left_pool", person.left_on)
    why.no("to_themselves", form.to_agency == person.agency)
    why.no("agency_unknown", form.to_agency and form.to_agency not in why.now.members)
    for referral in open_referrals(why).values():
        why.no("referred_already", referral.to_agency == form.to_agency)
    why.no("no_consent_to_refer", person.shares_on(why.day) is None)
    said = {"referral": form.referral, "seeker": form.seeker, "agency": person.agency}
    asked = {"to_agency": form.to_agency, "reason": form.reason}
    return Line("ReferralMade", form.happened_on, said | asked)


def open_referrals(why: Why) -> dict[str, Referral]:
    """Those of the person that an agency made, and of which something may still come."""
    return {
        id_: referral
        for id_, referral in why.now.referrals.items()
        if referral.seeker == why.form.seeker and referral.from_agency and referral.is_open
    }


@rule
def receive_referral(why: Why, form: Any) -> Line:
    """From outside, to one agency. Offices have a name, people have none here."""
    why.only_of(form.agency)
    is_person = form.sender in PERSONS
    why.no("sender_is_a_person", is_person and form.sender_name)
    why.no("sender_name_needed", not is_person and not form.sender_name)
    said = {"referral": form.referral, "seeker": form.seeker, "agency": form.agency}
    return Line("ReferralReceived", form.happened_on, said | {"sender": form.sender})


@rule
def accept_referral(why: Why, form: Any) -> Line:
    """The agency that was asked, or any other where all were; under a consent that holds."""
    referral = why.referral()
    why.only_of(form.agency)
    why.no("not_your_agency", referral.to_agency not in (None, form.agency))
    why.no("to_themselves", referral.from_agency == form.agency)
    why.no("referral_answered", referral.answered_on)
    person = why.now.people.get(referral.seeker)
    if person is None:
        raise why.not_so("seeker_unknown")
    why.no("seeker_left_pool", person.left_on)
    no_consent = referral.from_agency and person.shares_on(why.day) is None
    why.no("no_consent_to_refer", bool(no_consent))
    said = {"referral": form.referral, "seeker": referral.seeker, "agency": form.agency}
    sender = {"from_agency": referral.from_agency}
    return Line("ReferralAccepted", form.happened_on, said | sender)


@rule
def decline_referral(why: Why, form: Any) -> Line:
    """The agency that was asked. Where all were, nobody has to say no."""
    referral = why.referral()
    if referral.to_agency is None:
        raise why.not_so("sent_to_everybody")
    # Who said yes for all of them was not asked.
    why.no("sent_to_everybody", referral.accepted_by is not None)
    why.only_of(referral.to_agency)
    why.no("referral_answered", referral.answered_on)
    said = {"referral": form.referral, "seeker": referral.seeker, "agency": referral.to_agency}
    why.offered("referral_declining", form.reason)
    more = {"from_agency": referral.from_agency, "reason": form.reason}
    return Line("ReferralDeclined", form.happened_on, said | more)


@rule
def withdraw_referral(why: Why, form: Any) -> Line:
    """Whoever made it; from outside, whoever received it; before it is answered."""
    referral = why.referral()
    agency = referral.from_agency or referral.to_agency
    why.only_of(agency)
    why.no("referral_answered", referral.answered_on)
    said = {"referral": form.referral, "seeker": referral.seeker, "agency": agency}
    return Line("ReferralWithdrawn", form.happened_on, said | {"to_agency": referral.to_agency})


@rule
def close_referral(why: Why, form: Any) -> Line:
    """One of the two sides, after a yes. A move closes it by itself."""
    referral = why.referral()
    if referral.accepted_by is None:
        why.only_of(referral.from_agency or referral.to_agency)
        raise why.not_so("not_accepted")
    sides = (referral.accepted_by, referral.from_agency)
    is_neither = form.by.role == "agency" and form.by.agency not in sides
    why.no("not_your_agency", is_neither)
    why.no("referral_closed", referral.closed_on)
    why.never_before("before_acceptance", referral.answered_on)
    why.no("move_them_instead", form.outcome == "transferred" and not referral.has_moved_them)
    said = {"referral": form.referral, "seeker": referral.seeker}
    said |= {"agency": referral.accepted_by, "outcome": form.outcome}
    return Line("ReferralClosed", form.happened_on, said)


@rule
def transfer_seeker(why: Why, form: Any) -> list[Line]:
    """To an agency that said yes, or by the coordinator's word; what is open is closed with it."""
    person = why.person()
    why.no("seeker_left_pool", person.left_on)
    why.no("to_themselves", form.to_agency == person.agency)
    why.no("agency_unknown", form.to_agency not in why.now.members)
    asked = open_referrals(why)
    said_yes = [id_ for id_, r in asked.items() if r.accepted_by == form.to_agency]
    why.no("not_accepted_there", form.by.role == "agency" and not said_yes)
    why.no("agreed_too_late", form.agreed_on > form.happened_on)
    why.never_before("move_too_early", person.helped_on)
    lines = [
        Line("NominationWithdrawn", form.happened_on, about(id_, n) | {"withdrawn_by": "agency"})
        for id_, n in why.now.nominations.items()
        if n.seeker == form.seeker and n.over_on is None
    ]
    lines += [_closed(why, id_, referral) for id_, referral in asked.items()]
    moved = {
        "seeker": form.seeker,
        "agency": form.to_agency,
        "from_agency": person.agency,
        "referral": said_yes[0] if said_yes else None,
    }
    return [*lines, Line("SeekerTransferred", form.happened_on, moved)]


def _closed(why: Why, id_: str, referral: Referral) -> Line:
    said: dict[str, Any] = {"referral": id_, "seeker": referral.seeker}
    day = why.form.happened_on
    if referral.accepted_by:
        closed = {"agency": referral.accepted_by, "outcome": "transferred"}
        return Line("ReferralClosed", day, said | closed)
    back = {"agency": referral.from_agency, "to_agency": referral.to_agency}
    return Line("ReferralWithdrawn", day, said | back)
