"""Which funders' schemes the network counts by: a whole scheme is adopted, version by version."""

from __future__ import annotations

from domain.decisions.base import known
from domain.decisions.network import AdoptRule
from domain.decisions.refusals import Refusal
from domain.facts import Fact
from domain.facts.network import OutcomeSchemeAdopted, _NetworkRule
from domain.facts.schemes import Rule, Scheme
from domain.facts.vocabulary import N_

VERSION_TAKEN = Refusal(
    "version_taken",
    N_("Version %(version)s of this scheme was adopted already."),
    N_("Give the changed scheme a version of its own, so that reports can say which they used."),
    field="version",
)
NO_MILESTONE = Refusal(
    "no_milestone",
    N_("This scheme counts nothing."),
    N_("Give it at least one milestone."),
    field="scheme",
)
MILESTONE_UNSOUND = Refusal(
    "milestone_unsound",
    N_("The milestone %(milestone)s cannot be counted as it stands."),
    N_("Check its code, its numbers and amounts, and which milestone comes first."),
    field="scheme",
)


class AdoptOutcomeScheme(AdoptRule):
    """By what scheme placements are counted from now on, beside those adopted before."""

    scheme: Scheme

    versions: frozenset[str] = known(frozenset())

    def rule(self) -> type[_NetworkRule]:
        return OutcomeSchemeAdopted

    def meet(self, position: int, fact: Fact) -> None:
        """Learn of an earlier version of this scheme."""
        if isinstance(fact, OutcomeSchemeAdopted) and fact.scheme == self.scheme.code:
            super().meet(position, fact)
            self.versions |= {fact.version}

    def execute(self) -> None:
        self.must_be_next()
        if self.scheme.version in self.versions:
            raise VERSION_TAKEN(version=self.scheme.version)
        if not self.scheme.rules:
            raise NO_MILESTONE()
        earlier: set[str] = set()
        for rule in self.scheme.rules:
            if not _sound(rule, earlier):
                raise MILESTONE_UNSOUND(milestone=rule.code)
            earlier.add(rule.code)
        self.record(
            OutcomeSchemeAdopted(
                scheme=self.scheme.code,
                name=self.scheme.name,
                version=self.scheme.version,
                source=self.scheme.source,
                unverified=list(self.scheme.unverified),
                benchmarks=list(self.scheme.benchmarks),
                rules=list(self.scheme.rules),
                happened_on=self.happened_on,
            )
        )


def _sound(rule: Rule, earlier: set[str]) -> bool:
    """Whether a milestone can be counted after these earlier ones."""
    has_amount = bool(rule.thresholds) and all(one.amount > 0 for one in rule.thresholds)
    needs_amount = rule.metric != "employed" and rule.window != "quarters"
    return (
        rule.code not in earlier
        and (rule.after is None or rule.after in earlier)
        and (rule.window != "nth_month" or rule.after is not None)
        and rule.count >= 1
        and (rule.window != "n_in_m" or rule.count <= rule.within)
        and (rule.window != "quarters" or bool(rule.quarters))
        and min(rule.within, rule.permitted_break) >= 0
        and (has_amount or not needs_amount)
    )
