"""Which findings may become edits: the table data/safety.tsv, read by the findings' rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from aligner.check.registry import choose, row
from aligner.datafiles import rows
from aligner.types import Finding


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of data/safety.tsv."""

    name: str
    answers: frozenset[str]
    confidence: float
    fit: str


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rows of the table in their order."""
    return tuple(
        Rule(name, frozenset(answers.split(" ")), float(confidence), fit)
        for name, answers, confidence, fit in rows("correct", "safety.tsv")
    )


@cache
def _by_rule() -> dict[str, Rule]:
    return {answer: rule for rule in reversed(rules()) for answer in rule.answers}


def rule_for(finding: Finding) -> Rule | None:
    """Return the row that lets a finding be applied, None where it stays a suggestion."""
    if finding.en_span is None:
        return None
    rule = _by_rule().get(finding.rule)
    return rule if rule is not None and finding.confidence >= rule.confidence else None


def permitted(only: Iterable[str] | None, least: float) -> Callable[[Finding], bool]:
    """Return a test of what a caller lets be applied: findings of some checks, from some confidence on.

    Raises:
        UsageError: a name that no check has.
    """
    names = None if only is None else frozenset(only)
    choose(names)
    return lambda f: f.confidence >= least and (names is None or f.check in names or row(f.check).group in names)
