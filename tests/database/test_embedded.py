"""A server of one's own: starts at the same moment wait for each other."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from domain.database import embedded

# Stands for the library's start: it writes down when it begins and when it ends.
STARTER = """
import sys, time
from pathlib import Path
from domain.database import embedded

def get_server(*_, **__):
    for word in ("begins", "ends"):
        with Path(sys.argv[1]).open("a") as diary:
            diary.write(word + "\\n")
        time.sleep(0.2)

embedded.get_server = get_server
embedded.start(Path(sys.argv[2]))
"""


def test_one_start_at_a_time_on_a_machine(tmp_path: Path) -> None:
    diary = tmp_path / "diary"
    starters = [
        subprocess.Popen([sys.executable, "-c", STARTER, str(diary), str(tmp_path / str(n))])
        for n in range(3)
    ]
    assert [starter.wait(60) for starter in starters] == [0, 0, 0]
    assert diary.read_text().split() == ["begins", "ends"] * 3


@contextmanager
def dead_but_not_buried(name: str, folder: Path) -> Iterator[int]:
    """The number of a process that has ended, and whose parent does not ask how."""
    program = shutil.copy(shutil.which("true") or "", folder / name)
    with subprocess.Popen([program]) as process:
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
        yield process.pid


def test_a_dead_server_whose_number_lives_on_is_started_again(tmp_path: Path) -> None:
    """As after a machine's or a container's restart, and where nobody buries dead processes."""
    home = Path(tempfile.mkdtemp(prefix="commonplace-tests-"))
    server = embedded.start(home)
    note = home / "postgres" / "postmaster.pid"
    try:
        with (
            dead_but_not_buried("postgres", tmp_path) as dead,
            subprocess.Popen(["sleep", "600"]) as sleeper,
        ):
            for stranger in (sleeper.pid, dead):
                number, *rest = note.read_text().splitlines()
                os.kill(int(number), signal.SIGKILL)
                note.write_text("\n".join([str(stranger), *rest, ""]))
                keep_running(home)
                with psycopg.connect(server.get_uri()) as connection:
                    assert connection.execute("SELECT 1").fetchone() == (1,)
                assert int(note.read_text().split()[0]) not in (stranger, int(number))
            assert sleeper.poll() is None, "it has nothing to do with it"
            sleeper.kill()
    finally:
        server.cleanup()
        shutil.rmtree(home, ignore_errors=True)


def keep_running(home: Path) -> None:
    """As the supervisor does: tried again, for the dead server's last processes take a moment."""
    deadline = time.monotonic() + 30
    while True:
        try:
            embedded.keep_running(home)
            return
        except subprocess.CalledProcessError:
            assert time.monotonic() < deadline, "it does not start"
            time.sleep(0.2)
