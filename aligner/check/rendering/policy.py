"""What the term check does for each category of the termbase (data/term_policy.tsv)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from aligner.check.tables import table
from aligner.terms import Term

UNVERIFIED = 0.9
"""Of the confidence of a finding, where the entry was written from memory and seen in no translation."""


@dataclass(frozen=True, slots=True)
class Policy:
    """How grave a wrong rendering is and what counts as one: skip, avoid, order or name."""

    severity: str
    policy: str


class _Policies(dict[str, Policy]):
    """The policies by category; that of ``*`` where a category has none."""

    def __missing__(self, category: str) -> Policy:
        return self["*"]


@cache
def _policies() -> _Policies:
    return _Policies((category, Policy(severity, policy)) for category, severity, policy in table("term_policy.tsv"))


def policy(term: Term) -> Policy:
    """Return the policy of a term's category."""
    return _policies()[term.category]


def assured(confidence: float, term: Term) -> float:
    """Return the confidence of a finding that rests on a term's entry."""
    return confidence if term.verified or term.own else round(confidence * UNVERIFIED, 3)


def of_names(category: str) -> bool:
    """Say whether the terms of a category are names of bodies."""
    return _policies()[category].policy == "name"


def is_name(term: Term) -> bool:
    """Say whether the term is the name of a body."""
    return of_names(term.category)
