"""How far a finding can be trusted: the confidence that its rule has earned, and the level from which it is shown.

``data/trust.tsv`` holds, for each rule whose findings were read one by one with both texts, how many were read of those
that the check itself would show, and how many of them were right. The confidence of a finding is that share, drawn to
the check's own figure where few were read, and moved up or down by how the check's figure stands to the rule's usual
one. A rule that nobody has judged keeps the check's own figure.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from math import exp, log

from aligner.check.tables import table
from aligner.errors import UsageError, shown
from aligner.types import Finding

SHOWN = 0.6
"""The level of showing: below it a finding is a hint, which is kept, and counted nowhere."""
_WEIGHT = 6.0  # for how many judged findings the check's own figure counts
_SHARPNESS = 0.5  # of the check's own figure, in logits
_EDGE = 0.01


@dataclass(frozen=True, slots=True)
class Earned:
    """What reading has shown of one rule: findings read, right ones, and the mean of the check's own confidence."""

    read: float
    right: float
    usual: float

    @property
    def precision(self) -> float:
        """The share of right findings, drawn towards the check's own figure where few were read."""
        return (self.right + self.usual * _WEIGHT) / (self.read + _WEIGHT)


@cache
def earned() -> dict[str, Earned]:
    """Return the shipped table by rule."""
    return {rule: Earned(float(read), float(right), float(usual)) for rule, read, right, usual in table("trust.tsv")}


def trusted(finding: Finding) -> Finding:
    """Return the finding with the confidence that its rule has earned."""
    known = earned().get(finding.rule)
    if known is None or finding.confidence < SHOWN:
        return finding  # what a check itself doubts was hardly ever right: reading more of it earns nothing
    moved = _logit(known.precision) + _SHARPNESS * (_logit(finding.confidence) - _logit(known.usual))
    return replace(finding, confidence=round(1 / (1 + exp(-moved)), 2))


def parted(findings: Iterable[Finding], level: float) -> tuple[list[Finding], list[Finding]]:
    """Return the findings that are shown, and the hints."""
    shown: list[Finding] = []
    hints: list[Finding] = []
    for finding in findings:
        (shown if finding.confidence >= level else hints).append(finding)
    return shown, hints


def checked_level(level: object) -> float:
    """Return a level of showing.

    Raises:
        UsageError: it is no number from 0 to 1.
    """
    if isinstance(level, bool) or not isinstance(level, int | float) or not 0 <= level <= 1:
        raise UsageError(f"The level from which findings are shown is a number from 0 to 1, not {shown(level)}.")
    return float(level)


def _logit(p: float) -> float:
    p = min(max(p, _EDGE), 1 - _EDGE)
    return log(p / (1 - p))
