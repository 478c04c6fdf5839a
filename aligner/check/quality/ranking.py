"""The order in which pairs are to be looked at: the worst first."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.check.report import PairReport


def worst(reports: Sequence[PairReport], count: int) -> list[int]:
    """Return the indices of the ``count`` pairs of the lowest quality, the lowest first; equals in their order."""
    return sorted(range(len(reports)), key=lambda k: reports[k].quality)[:count]
