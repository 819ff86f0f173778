"""Every address of the application: who may open it, and what everybody else sees."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from flask import Flask
from werkzeug.routing import Rule

from domain.facts.reference import reference
from tests.web.network import CARLS_PROFILE, REPORT, Network
from tests.web.visitor import Visitor

ROLES = {
    "north": "agency",
    "south": "agency",
    "coordinator": "coordinator",
    "auditor": "auditor",
    "operator": "operator",
}
# One of each thing that an address may name, all of the agency of `north`.
THINGS = {
    "seeker": "berta",
    "employer": "crumb",
    "agency": "northside",
    "duplicate": "carl",
    "opening": "clerk",
    "nomination": "ada-cook",
    "placement": "berta-crumb",
    "referral": "ada-southside",
    "day": "30",
    "scheme": "odsp",
    "preset": "us_vr",
    "report": REPORT,
    "reasons_for": "ending",
    "kind": "placement",
    "thing": "berta-crumb",
    "position": str(CARLS_PROFILE),
    "whose": "own",
    "token": "nobody-knows-this",
}
# Pages that have an answer for some of these things only.
FOR = {
    "referrals.accept": {"referral": "dora-northside"},
    "referrals.decline": {"referral": "dora-northside"},
    "referrals.register": {"referral": "edda-northside"},
    "referrals.take_back": {"referral": "berta-southside"},
}
# What some pages need to be asked to have an answer.
QUESTIONS = {"home.find": f"?code={reference('berta')}"}
# Files to download: all others are pages.
FILES = ("interviews.invitation", "reports.as_csv", "reports.as_xlsx")
# Open to whoever knows an address that is a secret.
SECRET = ("calendars.read",)
# For other programs: no pages, and with rules of their own (see test_health.py).
FOR_PROGRAMS = ("health.whole", "health.pages", "health.metrics")
# What another agency may not know of, even where Berta's profile is shared with it.
OF_THE_AGENCY = ("nomination", "placement")
FOR_THE_AGENCY = (
    "agencies.details",
    "duplicates.apart",
    "duplicates.merge",
    "history.of_thing",
    "moves.move",
    "referrals.refer",
    "seekers.consent",
    "seekers.leave",
    "seekers.profile",
    "seekers.withdraw_consent",
    *FOR,
)


def rules(app: Flask) -> Iterator[Rule]:
    """Every address but the files that look the same to everybody, and what is no page."""
    for rule in app.url_map.iter_rules():
        if rule.endpoint.rpartition(".")[2] != "static" and rule.endpoint not in FOR_PROGRAMS:
            yield rule


def address(rule: Rule) -> str:
    """The address with a thing of each kind that it names."""
    missing = rule.arguments - THINGS.keys()
    assert not missing, f"{rule.rule}: give THINGS an example of {sorted(missing)}"
    things = THINGS | FOR.get(rule.endpoint, {})
    values = {name: int(v) if v.isdigit() else v for name, v in things.items()}
    built = rule.build({name: values[name] for name in rule.arguments})
    assert built is not None
    return built[1] + QUESTIONS.get(rule.endpoint, "")


def is_page(rule: Rule) -> bool:
    return "GET" in (rule.methods or ())


def test_every_address_says_who_may_open_it(calm: Network) -> None:
    found = list(rules(calm.app))
    assert len(found) > 20
    silent = [
        r.rule for r in found if not hasattr(calm.app.view_functions[r.endpoint], "allowed_roles")
    ]
    assert silent == []


@pytest.mark.parametrize("who", ROLES)
def test_every_page_opens_for_its_roles_and_for_no_other(calm: Network, who: str) -> None:
    visitor = calm.visitor(who)
    opened = 0
    for rule in filter(is_page, rules(calm.app)):
        roles = calm.app.view_functions[rule.endpoint].allowed_roles
        if roles is None:
            continue
        is_allowed = ROLES[who] in roles
        is_hidden = who == "south" and (
            any(name in rule.arguments for name in OF_THE_AGENCY)
            or "position" in rule.arguments
            or rule.endpoint in FOR_THE_AGENCY
        )
        expect = 403 if not is_allowed else 404 if is_hidden else 200
        if expect == 200 and rule.endpoint in FILES:
            visitor.file(address(rule))
        else:
            visitor.get(address(rule), expect=expect)
        opened += is_allowed and not is_hidden
    assert opened >= 1


def test_strangers_are_asked_to_sign_in(calm: Network) -> None:
    stranger = calm.stranger()
    for rule in filter(is_page, rules(calm.app)):
        is_public = calm.app.view_functions[rule.endpoint].allowed_roles is None
        expect = 404 if rule.endpoint in SECRET else 200 if is_public else 302
        page = stranger.get(address(rule), expect=expect)
        if not is_public:
            onward = urlsplit(page.headers["Location"])
            assert onward.path == "/sign-in"
            assert parse_qs(onward.query)["next"] == [unquote(address(rule))]


def test_strangers_record_nothing(calm: Network) -> None:
    stranger = calm.stranger()
    (token,) = stranger.get("/sign-in").form.values["csrf_token"]
    for rule in rules(calm.app):
        is_public = calm.app.view_functions[rule.endpoint].allowed_roles is None
        if "POST" in (rule.methods or ()) and not is_public:
            assert "Sign in first" in stranger.send(address(rule), expect=401).text
            answer, _ = stranger.json(address(rule), {}, expect=401, token=token)
            assert answer["errors"]


@pytest.mark.parametrize("who", ROLES)
def test_other_roles_record_nothing(calm: Network, who: str) -> None:
    visitor = calm.visitor(who)
    token = visitor.token()
    for rule in rules(calm.app):
        roles = calm.app.view_functions[rule.endpoint].allowed_roles
        if "POST" in (rule.methods or ()) and roles is not None and ROLES[who] not in roles:
            page = visitor.send(address(rule), {"csrf_token": [token]}, expect=403)
            assert page.links["/"] == "Go to the home page"


@pytest.mark.parametrize(
    "href",
    [
        "/nowhere",
        "/openings/nowhere",
        "/openings/nowhere/answer",
        "/openings/clerk/nominate/nobody",
        "/nominations/nowhere",
        "/nominations/nowhere/decline",
        "/placements/nowhere",
        "/placements/nowhere/checkpoints/30",
        "/history/placement/nowhere",
        "/history/command/nowhere",
        "/history/nothing/nowhere",
        "/history/seeker/%00",
        "/history/entry/0",
        "/history/entry/100000",
        f"/history/entry/{'9' * 30}",
        "/history/entry/three",
        "/placements/berta-crumb/checkpoints/31",
        "/placements/berta-crumb/checkpoints/0",
        f"/placements/berta-crumb/checkpoints/{'9' * 30}",
        "/placements/berta-crumb/checkpoints/thirty",
        "/seekers/nobody",
        "/seekers/nobody/consent",
        "/openings/%00",
        "/openings/?status=%00",
        "/seekers/%00%01",
        "/nominations/%ED%A0%80",
        "/openings/" + "x" * 3000,
        "/openings/'%20OR%201=1--",
        "/openings/../../etc/passwd",
        "/%3Cscript%3Ealert(1)%3C/script%3E",
    ],
)
@pytest.mark.parametrize("who", ["north", "coordinator"])
def test_an_unknown_address_gets_a_plain_page(
    calm: Network, signed_in: dict[str, Visitor], who: str, href: str
) -> None:
    is_staff_only = href.endswith(("/answer", "/nominate/nobody", "/consent"))
    page = signed_in[who].get(href, expect=403 if is_staff_only and who != "north" else 404)
    assert page.status == 403 or page.heading == "Page not found"
    assert page.links["/"] == "Go to the home page"


@pytest.mark.parametrize(
    "href",
    [
        "/openings/?status=nowhere",
        "/openings/?status=open&status=closed",
        "/openings/new?employer=%00",
        "/openings/new?employer=nobody",
        "/placements/?which=nowhere",
        "/pool?page=0",
        "/pool?page=-1",
        "/pool?page=99999999999999999999",
        "/pool?page=two",
        "/pool?whose=theirs",
        "/pool?unknown=1",
        "/history/seeker/ada?unknown=1",
        "/history/seeker/ada?as_of=&known_on=&since_time=",
    ],
)
def test_odd_questions_get_a_page(signed_in: dict[str, Visitor], href: str) -> None:
    signed_in["north"].get(href)


@pytest.mark.parametrize("name", ["text", "occupation", "skill", "region", "hours"])
@pytest.mark.parametrize("value", ["%00", "%ED%A0%80", "x" * 5000, "9" * 5000, "-1", "1.5", "'"])
def test_odd_searches_get_a_page(signed_in: dict[str, Visitor], name: str, value: str) -> None:
    visitor = signed_in["north"]
    status = visitor.client.get(f"/pool?{name}={value}").status_code
    assert status in (200, 422)
    page = visitor.get(f"/pool?{name}={value}", expect=status)
    assert bool(page.summary) == (status == 422)


@pytest.mark.parametrize("who", ["north", "south", "coordinator", "auditor", "operator"])
def test_every_link_leads_somewhere(calm: Network, signed_in: dict[str, Visitor], who: str) -> None:
    """From the home page through everything that this person's pages lead to."""
    visitor = signed_in[who]
    seen: set[str] = set()
    todo = ["/"]
    while todo:
        href = todo.pop()
        page = visitor.follow(href)
        for link in page.links if page else ():
            path = link.partition("#")[0]
            if path and path not in seen and not path.startswith(("/static/", "mailto:", "tel:")):
                seen.add(path)
                todo.append(path)
    assert len(seen) >= 2


@pytest.mark.parametrize("page", ["", "/decline", "/interview", "/start"])
def test_the_menu_shows_a_nomination_below_its_opening(
    signed_in: dict[str, Visitor], page: str
) -> None:
    shown = signed_in["north"].get(f"/nominations/ada-baker{page}")
    (current,) = shown.soup.select(".main-nav [aria-current]")
    expected = "Placements" if page == "/start" else "Openings"
    assert current.get_text(strip=True) == expected


def test_pages_that_belong_together_lead_to_each_other(signed_in: dict[str, Visitor]) -> None:
    page = signed_in["coordinator"].get("/attribution/")
    (above,) = page.soup.select(".main-nav [aria-current]")
    (here,) = page.soup.select(".section-nav [aria-current]")
    assert (above.get_text(strip=True), here.get_text(strip=True)) == ("Results", "Attribution")
    others = [a["href"] for a in page.soup.select(".section-nav a")]
    assert others == ["/outcomes/", "/attribution/", "/schemes/", "/reports/"]
    assert not signed_in["operator"].get("/reports/").soup.select(".section-nav")


def test_a_scheme_is_not_asked_as_the_network_knew_it(signed_in: dict[str, Visitor]) -> None:
    """The credit has such a field on nearly the same form: here it is none, and breaks nothing."""
    page = signed_in["coordinator"].get(f"/schemes/{THINGS['scheme']}?known_on=2026-01-01")
    assert "As the network knew it on" not in page.text


def test_a_scheme_tells_its_limit_of_time_and_what_it_leaves_out(
    signed_in: dict[str, Visitor],
) -> None:
    page = signed_in["coordinator"].get("/schemes/adopt/uk_whp")
    assert "within 638 days of the day on which the service began" in page.text
    assert "Left out: self-employment, which is counted by its length." in page.text
