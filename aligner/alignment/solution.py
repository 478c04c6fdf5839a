"""What a search gives: steps with their similarity and confidence, and how parts of it are put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from aligner.alignment.problem import Array
from aligner.alignment.search import Step


@dataclass(frozen=True, slots=True)
class Solution:
    """Steps in order, the cosine of each and the confidence in each; ``moved`` marks steps out of order."""

    steps: list[Step]
    scores: Array
    sure: Array
    moved: Array

    def shifted(self, rows: int, columns: int) -> Solution:
        """Return the solution of a part, in the numbers of the whole."""
        return replace(self, steps=[(i + rows, n, j + columns, m) for i, n, j, m in self.steps])

    def part(self, first: int, last: int) -> Solution:
        """Return the steps first..last-1."""
        here = slice(first, last)
        return Solution(self.steps[here], self.scores[here], self.sure[here], self.moved[here])

    def sorted(self) -> Solution:
        """Return the steps in the order of the source; an insertion stays behind what it followed."""
        keys, last = [], 0
        for i, n, j, _ in self.steps:
            last = i if n else last
            keys.append((last, j))
        order = sorted(range(len(self.steps)), key=keys.__getitem__)
        return Solution([self.steps[k] for k in order], self.scores[order], self.sure[order], self.moved[order])


def joined(parts: Sequence[Solution]) -> Solution:
    """Return the steps of several solutions one after the other."""
    return Solution(
        [step for part in parts for step in part.steps],
        np.concatenate([np.zeros(0), *(part.scores for part in parts)]),
        np.concatenate([np.zeros(0), *(part.sure for part in parts)]),
        np.concatenate([np.zeros(0, bool), *(part.moved for part in parts)]),
    )
