"""The rules for the network's own rules, and for crossing out what was a mistake."""

from __future__ import annotations

from typing import Any

from tests.model.book import Book, Line
from tests.model.reasons import Why, answer, rule

MOST_DAYS = 3650

ON_REFERRAL = {"ReferralMade": ("referral",), "ReferralReceived": ("referral",)}
# What could not have happened without an earlier thing, and what both are about.
RESTS_ON = {
    "SeekerProfileChanged": {"SeekerRegistered": ("seeker",)},
    "ConsentGiven": {"SeekerRegistered": ("seeker",)},
    "ConsentWithdrawn": {"ConsentGiven": ("seeker",)},
    "SeekerLeftPool": {"SeekerRegistered": ("seeker",)},
    "SeekerTransferred": {"SeekerRegistered": ("seeker",), "ReferralAccepted": ("referral",)},
    "ReferralMade": {"ConsentGiven": ("seeker",)},
    "ReferralAccepted": {
        **ON_REFERRAL,
        "SeekerRegistered": ("seeker",),
        "ConsentGiven": ("seeker",),
    },
    "ReferralDeclined": ON_REFERRAL,
    "ReferralWithdrawn": ON_REFERRAL,
    "ReferralClosed": {"ReferralAccepted": ("referral",)},
    "OpeningPosted": {"EmployerEngaged": ("employer",)},
    "OpeningChanged": {"OpeningPosted": ("opening",), "OpeningReopened": ("opening",)},
    "OpeningAnswered": {"OpeningPosted": ("opening",), "OpeningReopened": ("opening",)},
    "OpeningClosed": {"OpeningPosted": ("opening",), "OpeningReopened": ("opening",)},
    "OpeningPaused": {"OpeningPosted": ("opening",), "OpeningReopened": ("opening",)},
    "OpeningReopened": {
        "OpeningPosted": ("opening",),
        "OpeningPaused": ("opening",),
        "OpeningClosed": ("opening",),
    },
    "InterestConfirmed": {
        "SeekerRegistered": ("seeker",),
        "OpeningPosted": ("opening",),
        "OpeningReopened": ("opening",),
    },
    "InterestWithdrawn": {
        "InterestConfirmed": ("seeker", "opening"),
        "NominationWithdrawn": ("seeker", "opening"),
    },
    "CandidateNominated": {
        "ConsentGiven": ("seeker",),
        "InterestConfirmed": ("seeker", "opening"),
        "NominationWithdrawn": ("seeker", "opening"),
        "OpeningReopened": ("opening",),
    },
    "NominationShortlisted": {"CandidateNominated": ("nomination",)},
    "InterviewScheduled": {
        "CandidateNominated": ("nomination",),
        "InterviewCancelled": ("nomination",),
        "InterviewMissed": ("nomination",),
        "InterviewHeld": ("nomination",),
    },
    "InterviewRescheduled": {
        "InterviewScheduled": ("nomination",),
        "InterviewRescheduled": ("nomination",),
    },
    "InterviewCancelled": {
        "InterviewScheduled": ("nomination",),
        "InterviewRescheduled": ("nomination",),
    },
    "InterviewMissed": {
        "InterviewScheduled": ("nomination",),
        "InterviewRescheduled": ("nomination",),
    },
    "InterviewHeld": {"CandidateNominated": ("nomination",)},
    "OfferMade": {"CandidateNominated": ("nomination",), "OfferDeclined": ("nomination",)},
    "OfferDeclined": {"OfferMade": ("nomination",)},
    "NominationDeclined": {"CandidateNominated": ("nomination",)},
    "NominationWithdrawn": {"CandidateNominated": ("nomination",)},
    "PlacementStarted": {"CandidateNominated": ("nomination",), "OpeningReopened": ("opening",)},
    "PlacementTermsChanged": {"PlacementStarted": ("placement",)},
    "PlacementPaused": {"PlacementStarted": ("placement",), "PlacementResumed": ("placement",)},
    "PlacementResumed": {"PlacementPaused": ("placement",)},
    "PlacementEnded": {"PlacementStarted": ("placement",)},
    "CheckpointRecorded": {"PlacementStarted": ("placement",)},
    "AttributionAgreed": {
        "PlacementStarted": ("placement",),
        "AttributionSettled": ("placement",),
    },
    "AttributionDisputed": {
        "PlacementStarted": ("placement",),
        "AttributionSettled": ("placement",),
    },
    "AttributionSettled": {"AttributionDisputed": ("placement",)},
}
OF_THE_NETWORK = (
    *("AgencyJoined", "AttributionDisputed", "AttributionSettled"),
    "SeekerTransferred",  # both sides had a word in it
)
NAMES_MEMBERS = ("AttributionAgreed", "AttributionSettled", "ReferralMade", "SeekerTransferred")
REFERRAL_ENDS = ("ReferralDeclined", "ReferralWithdrawn", "ReferralClosed")
# What an agency recorded of somebody who moved there rests on the move.
OF_THE_NEW_AGENCY = (
    *("SeekerProfileChanged", "ConsentGiven", "ConsentWithdrawn", "SeekerLeftPool"),
    *("InterestConfirmed", "InterestWithdrawn", "CandidateNominated", "ReferralMade"),
    "SeekerTransferred",
)
# What was recorded keeps the network's rule of its day, also where that rule is crossed out. More
# people than places may be nominated.
KEPT = {("*", "not_on_the_list"), ("*", "interest_stale"), ("CandidateNominated", "opening_full")}


def next_rule(why: Why, earlier: list[Any]) -> None:
    """The coordinator records rules, one after the other."""
    why.only("coordinator")
    why.never_before("before_rule", max((rule[0] for rule in earlier), default=None))


@rule
def adopt_retention_schedule(why: Why, form: Any) -> Line:
    """Days that rise; no checkpoint opens before the one before it is due."""
    next_rule(why, why.now.agreed.schedules)
    days = form.checkpoint_days
    steps = [later - day for day, later in zip([0, *days], days, strict=False)]
    rises = bool(days) and min(steps) > 0 and max(days) <= MOST_DAYS
    why.no("checkpoints_not_rising", not rises)
    why.no("checkpoints_overlap", rises and not 0 <= form.opens_before < min(steps))
    said = {n: getattr(form, n) for n in ("checkpoint_days", "opens_before", "closes_after")}
    return Line("RetentionScheduleAdopted", form.happened_on, said)


@rule
def adopt_attribution_policy(why: Why, form: Any) -> Line:
    """Three parts, 100 percent together."""
    next_rule(why, why.now.agreed.shares)
    said = {n: getattr(form, n) for n in ("sourcing_share", "employer_share", "coaching_share")}
    why.no("shares_not_whole", sum(said.values()) != 100 or min(said.values()) < 0)
    return Line("AttributionPolicyAdopted", form.happened_on, said)


@rule
def adopt_day_limits(why: Why, form: Any) -> Line:
    """Between a day and ten years."""
    next_rule(why, why.now.agreed.interest_days)
    said = {n: getattr(form, n) for n in ("interest_days", "referral_days")}
    why.no("limit_too_short", not all(1 <= days <= MOST_DAYS for days in said.values()))
    return Line("DayLimitsAdopted", form.happened_on, said)


@rule
def adopt_reason_list(why: Why, form: Any) -> Line:
    """At least one reason is left."""
    next_rule(why, why.now.agreed.reasons.get(form.reasons_for, []))
    why.no("no_reason_left", not form.offered)
    said = {"reasons_for": form.reasons_for, "offered": form.offered}
    return Line("ReasonListAdopted", form.happened_on, said)


# -- crossing out ---------------------------------------------------------------------------------


def cross_out(book: Book, form: Any) -> list[Line] | set[str]:
    """A mistake of one's own agency may be crossed out, while nothing rests on it."""
    wrong = book.lines[form.position - 1]
    why = Why(book.now, form)
    why.only_of(wrong.said.get("agency"))
    why.no("not_your_role", wrong.kind in OF_THE_NETWORK and form.by.role != "coordinator")
    why.no("never_struck", wrong.kind == "FactStruck")
    why.no("nothing_to_strike", wrong.is_crossed_out)
    why.no("others_rest_on_it", bool(resting(book, wrong)) and not written_twice(book, wrong))
    said = {"position": form.position, "reason": form.reason, "agency": wrong.said.get("agency")}
    return why.codes or [Line("FactStruck", wrong.day, said, form)]


def resting(book: Book, line: Line) -> list[Line]:
    """The later lines that could not stand without this one."""
    later = [one for one in book.standing() if one.position > line.position]
    if line.kind in ("OpeningChanged", "PlacementEnded"):
        without = Book([Line(x.kind, x.day, x.said) for x in book.standing() if x is not line])
        job = without.read_again().jobs[line.opening]
        return later if job.has_too_many() else []  # somebody has a place only by this line
    return [one for one in later if rests(one, line)]


def rests(later: Line, line: Line) -> bool:
    """Whether a line rests on another."""
    if (later.kind, later.said) == (line.kind, line.said) and later.day == line.day:
        return False
    if line.kind == "AgencyJoined":  # only members are credited, asked, or moved to
        return later.kind in NAMES_MEMBERS and line.agency in later.said.values()
    if line.kind == "SeekerTransferred" and later.kind in OF_THE_NEW_AGENCY:
        is_theirs = line.agency in (later.agency, later.said.get("from_agency"))
        is_theirs |= line.agency == later.said.get("to_agency")
        return later.seeker == line.seeker and is_theirs
    if line.kind in REFERRAL_ENDS and later.kind == "ReferralMade":  # one is open at a time
        is_theirs = line.agency in (later.agency, later.to_agency)
        return later.seeker == line.seeker and is_theirs
    shared = RESTS_ON.get(later.kind, {}).get(line.kind)
    return shared is not None and all(later.said[n] == line.said[n] for n in shared)


def written_twice(book: Book, line: Line) -> bool:
    """Whether another line says the very same, with nothing in between that rests on either."""
    for other in book.standing():
        same = (other.kind, other.day, other.said) == (line.kind, line.day, line.said)
        if other is line or not same:
            continue
        first, last = sorted((other.position, line.position))
        if not any(first < r.position < last for r in resting(book, book.lines[first - 1])):
            return True
    return False


def nonsense(book: Book) -> list[tuple[Line, set[str]]]:
    """Lines that stand and could not have been written after those that stand before them."""
    found = []
    reader = Book()
    for line in book.standing():
        reasons = answer(reader.now, line.form) if line.form else []
        codes = reasons if isinstance(reasons, set) else set()
        bad = {c for c in codes if not {("*", c), (line.kind, c)} & KEPT}
        if bad:
            found.append((line, bad))
        reader.write(Line(line.kind, line.day, line.said, line.form))
    return found
