"""Every fact that the ledger can hold, one module per subject."""

from __future__ import annotations

import importlib
import pkgutil

from domain.facts.base import (
    Actor,
    Fact,
    Recorded,
    Sealed,
    coded_fields,
    sealed_fields,
    tag_fields,
)

for _module in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{_module.name}")


def _named(cls: type[Fact]) -> dict[str, type[Fact]]:
    """Every fact below `cls`. A leading underscore marks fields that facts have in common."""
    found = {} if cls.__name__.startswith("_") else {cls.TOPIC: cls}
    for sub in cls.__subclasses__():
        found |= _named(sub)
    return found


# Found, not listed by hand: writing the class is enough.
FACTS: dict[str, type[Fact]] = _named(Fact)
del FACTS["Fact"]

__all__ = [
    "FACTS",
    "Actor",
    "Fact",
    "Recorded",
    "Sealed",
    "coded_fields",
    "sealed_fields",
    "tag_fields",
]
