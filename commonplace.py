"""How the parts are put together: settings, wiring, and every command."""

from __future__ import annotations

import os
import re
import secrets
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import IO, Any
from zoneinfo import ZoneInfo

import click
import psycopg
import waitress
from psycopg.conninfo import conninfo_to_dict
from rich.console import Console
from rich.progress import Progress
from waitress.server import BaseWSGIServer

from domain.accounts.store import ROLES, Accounts, EmailTaken, NotUsable
from domain.database import embedded, migrations
from domain.database.connection import Database
from domain.decisions.refusals import Refused
from domain.demo import NotEmpty, live
from domain.facts import Actor
from domain.ledger import key_files
from domain.ledger.canonical import UnreadableFact, canonical
from domain.ledger.ledger import Ledger
from domain.ledger.vault import WrongMasterKey
from projections.outcomes.figures import Question
from projections.outcomes.sheets import to_csv, to_xlsx
from projections.projector import Projector
from projections.queries import agenda, moments, reports, telling
from projections.queries import attribution as credit
from projections.queries import history as histories
from projections.queries import published as publishing
from projections.queries.agencies import UnknownAgency, agency_called
from projections.queries.outcomes import answer
from projections.queries.seekers import agency_names, by_reference
from projections.queries.viewer import NotVisible, Viewer
from scheduler import process, reminders
from scheduler.delivery import Mailer, mailer_from
from scheduler.supervisor import end_with_input, supervised
from web import charts, create_app
from web.imports.answers import ImportRefused, render
from web.imports.kind import Kind
from web.imports.kinds import KINDS
from web.imports.recorder import import_file
from web.services import Services

NETWORK = "commonplace"
PORTS = range(1, 65536)
WEB_THREADS = 8
DAY = click.DateTime(["%Y-%m-%d"])
# Commands typed at the machine itself act as these. No account has such an id.
MACHINE_IMPORTER = Actor(user="machine", role="system")
MACHINE_AUDITOR = Viewer(user="machine", role="auditor")
MACHINE_COORDINATOR = Viewer(user="machine", role="coordinator")


# -- settings -------------------------------------------------------------------------------------


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


# -- parts ----------------------------------------------------------------------------------------


class Parts:
    """Everything that a command may need, made when it is first asked for."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    @cached_property
    def owner_url(self) -> str:
        """The database: the one that is named, or one of our own."""
        if self.settings.database_url:
            return self.settings.database_url
        with in_home():
            return embedded.start(self.settings.home).get_uri()

    def keep_database(self) -> None:
        """Start our own database again where it died. A named one is looked after elsewhere."""
        if not self.settings.database_url:
            embedded.keep_running(self.settings.home)

    @cached_property
    def database(self) -> Database:
        """The database with its schema up to date."""
        migrations.migrate(self.owner_url, NETWORK)
        return Database(self.owner_url, NETWORK)

    @cached_property
    def ledger(self) -> Ledger:
        """The network's ledger. Raises WrongMasterKey."""
        ledger = Ledger(self.database, self.settings.master_key)
        ledger.vault.must_fit()
        return ledger

    @cached_property
    def projector(self) -> Projector:
        """What keeps the views."""
        return Projector(self.ledger)

    @cached_property
    def accounts(self) -> Accounts:
        """Who may sign in."""
        return Accounts(self.database)

    def close(self) -> None:
        """Give the database's connections back, where any were taken."""
        if "database" in self.__dict__:
            self.database.close()

    @property
    def today(self) -> date:
        """The local date in the network's zone."""
        return datetime.now(self.settings.zone).date()


def parts() -> Parts:
    """The parts of the running command."""
    context = click.get_current_context().find_root()
    if context.obj is None:
        context.obj = Parts(Settings.read(os.environ))
        context.call_on_close(context.obj.close)
    found: Parts = context.obj
    return found


# -- what commands share --------------------------------------------------------------------------


class Stop(Exception):  # noqa: N818 - says what it does
    """A command's "no", with one clear sentence."""


PORT_OPTION = click.option(
    "--port",
    type=click.IntRange(PORTS[0], PORTS[-1]),
    help="The port for the pages (default: PORT, else 8000).",
)


def say(text: str) -> None:
    """Write to standard output."""
    click.echo(text)


@contextmanager
def progress_bar(label: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal; nothing where the output is a file."""
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bars:
        task = bars.add_task(label, total=None)
        yield lambda done, total: bars.update(task, completed=done, total=total)


def web_server(p: Parts, port: int) -> BaseWSGIServer:
    """The pages, on a port that is ours from now on."""
    app = create_app(
        Services(
            ledger=p.ledger,
            projector=p.projector,
            accounts=p.accounts,
            zone=p.settings.zone,
            secret_key=p.settings.secret_key,
            public_url=p.settings.public_url,
            metrics_token=p.settings.metrics_token,
        )
    )
    threading.Thread(target=charts.warm, daemon=True).start()
    try:
        return waitress.create_server(app, host="127.0.0.1", port=port, threads=WEB_THREADS)
    except OSError as wrong:
        raise Stop(
            f"Port {port} cannot be used: {wrong.strerror}."
            " Name another one with --port, or stop the program that has it."
        ) from None


def run_web(server: BaseWSGIServer, port: int) -> None:
    """Serve the pages until told to stop."""
    say(f"Commonplace is at http://127.0.0.1:{port}/ (stop with Ctrl-C)")
    server.run()


def end_when_told() -> None:
    """Whoever asks us to end (SIGTERM, Ctrl-C, a terminal that closes), it is a good end."""
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(0))


# -- commands -------------------------------------------------------------------------------------


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """Commonplace: the shared referral and placement ledger."""


@cli.command()
def init() -> None:
    """Create or upgrade the database schema. Safe to repeat."""
    applied = migrations.migrate(parts().owner_url, NETWORK)
    parts().projector.catch_up()
    say(f"Applied: {', '.join(applied)}." if applied else "The schema is up to date.")


@cli.command()
@PORT_OPTION
def serve(port: int | None) -> None:
    """Everything for one machine: database, schema, pages, scheduler."""
    end_when_told()
    p = parts()
    port = port or p.settings.port
    server = web_server(p, port)
    p.projector.catch_up()
    settings = {"COMMONPLACE_DATABASE_URL": p.owner_url, "PORT": str(port)}
    with supervised(settings, keep_database=p.keep_database):
        run_web(server, port)


@cli.command()
@PORT_OPTION
def web(port: int | None) -> None:
    """The pages on their own."""
    end_when_told()
    port = port or parts().settings.port
    run_web(web_server(parts(), port), port)


@cli.command()
@click.option(
    "--until-input-ends",
    "is_on_a_leash",
    is_flag=True,
    help="End when standard input does, as it does when whoever holds its other end is gone.",
)
def scheduler(is_on_a_leash: bool) -> None:
    """The projector and the reminders on their own. Run one or more; one leads."""
    p, stop = parts(), threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    signal.signal(signal.SIGINT, lambda *_: stop.set())
    if is_on_a_leash:
        end_with_input(stop)
    process.run(
        p.ledger,
        p.projector,
        p.accounts,
        p.settings.mailer,
        zone=p.settings.zone,
        public_url=p.settings.public_url,
        stop=stop,
    )


@cli.command()
@click.option("--seekers", default=400, show_default=True, type=click.IntRange(10, 100_000))
@click.option("--years", default=3, show_default=True, type=click.IntRange(1, 30))
@click.option("--seed", default=1, show_default=True)
def demo(seekers: int, years: int, seed: int) -> None:
    """Fill an empty ledger with a made-up network, and print one user per role."""
    p = parts()
    note = p.settings.home / "demo-users.txt"
    if not note.exists() or not p.ledger.head():  # or it tells of another database
        with in_home():
            note.parent.mkdir(parents=True, exist_ok=True)
        users = make_demo(p, seekers, years, seed)
        note.touch(mode=0o600)  # before there is anything to read in it
        note.write_text(users)
    say(f"Sign in at {p.settings.public_url}/ as one of:")
    say(note.read_text())


def make_demo(p: Parts, seekers: int, years: int, seed: int) -> str:
    """Let a made-up network live until today. Its users share one random password."""
    password = secrets.token_urlsafe(9)
    try:
        with progress_bar("Making up a network") as progress:
            users = live(
                p.ledger,
                p.accounts,
                seekers=seekers,
                years=years,
                seed=seed,
                until=p.today,
                password=password,
                progress=progress,
            )
    except (NotEmpty, EmailTaken):
        raise Stop(
            "This ledger is not empty, so no made-up network can be put into it."
            " Name another COMMONPLACE_HOME or database, or, if a demo was interrupted"
            f" here, delete the folder {p.settings.home} and start again."
        ) from None
    p.projector.catch_up()
    lines = [f"  {user.role:<12} {user.email}" for user in users]
    return "\n".join([*lines, f"  password     {password}"])


@cli.group()
def user() -> None:
    """Who may sign in."""


@user.command("add")
@click.argument("email")
@click.option("--role", required=True, type=click.Choice(ROLES))
@click.option("--name", help="What the pages call them (default: the e-mail address).")
@click.option("--agency", help="Name or id of the agency, for the role agency.")
@click.option("--password", help="Left out: asked for, or read from standard input.")
def add_user(
    email: str, role: str, name: str | None, agency: str | None, password: str | None
) -> None:
    """Add a user."""
    if (role == "agency") != (agency is not None):
        raise click.UsageError("Give --agency for the role agency, and only for it.")
    p = parts()
    p.projector.catch_up()
    try:
        agency_id = agency_called(p.ledger, agency) if agency else None
        p.accounts.add(email, name or email, role, password or ask_password(), agency_id)
    except (UnknownAgency, EmailTaken, NotUsable) as no:
        raise Stop(str(no)) from None
    say(f"{email} may sign in as {role}.")


def ask_password() -> str:
    """Asked for twice on a terminal; one line of standard input anywhere else."""
    if sys.stdin.isatty():
        asked: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
        return asked
    line = sys.stdin.readline().rstrip("\r\n")
    if not line:
        raise click.UsageError("Give a password: on standard input, or when asked on a terminal.")
    return line


@cli.group("import")
def import_() -> None:
    """A partner's export, or an old spreadsheet, into facts."""


def import_command(kind: type[Kind[Any, Any]]) -> click.Command:
    """The command for one kind of file."""

    def run(file: Path, mapping: Path, dry_run: bool, as_json: bool) -> None:
        p = parts()
        p.projector.catch_up()  # files may name agencies as the pages do
        with progress_bar("Reading rows") as progress:
            report = import_file(
                p.ledger,
                kind,
                file,
                mapping,
                by=MACHINE_IMPORTER,
                today=p.today,
                dry_run=dry_run,
                progress=progress,
            )
        say(canonical(report) if as_json else render(report))

    a_file = click.Path(exists=True, dir_okay=False, path_type=Path)
    return click.Command(
        kind.NAME,
        callback=run,
        help=f"Record the {kind.NAME} in FILE, row by row; the same file again records nothing.",
        params=[
            click.Argument(["file"], type=a_file),
            click.Option(["--mapping"], required=True, type=a_file),
            click.Option(
                ["--dry-run"], is_flag=True, help="Say what would happen; record nothing."
            ),
            click.Option(["--json", "as_json"], is_flag=True),
        ],
    )


for imported in KINDS:
    import_.add_command(import_command(imported))


@cli.command()
@click.argument("tag")
@click.option("--as-of", "day", type=click.DateTime(["%Y-%m-%d"]), help="True by this day.")
@click.option(
    "--known-at", help="As it was known on this day or at this time, like 2026-03-09T14:30."
)
@click.option("--json", "as_json", is_flag=True)
def history(tag: str, day: datetime | None, known_at: str | None, as_json: bool) -> None:
    """Everything that happened to one thing, such as placement:ID, or a reference code."""
    p = parts()
    zone = p.settings.zone
    moment = moments.moment(day.date() if day else None, moment_of(known_at, zone))
    p.projector.catch_up()
    if ":" not in tag:
        tag = f"seeker:{by_reference(p.ledger, MACHINE_AUDITOR, p.today, tag) or tag}"
    try:
        entries = histories.history(p.ledger, MACHINE_AUDITOR, tag, zone, moment)
    except NotVisible:
        raise Stop(
            f"Nothing is recorded about {tag}. A tag is kind:id, such as placement:ID;"
            " a job seeker's reference code will do too."
        ) from None
    if as_json:
        say(telling.to_json(entries))
    else:
        say(telling.render_text(entries) or "Nothing of this was known then.")


def moment_of(text: str | None, zone: ZoneInfo) -> datetime | None:
    """The end of the day, minute or second that is written, in the network's zone."""
    try:
        return moments.end_of(text, zone) if text else None
    except ValueError:
        raise click.UsageError(
            f"--known-at takes a day or a time, like 2026-03-09T14:30, not {text!r}."
        ) from None


@cli.command("follow-ups")
@click.option("--on", "day", type=DAY, help="As of this day.")
@click.option("--json", "as_json", is_flag=True)
def follow_ups(day: datetime | None, as_json: bool) -> None:
    """Which checkpoints are due."""
    p = parts()
    p.projector.catch_up()
    due = agenda.due(p.ledger, MACHINE_COORDINATOR, day.date() if day else p.today)
    say(canonical(due) if as_json else agenda.render_text(due))


@cli.group()
def report() -> None:
    """Figures of a period."""


def of_period(command: Callable[..., None]) -> Callable[..., None]:
    """Give a report's command the options of a period, and of what was known of it."""
    known = "As it was known on this day or at this time, like 2026-03-09T14:30."
    for option in (
        click.option("--json", "as_json", is_flag=True),
        click.option("--known-at", help=known),
        click.option("--to", "last", required=True, type=DAY, help="Its last day."),
        click.option(
            "--from", "first", required=True, type=DAY, help="The first day of the period."
        ),
    ):
        command = option(command)
    return command


def parts_for_period(first: datetime, last: datetime) -> Parts:
    """The parts, with their views caught up, where the days are in order."""
    if first > last:
        raise click.UsageError("--from must not be after --to.")
    p = parts()
    p.projector.catch_up()
    return p


@report.command("attribution")
@of_period
def report_attribution(
    first: datetime, last: datetime, known_at: str | None, as_json: bool
) -> None:
    """What each agency is credited for the placements that started in a period."""
    p = parts_for_period(first, last)
    found = credit.report(
        p.ledger,
        MACHINE_AUDITOR,
        p.today,
        first.date(),
        last.date(),
        moment_of(known_at, p.settings.zone),
    )
    say(canonical(found) if as_json else reports.attribution(found, p.settings.zone))


@report.command("outcomes")
@of_period
def report_outcomes(first: datetime, last: datetime, known_at: str | None, as_json: bool) -> None:
    """What the network achieved together in a period. Small counts are hidden."""
    p = parts_for_period(first, last)
    question = Question(
        first=first.date(),
        last=last.date(),
        known_at=moment_of(known_at, p.settings.zone),
    )
    found = answer(p.ledger, MACHINE_AUDITOR, question, p.today, p.settings.zone)
    say(canonical(found) if as_json else reports.outcomes(found, p.settings.zone))


@report.command("published")
@click.argument("report_id", metavar="[ID]", required=False)
@click.option("--json", "as_json", is_flag=True, help="The report's exact bytes.")
@click.option("--csv", "csv_file", type=click.File("wb", lazy=True), help="Write a table.")
@click.option("--xlsx", "xlsx_file", type=click.File("wb", lazy=True), help="Write a workbook.")
def report_published(
    report_id: str | None, as_json: bool, csv_file: IO[bytes] | None, xlsx_file: IO[bytes] | None
) -> None:
    """A published report, worked out again; without an ID, which ones there are."""
    p = parts()
    p.projector.catch_up()
    if report_id is None:
        if as_json or csv_file or xlsx_file:
            raise click.UsageError("Name the report.")
        say(reports.list_of_published(publishing.published(p.ledger, MACHINE_AUDITOR)))
        return
    try:
        found = publishing.release(p.ledger, MACHINE_AUDITOR, report_id)
    except NotVisible:
        raise Stop(f"There is no published report {report_id}.") from None
    names = agency_names(p.ledger)
    if csv_file:
        csv_file.write(to_csv(found.report))
    if xlsx_file:
        about = reports.about_release(found, names)
        xlsx_file.write(to_xlsx(found.report, found.row.title, about, found.row.published_at))
    if as_json:
        click.echo(found.content, nl=False)
    elif not csv_file and not xlsx_file:
        say(reports.published(found, names))
    if not found.is_same:
        raise Stop("Worked out again, this report is not what was published.")


@cli.command()
@click.option("--now", type=click.DateTime(["%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%dT%H:%M:%S"]))
def tick(now: datetime | None) -> None:
    """Run the reminders once, as if it were this time (the network's zone unless it says)."""
    p = parts()
    moment = now or datetime.now(UTC)
    report = reminders.tick(
        p.ledger,
        p.projector,
        p.accounts,
        p.settings.mailer,
        now=moment if moment.tzinfo else moment.replace(tzinfo=p.settings.zone),
        zone=p.settings.zone,
        public_url=p.settings.public_url,
    )
    say(str(report))


@cli.command()
def rebuild() -> None:
    """Work all views out anew from the facts, beside the old ones."""
    p = parts()
    with progress_bar("Working out the views"):
        position = p.projector.rebuild()
    say(f"The views are at entry {position}.")


# -- start and end --------------------------------------------------------------------------------


def main() -> None:
    """The console script. Exit status: 1 refused, 2 misused."""
    try:
        cli.main(prog_name="commonplace", standalone_mode=True)
    except (WrongSetting, WrongMasterKey) as wrong:
        fail(str(wrong), 2)
    except (Stop, Refused, ImportRefused) as refused:
        fail(str(refused), 1)
    except UnreadableFact as newer:
        fail(f"This release cannot read an entry of the ledger ({newer}). Install a newer one.", 1)
    except psycopg.OperationalError as lost:
        first_line = str(lost).strip().partition("\n")[0]
        fail(f"The database cannot be reached: {first_line.rstrip(':')}", 1)


def fail(sentence: str, status: int) -> None:
    """Say why, and stop."""
    click.echo(sentence, err=True)
    sys.exit(status)


if __name__ == "__main__":
    main()
