"""Personal data is unreadable without the person's key, and for good once that key is gone."""

from __future__ import annotations

import msgspec
import pytest
from cryptography.exceptions import InvalidTag

from domain.database.connection import Database
from domain.facts import FACTS, Fact, sealed_fields
from domain.facts.seekers import SeekerRegistered
from domain.ledger.ledger import Ledger
from domain.ledger.vault import Vault, WrongMasterKey, subject_of
from tests.conftest import MASTER_KEY
from tests.decisions import cast
from tests.ledger.written import write

SECRET = "Philippa Ångström-Okonkwo"  # occurs nowhere else
ADA = "seeker:ada"


@pytest.fixture
def stored(ledger: Ledger) -> SeekerRegistered:
    """Ada as the ledger gives her back."""
    ledger.do(cast.register(given_name=SECRET, email="ada@example.org"))
    (recorded,) = ledger.history(ADA)
    assert isinstance(recorded.fact, SeekerRegistered)
    return recorded.fact


def everything(ledger: Ledger) -> str:
    """Every text that the database keeps for this network, keys included."""
    network = ledger.database.network
    with ledger.database.connection() as connection:
        return " ".join(
            str(connection.execute(f"SELECT * FROM {table}").fetchall())
            for table in (
                f"{network}.facts",
                f"{network}.fact_tags",
                f"{network}_keys.subject_keys",
            )
        )


def lose_key(ledger: Ledger, subject: str) -> None:
    with ledger.database.connection() as connection:
        connection.execute(
            f"DELETE FROM {ledger.database.network}_keys.subject_keys WHERE subject = %s", [subject]
        )


def test_only_ciphertext_is_stored(ledger: Ledger, stored: SeekerRegistered) -> None:
    kept = everything(ledger)
    assert ADA in kept
    for text in (SECRET, "Philippa", "ada@example.org", cast.registered().family_name):
        assert text not in kept
    assert stored.given_name.startswith("SeekerRegistered.given_name.")


def test_the_vault_opens_it(ledger: Ledger, stored: SeekerRegistered) -> None:
    pairs = [(ADA, stored.given_name), (ADA, stored.phone), (ADA, stored.email)]
    assert ledger.vault.open(pairs) == [SECRET, None, "ada@example.org"]


@pytest.mark.parametrize("name", sorted(name for name, cls in FACTS.items() if sealed_fields(cls)))
def test_every_sealed_field_of_every_fact(ledger: Ledger, name: str) -> None:
    cls = FACTS[name]
    fact = filled(cls)
    sealed = ledger.vault.seal(fact)
    for field in sealed_fields(cls):
        assert SECRET not in getattr(sealed, field)
        assert ledger.vault.open([(subject_of(fact), getattr(sealed, field))]) == [SECRET]
    open_fields = set(cls.__struct_fields__) - set(sealed_fields(cls))
    assert {f: getattr(sealed, f) for f in open_fields} == {
        f: getattr(fact, f) for f in open_fields
    }


def filled(cls: type[Fact]) -> Fact:
    """A fact with a secret in every sealed field, and something in every other one."""
    plain = {"date": "2026-01-05", "int": 1, "list[str]": []}
    values = {
        field.name: SECRET
        if field.name in sealed_fields(cls)
        else next((value for kind, value in plain.items() if kind in str(field.type)), "text")
        for field in msgspec.structs.fields(cls)
    }
    return msgspec.convert(values, cls)


def test_the_same_text_is_sealed_differently_each_time(ledger: Ledger) -> None:
    one, other = (ledger.vault.seal(cast.registered()) for _ in range(2))
    assert isinstance(one, SeekerRegistered)
    assert isinstance(other, SeekerRegistered)
    assert one.given_name != other.given_name


def test_a_token_of_another_person_is_refused(ledger: Ledger, stored: SeekerRegistered) -> None:
    ledger.do(cast.register(seeker="bo"))
    with pytest.raises(InvalidTag):
        ledger.vault.open([("seeker:bo", stored.given_name)])


@pytest.mark.parametrize(
    "label", ["SeekerRegistered.family_name", "SeekerProfileChanged.given_name", ""]
)
def test_a_token_under_another_name_is_refused(
    ledger: Ledger, stored: SeekerRegistered, label: str
) -> None:
    box = stored.given_name.rpartition(".")[2]
    with pytest.raises(InvalidTag):
        ledger.vault.open([(ADA, f"{label}.{box}")])


def test_a_token_that_was_tampered_with_is_refused(
    ledger: Ledger, stored: SeekerRegistered
) -> None:
    at = len("SeekerRegistered.given_name.") + 20
    other = "A" if stored.given_name[at] != "A" else "B"
    with pytest.raises(InvalidTag):
        ledger.vault.open([(ADA, stored.given_name[:at] + other + stored.given_name[at + 1 :])])


def test_who_has_no_key_any_more_is_unreadable_and_nobody_else_is(
    ledger: Ledger, stored: SeekerRegistered
) -> None:
    ledger.do(cast.register(seeker="bo", given_name="Bo"))
    (bo,) = (r.fact for r in ledger.history("seeker:bo"))
    assert isinstance(bo, SeekerRegistered)
    lose_key(ledger, ADA)
    assert ledger.vault.open([(ADA, stored.given_name), ("seeker:bo", bo.given_name)]) == [
        None,
        "Bo",
    ]
    assert [type(r.fact) for r in ledger.history(ADA)] == [SeekerRegistered]  # the fact stays


def test_a_new_key_does_not_bring_the_old_data_back(
    ledger: Ledger, stored: SeekerRegistered
) -> None:
    lose_key(ledger, ADA)
    write(ledger, cast.profile_changed(notes="new"))
    with pytest.raises(InvalidTag):
        ledger.vault.open([(ADA, stored.given_name)])


def test_the_wrong_master_key_is_told_in_one_sentence(
    ledger: Ledger, database: Database, stored: SeekerRegistered
) -> None:
    stranger = Vault(database, bytes(32))
    with pytest.raises(WrongMasterKey, match="COMMONPLACE_MASTER_KEY"):
        stranger.open([(ADA, stored.given_name)])
    with pytest.raises(WrongMasterKey):
        stranger.seal(cast.profile_changed(notes="new"))
    assert Vault(database, MASTER_KEY).open([(ADA, stored.given_name)]) == [SECRET]


def test_a_wrapped_key_does_not_work_for_another_person(
    ledger: Ledger, stored: SeekerRegistered
) -> None:
    ledger.do(cast.register(seeker="bo"))
    keys = f"{ledger.database.network}_keys.subject_keys"
    lose_key(ledger, "seeker:bo")
    with ledger.database.connection() as connection:
        connection.execute(
            f"INSERT INTO {keys} (subject, wrapped)"
            f" SELECT 'seeker:bo', wrapped FROM {keys} WHERE subject = %s",
            [ADA],
        )
    with pytest.raises(WrongMasterKey):
        ledger.vault.open([("seeker:bo", stored.given_name)])
