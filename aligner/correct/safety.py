"""Which findings may become edits: the table data/safety.tsv, read by check and message."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

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


def rule_for(finding: Finding, least: float = 0.0) -> Rule | None:
    """Return the rule that lets a finding be applied, None where it stays a suggestion.

    ``least`` is a confidence that the caller asks for on top of the rule's own.
    """
    if finding.en_span is None or finding.confidence < least:
        return None
    for rule in rules():
        if rule.check == finding.check and rule.pattern.search(finding.message):
            return rule if finding.confidence >= rule.confidence else None
    return None
