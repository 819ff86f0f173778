"""Attribution: which agency earned which part of a placement, where the rules alone do not say."""

from __future__ import annotations

from typing import Annotated, ClassVar

from domain.facts.base import AgencyId, Sealed, coded
from domain.facts.placements import _AboutPlacement
from domain.facts.vocabulary import DISPUTE_REASONS, N_


class _Shared(_AboutPlacement, frozen=True, kw_only=True):
    """Who did what, and for how many percent of the credit; 100 together."""

    sourcing_agency: AgencyId
    sourcing_share: int
    employer_agency: AgencyId
    employer_share: int
    coaching_agency: AgencyId
    coaching_share: int


class AttributionAgreed(_Shared, frozen=True, kw_only=True):
    """The agencies agreed who is credited. It takes the place of what held before."""

    SENTENCE: ClassVar[str] = N_(
        "The credit for %(seeker)s at %(employer)s was agreed, in percent: %(sourcing_agency)s"
        " %(sourcing_share)s for finding the candidate, %(employer_agency)s %(employer_share)s for"
        " the employer relationship, %(coaching_agency)s %(coaching_share)s for job coaching."
    )
    RESTS_ON = (
        ("PlacementStarted", ("placement",)),
        ("AttributionSettled", ("placement",)),  # nobody agrees while it is disputed
        ("AgencyJoined", ("agency",)),  # any of the agencies that it names
    )


class AttributionDisputed(_AboutPlacement, frozen=True, kw_only=True):
    """An agency says that the credit is not right. Until it is settled, what held goes on."""

    SENTENCE: ClassVar[str] = N_(
        "%(disputed_by)s disputed the credit for %(seeker)s at %(employer)s: %(reason)s."
    )
    RESTS_ON = (
        ("PlacementStarted", ("placement",)),
        ("AttributionSettled", ("placement",)),
    )

    disputed_by: AgencyId
    reason: Annotated[str, coded(DISPUTE_REASONS)]
    note: Sealed | None = None


class AttributionSettled(_Shared, frozen=True, kw_only=True):
    """The coordinator decided a dispute."""

    SENTENCE: ClassVar[str] = N_(
        "The credit for %(seeker)s at %(employer)s was settled, in percent: %(sourcing_agency)s"
        " %(sourcing_share)s for finding the candidate, %(employer_agency)s %(employer_share)s for"
        " the employer relationship, %(coaching_agency)s %(coaching_share)s for job coaching."
    )
    RESTS_ON = (("AttributionDisputed", ("placement",)), ("AgencyJoined", ("agency",)))
