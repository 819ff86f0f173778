"""The people and the year in which the tests of the rules take place.

Ada looks for work with the agency Northside. The bakery Crumb posts an opening for two bakers.
Facts and decisions have the words that they have in DESIGN; a test changes what it is about.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from domain.decisions.agencies import AdmitAgency, ChangeAgencyDetails, LeaveNetwork
from domain.decisions.attribution import AgreeAttribution, DisputeAttribution, SettleAttribution
from domain.decisions.corrections import StrikeFact
from domain.decisions.duplicates import MergeSeekers, UnmergeSeekers
from domain.decisions.employers import (
    ChangeEmployerDetails,
    EngageEmployer,
    LogEmployerContact,
)
from domain.decisions.evidence import ConfirmSchemeCondition, RecordEarnings
from domain.decisions.figure_rules import AdoptMinimumWage, AdoptSmallCellThresholds
from domain.decisions.follow_ups import HandOverFollowUp, SnoozeFollowUp
from domain.decisions.interest import ConfirmInterest, WithdrawInterest
from domain.decisions.interviews import (
    CancelInterview,
    RecordInterview,
    RecordMissedInterview,
    RescheduleInterview,
    ScheduleInterview,
)
from domain.decisions.moves import TransferSeeker
from domain.decisions.network import (
    AdoptAttributionPolicy,
    AdoptDayLimits,
    AdoptReasonList,
    AdoptReminderRules,
    AdoptRetentionSchedule,
    AdoptWorkingDays,
)
from domain.decisions.nominations import NominateCandidate
from domain.decisions.notices import ClaimNotice, RecordNotice, RecordNoticeBounce
from domain.decisions.offers import DeclineOffer, MakeOffer
from domain.decisions.opening_turns import CloseOpening, PauseOpening, ReopenOpening
from domain.decisions.openings import AnswerOpening, ChangeOpening, PostOpening
from domain.decisions.placements import EndPlacement, StartPlacement
from domain.decisions.referral_answers import (
    AcceptReferral,
    CloseReferral,
    DeclineReferral,
    WithdrawReferral,
)
from domain.decisions.referrals import ReceiveReferral, ReferSeeker
from domain.decisions.reminders import ClaimReminder, RecordBounce, RecordReminder
from domain.decisions.reports import PublishReport
from domain.decisions.retention import RecordCheckpoint
from domain.decisions.schemes import AdoptOutcomeScheme
from domain.decisions.seekers import (
    ChangeSeekerProfile,
    GiveConsent,
    LeavePool,
    RegisterSeeker,
    WithdrawConsent,
)
from domain.decisions.selection import (
    DeclineNomination,
    ShortlistNomination,
    WithdrawNomination,
)
from domain.decisions.work import ChangeTerms, PausePlacement, ResumePlacement
from domain.facts import Actor
from domain.facts.agencies import AgencyDetailsChanged, AgencyJoined, AgencyLeft
from domain.facts.attribution import AttributionAgreed, AttributionDisputed, AttributionSettled
from domain.facts.employers import (
    EmployerContactLogged,
    EmployerDetailsChanged,
    EmployerEngaged,
)
from domain.facts.evidence import EarningsRecorded, SchemeConditionConfirmed
from domain.facts.interviews import (
    InterviewCancelled,
    InterviewHeld,
    InterviewMissed,
    InterviewRescheduled,
    InterviewScheduled,
)
from domain.facts.network import (
    AttributionPolicyAdopted,
    DayLimitsAdopted,
    FactStruck,
    MinimumWageAdopted,
    OutcomeSchemeAdopted,
    ReasonListAdopted,
    ReminderRulesAdopted,
    RetentionScheduleAdopted,
    SmallCellThresholdsAdopted,
    WorkingDaysAdopted,
)
from domain.facts.nominations import (
    CandidateNominated,
    InterestConfirmed,
    InterestWithdrawn,
    NominationDeclined,
    NominationShortlisted,
    NominationWithdrawn,
)
from domain.facts.notices import NoticeBounced, NoticeClaimed, NoticeFailed, NoticeSent
from domain.facts.offers import OfferDeclined, OfferMade
from domain.facts.openings import (
    OpeningAnswered,
    OpeningChanged,
    OpeningClosed,
    OpeningPaused,
    OpeningPosted,
    OpeningReopened,
)
from domain.facts.placements import (
    PlacementEnded,
    PlacementPaused,
    PlacementResumed,
    PlacementStarted,
    PlacementTermsChanged,
)
from domain.facts.referrals import (
    ReferralAccepted,
    ReferralClosed,
    ReferralDeclined,
    ReferralMade,
    ReferralReceived,
    ReferralWithdrawn,
)
from domain.facts.reports import ReportPublished
from domain.facts.retention import (
    CheckpointRecorded,
    FollowUpHandedOver,
    FollowUpReminderBounced,
    FollowUpReminderClaimed,
    FollowUpReminderFailed,
    FollowUpReminderSent,
    FollowUpSnoozed,
)
from domain.facts.schemes import Rule, Scheme, Threshold
from domain.facts.seekers import (
    ConsentGiven,
    ConsentWithdrawn,
    SeekerLeftPool,
    SeekerProfileChanged,
    SeekerRegistered,
    SeekersMerged,
    SeekersUnmerged,
    SeekerTransferred,
)

january, february, march, april, may, june = (partial(date, 2026, month) for month in range(1, 7))
TODAY = june(30)
TOMORROW = date(2026, 7, 1)

NORTHSIDE = Actor(user="user-n", role="agency", agency="northside")
SOUTHSIDE = Actor(user="user-s", role="agency", agency="southside")
WESTSIDE = Actor(user="user-w", role="agency", agency="westside")
COORDINATOR = Actor(user="user-c", role="coordinator")
AUDITOR = Actor(user="user-a", role="auditor")
OPERATOR = Actor(user="user-o", role="operator")
SYSTEM = Actor(user="scheduler", role="system")

_ADA = {"seeker": "ada", "agency": "northside"}
_REFERRAL = {"referral": "ada-south", "seeker": "ada"}
_OPENING = {"opening": "baker", "employer": "crumb"}
_NOMINATION = {**_ADA, **_OPENING, "nomination": "ada-baker"}
_PLACEMENT = {**_NOMINATION, "placement": "ada-crumb"}
_FOLLOW_UP = {**_ADA, "placement": "ada-crumb", "day": 30}
_REMINDER = {**_FOLLOW_UP, "stage": "due", "reminds_on": april(1)}

SHARED_CREDIT: dict[str, Any] = {
    "sourcing_agency": "northside",
    "sourcing_share": 50,
    "employer_agency": "southside",
    "employer_share": 35,
    "coaching_agency": "northside",
    "coaching_share": 15,
}

# What happened, in the order of the journey.
agency_joined = partial(
    AgencyJoined, agency="northside", name="Northside Works", happened_on=january(1)
)
agency_changed = partial(
    AgencyDetailsChanged, agency="northside", name="Northside", happened_on=january(3)
)
agency_left = partial(AgencyLeft, agency="northside", happened_on=january(4))
employer_changed = partial(
    EmployerDetailsChanged,
    employer="crumb",
    name="Crumb & Sons",
    agency="northside",
    happened_on=january(3),
)
employer_contacted = partial(
    EmployerContactLogged,
    employer="crumb",
    agency="northside",
    kind="visit",
    happened_on=january(4),
)
employer_engaged = partial(
    EmployerEngaged, employer="crumb", name="Crumb", agency="northside", happened_on=january(2)
)
registered = partial(
    SeekerRegistered, **_ADA, given_name="Ada", family_name="Moss", happened_on=january(5)
)
profile_changed = partial(
    SeekerProfileChanged, **_ADA, occupations=["food"], skills=["teamwork"], happened_on=january(6)
)
consented = partial(ConsentGiven, **_ADA, scope="network", happened_on=january(10))
consent_withdrawn = partial(ConsentWithdrawn, **_ADA, happened_on=january(20))
left_pool = partial(SeekerLeftPool, **_ADA, reason="moved_away", happened_on=january(25))
referred = partial(
    ReferralMade,
    **_REFERRAL,
    agency="northside",
    to_agency="southside",
    reason="closer",
    happened_on=january(12),
)
received = partial(  # Eve is not registered yet
    ReferralReceived,
    referral="eve-north",
    seeker="eve",
    agency="northside",
    sender="school",
    sender_name="Hill School",
    given_name="Eve",
    family_name="Reed",
    happened_on=january(12),
)
accepted = partial(
    ReferralAccepted,
    **_REFERRAL,
    agency="southside",
    from_agency="northside",
    happened_on=january(15),
)
referral_declined = partial(
    ReferralDeclined,
    **_REFERRAL,
    agency="southside",
    from_agency="northside",
    reason="no_capacity",
    happened_on=january(15),
)
taken_back = partial(
    ReferralWithdrawn,
    **_REFERRAL,
    agency="northside",
    to_agency="southside",
    happened_on=january(15),
)
referral_closed = partial(
    ReferralClosed,
    **_REFERRAL,
    agency="southside",
    from_agency="northside",
    outcome="supported",
    happened_on=january(18),
)
_TWO_RECORDS = {
    "seeker": "ada",
    "duplicate": "ada-again",
    "agency": "northside",
    "duplicate_agency": "northside",
}
merged = partial(SeekersMerged, **_TWO_RECORDS, happened_on=january(22))
unmerged = partial(SeekersUnmerged, **_TWO_RECORDS, happened_on=january(24))
moved = partial(
    SeekerTransferred,
    seeker="ada",
    agency="southside",
    from_agency="northside",
    agreed_on=january(19),
    happened_on=january(22),
)
posted = partial(OpeningPosted, **_OPENING, title="Baker", places=2, happened_on=february(1))
answered = partial(
    OpeningAnswered, **_OPENING, agency="northside", answer="nominating", happened_on=february(2)
)
opening_closed = partial(OpeningClosed, **_OPENING, reason="cancelled", happened_on=february(20))
opening_changed = partial(
    OpeningChanged, **_OPENING, title="Baker", places=3, happened_on=february(10)
)
opening_paused = partial(OpeningPaused, **_OPENING, reason="contact_away", happened_on=february(15))
opening_reopened = partial(OpeningReopened, **_OPENING, happened_on=february(25))
interested = partial(InterestConfirmed, **_ADA, opening="baker", happened_on=february(3))
interest_withdrawn = partial(
    InterestWithdrawn, **_ADA, opening="baker", reason="not_now", happened_on=february(4)
)
nominated = partial(CandidateNominated, **_NOMINATION, happened_on=february(5))
shortlisted = partial(NominationShortlisted, **_NOMINATION, happened_on=february(6))
declined = partial(NominationDeclined, **_NOMINATION, reason="skills", happened_on=february(12))
withdrawn = partial(
    NominationWithdrawn, **_NOMINATION, withdrawn_by="agency", happened_on=february(12)
)
interview_scheduled = partial(
    InterviewScheduled, **_NOMINATION, interview_on=february(10), happened_on=february(6)
)
interview_rescheduled = partial(
    InterviewRescheduled, **_NOMINATION, interview_on=february(11), happened_on=february(9)
)
interview_cancelled = partial(
    InterviewCancelled, **_NOMINATION, reason="employer_unavailable", happened_on=february(9)
)
interview_missed = partial(
    InterviewMissed, **_NOMINATION, missed_by="employer", happened_on=february(10)
)
interview_held = partial(InterviewHeld, **_NOMINATION, happened_on=february(10))
offered = partial(OfferMade, **_NOMINATION, happened_on=february(14))
offer_declined = partial(OfferDeclined, **_NOMINATION, reason="wage", happened_on=february(16))
started = partial(PlacementStarted, **_PLACEMENT, term="permanent", happened_on=march(2))
terms_changed = partial(
    PlacementTermsChanged, **_PLACEMENT, hours_per_week=32, happened_on=march(16)
)
paused = partial(PlacementPaused, **_PLACEMENT, reason="health", happened_on=march(20))
resumed = partial(PlacementResumed, **_PLACEMENT, happened_on=march(30))
ended = partial(
    PlacementEnded, **_PLACEMENT, reason="laid_off", ended_by="employer", happened_on=april(20)
)
earned = partial(
    EarningsRecorded,
    **_PLACEMENT,
    month="2026-03",
    amount="1200.50",
    evidence="payslip",
    happened_on=april(1),
)
confirmed = partial(
    SchemeConditionConfirmed, **_PLACEMENT, condition="integrated", happened_on=march(10)
)
report_published = partial(
    ReportPublished,
    report="first-half",
    title="The first half",
    audience="network",
    first=january(1),
    last=june(30),
    as_of=june(1),
    known_at="2026-06-01T12:00:00+00:00",
    position=50,
    threshold=10,
    time_zone="UTC",
    withheld=[],
    digest="ab" * 32,
    happened_on=june(1),
)
credit_agreed = partial(AttributionAgreed, **_PLACEMENT, **SHARED_CREDIT, happened_on=march(10))
credit_disputed = partial(
    AttributionDisputed,
    **_PLACEMENT,
    disputed_by="northside",
    reason="share_sizes",
    happened_on=march(12),
)
credit_settled = partial(AttributionSettled, **_PLACEMENT, **SHARED_CREDIT, happened_on=march(20))
checked = partial(  # due on 1 April; the window opens on 25 March
    CheckpointRecorded, **_FOLLOW_UP, status="same_job", evidence="payslip", happened_on=april(1)
)
snoozed = partial(
    FollowUpSnoozed, **_FOLLOW_UP, until=april(8), reason="away", happened_on=april(1)
)
handed_over = partial(
    FollowUpHandedOver, **_FOLLOW_UP, to_user="user-m", to_role="agency", happened_on=april(1)
)
reminder_claimed = partial(
    FollowUpReminderClaimed, **_REMINDER, message_id="<1@network>", happened_on=april(1)
)
reminder_sent = partial(FollowUpReminderSent, **_REMINDER, happened_on=april(1))
reminder_failed = partial(
    FollowUpReminderFailed,
    **_REMINDER,
    error="450 try later",
    fault="message",
    happened_on=april(1),
)
_BACK = {"to_user": "user-m", "status_code": "5.1.1", "reached": "nobody"}
reminder_bounced = partial(FollowUpReminderBounced, **_REMINDER, **_BACK, happened_on=april(1))
_NOTICE = {
    "notice": "ada-tomorrow",
    "reminder_of": "interview",
    "reminds_on": february(9),
    "agency": "northside",
    "seeker": "ada",
    "nomination": "ada-baker",
}
notice_claimed = partial(
    NoticeClaimed, **_NOTICE, message_id="<2@network>", happened_on=february(9)
)
notice_sent = partial(NoticeSent, **_NOTICE, happened_on=february(9))
notice_failed = partial(
    NoticeFailed, **_NOTICE, error="450 try later", fault="message", happened_on=february(9)
)
notice_bounced = partial(NoticeBounced, **_NOTICE, **_BACK, happened_on=february(9))
schedule_adopted = partial(
    RetentionScheduleAdopted,
    checkpoint_days=[45, 90],
    opens_before=5,
    closes_after=10,
    happened_on=january(1),
)
shares_adopted = partial(
    AttributionPolicyAdopted,
    sourcing_share=50,
    employer_share=25,
    coaching_share=25,
    happened_on=january(1),
)
limits_adopted = partial(
    DayLimitsAdopted, interest_days=10, referral_days=7, happened_on=january(1)
)
reminders_adopted = partial(
    ReminderRulesAdopted,
    stages=["due", "escalated"],
    coming_days=5,
    overdue_days=3,
    escalated_days=10,
    again_days=2,
    happened_on=january(1),
)
working_days_adopted = partial(
    WorkingDaysAdopted, moves="next", holiday_region="CA-ON", happened_on=january(1)
)
thresholds_adopted = partial(
    SmallCellThresholdsAdopted,
    for_network=5,
    for_funders=7,
    for_public=15,
    happened_on=january(1),
)
minimum_wage_adopted = partial(MinimumWageAdopted, hourly_wage="17.20", happened_on=january(1))
reasons_adopted = partial(
    ReasonListAdopted, reasons_for="ending", offered=["resigned", "other"], happened_on=january(1)
)
SCHEME = Scheme(
    code="four_weeks",
    name="Four weeks",
    version="1",
    source="The city's letter of January",
    unverified=("The hours",),
    benchmarks=(30, 40),
    rules=(
        Rule(code="start", words="Started", window="cumulative", denominator="everybody"),
        Rule(
            code="weeks",
            words="Four weeks of 15 hours",
            window="consecutive",
            unit="week",
            count=4,
            metric="average_weekly_hours",
            thresholds=(Threshold(date(2025, 1, 1), Decimal(15)),),
            after="start",
            denominator="everybody",
        ),
    ),
)
scheme_adopted = partial(
    OutcomeSchemeAdopted,
    scheme="four_weeks",
    name="Four weeks",
    version="1",
    source="The city's letter of January",
    unverified=["The hours"],
    benchmarks=[30, 40],
    rules=list(SCHEME.rules),
    happened_on=january(1),
)
fact_struck = partial(  # the first fact of a story, which is Ada's profile
    FactStruck,
    position=1,
    things=["agency:northside", "seeker:ada"],
    reason="wrong_details",
    agency="northside",
    happened_on=january(6),
)

# What somebody decides: by default what records the fact of the same name above.
_by_northside = {"by": NORTHSIDE, "today": TODAY}
_by_southside = {"by": SOUTHSIDE, "today": TODAY}
_by_coordinator = {"by": COORDINATOR, "today": TODAY}
_by_system = {"by": SYSTEM, "today": TODAY}

admit_agency = partial(
    AdmitAgency,
    **_by_coordinator,
    agency="northside",
    name="Northside Works",
    happened_on=january(1),
)
change_agency = partial(
    ChangeAgencyDetails,
    **_by_northside,
    agency="northside",
    name="Northside",
    happened_on=january(3),
)
leave_network = partial(LeaveNetwork, **_by_coordinator, agency="northside", happened_on=january(4))
change_employer = partial(
    ChangeEmployerDetails,
    **_by_northside,
    employer="crumb",
    name="Crumb & Sons",
    happened_on=january(3),
)
log_contact = partial(
    LogEmployerContact, **_by_northside, employer="crumb", kind="visit", happened_on=january(4)
)
engage_employer = partial(
    EngageEmployer, **_by_northside, employer="crumb", name="Crumb", happened_on=january(2)
)
register = partial(
    RegisterSeeker,
    **_by_northside,
    **_ADA,
    given_name="Ada",
    family_name="Moss",
    happened_on=january(5),
)
change_profile = partial(
    ChangeSeekerProfile,
    **_by_northside,
    seeker="ada",
    occupations=["food"],
    skills=["teamwork"],
    happened_on=january(6),
)
give_consent = partial(
    GiveConsent, **_by_northside, seeker="ada", scope="network", happened_on=january(10)
)
withdraw_consent = partial(WithdrawConsent, **_by_northside, seeker="ada", happened_on=january(20))
leave_pool = partial(
    LeavePool, **_by_northside, seeker="ada", reason="moved_away", happened_on=january(25)
)
refer = partial(
    ReferSeeker,
    **_by_northside,
    **_REFERRAL,
    to_agency="southside",
    reason="closer",
    happened_on=january(12),
)
receive = partial(
    ReceiveReferral,
    **_by_northside,
    referral="eve-north",
    seeker="eve",
    agency="northside",
    sender="school",
    sender_name="Hill School",
    given_name="Eve",
    family_name="Reed",
    happened_on=january(12),
)
accept = partial(
    AcceptReferral, **_by_southside, **_REFERRAL, agency="southside", happened_on=january(15)
)
decline_referral = partial(
    DeclineReferral,
    **_by_southside,
    referral="ada-south",
    reason="no_capacity",
    happened_on=january(15),
)
take_back = partial(
    WithdrawReferral, **_by_northside, referral="ada-south", happened_on=january(15)
)
close_referral = partial(
    CloseReferral,
    **_by_southside,
    referral="ada-south",
    outcome="supported",
    happened_on=january(18),
)
merge = partial(
    MergeSeekers,
    **_by_northside,
    seeker="ada",
    duplicate="ada-again",
    happened_on=january(22),
)
unmerge = partial(
    UnmergeSeekers,
    **_by_northside,
    seeker="ada",
    duplicate="ada-again",
    happened_on=january(24),
)
move = partial(
    TransferSeeker,
    **_by_coordinator,
    seeker="ada",
    to_agency="southside",
    agreed_on=january(19),
    happened_on=january(22),
)
post_opening = partial(
    PostOpening, **_by_coordinator, **_OPENING, title="Baker", places=2, happened_on=february(1)
)
answer_opening = partial(
    AnswerOpening,
    **_by_northside,
    opening="baker",
    agency="northside",
    answer="nominating",
    happened_on=february(2),
)
close_opening = partial(
    CloseOpening, **_by_coordinator, opening="baker", reason="cancelled", happened_on=february(20)
)
change_opening = partial(
    ChangeOpening,
    **_by_coordinator,
    opening="baker",
    title="Baker",
    places=3,
    happened_on=february(10),
)
pause_opening = partial(
    PauseOpening,
    **_by_coordinator,
    opening="baker",
    reason="contact_away",
    happened_on=february(15),
)
reopen_opening = partial(
    ReopenOpening, **_by_coordinator, opening="baker", happened_on=february(25)
)
confirm_interest = partial(
    ConfirmInterest, **_by_northside, seeker="ada", opening="baker", happened_on=february(3)
)
withdraw_interest = partial(
    WithdrawInterest,
    **_by_northside,
    seeker="ada",
    opening="baker",
    reason="not_now",
    happened_on=february(4),
)
nominate = partial(
    NominateCandidate,
    **_by_northside,
    nomination="ada-baker",
    seeker="ada",
    opening="baker",
    happened_on=february(5),
)
decline = partial(
    DeclineNomination,
    **_by_northside,
    nomination="ada-baker",
    reason="skills",
    happened_on=february(12),
)
withdraw = partial(
    WithdrawNomination,
    **_by_northside,
    nomination="ada-baker",
    withdrawn_by="agency",
    happened_on=february(12),
)
schedule_interview = partial(
    ScheduleInterview,
    **_by_northside,
    nomination="ada-baker",
    interview_on=february(10),
    happened_on=february(6),
)
record_interview = partial(
    RecordInterview, **_by_northside, nomination="ada-baker", happened_on=february(10)
)
shortlist = partial(
    ShortlistNomination, **_by_northside, nomination="ada-baker", happened_on=february(6)
)
reschedule_interview = partial(
    RescheduleInterview,
    **_by_northside,
    nomination="ada-baker",
    interview_on=february(11),
    happened_on=february(9),
)
cancel_interview = partial(
    CancelInterview,
    **_by_northside,
    nomination="ada-baker",
    reason="employer_unavailable",
    happened_on=february(9),
)
record_missed_interview = partial(
    RecordMissedInterview, **_by_northside, nomination="ada-baker", missed_by="employer"
)
make_offer = partial(MakeOffer, **_by_northside, nomination="ada-baker", happened_on=february(14))
decline_offer = partial(
    DeclineOffer,
    **_by_northside,
    nomination="ada-baker",
    reason="wage",
    happened_on=february(16),
)
start_placement = partial(
    StartPlacement,
    **_by_northside,
    placement="ada-crumb",
    nomination="ada-baker",
    opening="baker",
    term="permanent",
    happened_on=march(2),
)
change_terms = partial(
    ChangeTerms,
    **_by_northside,
    placement="ada-crumb",
    hours_per_week=32,
    happened_on=march(16),
)
pause_placement = partial(
    PausePlacement,
    **_by_northside,
    placement="ada-crumb",
    reason="health",
    happened_on=march(20),
)
resume_placement = partial(
    ResumePlacement, **_by_northside, placement="ada-crumb", happened_on=march(30)
)
end_placement = partial(
    EndPlacement,
    **_by_northside,
    placement="ada-crumb",
    reason="laid_off",
    ended_by="employer",
    happened_on=april(20),
)
agree_credit = partial(
    AgreeAttribution,
    **_by_northside,
    **SHARED_CREDIT,
    placement="ada-crumb",
    happened_on=march(10),
)
dispute_credit = partial(
    DisputeAttribution,
    **_by_northside,
    placement="ada-crumb",
    disputed_by="northside",
    reason="share_sizes",
    happened_on=march(12),
)
settle_credit = partial(
    SettleAttribution,
    **_by_coordinator,
    **SHARED_CREDIT,
    placement="ada-crumb",
    happened_on=march(20),
)
record_checkpoint = partial(
    RecordCheckpoint,
    **_by_northside,
    placement="ada-crumb",
    day=30,
    status="same_job",
    evidence="payslip",
    happened_on=april(1),
)
snooze = partial(
    SnoozeFollowUp,
    **_by_northside,
    placement="ada-crumb",
    day=30,
    until=april(8),
    reason="away",
    happened_on=april(1),
)
hand_over = partial(
    HandOverFollowUp,
    **_by_northside,
    placement="ada-crumb",
    day=30,
    to=Actor(user="user-m", role="agency", agency="northside"),
    happened_on=april(1),
)
record_earnings = partial(
    RecordEarnings,
    **_by_northside,
    placement="ada-crumb",
    month="2026-03",
    amount="1200.50",
    evidence="payslip",
    happened_on=april(1),
)
confirm_condition = partial(
    ConfirmSchemeCondition,
    **_by_northside,
    placement="ada-crumb",
    condition="integrated",
    happened_on=march(10),
)
publish_report = partial(
    PublishReport,
    **_by_coordinator,
    report="first-half",
    title="The first half",
    audience="network",
    first=january(1),
    last=june(30),
    as_of=june(1),
    known_at="2026-06-01T12:00:00+00:00",
    position=50,
    threshold=10,
    time_zone="UTC",
    withheld=[],
    digest="ab" * 32,
    happened_on=june(1),
)
claim_notice = partial(
    ClaimNotice, **_by_system, **_NOTICE, message_id="<2@network>", happened_on=february(9)
)
record_notice = partial(RecordNotice, **_by_system, notice="ada-tomorrow", happened_on=february(9))
record_notice_bounce = partial(
    RecordNoticeBounce, **_by_system, **_BACK, notice="ada-tomorrow", happened_on=february(9)
)
claim_reminder = partial(
    ClaimReminder,
    **_by_system,
    placement="ada-crumb",
    day=30,
    stage="due",
    reminds_on=april(1),
    message_id="<1@network>",
    happened_on=april(1),
)
record_reminder = partial(
    RecordReminder,
    **_by_system,
    placement="ada-crumb",
    day=30,
    stage="due",
    reminds_on=april(1),
    happened_on=april(1),
)
record_bounce = partial(
    RecordBounce,
    **_by_system,
    **_BACK,
    placement="ada-crumb",
    day=30,
    stage="due",
    reminds_on=april(1),
    happened_on=april(1),
)
adopt_schedule = partial(
    AdoptRetentionSchedule,
    **_by_coordinator,
    checkpoint_days=[45, 90],
    opens_before=5,
    closes_after=10,
    happened_on=january(1),
)
adopt_shares = partial(
    AdoptAttributionPolicy,
    **_by_coordinator,
    sourcing_share=50,
    employer_share=25,
    coaching_share=25,
    happened_on=january(1),
)
adopt_limits = partial(
    AdoptDayLimits, **_by_coordinator, interest_days=10, referral_days=7, happened_on=january(1)
)
adopt_reminders = partial(
    AdoptReminderRules,
    **_by_coordinator,
    stages=["due", "escalated"],
    coming_days=5,
    overdue_days=3,
    escalated_days=10,
    again_days=2,
    happened_on=january(1),
)
adopt_working_days = partial(
    AdoptWorkingDays,
    **_by_coordinator,
    moves="next",
    holiday_region="CA-ON",
    happened_on=january(1),
)
adopt_thresholds = partial(
    AdoptSmallCellThresholds,
    **_by_coordinator,
    for_network=5,
    for_funders=7,
    for_public=15,
    happened_on=january(1),
)
adopt_minimum_wage = partial(
    AdoptMinimumWage, **_by_coordinator, hourly_wage="17.20", happened_on=january(1)
)
adopt_reasons = partial(
    AdoptReasonList,
    **_by_coordinator,
    reasons_for="ending",
    offered=["resigned", "other"],
    happened_on=january(1),
)
adopt_scheme = partial(AdoptOutcomeScheme, **_by_coordinator, scheme=SCHEME, happened_on=january(1))
strike = partial(
    StrikeFact, **_by_northside, position=1, fact=profile_changed(), reason="wrong_details"
)
