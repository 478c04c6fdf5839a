"""Which findings may become edits: the table data/safety.tsv, read by check and message."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from aligner.check.registry import PARTS, choose
from aligner.datafiles import rows
from aligner.types import Finding


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of data/safety.tsv."""

    name: str
    check: str
    pattern: re.Pattern[str]
    confidence: float
    fit: str


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rows of the table in their order."""
    return tuple(
        Rule(name, check, re.compile(pattern), float(confidence), fit)
        for name, check, pattern, confidence, fit in rows("correct", "safety.tsv")
    )


def rule_for(finding: Finding) -> Rule | None:
    """Return the rule that lets a finding be applied, None where it stays a suggestion."""
    if finding.en_span is None:
        return None
    for rule in rules():
        if rule.check == finding.check and rule.pattern.search(finding.message):
            return rule if finding.confidence >= rule.confidence else None
    return None


def permitted(only: Iterable[str] | None, least: float) -> Callable[[Finding], bool]:
    """Return a test of what a caller lets be applied: findings of some checks, from some confidence on.

    Raises:
        UsageError: a name that no check has.
    """
    names = None if only is None else frozenset(only)
    choose(names)
    return lambda f: f.confidence >= least and (names is None or f.check in names or PARTS.get(f.check) in names)
