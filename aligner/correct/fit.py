"""Puts a suggestion into its place: the edit that keeps the sentence's grammar, or none."""

from __future__ import annotations

from aligner.correct.safety import Rule
from aligner.types import Finding

Span = tuple[int, int]


def edit_for(en: str, finding: Finding, rule: Rule) -> tuple[Span, str] | None:
    """Return what to replace in the English and with what; None where the place is not clear enough to be changed."""
    assert finding.en_span is not None  # noqa: S101 - rule_for gives no rule to a finding without a place
    start, end = finding.en_span
    if not finding.suggestion or en[start:end] == finding.suggestion:
        return None
    return (start, end), finding.suggestion
