"""Made-up job seekers: names, contact data, what they look for and bring. Nobody is real."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from domain.demo.jobs import JOBS
from domain.demo.names import NAMES, AgencyPlan

HOURS = ((8, 16), (12, 20), (16, 24), (20, 30), (24, 35), (30, 40), (35, 40))
GENERAL_SKILLS = (
    "attention_to_detail",
    "computer_basics",
    "customer_service",
    "first_aid",
    "languages",
    "organising",
    "teamwork",
    "writing",
)
# In their own words | what an employer would arrange | what an interview needs
SUPPORT = tuple(
    tuple(part.strip() or None for part in line.split("|"))
    for line in (
        "Autistic|Quiet workplace, written instructions|Questions in writing a day before",
        "Autistic|Fixed shifts, one person to turn to|Quiet room, no phone interview",
        "Deaf, uses sign language|Sign language interpreter for meetings|Sign language interpreter",
        "Hard of hearing|Captions in online meetings, quiet desk|Face to face, quiet room",
        "Blind|Screen reader, documents as text|Somebody to meet at the entrance",
        "Low vision|Large screen, good light at the desk|Documents in large print",
        "Uses a wheelchair|Step-free access, adjustable desk|Step-free entrance and toilet",
        "Limited use of the left hand|One-handed keyboard|",
        "Cerebral palsy|Extra time for written tasks, speech-to-text|Extra time",
        "Learning disability|Easy-read instructions, job coach in the first weeks|Job coach comes",
        "Learning disability|Tasks shown step by step, the same route each day|Job coach comes",
        "Down syndrome|Picture checklist, job coach in the first month|Working interview",
        "ADHD|Short tasks, noise-cancelling headphones|",
        "Dyslexia|Spoken instructions, spell checker|Forms filled in together",
        "Epilepsy|A colleague who knows first aid for seizures, no work at heights|",
        "Acquired brain injury|Written reminders, a break every two hours|Morning appointment",
        "Multiple sclerosis|Flexible breaks, cool room in summer|",
        "Chronic pain|Change between sitting and standing|Chair with a straight back",
        "Lives with depression|Later start in the morning, regular check-in|",
        "Lives with anxiety|Gradual start, one place of work|Visit to the workplace before",
        "Lives with bipolar disorder|Regular hours, no night shifts|",
        "Lives with schizophrenia|Calm team, predictable tasks|Job coach comes",
        "Diabetes|Breaks for meals and for insulin|",
        "Long-term fatigue|Short shifts, work from home some days|Interview of half an hour",
        "Speech impairment|Time to speak, e-mail rather than phone|Extra time",
        "Prefers not to say||",
    )
)
# Interview needs as codes of ACCOMMODATIONS; what is not here is told in words only.
ARRANGED = {
    "Questions in writing a day before": "materials_in_advance",
    "Quiet room, no phone interview": "quiet_room",
    "Sign language interpreter": "interpreter",
    "Face to face, quiet room": "quiet_room",
    "Documents in large print": "materials_in_advance",
    "Step-free entrance and toilet": "step_free",
    "Extra time": "extra_time",
    "Job coach comes": "job_coach",
}
NO_DRIVING = ("Blind", "Low vision", "Epilepsy")
NOTES = (
    "Prefers text messages to calls.",
    "Wants to work near a bus line.",
    "Looks for a first paid job after two work trials.",
    "Worked for six years before a long illness, keen to return.",
    "Would like to build up hours over the first months.",
    "Has a support worker at home on weekday mornings.",
    "Is learning to drive.",
    "Finished a course in the spring and has the certificate.",
    "Asks to be told early about changes of shift.",
    "Is happy to try a working interview.",
)


@dataclass
class Person:
    """A made-up job seeker. Codes are those of `domain.facts.vocabulary`."""

    given_name: str
    family_name: str
    birth_date: str  # ISO 8601
    email: str | None
    phone: str
    occupations: list[str]
    skills: list[str]
    region: str
    hours: tuple[int, int]  # least and most hours a week
    disability: str | None
    work_needs: str | None
    arrangements: str | None  # for an interview
    notes: str | None

    @property
    def accommodations(self) -> list[str]:
        """What an interview needs, as codes of ACCOMMODATIONS."""
        if self.arrangements is None:
            return []
        return [ARRANGED.get(self.arrangements, "other")]


class Crowd:
    """Makes people, each with an e-mail address of their own."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._addresses: dict[str, int] = {}

    def person(self, agency: AgencyPlan, registered_on: date) -> Person:
        """Somebody between 17 and 62 years old who comes to this agency."""
        rng = self._rng
        given_name, family_name = self.name()
        disability, work_needs, arrangements = rng.choice(SUPPORT)
        occupations = self._occupations(agency, can_drive=disability not in NO_DRIVING)
        birth = registered_on - timedelta(days=int(365.25 * rng.triangular(17, 62, 27)))
        return Person(
            given_name=given_name,
            family_name=family_name,
            birth_date=birth.isoformat(),
            email=self._address(given_name, family_name),
            phone=f"({rng.randint(201, 989)}) 555-01{rng.randint(0, 99):02d}",
            occupations=occupations,
            skills=self._skills(occupations),
            region=self._region(agency.region),
            hours=rng.choice(HOURS),
            disability=disability if rng.random() < 0.9 else None,
            work_needs=work_needs,
            arrangements=arrangements,
            notes=rng.choice(NOTES) if rng.random() < 0.4 else None,
        )

    def name(self) -> tuple[str, str]:
        """A given and a family name, mostly of one background."""
        given, family = self._rng.choice(NAMES)
        if self._rng.random() < 0.12:
            _, family = self._rng.choice(NAMES)
        return self._rng.choice(given), self._rng.choice(family)

    def _address(self, given_name: str, family_name: str) -> str:
        local = f"{given_name}.{family_name}".lower()
        number = self._addresses[local] = self._addresses.get(local, 0) + 1
        return f"{local}{number if number > 1 else ''}@example.org"

    def _occupations(self, agency: AgencyPlan, *, can_drive: bool) -> list[str]:
        """One to three kinds of work; more often those that the agency knows best."""
        some = [*agency.occupations] * 3 + [*JOBS]
        some = [code for code in some if can_drive or code != "driving"]
        chosen = self._rng.choices(some, k=self._rng.choice((1, 2, 2, 3)))
        return list(dict.fromkeys(chosen))

    def _skills(self, occupations: list[str]) -> list[str]:
        fitting = [skill for code in occupations for skill in JOBS[code].skills]
        chosen = self._rng.choices([*fitting, *fitting, *GENERAL_SKILLS], k=self._rng.randint(2, 5))
        return sorted(set(chosen))

    def _region(self, home: str) -> str:
        others = ("central", "east", "north", "south", "west", "remote")
        return home if self._rng.random() < 0.75 else self._rng.choice(others)
