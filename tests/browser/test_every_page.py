"""Every page that each role can reach: for a screen reader, on a small screen, without scripts.

The pages are found by walking the links from the home page, so a page that is added later is
looked at as soon as one can get to it. Of each kind of page, as its address has it, one is seen,
and a few in `make soak`. A form is the same for everybody: one role after another looks at those
that the roles before it have not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Page, ViewportSize

from domain.database.connection import Database
from domain.decisions.agencies import AdmitAgency
from domain.decisions.employers import EngageEmployer
from domain.decisions.interest import ConfirmInterest
from domain.decisions.interviews import ScheduleInterview
from domain.decisions.nominations import NominateCandidate
from domain.decisions.openings import PostOpening
from domain.decisions.placements import StartPlacement
from domain.decisions.seekers import ChangeSeekerProfile, GiveConsent, RegisterSeeker
from domain.facts.vocabulary import OCCUPATIONS, SKILLS
from tests.browser import axe
from tests.browser.conftest import ComeIn
from tests.browser.person import Person
from tests.web.network import Network, ago
from tests.web.visitor import Visitor

MOST_WALKED = 3  # of a kind: their links lead to the same kinds of pages
ROLES = {"north": "agency", "coordinator": "coordinator", "auditor": "auditor"}
DESKTOP = ViewportSize(width=1280, height=800)
PHONE = ViewportSize(width=390, height=844)
# One word of 44 letters: names that are longer have spaces or hyphens.
LONG = "Bundesausbildungsförderungsgesetzwerkstätten"
SITE = f"https://{'long-' * 20}name.example/{'a-long-path-' * 5}"
WAYS: tuple[tuple[ViewportSize, Literal["light", "dark"]], ...] = (
    (DESKTOP, "light"),
    (PHONE, "dark"),
)
SMALLEST = ViewportSize(width=320, height=640)  # WCAG 1.4.10: 1280 at 400 %
# What is wider than the place it has: the page itself, or a part that scrolls sideways.
TOO_WIDE = """() => [...document.querySelectorAll("html, body, body *")].filter(it => {
  const scrolls = it.localName === "html"
    || ["auto", "scroll"].includes(getComputedStyle(it).overflowX);
  return scrolls && it.localName !== "textarea" && it.scrollWidth > it.clientWidth + 1;
}).map(it => `${it.localName}.${it.className} is ${it.scrollWidth} wide, not ${it.clientWidth}`)"""

# A page with one of each thing that must not be.
BAD_PAGE = """() => {
  const main = document.querySelector("main");
  main.innerHTML += '<img src="/nowhere.png"><p>Pale words</p><hr>';
  main.querySelector("img + p").style.color = "#ddd";
  main.querySelector("img + p + hr").style.width = "2000px";
  console.error("a script went wrong");
  fetch("http://elsewhere.example/").catch(() => {});
}"""


class Kind(NamedTuple):
    """A kind of page: its endpoint, and what its address asks."""

    endpoint: str
    asked: tuple[str, ...]
    is_form: bool


def test_the_watch_sees_what_is_wrong(calm: Network, come_in: ComeIn) -> None:
    watch = Watch(come_in, calm, "north")
    person = watch.usual
    person.page.goto(person.origin)
    person.page.evaluate(BAD_PAGE)
    person.page.wait_for_timeout(200)
    found = " ".join(axe.violations(person.page))
    assert "image-alt" in found and "color-contrast" in found
    assert any("html" in one for one in person.page.evaluate(TOO_WIDE))
    told = " ".join(person.troubles)
    assert all(part in told for part in ("a script went wrong", "elsewhere.example", "nowhere.png"))


@pytest.mark.parametrize("most", [1, pytest.param(3, marks=pytest.mark.soak)])
@pytest.mark.parametrize(
    "who",
    [
        *("north", "coordinator", "operator"),
        # They see pages of the others, with fewer names and buttons.
        *(pytest.param(who, marks=pytest.mark.soak) for who in ("south", "auditor")),
    ],
)
def test_every_page_of_a_role(
    calm: Network, signed_in: dict[str, Visitor], come_in: ComeIn, who: str, most: int
) -> None:
    watch = Watch(come_in, calm, who, is_thorough=most > 1)
    hrefs = list(some_of_each_kind(calm, walk(calm, signed_in[who]), who, most))
    assert len(hrefs) >= 3
    watch.look_at(*hrefs)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_under_the_pointer_can_be_read(calm: Network, come_in: ComeIn, scheme: str) -> None:
    person = come_in(calm, "north", viewport=DESKTOP, color_scheme=scheme)
    page = person.page
    page.goto(f"{person.origin}/openings/")
    kinds = (".brand", ".main-nav a:not([aria-current])", ".main-nav a[aria-current]")
    kinds += (".account .btn", "main .btn", ".switch a:not([aria-current])", ".data tbody a")
    for kind in kinds:
        page.locator(kind).first.hover()
        assert not axe.violations(page), kind


def test_pages_that_say_no(calm: Network, come_in: ComeIn) -> None:
    stranger = Watch(come_in, calm, None)
    stranger.look_at("/sign-in")
    agency = Watch(come_in, calm, "north")
    agency.look_at("/nowhere", status=404)
    agency.look_at("/agencies/new", status=403)
    agency.look_at("/pool?hours=many&text=x", status=422)
    auditor = Watch(come_in, calm, "auditor")
    auditor.look_at("/find?code=", status=422)
    auditor.look_at("/find?code=K7QF-3MZD", status=404)
    auditor.look_at("/history/seeker/berta?known_on=soon&since_time=10:00", status=422)


def test_pages_of_the_past(calm: Network, come_in: ComeIn) -> None:
    day = ago(30)
    Watch(come_in, calm, "north").look_at(
        f"/pool?as_of={day}",
        f"/placements/?as_of={day}",
        f"/follow-ups/?as_of={day}",
        f"/history/placement/berta-crumb?as_of={day}",
        f"/history/placement/berta-crumb?since_on={day}",
    )


@pytest.mark.parametrize("who", [pytest.param("north", marks=pytest.mark.soak), "coordinator"])
def test_pages_of_a_network_that_has_just_begun(
    database: Database, come_in: ComeIn, who: str
) -> None:
    network = Network.settle(database, is_empty=True)
    visitor = network.visitor(who)
    network.cookies = {who: visitor.cookie()}
    Watch(come_in, network, who).look_at(*menu(visitor), "/openings/new")


@pytest.mark.parametrize(
    "who",
    [*(pytest.param(who, marks=pytest.mark.soak) for who in ("north", "south")), "coordinator"],
)
def test_pages_with_long_names(network: Network, come_in: ComeIn, who: str) -> None:
    stretch(network)
    Watch(come_in, network, who).look_at(
        *("/", "/pool?text=D", "/openings/", "/openings/long", "/openings/new", "/employers/"),
        *(("/seekers/long", "/nominations/long", "/placements/long") if who != "south" else ()),
        *(("/placements/", "/follow-ups/", "/agencies/") if who == "coordinator" else ()),
    )


def menu(visitor: Visitor) -> list[str]:
    """Where the menu leads, and the pages that belong together with those."""
    hrefs = [str(a["href"]) for a in visitor.get("/").soup.select(".main-nav a")]
    beside = [
        str(a["href"]) for href in hrefs for a in visitor.get(href).soup.select(".section-nav a")
    ]
    return list(dict.fromkeys([*hrefs, *beside]))


def stretch(network: Network) -> None:
    """Somebody with a long name is at work, where everything else has a long name too."""
    on = {"happened_on": ago(50)}
    of = {"seeker": "long", "opening": "long"}
    agency = network.users["north"].agency
    network.do("coordinator", AdmitAgency, agency="long", name=LONG, website=SITE, **on)
    network.do("north", EngageEmployer, employer="long", name=LONG, contact=LONG, **on)
    about = {"given_name": LONG, "family_name": LONG, "email": f"{LONG}@example.com"}
    network.do("north", RegisterSeeker, seeker="long", agency=agency, **about, **on)
    profile = {"occupations": list(OCCUPATIONS), "skills": list(SKILLS), "work_needs": LONG}
    network.do("north", ChangeSeekerProfile, seeker="long", **profile, **on)
    network.do("north", GiveConsent, seeker="long", scope="network_with_name", **on)
    wanted = {"opening": "long", "employer": "long", "title": LONG, "description": LONG}
    network.do("north", PostOpening, **wanted, places=2, **on)
    network.do("north", ConfirmInterest, **of, **on)
    network.do("north", NominateCandidate, nomination="long", **of, **on)
    meeting = {"interview_on": ago(45), "place": LONG, "arrangements": LONG}
    network.do("north", ScheduleInterview, nomination="long", **meeting, **on)
    work = {"nomination": "long", "opening": "long", "term": "permanent"}
    network.do("north", StartPlacement, placement="long", **work, happened_on=ago(40))


def walk(network: Network, visitor: Visitor) -> Iterator[tuple[str, Kind]]:
    """Every kind of page that can be come to from the home page, some of each."""
    seen, todo = {"/"}, ["/"]
    met: Counter[Kind] = Counter()
    while todo:
        href = todo.pop(0)
        kind = kind_of(network, href)
        met[kind] += 1
        page = visitor.follow(href) if met[kind] <= MOST_WALKED else None
        if page is None:
            continue  # one more of its kind; or a file: there is nothing to look at
        yield href, kind
        for link in page.links:
            path = link.partition("#")[0]
            if path.startswith("/") and path not in seen and not path.startswith("/static/"):
                seen.add(path)
                todo.append(path)


def kind_of(network: Network, href: str) -> Kind:
    """What differs in more than which person or opening it is about."""
    parts = urlsplit(href)
    rule, _values = network.app.url_map.bind("").match(parts.path, return_rule=True)
    asked = tuple(sorted(name for name, _ in parse_qsl(parts.query)))
    return Kind(rule.endpoint, asked, "POST" in (rule.methods or ()))


def some_of_each_kind(
    network: Network, pages: Iterable[tuple[str, Kind]], who: str, most: int
) -> Iterator[str]:
    """At most so many of each kind; of a form one, and none that a role before has looked at."""
    met: Counter[Kind] = Counter()
    for href, kind in pages:
        met[kind] += 1
        if met[kind] <= (int(is_first_with(network, kind, who)) if kind.is_form else most):
            yield href


def is_first_with(network: Network, kind: Kind, who: str) -> bool:
    """Whether no role before this one has the form."""
    allowed = network.app.view_functions[kind.endpoint].allowed_roles or ()  # type: ignore[attr-defined]
    first = next((one for one, role in ROLES.items() if role in allowed), "operator")
    return who == first


class Watch:
    """One person who looks at pages in several ways.

    axe sees a page in one of two ways, by turns; in both where one is thorough (`make soak`).
    """

    def __init__(
        self, come_in: ComeIn, network: Network, who: str | None, is_thorough: bool = False
    ) -> None:
        self._is_thorough, self._looked = is_thorough, 0
        self.usual = come_in(network, who, viewport=DESKTOP)
        self.plain = come_in(network, who, viewport=SMALLEST, java_script_enabled=False)

    def look_at(self, *hrefs: str, status: int = 200) -> None:
        """On a wide screen, on a phone after dark, and on the smallest screen without scripts."""
        wrong = [f"{href}: {one}" for href in hrefs for one in self._complaints(href, status)]
        assert not wrong, "\n".join(["", *wrong])

    def _complaints(self, href: str, status: int) -> Iterator[str]:
        page = self.usual.page
        yield from self._open(self.usual, href, status)
        self._looked += 1
        for way, (size, scheme) in enumerate(WAYS):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size(size)
            if self._is_thorough or self._looked % len(WAYS) == way:
                yield from axe.violations(page)
            yield from page.evaluate(TOO_WIDE)

        if page.locator("form.form[method=post]").count() and not self._is_thorough:
            page.set_viewport_size(SMALLEST)
            yield from page.evaluate(TOO_WIDE)
            return  # forms are filled in without scripts in test_keyboard.py
        yield from self._open(self.plain, href, status)
        yield from self.plain.page.evaluate(TOO_WIDE)
        if words(self.plain.page) != words(page):
            yield "says something else where scripts do not run"

    def _open(self, person: Person, href: str, status: int) -> Iterator[str]:
        response = person.page.goto(person.origin + href)
        assert response is not None
        if response.status != status:
            yield f"answers {response.status}, not {status}"
        yield from person.troubles
        person.troubles.clear()


def words(page: Page) -> str:
    """Everything that is written on a page, seen or not."""
    text: str = page.evaluate("document.documentElement.textContent")
    return " ".join(text.split())
