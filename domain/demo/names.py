"""Word lists of the made-up network: agencies, people, places. All of them are invented."""

from __future__ import annotations

from typing import NamedTuple


class AgencyPlan(NamedTuple):
    """A made-up agency: what it is good at, and its share of the network's job seekers."""

    name: str
    region: str  # code of REGIONS
    share: int
    occupations: tuple[str, ...]  # codes of OCCUPATIONS that it knows best
    website: str


# The largest come first: they are the ones whose staff can sign in.
AGENCIES = (
    AgencyPlan(
        "Marrowdale Employment Partners",
        "central",
        18,
        ("administration", "reception", "information_technology"),
        "https://marrowdale.example",
    ),
    AgencyPlan(
        "Ottersby Works",
        "north",
        15,
        ("warehouse", "manufacturing", "driving"),
        "https://ottersby-works.example",
    ),
    AgencyPlan(
        "Quillfern Supported Employment",
        "south",
        11,
        ("food", "retail", "cleaning"),
        "https://quillfern.example",
    ),
    AgencyPlan(
        "Signal Yard, Deaf People into Work",
        "central",
        9,
        ("information_technology", "manufacturing", "administration"),
        "https://signal-yard.example",
    ),
    AgencyPlan(
        "Larkhollow Job Coaching",
        "west",
        9,
        ("landscaping", "care", "cleaning"),
        "https://larkhollow.example",
    ),
    AgencyPlan(
        "Eskerfield Pathways",
        "east",
        8,
        ("retail", "reception", "food"),
        "https://eskerfield.example",
    ),
    AgencyPlan(
        "Candlewick Yard Clubhouse",
        "central",
        7,
        ("administration", "food", "other"),
        "https://candlewick-yard.example",
    ),
    AgencyPlan(
        "Tallow Hill Sight and Work",
        "east",
        6,
        ("reception", "information_technology", "administration"),
        "https://tallow-hill.example",
    ),
    AgencyPlan(
        "Pellbrook Youth to Work",
        "south",
        6,
        ("retail", "construction", "food"),
        "https://pellbrook.example",
    ),
    AgencyPlan(
        "Thornwick Return to Work",
        "north",
        5,
        ("construction", "driving", "administration"),
        "https://thornwick.example",
    ),
    AgencyPlan(
        "Wrenfold Community Careers",
        "west",
        4,
        ("care", "landscaping", "warehouse"),
        "https://wrenfold.example",
    ),
    AgencyPlan(
        "Dunmere Bay Employment Cooperative",
        "east",
        2,
        ("cleaning", "warehouse", "manufacturing"),
        "https://dunmere-bay.example",
    ),
)

# Given names | family names that are often found together, from many backgrounds.
NAMES = tuple(
    (given.split(), family.split())
    for given, family in (
        part.split("|")
        for part in (
            "Oliver Grace Thomas Hannah George Emily Peter Ruth|Whitlock Barnes Holloway Pike"
            " Farrow Denham Ashby",
            "Siobhan Cormac Aoife Declan Niamh Fergus Orla Eoin|Brannigan Keane Doyle Tierney"
            " Mulvey Cassidy Roche",
            "Priya Arjun Meera Rohan Anjali Vikram Lakshmi Sanjay|Nair Iyer Banerjee Kulkarni"
            " Reddy Mehta Pillai",
            "Amina Yusuf Fatima Bilal Zainab Imran Hafsa Tariq|Qureshi Siddiqui Malik Chaudhry"
            " Rahman Sheikh Mirza",
            "Chidi Ngozi Emeka Adaeze Tunde Folake Ifeoma Kunle|Okafor Adeyemi Eze Balogun Nwosu"
            " Okonkwo Afolabi",
            "Abdi Hodan Mahad Ifrah Liban Sagal Warsame Deeqa|Warsame Farah Jama Abdullahi Nur"
            " Hirsi Elmi",
            "Mateo Lucia Diego Camila Andres Valeria Joaquin Ximena|Fuentes Herrera Castillo"
            " Rojas Medina Salazar Paredes",
            "Joao Beatriz Rafael Ines Tiago Catarina Duarte Leonor|Ferreira Carvalho Moreira"
            " Teixeira Antunes Barros Faria",
            "Wei Mei Jian Xiu Hao Lian Ming Yan|Zhang Chen Huang Zhou Lin Deng Xu",
            "Minh Linh Tuan Huong Quang Thao Duc Mai|Nguyen Tran Pham Le Vo Bui Dang",
            "Layla Omar Noor Karim Yasmin Samir Rania Hadi|Haddad Khoury Nasser Mansour Saleh"
            " Aziz Barakat",
            "Olena Andriy Katya Taras Ivanka Bohdan Oksana Maksym|Kovalenko Shevchuk Bondar"
            " Melnyk Tkach Hrytsenko Lysenko",
            "Zofia Piotr Agnieszka Marek Kinga Tomasz Ewa Pawel|Wrona Zielinski Kowal Mazur"
            " Sikora Dudek Nowicki",
            "Elif Emre Zeynep Can Derya Kerem Aylin Mert|Yildiz Demir Aksoy Kaplan Polat Sahin Koc",
            "Giulia Marco Chiara Luca Elena Matteo Sofia Dario|Bellini Ferri Rinaldi Galli"
            " Moretti Conti Serra",
            "Anwen Rhys Carys Gethin Seren Iolo Mali Huw|Pryce Bevan Llewellyn Probert Vaughan"
            " Gittins Beynon",
            "Jalen Keisha Marcus Imani Darnell Tamika Andre Ebony|Washington Coleman Bridges"
            " Hayes Simmons Gaines Ellison",
            "Kiri Tane Aroha Wiremu Mere Hemi Moana Nikau|Parata Tamihana Rangi Waititi Ngata"
            " Paki Kereama",
        )
    )
)

STREETS = (
    "Mill Lane",
    "Station Road",
    "Orchard Street",
    "Canal Row",
    "Bridge Street",
    "Market Square",
    "Foundry Way",
    "Chapel Close",
    "Weaver Street",
    "Harbour Road",
)

# What staff are called who can sign in: nobody real.
STAFF = ("Rosalind Achterberg", "Kwabena Oduro", "Mirela Stanescu", "Tobias Fenwick", "Ana Quispe")


# Who refers people to the agencies. Family, and the person themselves, have no name here.
SOURCES = {
    "school": ("Tallowmere High School", "Birchgate College", "Pennfold Adult School"),
    "vocational_rehabilitation": ("Kestrel Vocational Rehabilitation", "Regional Work Office"),
    "health": ("Lakeview Clinic", "Community Mental Health North", "Stonebridge Rehabilitation"),
}
