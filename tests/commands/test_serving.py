"""`serve` and `web`: they answer on their port, and end cleanly when they are told to."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from tests.commands.terminal import PATIENCE_SECONDS, Terminal, free_port


@contextmanager
def serving(terminal: Terminal, *words: str, **settings: str) -> Iterator[subprocess.Popen[str]]:
    """A command that goes on; ended at the last, whatever happened."""
    process = terminal.start(*words, **settings)
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def answers(port: int) -> bool:
    """Whether the page for signing in comes."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/sign-in", timeout=10) as answer:
            return answer.status == 200 and "Commonplace" in answer.read().decode()
    except urllib.error.HTTPError:
        raise
    except OSError:
        return False


def wait_for_pages(process: subprocess.Popen[str], port: int) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not answers(port):
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < deadline, "no answer"
        time.sleep(0.05)


def children(process: subprocess.Popen[str]) -> list[int]:
    """The processes that a command has started."""
    found = subprocess.run(
        ["pgrep", "-P", str(process.pid)], capture_output=True, encoding="ascii", check=False
    )
    return [int(line) for line in found.stdout.split()]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_it_serves_sends_reminders_and_ends(demo: Terminal, number: signal.Signals) -> None:
    port = free_port()
    outbox = demo.home / "outbox"
    shutil.rmtree(outbox, ignore_errors=True)
    with serving(demo, "serve", "--port", str(port)) as process:
        wait_for_pages(process, port)
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not (letters := list(outbox.glob("*.eml"))):
            assert time.monotonic() < deadline, "no reminder"
            time.sleep(0.05)
        assert f"http://127.0.0.1:{port}/" in letters[0].read_text()
        os.killpg(process.pid, number)  # as a terminal does
        out, err = process.communicate(timeout=PATIENCE_SECONDS)
    assert process.returncode == 0
    assert out == f"Commonplace is at http://127.0.0.1:{port}/ (stop with Ctrl-C)\n"
    assert all(line.startswith("reminders: ") for line in err.splitlines()), err
    assert not answers(port)


def test_a_scheduler_that_is_killed_is_started_again(demo: Terminal) -> None:
    port = free_port()
    with serving(demo, "serve", "--port", str(port)) as process:
        wait_for_pages(process, port)
        (child,) = children(process)
        os.kill(child, signal.SIGKILL)
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not children(process) or children(process) == [child]:
            assert time.monotonic() < deadline, "no new one"
            time.sleep(0.05)
        process.send_signal(signal.SIGTERM)
        _, err = process.communicate(timeout=PATIENCE_SECONDS)
    assert process.returncode == 0
    assert "The scheduler stopped. Starting it again." in err.splitlines()


def test_the_scheduler_does_not_outlive_a_serve_that_is_killed(demo: Terminal) -> None:
    port = free_port()
    with serving(demo, "serve", "--port", str(port)) as process:
        wait_for_pages(process, port)
        (child,) = (psutil.Process(pid) for pid in children(process))
        process.kill()
        _, err = process.communicate(timeout=PATIENCE_SECONDS)  # the child holds the other end
        deadline = time.monotonic() + PATIENCE_SECONDS
        while is_alive(child):
            assert time.monotonic() < deadline, "it lives on"
            time.sleep(0.05)
    assert err.splitlines()[-1] == "The scheduler stops: whoever started it is gone."


def test_a_built_in_database_that_is_killed_comes_back(bare: Terminal) -> None:
    port = free_port()
    with serving(bare, "serve", "--port", str(port)) as process:
        wait_for_pages(process, port)
        first = (bare.home / "postgres" / "postmaster.pid").read_text().split()[0]
        os.kill(int(first), signal.SIGKILL)
        deadline = time.monotonic() + PATIENCE_SECONDS
        while is_away(port):
            assert time.monotonic() < deadline, "it does not come back"
            time.sleep(0.05)
        process.send_signal(signal.SIGTERM)
        _, err = process.communicate(timeout=PATIENCE_SECONDS)
    assert (process.returncode, "Traceback" in err) == (0, False), err


def is_alive(child: psutil.Process) -> bool:
    """Not so where only its exit status is left, which nobody asks for."""
    try:
        return child.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def is_away(port: int) -> bool:
    """Whether the pages miss anything that people rely on."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=20) as answer:
            return answer.status != 200
    except urllib.error.HTTPError as wrong:
        assert wrong.code == 503
        return True


def test_the_pages_on_their_own_take_the_port_that_is_set(demo: Terminal) -> None:
    port = free_port()
    with serving(demo, "web", PORT=str(port)) as process:
        wait_for_pages(process, port)
        process.send_signal(signal.SIGTERM)
        _, err = process.communicate(timeout=PATIENCE_SECONDS)
    assert (process.returncode, err) == (0, "")


@pytest.mark.parametrize("command", ["serve", "web"])
def test_a_port_that_is_taken(demo: Terminal, command: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert demo.run(command, "--port", str(port)).no(1) == (
            f"Port {port} cannot be used: Address already in use."
            " Name another one with --port, or stop the program that has it."
        )


@pytest.mark.parametrize("port", ["0", "65536", "http"])
def test_no_such_port(demo: Terminal, port: str) -> None:
    said = demo.run("serve", "--port", port).misused()
    assert said.startswith("Invalid value for '--port': ")


@pytest.fixture
def bare() -> Iterator[Terminal]:
    """Nothing is set but the home. As root the server runs as another user, who must get in."""
    home = Path(tempfile.mkdtemp(prefix="commonplace-tests-"))
    home.chmod(0o755)
    yield Terminal(home / "new", None)
    shutil.rmtree(home, ignore_errors=True)


def test_with_nothing_set_it_brings_its_own_database(bare: Terminal) -> None:
    port = free_port()
    with serving(bare, "serve", "--port", str(port)) as process:
        wait_for_pages(process, port)
        process.send_signal(signal.SIGTERM)
        _, err = process.communicate(timeout=PATIENCE_SECONDS)
    assert (process.returncode, "Traceback" in err) == (0, False), err
    assert not (bare.home / "postgres" / "postmaster.pid").exists()
