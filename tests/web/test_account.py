"""How reminders come by e-mail: everybody chooses for themselves."""

from __future__ import annotations

from domain.accounts.digests import Digests
from tests.web.network import Network

HERE = "/account/e-mails"


def test_one_e_mail_a_day_and_back(network: Network) -> None:
    north, digests = network.visitor("north"), Digests(network.ledger.database)
    me = network.users["north"].id
    assert HERE in north.get("/follow-ups/").links
    form = north.get(HERE)
    assert (form.form.values["how"], form.form.values["hour"]) == (["single"], ["8"])
    page = north.submit(form, {"how": "digest", "hour": "17"})
    assert "Saved." in page.text
    assert page.form.values["how"] == ["digest"]
    assert digests.wishes()[me] == (me, 17, network.head())
    north.submit(page, {"how": "single"})
    assert digests.wishes() == {}


def test_what_cannot_be_chosen(calm: Network) -> None:
    north = calm.visitor("north")
    page = north.submit(north.get(HERE), {"how": "never", "hour": "24"}, expect=422)
    assert page.text.count("Choose one of the answers") >= 2 or page.main.select(".error-summary")
    assert Digests(calm.ledger.database).wishes() == {}


def test_who_gets_no_reminders_chooses_nothing(calm: Network) -> None:
    for who in ("auditor", "operator"):
        calm.visitor(who).get(HERE, expect=403)
