"""What the environment says, read once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

import psycopg
from psycopg.conninfo import conninfo_to_dict

from domain.ledger import key_files
from scheduler.delivery import Mailer, mailer_from

PORTS = range(1, 65536)


class WrongSetting(Exception):  # noqa: N818 - says what it is
    """A setting that stops the start, with one sentence that says which and why."""


@dataclass(frozen=True)
class Settings:
    """What the environment says. The README lists every one."""

    database_url: str | None
    home: Path
    master_key: bytes
    secret_key: str
    mailer: Mailer
    port: int
    public_url: str
    zone: ZoneInfo
    metrics_token: str | None

    @classmethod
    def read(cls, environ: Mapping[str, str]) -> Settings:
        """Read them once. Raises WrongSetting."""
        home = Path(environ.get("COMMONPLACE_HOME") or "var").absolute()
        port = _port(environ.get("PORT") or "8000")
        return cls(
            database_url=_database_url(environ.get("COMMONPLACE_DATABASE_URL")),
            home=home,
            master_key=_master_key(environ.get("COMMONPLACE_MASTER_KEY"), home),
            secret_key=environ.get("COMMONPLACE_SECRET_KEY") or _kept(home / "secret.key"),
            mailer=_mailer(environ.get("COMMONPLACE_SMTP_URL"), home),
            port=port,
            public_url=_public_url(environ.get("COMMONPLACE_PUBLIC_URL"), port),
            zone=_zone(environ.get("COMMONPLACE_TIMEZONE") or "UTC"),
            metrics_token=environ.get("COMMONPLACE_METRICS_TOKEN") or None,
        )


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) not in PORTS:
        raise WrongSetting(f"PORT must be a number from 1 to 65535, not {text!r}.")
    return int(text)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise WrongSetting(
            f"COMMONPLACE_TIMEZONE must name a time zone, like America/Toronto, not {name!r}."
        ) from None


def _database_url(text: str | None) -> str | None:
    try:
        return text if text and conninfo_to_dict(text) else None
    except psycopg.ProgrammingError:
        # What it says is not repeated: it may hold a password.
        raise WrongSetting(
            "COMMONPLACE_DATABASE_URL must look like postgresql://user:password@host:5432/database."
        ) from None


def _public_url(text: str | None, port: int) -> str:
    url = (text or f"http://127.0.0.1:{port}").rstrip("/")
    if not re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]+)?", url):
        raise WrongSetting(
            "COMMONPLACE_PUBLIC_URL must be an address like https://commonplace.example.org,"
            f" not {text!r}."
        )
    return url


def _mailer(url: str | None, home: Path) -> Mailer:
    try:
        return mailer_from(url, home / "outbox")
    except ValueError as wrong:
        raise WrongSetting(f"COMMONPLACE_SMTP_URL is wrong. {wrong}") from None


def _master_key(text: str | None, home: Path) -> bytes:
    try:
        return key_files.read(text or _kept(home / "master.key"))
    except ValueError:
        raise WrongSetting(
            "COMMONPLACE_MASTER_KEY must be 32 bytes in base64 (44 characters)."
        ) from None


def _kept(path: Path) -> str:
    with in_home():
        try:
            return key_files.kept(path)
        except ValueError:
            raise WrongSetting(
                f"The file {path} does not hold a key: bring it back from a backup."
            ) from None


@contextmanager
def in_home() -> Iterator[None]:
    """Where COMMONPLACE_HOME is read or written: say what is wrong with it."""
    try:
        yield
    except OSError as wrong:
        raise WrongSetting(
            f"COMMONPLACE_HOME cannot be used: {wrong.filename}: {wrong.strerror}."
        ) from None
