"""A server of one's own: starts at the same moment wait for each other."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

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
