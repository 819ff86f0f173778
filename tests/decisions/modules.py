"""Finds the modules of a package, and the refusals in those of `domain.decisions`."""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType

import domain.decisions
from domain.decisions.refusals import Refusal


def modules_in(package: ModuleType) -> list[ModuleType]:
    """Every module of a package, imported."""
    names = [module.name for module in pkgutil.iter_modules(package.__path__)]
    return [importlib.import_module(f"{package.__name__}.{name}") for name in names]


def refusals() -> dict[str, Refusal]:
    """Every refusal that a decision may give, by the name of its constant."""
    return {
        name: value
        for module in modules_in(domain.decisions)
        for name, value in vars(module).items()
        if isinstance(value, Refusal)
    }
