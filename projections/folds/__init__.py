"""One module per view: facts of one thing in, its present rows out. No clock, no database."""

from __future__ import annotations

import importlib
import pkgutil

from projections.view import View

# Found, not listed by hand: a module with a VIEW is enough.
VIEWS: tuple[View, ...] = tuple(
    importlib.import_module(f"{__name__}.{module.name}").VIEW
    for module in pkgutil.iter_modules(__path__)
)
