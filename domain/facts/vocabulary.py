"""The coded answers that facts hold, each with the words that people read.

A fact stores the code; pages translate the words. A code, once stored, is never given
another meaning.
"""

from __future__ import annotations


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for "mark, translate later"
    """Mark words for translation without translating them here."""
    return text


CONSENT_SCOPES = {
    "network": N_("Share the pool profile with the network, without the name"),
    "network_with_name": N_("Share the pool profile and the name with the network"),
}

OCCUPATIONS = {
    "administration": N_("Office and administration"),
    "care": N_("Care and support"),
    "cleaning": N_("Cleaning and facilities"),
    "construction": N_("Building and trades"),
    "driving": N_("Driving and delivery"),
    "food": N_("Kitchen and food service"),
    "information_technology": N_("Computers and data"),
    "landscaping": N_("Gardens and grounds"),
    "manufacturing": N_("Making and assembling"),
    "reception": N_("Reception and customer service"),
    "retail": N_("Shops and sales"),
    "warehouse": N_("Warehouse and stock"),
    "other": N_("Other work"),
}

SKILLS = {
    "attention_to_detail": N_("Attention to detail"),
    "cash_handling": N_("Handling cash"),
    "computer_basics": N_("Computer basics"),
    "customer_service": N_("Serving customers"),
    "data_entry": N_("Data entry"),
    "driving_licence": N_("Driving licence"),
    "first_aid": N_("First aid"),
    "food_hygiene": N_("Food hygiene"),
    "forklift": N_("Forklift"),
    "languages": N_("More than one language"),
    "lifting": N_("Lifting and carrying"),
    "organising": N_("Organising"),
    "sign_language": N_("Sign language"),
    "teamwork": N_("Teamwork"),
    "tools": N_("Hand and power tools"),
    "writing": N_("Writing"),
}

REGIONS = {
    "central": N_("Central"),
    "east": N_("East"),
    "north": N_("North"),
    "south": N_("South"),
    "west": N_("West"),
    "remote": N_("Work from home"),
}

CONTACT_KINDS = {
    "visit": N_("A visit"),
    "phone": N_("A phone call"),
    "email": N_("An e-mail"),
    "video": N_("A video call"),
    "event": N_("An event of the network"),
    "other": N_("Another way"),
}

LEAVING_REASONS = {
    "found_work_elsewhere": N_("Found work outside the network"),
    "not_looking": N_("Not looking for work now"),
    "moved_away": N_("Moved away"),
    "health": N_("Health"),
    "other": N_("Another reason"),
}

REFERRAL_SOURCES = {
    "school": N_("School"),
    "vocational_rehabilitation": N_("Vocational rehabilitation"),
    "health": N_("Health service"),
    "family": N_("Family"),
    "self": N_("The person themselves"),
}

REFERRAL_REASONS = {
    "closer": N_("Closer to where they live"),
    "special_support": N_("Support that the other agency is good at"),
    "kind_of_work": N_("Work that the other agency knows well"),
    "no_capacity": N_("No staff time for now"),
    "their_wish": N_("The job seeker asked for it"),
    "other": N_("Another reason"),
}

REFERRAL_DECLINES = {
    "no_capacity": N_("No staff time for now"),
    "too_far": N_("Too far to travel"),
    "not_our_support": N_("They need support that we do not give"),
    "known_already": N_("We support this person already"),
    "not_reached": N_("The person could not be reached"),
    "their_wish": N_("The person does not want it"),
    "other": N_("Another reason"),
}

REFERRAL_OUTCOMES = {
    "transferred": N_("Moved to another agency"),
    "supported": N_("Supported as it was agreed"),
    "found_work": N_("Found work"),
    "not_reached": N_("Could not be reached"),
    "their_wish": N_("The job seeker no longer wants it"),
    "other": N_("Another outcome"),
}

ANSWERS = {
    "nominating": N_("Nominating"),
    "nobody": N_("Nobody right now"),
}

NOBODY_REASONS = {
    "no_match": N_("Nobody looks for this kind of work"),
    "too_far": N_("Too far to travel"),
    "hours": N_("The hours do not fit"),
    "not_ready": N_("Somebody suits, but is not ready yet"),
    "no_capacity": N_("No staff time for now"),
    "other": N_("Another reason"),
}

CLOSING_REASONS = {
    "filled": N_("Filled through the network"),
    "filled_elsewhere": N_("Filled another way"),
    "cancelled": N_("The employer no longer needs it"),
    "other": N_("Another reason"),
}

PAUSING_REASONS = {
    "choosing": N_("The employer chooses among those nominated"),
    "contact_away": N_("The contact person is away"),
    "budget": N_("The employer waits for a budget"),
    "starts_later": N_("The work starts later than planned"),
    "other": N_("Another reason"),
}

DECLINE_REASONS = {
    "skills": N_("Skills or experience"),
    "training": N_("Needs training first"),
    "hours": N_("The hours do not fit"),
    "distance": N_("Travel"),
    "another_candidate": N_("Another candidate was chosen"),
    "did_not_attend": N_("Did not come to the interview"),
    "accommodation": N_("Accommodation could not be arranged"),
    "no_reason": N_("No reason given"),
    "other": N_("Another reason"),
}

INTEREST_REASONS = {
    "another_job": N_("They found another job or opening"),
    "work_does_not_suit": N_("The work does not suit them"),
    "hours_do_not_suit": N_("The hours do not suit them"),
    "way_too_long": N_("The way is too long"),
    "not_now": N_("They are not ready now"),
    "other": N_("Another reason"),
}

WITHDRAWN_BY = {
    "seeker": N_("The job seeker"),
    "agency": N_("The agency"),
}

# What is arranged for an interview. Words that say what happens, never why.
ACCOMMODATIONS = {
    "interpreter": N_("Interpreter"),
    "job_coach": N_("A job coach comes along"),
    "step_free": N_("Step-free access"),
    "quiet_room": N_("Quiet room"),
    "extra_time": N_("Extra time"),
    "materials_in_advance": N_("Questions or papers in advance"),
    "other": N_("Something else"),
}

INTERVIEW_CANCELLATIONS = {
    "seeker_unavailable": N_("The job seeker cannot come"),
    "employer_unavailable": N_("The employer has no time"),
    "arrangements": N_("What is needed cannot be arranged"),
    "no_longer_wanted": N_("The job seeker no longer wants the job"),
    "place_filled": N_("The place is filled"),
    "other": N_("Another reason"),
}

INTERVIEW_MISSED_BY = {
    "seeker": N_("The job seeker could not come"),
    "employer": N_("The employer could not come"),
}

OFFER_DECLINES = {
    "another_job": N_("They found another job or opening"),
    "wage": N_("The wage"),
    "hours": N_("The hours do not fit"),
    "distance": N_("Travel"),
    "work": N_("The kind of work"),
    "first_day": N_("The first day of work"),
    "accommodation": N_("Accommodation could not be arranged"),
    "no_reason": N_("No reason given"),
    "other": N_("Another reason"),
}

TERMS = {
    "permanent": N_("Permanent"),
    "fixed_term": N_("Fixed term"),
}

PAUSE_REASONS = {
    "leave": N_("Leave, such as parental leave"),
    "health": N_("Health"),
    "seasonal": N_("No work in this season"),
    "no_work": N_("The employer has no work for now"),
    "course": N_("A course"),
    "other": N_("Another reason"),
}

ENDING_REASONS = {
    "resigned": N_("Resigned"),
    "other_job": N_("Went to another job"),
    "contract_ended": N_("Fixed term came to its end"),
    "laid_off": N_("Laid off"),
    "dismissed": N_("Dismissed"),
    "health": N_("Health"),
    "other": N_("Another reason"),
}

ENDED_BY = {
    "employee": N_("The employee"),
    "employer": N_("The employer"),
    "agreement": N_("Both, by agreement"),
    "term": N_("The end of the fixed term"),
}

# What an agency may do for a placement, and is credited for.
CREDIT_ROLES = {
    "sourcing": N_("Finding the candidate"),
    "employer": N_("The employer relationship"),
    "coaching": N_("Job coaching"),
}

CREDIT_BASES = {
    "rules": N_("By the network's rules"),
    "agreed": N_("As the agencies agreed"),
    "settled": N_("As the coordinator settled it"),
}

DISPUTE_REASONS = {
    "who_sourced": N_("Who found the candidate"),
    "who_knows_employer": N_("Who holds the employer relationship"),
    "who_coaches": N_("Who coaches on the job"),
    "share_sizes": N_("How large the shares are"),
    "not_asked": N_("Nobody asked this agency"),
    "other": N_("Another reason"),
}

CHECKPOINT_STATUSES = {
    "same_job": N_("Employed in the same job"),
    "elsewhere": N_("Employed elsewhere"),
    "not_employed": N_("Not employed"),
    "not_reached": N_("Could not be reached"),
}

EVIDENCE = {
    "payslip": N_("Payslip"),
    "employer_confirmed": N_("Employer confirmed"),
    "staff_observed": N_("Staff observed"),
    "seeker_reported": N_("Job seeker reported"),
    "not_reached": N_("Nobody reached"),
}

EARNINGS_EVIDENCE = {
    code: words
    for code, words in EVIDENCE.items()
    if code in ("payslip", "employer_confirmed", "seeker_reported")
}

# The stages of a reminder, in order. The network chooses among them, and says when.
USUAL_STAGES = {
    "coming": N_("Coming up"),
    "due": N_("Due"),
    "overdue": N_("Overdue"),
    "escalated": N_("Told to the coordinator"),
}
REMINDER_STAGES = {
    **USUAL_STAGES,
    "again": N_("Waited, and is due again"),
    "handed": N_("Handed over"),
}

# Where a reminder goes whose day is at a weekend or on a public holiday.
DAY_MOVES = {
    "same_day": N_("It stays on its day"),
    "next": N_("To the next working day"),
    "previous": N_("To the working day before"),
}

# What else an agency is reminded of.
NOTICE_KINDS = {
    "interview": N_("an interview comes up"),
    "referral": N_("a referral waits for an answer"),
    "opening": N_("an opening waits for an answer"),
    "consent": N_("a consent is about to end"),
    "interest": N_("an interest is too old to nominate by"),
}

# Whose fault it was that an e-mail could not be handed over.
MAIL_FAULTS = {
    "server": N_("The mail server as a whole"),
    "message": N_("This message, or whom it is for"),
}

# Who has a reminder all the same, when it came back from one reader.
REACHED = {
    "others": N_("Others got it"),
    "nobody": N_("Nobody else is known to have it"),
}

# Why a follow-up waits.
SNOOZE_REASONS = {
    "away": N_("They are away"),
    "call_later": N_("They asked to be called later"),
    "employer_away": N_("The employer cannot be reached now"),
    "no_time": N_("No staff time now"),
    "other": N_("Another reason"),
}

# To whom a follow-up is handed over: never a person's name.
HANDED_TO = {
    "agency": N_("a colleague at the agency"),
    "coordinator": N_("the coordinator"),
}

# For whom a report is published.
REPORT_AUDIENCES = {
    "network": N_("The agencies of the network"),
    "funder": N_("Funders"),
    "public": N_("Everybody"),
}

# Who records, as a history names them: never a person's name.
RECORDERS = {
    "agency": N_("Agency staff"),
    "coordinator": N_("Coordinator"),
    "auditor": N_("Auditor"),
    "operator": N_("Operator"),
    "system": N_("Commonplace itself"),
}

# What the things are called that facts concern: every kind of tag.
THINGS = {
    "agency": N_("Agency"),
    "employer": N_("Employer"),
    "network": N_("Rules of the network"),
    "nomination": N_("Nomination"),
    "notice": N_("Reminder"),
    "opening": N_("Opening"),
    "placement": N_("Placement"),
    "referral": N_("Referral"),
    "report": N_("Published report"),
    "seeker": N_("Job seeker"),
}

# Why an entry was struck.
STRIKE_REASONS = {
    "wrong_person": N_("it was about somebody else"),
    "wrong_date": N_("the date was wrong"),
    "wrong_details": N_("the details were wrong"),
    "entered_twice": N_("it was entered twice"),
    "did_not_happen": N_("it did not happen"),
}

# The lists of reasons that a network may shorten, each with what it asks. A code keeps its words,
# whatever is offered.
REASON_LIST_NAMES = {
    "cancelling": N_("Why is an interview called off?"),
    "closing": N_("Why is an opening closed?"),
    "declining": N_("Why did the employer say no?"),
    "disputing": N_("What is disputed about the credit?"),
    "ending": N_("Why did a placement end?"),
    "interest": N_("Why does somebody no longer want an opening?"),
    "leaving": N_("Why do job seekers leave the pool?"),
    "nobody": N_("Why does an agency have nobody right now?"),
    "pausing": N_("Why does a placement pause?"),
    "offer_declining": N_("Why does somebody decline an offer?"),
    "opening_pausing": N_("Why is an opening paused?"),
    "referral_declining": N_("Why does an agency decline a referral?"),
}
REASON_LISTS = {
    "cancelling": INTERVIEW_CANCELLATIONS,
    "closing": CLOSING_REASONS,
    "declining": DECLINE_REASONS,
    "disputing": DISPUTE_REASONS,
    "ending": ENDING_REASONS,
    "interest": INTEREST_REASONS,
    "leaving": LEAVING_REASONS,
    "nobody": NOBODY_REASONS,
    "pausing": PAUSE_REASONS,
    "offer_declining": OFFER_DECLINES,
    "opening_pausing": PAUSING_REASONS,
    "referral_declining": REFERRAL_DECLINES,
}
REASONS = {code: words for reasons in REASON_LISTS.values() for code, words in reasons.items()}

# What a history calls the fields of facts.
FIELD_LABELS = {
    "accommodations": N_("Arranged"),
    "again_days": N_("Days until somebody who was not reached is asked for again"),
    "agreed_on": N_("The job seeker agreed on"),
    "amount": N_("Gross earnings"),
    "answer": N_("Answer"),
    "as_of": N_("Counted until"),
    "audience": N_("For whom"),
    "arrangements": N_("More about what is arranged"),
    "birth_date": N_("Date of birth"),
    "checkpoint_days": N_("Checkpoints, in days from the start"),
    "closes_after": N_("On time until, in days after the due day"),
    "coaching_share": N_("Credit for job coaching, in percent"),
    "coming_days": N_("Reminder before, in days"),
    "condition": N_("What is confirmed"),
    "contact": N_("Contact"),
    "day": N_("Checkpoint, in days"),
    "description": N_("Description"),
    "disability": N_("Disability"),
    "email": N_("E-mail"),
    "employer_share": N_("Credit for the employer relationship, in percent"),
    "ended_by": N_("Ended by"),
    "error": N_("What the mail server said"),
    "escalated_days": N_("Told to the coordinator after, in days"),
    "evidence": N_("How this is known"),
    "fault": N_("What was at fault"),
    "first": N_("Period from"),
    "family_name": N_("Family name"),
    "for_funders": N_("Funders: counts are hidden under"),
    "for_network": N_("Agencies of the network: counts are hidden under"),
    "for_public": N_("Everybody: counts are hidden under"),
    "given_name": N_("Given name"),
    "holiday_region": N_("Public holidays of"),
    "hourly_wage": N_("Hourly wage"),
    "hours_max": N_("Most hours a week"),
    "hours_min": N_("Least hours a week"),
    "hours_per_week": N_("Hours a week"),
    "interest_days": N_("Days for which an interest counts"),
    "interview_at": N_("Time of the interview"),
    "interview_on": N_("Day of the interview"),
    "job_title": N_("Job title"),
    "kind": N_("How"),
    "known_at": N_("As it was known at"),
    "last": N_("Period until"),
    "least_evidence": N_("Least evidence"),
    "message_id": N_("Message"),
    "moves": N_("A reminder on a day without work"),
    "missed_by": N_("Why it did not take place"),
    "month": N_("Month"),
    "name": N_("Name"),
    "note": N_("Note"),
    "notes": N_("Notes"),
    "offered": N_("Offered reasons"),
    "overdue_days": N_("Reminder after, in days"),
    "opens_before": N_("May be recorded from, in days before the due day"),
    "occupation": N_("Kind of work"),
    "occupations": N_("Kinds of work"),
    "outcome": N_("Outcome"),
    "phone": N_("Phone"),
    "place": N_("Place"),
    "places": N_("Places"),
    "planned_end": N_("Planned end"),
    "reached": N_("Who has it"),
    "reason": N_("Reason"),
    "reasons_for": N_("List"),
    "referral_days": N_("Days for which a referral waits"),
    "position": N_("Entry"),
    "region": N_("Region"),
    "reminder_of": N_("Reminder"),
    "respond_by": N_("Answer by"),
    "scheme": N_("Scheme"),
    "scope": N_("Agreed to"),
    "skills": N_("Skills"),
    "sender": N_("Referred by"),
    "sender_name": N_("Name of the school, office or service"),
    "source": N_("Source"),
    "sourcing_share": N_("Credit for finding the candidate, in percent"),
    "stage": N_("Reminder"),
    "stages": N_("Reminders"),
    "starts_on": N_("First day of work"),
    "status": N_("Status"),
    "status_code": N_("Code in the message that came back"),
    "term": N_("Term"),
    "things": N_("What it was about"),
    "time_zone": N_("Time zone"),
    "title": N_("Title"),
    "to_role": N_("Handed over to"),
    "trial_days": N_("Trial period, in days"),
    "until": N_("Until"),
    "unverified": N_("Not checked in the source, or left out"),
    "valid_until": N_("Until"),
    "version": N_("Version"),
    "website": N_("Website"),
    "withdrawn_by": N_("Withdrawn by"),
    "work_needs": N_("What an employer would arrange"),
}
