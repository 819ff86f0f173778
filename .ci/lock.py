"""Does requirements.lock still say what pyproject.toml asks for? Answered offline.

Every requirement must be in the lock at an allowed version, and everything in the lock must still
be asked for by something. What asks for what is read from the installed packages: run it in .venv.
"""

import sys
import tomllib
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name as canonical

ROOT = Path(__file__).parent.parent


def here(requirements: list[str], extra: str = "") -> list[Requirement]:
    """Those meant for this machine: the lock also serves other systems and Python versions."""
    parsed = [Requirement(line) for line in requirements]
    return [it for it in parsed if it.marker is None or it.marker.evaluate({"extra": extra})]


def locked() -> dict[str, str]:
    """The lock's names and versions."""
    lines = (ROOT / "requirements.lock").read_text().splitlines()
    pins = [line.rstrip("\\ ") for line in lines if line[:1].isalnum()]
    return {canonical(it.name): str(it.specifier).removeprefix("==") for it in here(pins)}


def asked() -> list[Requirement]:
    """What pyproject.toml itself names."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    return here(project["dependencies"] + project["optional-dependencies"]["dev"])


def asked_further(name: str, extra: str) -> list[Requirement]:
    """What an installed package asks for in turn."""
    try:
        return here(metadata.requires(name) or [], extra)
    except metadata.PackageNotFoundError:
        return []


def complaints(lock: dict[str, str]) -> set[str]:
    wrong: set[str] = set()
    seen: set[tuple[str, str]] = set()
    todo = asked()
    while todo:
        want = todo.pop()
        name = canonical(want.name)
        if name not in lock:
            wrong.add(f"{want} is asked for, but not in the lock")
        elif not want.specifier.contains(lock[name], prereleases=True):
            wrong.add(f"{want} is asked for, but the lock has {lock[name]}")
        for extra in {"", *want.extras}:
            if (name, extra) not in seen:
                seen.add((name, extra))
                todo += asked_further(name, extra)
    unasked = lock.keys() - {name for name, _ in seen}
    return wrong | {f"{name} is in the lock, but nothing asks for it" for name in unasked}


def main() -> int:
    wrong = complaints(locked())
    for line in sorted(wrong):
        print(f"requirements.lock: {line}", file=sys.stderr)
    if wrong:
        print("Write it anew: make lock", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
