"""Every form that records something: where it is, whose it is, and how it is filled in well."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tests.web.network import CARLS_PROFILE, ago

Answers = Mapping[str, str | Sequence[str]]


@dataclass(frozen=True)
class Sheet:
    """A form and a good way to fill it in.

    `shows` are words of the page that follows; `recorded` how many facts one sending records.
    """

    endpoint: str
    href: str
    answers: Answers
    shows: Sequence[str]
    who: str = "north"
    recorded: int = 1
    is_long: bool = field(default=False)


def day(days_ago: int) -> str:
    return ago(days_ago).isoformat()


SHEETS = (
    Sheet(
        "seekers.register",
        "/seekers/new",
        {
            "given_name": "Emmerich",
            "family_name": "Kuckuck",
            "birth_date": "1990-02-28",
            "email": "emmerich@example.com",
            "phone": "01 234",
            "happened_on": day(3),
        },
        ["Emmerich Kuckuck", "Registered. Only your agency can see this person so far."],
    ),
    Sheet(
        "seekers.profile",
        "/seekers/carl/profile",
        {
            "occupations": ["care", "retail"],
            "skills": ["first_aid"],
            "region": "south",
            "hours_min": "10",
            "hours_max": "20",
            "work_needs": "A quiet place\r\nand written words",
            "disability": "told in their own words",
            "notes": "likes mornings",
            "happened_on": day(3),
        },
        ["Care and support", "First aid", "10 to 20", "A quiet place"],
    ),
    Sheet(
        "seekers.consent",
        "/seekers/carl/consent",
        {"scope": "network_with_name", "happened_on": day(3), "valid_until": day(-90)},
        ["The consent is recorded. It holds from now on."],
    ),
    Sheet(
        "seekers.withdraw_consent",
        "/seekers/ada/consent/withdraw",
        {"happened_on": day(0)},
        ["Nothing is shared any more."],
    ),
    Sheet(
        "seekers.leave",
        "/seekers/carl/leave",
        {"reason": "moved_away", "happened_on": day(0)},
        ["Recorded. Nobody else can see this person now."],
    ),
    Sheet(
        "duplicates.merge",
        "/duplicates/ada/carl/merge",
        {"keep": "ada", "happened_on": day(0)},
        ["Merged. The pool shows one record now."],
    ),
    Sheet(
        "duplicates.apart",
        "/duplicates/carl/karl/apart",
        {"happened_on": day(0)},
        ["Each record stands for itself again."],
    ),
    Sheet(
        "moves.move",
        "/seekers/ada/move",
        {"to_agency": "southside", "agreed_on": day(1), "happened_on": day(0)},
        ["The move is recorded. The other agency sees their whole history now."],
        recorded=4,  # two nominations are taken back, and the referral closed
    ),
    Sheet(
        "referrals.refer",
        "/seekers/berta/refer",
        {
            "to_agency": "pool",
            "reason": "no_capacity",
            "note": "Likes mornings",
            "happened_on": day(0),
        },
        ["Referred. They see what the consent shares, no more.", "Every agency", "Likes mornings"],
    ),
    Sheet(
        "referrals.receive",
        "/referrals/new",
        {
            "sender": "health",
            "sender_name": "Lake Clinic",
            "given_name": "Emmerich",
            "family_name": "Kuckuck",
            "email": "emmerich@example.com",
            "phone": "01 234",
            "note": "Wants to work outdoors",
            "happened_on": day(0),
        },
        ["Emmerich Kuckuck", "Health service: Lake Clinic", "Wants to work outdoors"],
    ),
    Sheet(
        "referrals.accept",
        "/referrals/dora-northside/accept",
        {"happened_on": day(0)},
        ["Accepted. Agree with the other agency how to go on."],
    ),
    Sheet(
        "referrals.register",
        "/referrals/edda-northside/register",
        {
            "given_name": "Eddaline",
            "family_name": "Quarz",
            "birth_date": "2004-02-29",
            "email": "eddaline.quarz@example.com",
            "phone": "02 9876",
            "happened_on": day(0),
        },
        ["Accepted and registered.", "Eddaline Quarz", "School: Hill School"],
        recorded=2,
    ),
    Sheet(
        "referrals.decline",
        "/referrals/dora-northside/decline",
        {"reason": "too_far", "happened_on": day(0)},
        ["Declined. Whoever referred them can see why.", "Too far to travel"],
    ),
    Sheet(
        "referrals.take_back",
        "/referrals/berta-southside/take-back",
        {"happened_on": day(0)},
        ["The referral is taken back."],
    ),
    Sheet(
        "referrals.close",
        "/referrals/ada-southside/close",
        {"outcome": "found_work", "happened_on": day(0)},
        ["Found work", "Closed."],
    ),
    Sheet(
        "employers.engage",
        "/employers/new",
        {
            "name": "Anvil 100% Metal",
            "region": "west",
            "contact": "Somebody, 02 345",
            "happened_on": day(3),
        },
        ["Anvil 100% Metal", "The employer is added."],
    ),
    Sheet(
        "employers.details",
        "/employers/crumb/details",
        {
            "name": "Crumb & Daughters",
            "region": "east",
            "contact": "Ulla, 03 456",
            "happened_on": day(0),
        },
        ["Crumb & Daughters", "Ulla, 03 456", "The details are saved."],
        who="coordinator",
    ),
    Sheet(
        "employers.contact",
        "/employers/crumb/contact",
        {"kind": "visit", "note": "They want to hire in autumn", "happened_on": day(0)},
        ["Written down. Every agency can read it.", "A visit", "They want to hire in autumn"],
    ),
    Sheet(
        "agencies.details",
        "/agencies/northside/details",
        {
            "name": "Northside Works Together",
            "region": "north",
            "website": "https://northside.example",
            "happened_on": day(0),
        },
        ["Northside Works Together", "The details are saved."],
    ),
    Sheet(
        "agencies.leave",
        "/agencies/eastside/leave",
        {"happened_on": day(0)},
        ["Recorded. Its staff can read what is theirs, and record nothing more.", "Left"],
        who="coordinator",
    ),
    Sheet(
        "agencies.admit",
        "/agencies/new",
        {
            "name": "Westside Ways",
            "region": "west",
            "website": "https://westside.example",
            "happened_on": day(3),
        },
        ["Westside Ways", "The agency is a member now."],
        who="coordinator",
    ),
    Sheet(
        "network.retention_schedule",
        "/network-rules/retention-schedule",
        {
            "checkpoint_days": "28, 84",
            "opens_before": "5",
            "closes_after": "10",
            "happened_on": day(0),
        },
        ["28, 84", "5 days before", "10 days after"],
        who="coordinator",
    ),
    Sheet(
        "network.attribution_policy",
        "/network-rules/attribution",
        {
            "sourcing_share": "50",
            "employer_share": "30",
            "coaching_share": "20",
            "happened_on": day(0),
        },
        ["50 %", "30 %", "20 %"],
        who="coordinator",
    ),
    Sheet(
        "network.day_limits",
        "/network-rules/limits",
        {"interest_days": "60", "referral_days": "10", "happened_on": day(0)},
        ["60 days", "10 days"],
        who="coordinator",
    ),
    Sheet(
        "network.reminder_rules",
        "/network-rules/reminders",
        {
            "stages": ["due", "overdue", "escalated"],
            "coming_days": "5",
            "overdue_days": "4",
            "escalated_days": "12",
            "again_days": "2",
            "happened_on": day(0),
        },
        ["Not sent", "4 days after the due day", "12 days after the due day", "After 2 days"],
        who="coordinator",
    ),
    Sheet(
        "network.working_days",
        "/network-rules/working-days",
        {"moves": "next", "holiday_region": "CA-QC", "happened_on": day(0)},
        ["To the next working day", "Quebec"],
        who="coordinator",
    ),
    Sheet(
        "network.small_cell_thresholds",
        "/network-rules/small-counts",
        {
            "for_network": "5",
            "for_funders": "12",
            "for_public": "20",
            "happened_on": day(0),
        },
        [
            "Counts under 5 are hidden",
            "Counts under 12 are hidden",
            "Counts under 20 are hidden",
            "5 for the agencies of the network, 12 for funders, 20 for everybody",
        ],
        who="coordinator",
    ),
    Sheet(
        "network.minimum_wage",
        "/network-rules/minimum-wage",
        {"hourly_wage": "17,6", "region": "north", "happened_on": day(0)},
        ["17.60 since", "North"],
        who="coordinator",
    ),
    Sheet(
        "network.reason_list",
        "/network-rules/reasons/ending",
        {"offered": ["resigned", "other"], "happened_on": day(0)},
        ["The network agreed on a list of reasons: Why did a placement end?"],
        who="coordinator",
    ),
    Sheet(
        "openings.post",
        "/openings/new?employer=crumb",
        {
            "title": "Night baker",
            "places": "3",
            "occupation": "food",
            "region": "north",
            "hours_per_week": "30",
            "hourly_wage": "18,5",
            "respond_by": day(-10),
            "trial_days": "30",
            "description": "Bread and rolls",
            "happened_on": day(0),
        },
        ["Night baker", "0 of 3 places taken", "18.50", "30 days", "Bread and rolls"],
        who="coordinator",
    ),
    Sheet(
        "openings.change",
        "/openings/baker/change",
        {
            "title": "Pastry cook",
            "places": "4",
            "occupation": "food",
            "region": "east",
            "hours_per_week": "25",
            "hourly_wage": "19.75",
            "respond_by": day(-12),
            "trial_days": "60",
            "description": "Cakes",
            "happened_on": day(0),
        },
        ["Pastry cook", "1 of 4 places taken", "19.75", "60 days", "Cakes", "Last changed"],
    ),
    Sheet(
        "openings.pause",
        "/openings/clerk/pause",
        {"reason": "contact_away", "happened_on": day(0)},
        ["Paused. Nobody can be nominated until it is opened again.", "The contact person is away"],
        who="coordinator",
    ),
    Sheet(
        "openings.reopen",
        "/openings/driver/reopen",
        {"happened_on": day(0)},
        ["It is open again."],
    ),
    Sheet(
        "openings.answer",
        "/openings/clerk/answer",
        {"answer": "nobody", "reason": "too_far"},
        ["Nobody right now", "Too far to travel", "Thank you."],
        who="south",
    ),
    Sheet(
        "openings.close",
        "/openings/clerk/close",
        {"reason": "cancelled", "happened_on": day(0)},
        ["Closed. No more candidates can be nominated."],
        who="coordinator",
    ),
    Sheet(
        "nominations.interest",
        "/openings/clerk/interest",
        {"seeker": "berta", "happened_on": day(0)},
        ["Recorded. You can nominate them now.", "Bertrada Zwettl"],
    ),
    Sheet(
        "nominations.withdraw_interest",
        "/openings/clerk/interest/ada/withdraw",
        {"reason": "hours_do_not_suit", "happened_on": day(0)},
        ["Recorded. They will not be nominated for this opening."],
    ),
    Sheet(
        "nominations.nominate",
        "/openings/clerk/nominate/ada",
        {"happened_on": day(0)},
        ["Nominated. The coordinator can see it now.", "Waiting for the employer"],
    ),
    Sheet(
        "nominations.decline",
        "/nominations/ada-baker/decline",
        {"reason": "skills", "happened_on": day(0)},
        ["The employer said no", "Skills or experience"],
        who="coordinator",
    ),
    Sheet(
        "nominations.withdraw",
        "/nominations/ada-baker/withdraw",
        {"withdrawn_by": "seeker", "happened_on": day(0)},
        ["The nomination is taken back.", "Taken back"],
    ),
    Sheet(
        "nominations.shortlist",
        "/nominations/ada-baker/shortlist",
        {"happened_on": day(0)},
        ["The employer wants to see them", "Recorded. Agree an interview next."],
        who="coordinator",
    ),
    Sheet(
        "interviews.schedule",
        "/nominations/ada-baker/interview",
        {
            "interview_on": day(-5),
            "interview_at": "14:30",
            "time_zone": "America/Toronto",
            "place": "Mill Lane 1",
            "accommodations": ["interpreter", "step_free"],
            "arrangements": "Frau Linz interprets",
            "happened_on": day(0),
        },
        [
            "Interview agreed",
            "14:30",
            "America/Toronto",
            "Mill Lane 1",
            "Interpreter, Step-free access",
            "Frau Linz interprets",
        ],
    ),
    Sheet(
        "interviews.reschedule",
        "/nominations/ada-cook/interview/move",
        {
            "interview_on": day(-7),
            "interview_at": "09:15",
            "time_zone": "Europe/Vienna",
            "place": "Mill Lane 2",
            "happened_on": day(0),
        },
        ["The interview is moved.", "09:15", "Europe/Vienna", "Mill Lane 2"],
    ),
    Sheet(
        "interviews.cancel",
        "/nominations/ada-cook/interview/cancel",
        {"reason": "employer_unavailable", "happened_on": day(0)},
        ["Interview called off", "The employer has no time", "You can agree another one."],
        who="coordinator",
    ),
    Sheet(
        "interviews.missed",
        "/nominations/ada-cook/interview-missed",
        {"missed_by": "employer"},
        ["Interview did not take place", "The employer could not come"],
    ),
    Sheet(
        "interviews.held",
        "/nominations/ada-baker/interview-held",
        {"happened_on": day(0)},
        ["Interviewed"],
        who="coordinator",
    ),
    Sheet(
        "offers.make",
        "/nominations/ada-cook/offer",
        {
            "starts_on": day(-14),
            "term": "permanent",
            "hours_per_week": "20",
            "hourly_wage": "17.25",
            "happened_on": day(0),
        },
        ["Job offered", "17.25", "Permanent"],
    ),
    Sheet(
        "offers.decline",
        "/nominations/berta-cook/offer/decline",
        {"reason": "wage", "happened_on": day(0)},
        ["They said no to the offer", "The wage"],
    ),
    Sheet(
        "placements.start",
        "/nominations/ada-baker/start",
        {
            "happened_on": day(0),
            "term": "fixed_term",
            "planned_end": day(-180),
            "hours_per_week": "20",
            "hourly_wage": "17.25",
        },
        ["The placement has started.", "Fixed term", "17.25"],
    ),
    Sheet(
        "placements.change_terms",
        "/placements/berta-crumb/terms",
        {
            "happened_on": day(10),
            "job_title": "Shift lead",
            "hours_per_week": "25",
            "hourly_wage": "19,5",
            "term": "fixed_term",
            "planned_end": day(-90),
        },
        ["The change is recorded.", "How the work changed", "Shift lead", "19.50"],
    ),
    Sheet(
        "placements.pause",
        "/placements/berta-crumb/pause",
        {"happened_on": day(3), "reason": "seasonal"},
        ["Pauses since", "No work in this season", "Back at work"],
    ),
    Sheet(
        "placements.resume",
        "/placements/berta-porter/resume",
        {"happened_on": day(0)},
        ["Recorded.", "At work", "They also work elsewhere at the same time"],
    ),
    Sheet(
        "attribution.agree",
        "/attribution/berta-crumb/agree",
        {
            "sourcing_agency": "northside",
            "sourcing_share": "50",
            "employer_agency": "southside",
            "employer_share": "30",
            "coaching_agency": "southside",
            "coaching_share": "20",
            "happened_on": day(0),
        },
        ["Every agency that is named can see it.", "Southside Steps", "As the agencies agreed"],
    ),
    Sheet(
        "attribution.dispute",
        "/attribution/berta-crumb/dispute",
        {
            "reason": "who_knows_employer",
            "note": "They called us in May",
            "happened_on": day(0),
        },
        ["The coordinator settles it.", "Disputed", "They called us in May"],
    ),
    Sheet(
        "attribution.settle",
        "/attribution/berta-porter/settle",
        {
            "sourcing_agency": "northside",
            "sourcing_share": "40",
            "employer_agency": "northside",
            "employer_share": "35",
            "coaching_agency": "northside",
            "coaching_share": "25",
            "happened_on": day(0),
        },
        ["The dispute is settled.", "As the coordinator settled it"],
        who="coordinator",
    ),
    Sheet(
        "placements.end",
        "/placements/berta-crumb/end",
        {"happened_on": day(0), "reason": "laid_off", "ended_by": "employer"},
        ["Laid off", "The employer"],
        who="coordinator",
    ),
    Sheet(
        "follow_ups.snooze",
        "/placements/berta-crumb/checkpoints/30/put-off",
        {"until": day(-5), "reason": "call_later"},
        ["Put off. It comes back on its day.", "They asked to be called later.", "Comes back"],
    ),
    Sheet(
        "follow_ups.hand_over",
        "/placements/berta-crumb/checkpoints/30/hand-over",
        {"to": "coordinator@example.org"},
        ["Handed over.", "Coordinator Staff sees to it."],
    ),
    Sheet(
        "placements.checkpoint",
        "/placements/berta-crumb/checkpoints/30",
        {
            "status": "same_job",
            "evidence": "payslip",
            "happened_on": day(1),
            "note": "All is well",
        },
        ["The checkpoint is recorded.", "Employed in the same job", "Payslip", "All is well"],
    ),
    Sheet(
        "evidence.earnings",
        "/placements/berta-crumb/earnings",
        {
            "month": day(31)[:7],
            "amount": "1250,5",
            "evidence": "payslip",
            "happened_on": day(1),
        },
        ["The earnings are recorded.", "Earnings of", "1250.50", "Payslip"],
    ),
    Sheet(
        "evidence.condition",
        "/placements/berta-crumb/conditions",
        {"condition": "assigned", "happened_on": day(40)},
        ["Confirmed.", "The service began (of a ticket: the day of its assignment)"],
    ),
    Sheet(
        "schemes.adopt",
        "/schemes/adopt/us_vr",
        {"version": "2026", "happened_on": day(20)},
        ["The scheme is adopted.", "Version 2026", "Has unverified parts"],
        who="coordinator",
    ),
    Sheet(
        "reports.publish",
        "/reports/publish",
        {
            "title": "Spring report",
            "audience": "network",
            "first": day(200),
            "last": day(1),
            "only": "region:north",
            "least_evidence": "employer_confirmed",
            "as_of": day(0),
        },
        ["Spring report", "The report is published.", "the same, to the byte"],
        who="coordinator",
    ),
    Sheet(
        "corrections.correct",
        f"/history/entry/{CARLS_PROFILE}/correct",
        {
            "struck_because": "wrong_details",
            "occupations": ["retail"],
            "skills": ["tools"],
            "region": "west",
            "hours_min": "5",
            "hours_max": "15",
            "work_needs": "A ramp",
            "disability": "as told",
            "notes": "likes evenings",
            "happened_on": day(110),
        },
        ["Corrected.", "the details were wrong", "Open the entry that came in its place"],
        recorded=2,
    ),
    Sheet(
        "corrections.strike",
        f"/history/entry/{CARLS_PROFILE}/strike",
        {"struck_because": "wrong_person"},
        ["Struck.", "it was about somebody else"],
        who="coordinator",
    ),
)
# Forms that record nothing in the ledger.
ASIDE = (
    "session.sign_in",
    "session.sign_out",
    "calendars.make",
    "calendars.stop",
    "account.emails",
)
