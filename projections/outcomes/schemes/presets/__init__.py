"""The schemes of OUTCOMES (funders' schemes), as data."""

from __future__ import annotations

from projections.outcomes.schemes.presets.australia import DES
from projections.outcomes.schemes.presets.canada import ODSP
from projections.outcomes.schemes.presets.ips import IPS
from projections.outcomes.schemes.presets.network import NETWORK
from projections.outcomes.schemes.presets.united_kingdom import IPES, WHP
from projections.outcomes.schemes.presets.united_states import TICKET, VR, WIOA

PRESETS = {one.code: one for one in (NETWORK, ODSP, VR, TICKET, WIOA, WHP, IPES, IPS, *DES)}
