"""One figure for a pair: how far its English can be trusted."""

from __future__ import annotations

from collections.abc import Iterable
from math import prod

from aligner.check.context import PairText
from aligner.types import Finding

# What is left of a pair's quality beside one sure finding of each severity.
_LEFT = {"critical": 0.35, "major": 0.65, "minor": 0.92}
# Below this similarity a translation is doubtful; at zero half of its quality is left.
_SIMILAR = 0.5


def quality(pair: PairText, findings: Iterable[Finding]) -> float:
    """Return the quality of a pair in 0..1: every finding takes its share, the less sure the smaller.

    Where the aligner's similarity is known and low it takes its share too. A pair with one side only has quality 0.
    """
    if not (pair.zh.strip() and pair.en.strip()):
        return 0.0
    left = prod(1 - (1 - _LEFT[f.severity]) * f.confidence for f in findings)
    if pair.score is not None and pair.score < _SIMILAR:
        left *= 0.5 + 0.5 * max(pair.score, 0.0) / _SIMILAR
    return round(left, 4)
