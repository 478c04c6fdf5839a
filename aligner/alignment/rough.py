"""Signs of text that was badly cut: lines without an end mark, beginnings without a capital, ends that disagree.

Page breaks, wrapped lines and table cells leave pieces of sentences and sentences run together. The aligner pairs what
it is given; how far the pairs can be trusted depends on whether the cuts can.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from aligner.alignment.problem import Array, Problem, Side

ENDS = frozenset(".!?;:。！？；：…．\"”'’」』）)】]》>")
LONG = 0.5
"""Length, in mean source units, from which a line should have an end mark: headings and labels are shorter."""
SPOKEN = 0.4
"""Share of lines without a capital from which that says nothing: the text has none."""
CLEAN, ROUGH = 0.03, 0.09
"""Share of bad signs up to which a document counts as cleanly cut, and from which as badly."""


@dataclass(frozen=True, slots=True)
class Signs:
    """Of one side: units that have no end mark (n,), those of them that should (n,), and beginnings cut off (n,)."""

    open: Array
    cut: Array
    low: Array


def signs(side: Side) -> Signs:
    """Return the signs of a side's units; pieces of one sentence are looked at where the sentence begins and ends."""
    texts = [text.strip() for text in side.texts]
    first, last = side.hard[:-1], side.hard[1:]
    unended = np.array([bool(t) and t[-1] not in ENDS for t in texts], bool) & last
    low = np.array([t[:1].islower() for t in texts], bool) & first
    if low.sum() > SPOKEN * max(int(first.sum()), 1):
        low = np.zeros(len(texts), bool)
    return Signs(unended, unended & (side.length >= LONG), low)


def roughness(problem: Problem, of: tuple[Signs, Signs]) -> float:
    """Return 0..1: how badly the two documents are cut, from the share of their units with a bad sign."""
    bad = sum(int(s.cut.sum() + s.low.sum()) for s in of)
    share = bad / max(len(problem.source) + len(problem.target), 1)
    return min(max((share - CLEAN) / (ROUGH - CLEAN), 0.0), 1.0)
