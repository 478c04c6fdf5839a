"""Findings on what clauses forbid, oblige or allow, with the words of both texts that show it."""

from __future__ import annotations

from dataclasses import replace

from aligner.spans import Span
from aligner.types import Finding

BEFORE, BEHIND = 6, 8
"""So many characters around the word of the Chinese are shown as evidence."""


def as_written(finding: Finding, zh: str, written: str) -> Finding:
    """Return the finding with the Chinese as it was written, not as it was folded for the search."""
    start, end = finding.zh_span or (0, 0)
    low, high = max(0, start - BEFORE), end + BEHIND
    message = finding.message.replace(zh[start:end], written[start:end])
    return replace(finding, message=message, evidence=written[low:high] + finding.evidence[len(zh[low:high]) :])


def finding_of(
    kind: str,
    severity: str,
    message: str,
    zh_span: Span,
    en_span: Span | None,
    suggestion: str,
    zh: str,
    en: str,
    confidence: float,
) -> Finding:
    """Return a finding of the rule ``modality.KIND``; ``zh`` is the folded Chinese (``as_written`` puts it back)."""
    start, end = en_span or (0, 0)
    seen = f"“{en[max(0, start - 25) : end + 25].strip()}”" if en_span else "no word of the kind"
    evidence = f"{zh[max(0, zh_span[0] - BEFORE) : zh_span[1] + BEHIND]} | {seen}"
    rule = f"modality.{kind}"
    return Finding("modality", severity, message, evidence, suggestion, confidence, zh_span, en_span, rule=rule)
