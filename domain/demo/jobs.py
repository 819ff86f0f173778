"""Made-up jobs: what each kind of work is called, asks for and pays, and who offers it."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import NamedTuple


class Kind(NamedTuple):
    """One kind of work."""

    wages: tuple[float, float]  # an hour, in the network's currency
    skills: tuple[str, ...]  # codes of SKILLS
    titles: tuple[tuple[str, str], ...]  # (title, what one does)


MINIMUM_WAGE = 16  # an hour, by law: many jobs pay just that

JOBS: dict[str, Kind] = {
    "administration": Kind(
        (16, 24),
        ("computer_basics", "data_entry", "organising", "writing"),
        (
            ("Office assistant", "Post, filing, ordering and the shared calendar."),
            ("Data entry clerk", "Types paper forms into the office system and checks them."),
            ("Records assistant", "Scans, names and sorts documents in the archive."),
        ),
    ),
    "care": Kind(
        (16, 21),
        ("first_aid", "teamwork", "languages"),
        (
            ("Activities assistant", "Prepares and joins afternoon activities with residents."),
            ("Nursery helper", "Helps with meals, play and tidying in a nursery group."),
        ),
    ),
    "cleaning": Kind(
        (15, 18),
        ("attention_to_detail", "teamwork"),
        (
            ("Cleaner", "Cleans offices and kitchens before the house opens."),
            ("Housekeeping assistant", "Makes up rooms with one colleague, from a checklist."),
            ("Caretaker's assistant", "Small repairs, lights, bins and meeting rooms."),
        ),
    ),
    "construction": Kind(
        (18, 26),
        ("tools", "lifting", "teamwork"),
        (
            ("Joinery assistant", "Cuts, sands and assembles in a small workshop."),
            ("Painter's helper", "Prepares walls and paints inside occupied houses."),
        ),
    ),
    "driving": Kind(
        (16, 22),
        ("driving_licence", "customer_service"),
        (
            ("Delivery driver", "Takes parcels round a fixed route in an electric van."),
            ("Driver's mate", "Rides along, finds parcels and takes them to the door."),
        ),
    ),
    "food": Kind(
        (15, 19),
        ("food_hygiene", "teamwork"),
        (
            ("Kitchen assistant", "Prepares vegetables, washes up and keeps the kitchen tidy."),
            ("Barista", "Makes coffee, serves at the counter and clears tables."),
            ("Bakery assistant", "Weighs, shapes and packs bread and rolls."),
        ),
    ),
    "information_technology": Kind(
        (19, 32),
        ("attention_to_detail", "computer_basics", "data_entry"),
        (
            ("Software tester", "Works through test plans and writes down what happened."),
            ("Help desk assistant", "Answers tickets in writing and resets accounts."),
            ("Data checker", "Compares records and marks what does not agree."),
        ),
    ),
    "landscaping": Kind(
        (16, 21),
        ("tools", "lifting", "teamwork"),
        (
            ("Gardener", "Plants, mows and keeps the paths clear in two parks."),
            ("Nursery worker", "Pots, waters and labels plants under glass."),
        ),
    ),
    "manufacturing": Kind(
        (16, 23),
        ("attention_to_detail", "tools"),
        (
            ("Assembler", "Puts together small parts at a bench, from drawings."),
            ("Packer", "Packs, weighs and labels finished goods."),
            ("Quality checker", "Measures samples and records the results."),
        ),
    ),
    "reception": Kind(
        (15, 20),
        ("customer_service", "languages", "organising"),
        (
            ("Receptionist", "Welcomes visitors, answers e-mail and books rooms."),
            ("Visitor assistant", "Sells tickets and shows people the way."),
        ),
    ),
    "retail": Kind(
        (15, 19),
        ("cash_handling", "customer_service"),
        (
            ("Shop assistant", "Serves customers and works at the till."),
            ("Shelf stacker", "Fills shelves in the early morning, before customers come."),
            ("Charity shop assistant", "Sorts and prices donations."),
        ),
    ),
    "warehouse": Kind(
        (16, 21),
        ("forklift", "lifting", "organising"),
        (
            ("Order picker", "Finds goods with a hand scanner and puts them on a trolley."),
            ("Goods-in assistant", "Checks deliveries against the list and stores them."),
        ),
    ),
    "other": Kind(
        (16, 22),
        ("languages", "writing", "organising"),
        (
            ("Library assistant", "Sorts returned books and helps readers at the desk."),
            ("Museum attendant", "Looks after two rooms and answers questions."),
        ),
    ),
}

WORKPLACE = (
    "The team is small and trains new people on the job.",
    "Step-free building, lift, bus stop at the door.",
    "The employer has worked with job coaches before.",
    "Shifts are fixed and planned four weeks ahead.",
    "Quiet place of work; instructions can be given in writing.",
    "A working interview is possible.",
)

# Name | region | kinds of work that it offers
EMPLOYERS = tuple(
    (name, region, tuple(kinds.split()))
    for name, region, kinds in (
        line.split("|")
        for line in (
            "Ambrook Bakehouse|south|food retail",
            "Verrowgate Library Service|central|other reception administration",
            "Tillstone Logistics|north|warehouse driving",
            "Hollin & Daughters Joinery|west|construction manufacturing",
            "Greywater Hotel|central|cleaning food reception",
            "Penrudd Garden Centre|west|landscaping retail",
            "Oxbow Data Services|remote|information_technology administration",
            "Sallowfield Care Home|east|care cleaning food",
            "Brindlemoor Foods|north|manufacturing warehouse food",
            "Kestrel Row Supermarket|central|retail warehouse",
            "Lowmarch Town Council|central|administration landscaping cleaning",
            "Tansy & Thyme Cafe|south|food",
            "Fallowmere Parcel Service|east|driving warehouse",
            "Wexcombe Instruments|south|manufacturing information_technology",
            "Ivelstoke Museum|east|other reception",
            "Corriebank Laundry|north|cleaning manufacturing",
            "Mossgill Nursery School|west|care",
            "Dapplewood Parks Trust|west|landscaping other",
            "Stavely Insurance Mutual|central|administration information_technology",
            "Roundhouse Cinema|south|reception food",
            "Hexley Plumbing Supplies|north|warehouse retail",
            "Quenby Print Works|east|manufacturing administration",
            "Marlpit Leisure Centre|south|reception cleaning",
            "Northolme Hospital Kitchen|north|food cleaning",
            "Alderwick Software|remote|information_technology",
            "Pimlow Street Market Hall|central|retail food",
            "Burstead Electronics|east|manufacturing information_technology",
            "Fennick Furniture Reuse|west|retail driving construction",
            "Skelby Farm Shop|north|retail landscaping",
            "Oriel Terrace Dental Practice|central|reception administration",
            "Crandale Housing Cooperative|south|construction cleaning administration",
            "Teasel Mill Textiles|west|manufacturing warehouse",
            "Wyndrake College|east|administration other cleaning",
            "Bellhanger Bikes|south|manufacturing retail",
            "Silverleat Water|north|administration construction",
            "Thistledown Day Centre|west|care food",
            "Harrowsgate Pharmacy|central|retail warehouse",
            "Umberfield Call Centre|remote|reception administration",
            "Jessamy Flowers|south|retail driving",
            "Coldbrook Cold Store|east|warehouse driving",
        )
    )
)


@dataclass
class Job:
    """What an opening says. Codes are those of `domain.facts.vocabulary`."""

    title: str
    description: str
    occupation: str
    region: str
    hours_per_week: int
    hourly_wage: str
    places: int


def job(rng: Random, occupation: str, region: str, hours: tuple[int, int]) -> Job:
    """An opening of this kind of work, with a number of hours within these bounds."""
    kind = JOBS[occupation]
    title, duties = rng.choice(kind.titles)
    least, most = kind.wages
    return Job(
        title=title,
        description=f"{duties} {rng.choice(WORKPLACE)}",
        occupation=occupation,
        region=region,
        hours_per_week=rng.randrange(hours[0], hours[1] + 1, 2),
        hourly_wage=f"{max(MINIMUM_WAGE, round(rng.triangular(least, most, least) * 4) / 4):.2f}",
        places=rng.choices((1, 2, 3, 4), weights=(62, 22, 10, 6))[0],
    )
