"""One placement through its whole life, as people live it: in a browser, with real mail.

`commonplace serve` runs as a process of its own, on an empty database of its own.
"""

from __future__ import annotations

import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.browser.conftest import Arrive
from tests.browser.person import Person
from tests.browser.serving import PATIENCE_SECONDS, Installation
from tests.scheduler.post_office import PostOffice, plain
from tests.web.catalogue import day

PASSWORD = "a long password"
SCOPE = "Share the pool profile with the network, without the name"
# What the auditor reads on the placement's page, the latest on top.
STORY = (
    "30 days",
    "Employed in the same job",
    "What happened",
    "Checkpoint at 30 days for %(code)s: Employed in the same job.",
    "How this is known Payslip",
    "Recorded by Coordinator",
    "The reminder of the 30-day checkpoint for %(code)s was sent.",
    "Recorded by Commonplace itself",
    "%(code)s started work at Crumb & Sons (Baker).",
    "Recorded by Agency staff, Northside Works",
    "later than it happened",
    "%(code)s had an interview at Crumb & Sons for Baker.",
    "An interview of %(code)s at Crumb & Sons was agreed for",
    "Mill Lane 1",
    "Northside Works nominated %(code)s for Baker at Crumb & Sons.",
)


@pytest.fixture
def post_office() -> Iterator[PostOffice]:
    """A mail server that answers."""
    office = PostOffice()
    office.open()
    yield office
    office.close()


@pytest.fixture
def installation(post_office: PostOffice) -> Iterator[Installation]:
    """Commonplace, just installed and serving: no agency, and nobody's data in it."""
    home = Path(tempfile.mkdtemp(prefix="commonplace-journey-"))
    installed = Installation(home, post_office.url)
    with installed.serving():
        yield installed
    shutil.rmtree(home, ignore_errors=True)


class Cast:
    """Those who take part, each at a browser of their own."""

    def __init__(self, installed: Installation, arrive: Arrive) -> None:
        self.installed, self.arrive = installed, arrive
        self.everybody: list[Person] = []

    def enter(self, role: str, *more: str) -> Person:
        """Somebody is given an account at the machine itself, and signs in."""
        email = f"{role}@network.example"
        self.installed.run("user", "add", email, "--role", role, "--password", PASSWORD, *more)
        person = self.arrive(self.installed.origin)
        self.everybody.append(person)
        person.open("/")
        assert person.heading == "Sign in"
        person.sign_in(email, PASSWORD)
        assert person.href == "/"
        return person


def test_one_placement_from_the_first_agency_to_its_checkpoint(
    installation: Installation, arrive: Arrive, post_office: PostOffice
) -> None:
    cast = Cast(installation, arrive)
    coordinator = cast.enter("coordinator")
    the_network_begins(coordinator)
    staff = cast.enter("agency", "--agency", id_of_agency(cast.enter("operator")))
    code = a_job_seeker_agrees_to_be_seen(staff)
    an_opening_is_posted(coordinator, code)
    the_agency_answers_and_nominates(staff, code)
    they_meet(coordinator, staff, code)
    they_begin_to_work(staff, code)

    link = the_link_in(await_letter(post_office, "coordinator@network.example"), code)
    assert link.startswith(f"{installation.origin}/")
    the_coordinator_signs_in_from_the_letter(coordinator, link)
    the_checkpoint_is_recorded(coordinator)

    auditor = cast.enter("auditor")
    the_auditor_reads_it_all(auditor, code)
    assert sum(len(person.pages_seen) for person in cast.everybody) > 50


def the_network_begins(coordinator: Person) -> None:
    coordinator.follow("Network")
    coordinator.follow("Add an agency")
    coordinator.fill({"Name of the agency": "Northside Works", "Region": "North"})
    coordinator.fill({"Website": "https://northside.example", "Joined on": day(90)})
    coordinator.press("Add the agency")
    coordinator.reads("The agency is a member now.", "Northside Works")

    coordinator.follow("Employers")
    coordinator.follow("Add an employer")
    coordinator.fill({"Name of the employer": "Crumb & Sons", "Region": "North"})
    coordinator.fill({"Contact person": "Orla Feldmann, 01 234", "First contact": day(80)})
    coordinator.press("Add the employer")
    coordinator.reads("The employer is added.", "Crumb & Sons")


def id_of_agency(operator: Person) -> str:
    operator.follow("Network")
    operator.reads("Northside Works")
    return operator.page.get_by_role("row", name="Northside Works").locator("code").inner_text()


def a_job_seeker_agrees_to_be_seen(staff: Person) -> str:
    """Returns the reference code."""
    staff.follow("Register a job seeker")
    staff.fill({"Given name": "Adelheid", "Family name": "Mooskirch"})
    staff.fill({"Date of birth": "1990-02-28", "E-mail address": "a.mooskirch@home.example"})
    staff.fill({"Phone": "01 234", "Registered on": day(70)})
    staff.press("Register")
    assert staff.heading == "Adelheid Mooskirch"
    staff.reads("Only your agency can see this person so far.")
    code: str = staff.page.locator(".lede .ref").inner_text()

    staff.follow("Write the profile")
    staff.fill({"What kinds of work do they look for?": ["Kitchen and food service"]})
    staff.fill({"What do they bring?": ["Teamwork"], "Region": "North"})
    staff.fill({"Least hours a week": "20", "Most hours a week": "35"})
    staff.fill({"What would an employer arrange?": "Written instructions"})
    staff.fill({"Disability": "In her own words", "Talked about on": day(69)})
    staff.press("Save the profile")
    staff.reads("The profile is saved.", "Kitchen and food service", "Written instructions")

    staff.follow("Record consent")
    staff.fill({"What do they agree to?": SCOPE, "Agreed on": day(68)})
    staff.press("Record the consent")
    staff.reads("The consent is recorded.")
    return code


def an_opening_is_posted(coordinator: Person, code: str) -> None:
    coordinator.follow("Talent pool")
    coordinator.reads(code, "Kitchen and food service", "Northside Works")
    assert "Mooskirch" not in coordinator.page.content(), "she agreed to be seen without her name"

    coordinator.follow("Home")
    coordinator.follow("Post an opening")
    coordinator.follow("Crumb & Sons")
    coordinator.fill(
        {"Job title": "Baker", "Places": "1", "Kind of work": "Kitchen and food service"}
    )
    coordinator.fill({"Region": "North", "Hours a week": "30", "Hourly wage": "18.50"})
    coordinator.fill({"Agencies answer by": day(40), "What the work is": "Bread and rolls"})
    coordinator.fill({"Posted on": day(60)})
    coordinator.press("Post it to every agency")
    assert coordinator.heading == "Baker"
    coordinator.reads("Posted. Every agency can see it now.", "Northside Works", "Answer is late")


def the_agency_answers_and_nominates(staff: Person, code: str) -> None:
    staff.follow("Home")
    staff.reads("Openings to answer", "Baker", "Crumb & Sons")
    staff.follow("Look and answer")
    staff.follow("Answer for your agency")
    staff.fill({"Do you have somebody for this opening?": "Nominating"})
    staff.press("Send the answer")
    staff.reads("Thank you.", "Northside Works")

    staff.follow("Confirm somebody\u2019s interest")
    staff.fill({"They said so on": day(55)})
    # The menu of people joins the parts of the code by a hyphen that does not break.
    staff.fill({"Who wants this opening?": f"Adelheid Mooskirch ({unbroken(code)})"})
    staff.press("Record the interest")
    staff.reads("Recorded. You can nominate them now.", "Adelheid Mooskirch")

    staff.follow("Nominate")
    staff.fill({"Nominated on": day(54)})
    staff.press("Nominate")
    assert staff.heading == f"Adelheid Mooskirch ({unbroken(code)}) for Baker"
    staff.reads("Nominated. The coordinator can see it now.", "Waiting for the employer")


def they_meet(coordinator: Person, staff: Person, code: str) -> None:
    coordinator.follow("Openings")
    coordinator.follow("Baker")
    coordinator.follow(code)
    coordinator.follow("Agree an interview")
    coordinator.fill({"Day of the interview": day(45), "Time": "14:30"})
    coordinator.fill({"Place or link": "Mill Lane 1", "Agreed on": day(50)})
    coordinator.press("Record the interview")
    coordinator.reads("The interview is recorded.", "Interview agreed", "Mill Lane 1")

    staff.follow("Home")
    staff.reads("Was the interview held?", "Baker at Crumb & Sons", "Adelheid Mooskirch")
    staff.follow("Say how it went")
    staff.follow("The interview took place")
    staff.fill({"Held on": day(45)})
    staff.press("Record it")
    staff.reads("What did the employer decide?", "Interviewed")


def they_begin_to_work(staff: Person, code: str) -> None:
    staff.follow("Start the placement")
    staff.fill({"First day of work": day(31), "How long is the job meant to last?": "Permanent"})
    staff.fill({"Hours a week": "30", "Hourly wage": "18.50"})
    staff.press("Start the placement")
    assert staff.heading == f"Adelheid Mooskirch ({unbroken(code)}) at Crumb & Sons"
    staff.reads("The placement has started.", "At work", "30 days", "Due now", "60 days")


def await_letter(post_office: PostOffice, reader: str) -> EmailMessage:
    """The reminder, from the scheduler that `serve` runs: it looks every half minute."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        for address, letter, _raw in post_office.letters:
            if address == reader:
                return letter
        time.sleep(0.1)
    raise AssertionError(f"no reminder came for {reader}")


def the_link_in(letter: EmailMessage, code: str) -> str:
    assert letter["Subject"] == f"30-day checkpoint due: job seeker {code}"
    text: str = plain(letter)
    assert "Mooskirch" not in text
    (link,) = re.findall(r"https?://\S+", text)
    return str(link)


def the_coordinator_signs_in_from_the_letter(coordinator: Person, link: str) -> None:
    coordinator.sign_out()
    coordinator.open(link)
    assert coordinator.heading == "Sign in"
    coordinator.sign_in("coordinator@network.example", PASSWORD)
    assert coordinator.href == link.removeprefix(coordinator.origin)
    assert coordinator.heading == "How does it stand after 30 days?"


def the_checkpoint_is_recorded(coordinator: Person) -> None:
    coordinator.press("Record the checkpoint")
    assert coordinator.page.title().startswith("Error: ")
    coordinator.fill({"How does it stand?": "Employed in the same job"})
    coordinator.fill({"How do you know?": "Payslip", "On which day was it so?": day(0)})
    coordinator.press("Record the checkpoint")
    coordinator.reads("The checkpoint is recorded.", "Employed in the same job", "Payslip")
    coordinator.follow("Follow-ups")
    coordinator.reads("Nothing to follow up now")


def the_auditor_reads_it_all(auditor: Person, code: str) -> None:
    auditor.fill({"Reference code or tag": code})
    auditor.press("Open the history")
    auditor.reads(code)
    auditor.follow("Home")
    auditor.follow(code)
    auditor.reads(*(words % {"code": unbroken(code)} for words in STORY))
    assert "Mooskirch" not in auditor.page.content()


def unbroken(code: str) -> str:
    """The code as running text shows it."""
    return code.replace("-", "\u2011")
