"""Coverage: how much of a unit's words finds a likeness in a run of the other side, token by token.

The cosine of summed vectors blurs a long sentence; asking for each token's best counterpart (the late interaction of
Khattab and Zaharia 2020) tells far better to which of two neighbours a half sentence belongs: on the development sets
it is right for 99% of the rims of 1-n beads in speeches, the cosine for 95%. It costs a product of all token pairs, so
it serves the second look at uncertain stretches only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from aligner.alignment.problem import Array
from aligner.embed.protocol import TokenVectors

FLOOR = 0.2
"""Token similarity that counts as none: unrelated tokens of one document reach it by chance."""


@dataclass(slots=True)
class Coverage:
    """Coverage within one dense problem of R source and C target units.

    ``source[m]`` float64 (R, C): share of source unit i covered by the m target units that end with unit j;
    ``target[n]`` float64 (R, C): share of target unit j covered by the n source units that end with unit i.
    ``source_sums[m]`` (R + 1, C) and ``target_sums[n]`` (R, C + 1) are running sums of covered weight, and
    ``source_weight`` (R + 1,), ``target_weight`` (C + 1,) those of all weight.
    """

    source: Array
    target: Array
    source_sums: Array
    target_sums: Array
    source_weight: Array
    target_weight: Array


def measure(left: Sequence[TokenVectors], right: Sequence[TokenVectors], longest: tuple[int, int]) -> Coverage:
    """Return the coverage of every unit by runs of up to ``longest`` = (source, target) units of the other side."""
    x, x_weight, x_start = gathered(left)
    y, y_weight, y_start = gathered(right)
    like = np.maximum(x @ y.T - FLOOR, 0.0) / (1.0 - FLOOR)
    best_for_x = np.maximum.reduceat(like, y_start, axis=1)
    best_for_y = np.maximum.reduceat(like, x_start, axis=0).T
    source = covered(best_for_x, x_weight, x_start, longest[1])
    target = covered(best_for_y, y_weight, y_start, longest[0]).transpose(0, 2, 1)
    mass_x, mass_y = np.add.reduceat(x_weight, x_start), np.add.reduceat(y_weight, y_start)
    source_sums = np.zeros((longest[1] + 1, len(left) + 1, len(right)))
    target_sums = np.zeros((longest[0] + 1, len(left), len(right) + 1))
    np.cumsum(source * mass_x[:, None], axis=1, out=source_sums[:, 1:])
    np.cumsum(target * mass_y[None, :], axis=2, out=target_sums[:, :, 1:])
    return Coverage(source, target, source_sums, target_sums, running(mass_x), running(mass_y))


def gathered(side: Sequence[TokenVectors]) -> tuple[Array, Array, Array]:
    """Return all tokens of a side: unit vectors (t, d), weights (t,), and where each unit begins.

    A unit without tokens gets one of weight near nothing that is like no other.
    """
    width = max((s.vectors.shape[1] for s in side), default=1)
    vectors = [s.vectors if len(s) else np.zeros((1, width), np.float32) for s in side]
    weights = [s.weights if len(s) else np.full(1, 1e-6, np.float32) for s in side]
    rows = np.concatenate(vectors).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9
    starts = np.concatenate([[0], np.cumsum([len(w) for w in weights])[:-1]]).astype(np.int64)
    return rows, np.concatenate(weights).astype(np.float64), starts


def covered(best: Array, weight: Array, start: Array, longest: int) -> Array:
    """Return float64 (longest + 1, units, others): weighted share of each unit's tokens that a run covers.

    ``best`` (tokens, others) is each token's best likeness in every unit of the other side.
    """
    mass = np.add.reduceat(weight, start)
    out = np.zeros((longest + 1, len(start), best.shape[1]))
    run = best
    for k in range(1, longest + 1):
        if k > 1:
            run = run.copy()
            run[:, k - 1 :] = np.maximum(run[:, k - 1 :], best[:, : best.shape[1] - k + 1])
        out[k] = np.add.reduceat(weight[:, None] * run, start, axis=0) / mass[:, None]
    return out


def running(values: Array) -> Array:
    """Return the running sums, with a zero before the first."""
    return np.concatenate([[0.0], np.cumsum(values)])
