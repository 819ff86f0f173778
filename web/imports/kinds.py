"""Every kind of file that can be imported."""

from __future__ import annotations

from typing import Any

from web.imports.applications.journey import Applications
from web.imports.kind import Kind
from web.imports.placements.journey import Placements
from web.imports.referrals.journey import Referrals

KINDS: tuple[type[Kind[Any, Any]], ...] = (Applications, Placements, Referrals)
