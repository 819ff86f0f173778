"""The pages, on their own or with all that one machine needs."""

from __future__ import annotations

import signal
import sys
import threading

import click
import waitress
from waitress.server import BaseWSGIServer

from commonplace.parts import Parts, parts
from commonplace.settings import PORTS
from commonplace.terminal import Stop, say
from scheduler.supervisor import supervised
from web import charts, create_app
from web.services import Services

WEB_THREADS = 8
PORT_OPTION = click.option(
    "--port",
    type=click.IntRange(PORTS[0], PORTS[-1]),
    help="The port for the pages (default: PORT, else 8000).",
)


@click.command()
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


@click.command()
@PORT_OPTION
def web(port: int | None) -> None:
    """The pages on their own."""
    end_when_told()
    port = port or parts().settings.port
    run_web(web_server(parts(), port), port)


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
