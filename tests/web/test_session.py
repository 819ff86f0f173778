"""Signing in and out, and going on to where one wanted to go."""

from __future__ import annotations

import pytest

from tests.web.network import PASSWORD, Network
from tests.web.visitor import Visitor

ELSEWHERE = [
    "https://evil.example",
    "http:evil.example",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "\t//evil.example",
    " //evil.example",
    "/\r\nSet-Cookie: a=b",
    "javascript:alert(1)",
    "data:text/html,x",
    "evil.example",
    "https://[",
    "//[",
    "/\x00",
    "",
]


def test_a_person_signs_in_and_out(calm: Network) -> None:
    visitor = Visitor(calm.app)
    home = visitor.sign_in("north@example.org", PASSWORD)
    assert home.href == "/"
    assert "North Staff" in home.text
    assert "Northside Works" in home.text
    assert visitor.sign_out().heading == "Sign in"
    assert visitor.get("/openings/").heading == "Sign in"


@pytest.mark.parametrize("href", ["/", "/openings/", "/static/theme.css"])
def test_no_answer_that_comes_late_signs_in_again(signed_in: dict[str, Visitor], href: str) -> None:
    visitor = signed_in["north"]
    visitor.get("/")  # the first page keeps its token in the cookie
    assert "Set-Cookie" not in visitor.client.get(href).headers


def test_capitals_and_spaces_in_the_address_do_not_matter(calm: Network) -> None:
    assert Visitor(calm.app).sign_in(" NORTH@Example.org ", PASSWORD).href == "/"


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("north@example.org", "wrong"),
        ("north@example.org", ""),
        ("nobody@example.org", PASSWORD),
        ("", PASSWORD),
        ("", ""),
        ("nobody\x00@example.org", PASSWORD),
        ("north\x07@example.org", "wrong"),
        ("north@example.org", f"{PASSWORD}\x00"),
        ("north@example.org", "x" * 100_000),
        ("%", "%(email)s"),
        ("<b>north</b>", PASSWORD),
    ],
)
def test_what_does_not_belong_together_is_said(calm: Network, email: str, password: str) -> None:
    visitor = Visitor(calm.app)
    page = visitor.sign_in(email, password, expect=422)
    assert list(page.summary) == ["email"]
    assert page.form.error("email")
    assert page.form.values["email"] == [email] or not email.isprintable()
    assert page.form.values["password"] == [""], "a password is never sent back"
    visitor.get("/", expect=302)


def test_an_account_that_was_closed_is_signed_out_at_once(network: Network) -> None:
    visitor = network.visitor("north")
    with network.ledger.database.connection() as connection:
        connection.execute(
            f"UPDATE {network.ledger.database.network}_accounts.users SET is_active = false"
        )
    visitor.get("/openings/", expect=302)
    Visitor(network.app).sign_in("north@example.org", PASSWORD, expect=422)


def test_after_signing_in_one_gets_where_one_wanted_to_go(calm: Network) -> None:
    visitor = Visitor(calm.app)
    form = visitor.get("/openings/?status=all")
    assert form.heading == "Sign in"
    page = visitor.submit(form, {"email": "north@example.org", "password": PASSWORD})
    assert page.href == "/openings/?status=all"


def test_a_wrong_password_does_not_forget_where(calm: Network) -> None:
    visitor = Visitor(calm.app)
    form = visitor.get("/placements/")
    again = visitor.submit(form, {"email": "north@example.org", "password": "x"}, expect=422)
    page = visitor.submit(again, {"email": "north@example.org", "password": PASSWORD})
    assert page.href == "/placements/"


@pytest.mark.parametrize("target", ELSEWHERE)
def test_signing_in_never_leads_elsewhere(calm: Network, target: str) -> None:
    visitor = Visitor(calm.app)
    form = visitor.get("/sign-in").form
    values = form.filled({"email": "north@example.org", "password": PASSWORD, "next": target})
    answer = visitor.send("/sign-in", values)
    assert answer.headers["Location"] == "/"
    again = visitor.client.get("/sign-in", query_string={"next": target})
    assert again.headers["Location"] == "/", "nor for somebody who is signed in"


def test_nothing_of_a_visit_before_the_sign_in_is_kept(calm: Network) -> None:
    visitor = Visitor(calm.app)
    visitor.get("/sign-in")
    with visitor.client.session_transaction() as session:
        session["planted"] = "by somebody else"
    before = visitor.cookie()
    visitor.sign_in("north@example.org", PASSWORD)
    assert visitor.cookie() != before
    with visitor.client.session_transaction() as session:
        assert "planted" not in session


def test_a_token_of_before_the_sign_in_is_worth_nothing_after(calm: Network) -> None:
    visitor = Visitor(calm.app)
    token = visitor.get("/sign-in").form.values["csrf_token"]
    visitor.sign_in("north@example.org", PASSWORD)
    visitor.send("/sign-out", {"csrf_token": token}, expect=400)


def test_a_cookie_that_was_made_up_is_worth_nothing(calm: Network) -> None:
    visitor = Visitor(calm.app)
    visitor.client.set_cookie("commonplace", "eyJfdXNlcl9pZCI6InVzZXIifQ.aaaa.bbbb")
    visitor.get("/", expect=302)


def test_the_cookie_is_kept_from_scripts_and_other_sites(calm: Network) -> None:
    response = calm.app.test_client().get("/sign-in")
    cookie = response.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


@pytest.mark.parametrize("token", [[], [""], ["made up"], ["a.b.c"]])
def test_a_form_without_its_token_records_nothing(calm: Network, token: list[str]) -> None:
    visitor = calm.visitor("north")
    form = visitor.get("/openings/clerk/answer").form
    page = visitor.send(
        form.action, form.filled({"answer": "nominating"}) | {"csrf_token": token}, expect=400
    )
    assert page.heading == "This page was open too long"
    assert "Nothing was recorded" in page.text
