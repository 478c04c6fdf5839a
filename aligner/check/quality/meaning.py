"""Signals of lost or added meaning: what of one side finds nothing like it on the other.

Each token of one side is held against its best counterpart on the other, by the token vectors of the embedded model
(the late interaction of Khattab and Zaharia 2020); and the words that ``aligner.check.support.words`` could link
are asked, which fails in other places. All figures are costs, 0 or more. A sum over a text is taken as
log(1 + sum), so that a long text does not drown in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log, log1p
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from numpy.typing import NDArray

from aligner.check.quality.parts import Grid, Parts
from aligner.check.quality.product import product

if TYPE_CHECKING:
    from aligner.check.support.words import Support, WordSupport
    from aligner.embed.protocol import FloatArray
    from aligner.embed.static import StaticEncoder

Array = NDArray[np.floating[Any]]
LONGEST = 2000
"""Tokens of a side that are compared; what comes after them in a longer text is left out."""
_SOME = 5.0  # weight that every text has more than its own, so that short texts may differ
_LEAST = 1e-3  # probability below which a word is not doubted more
_ABOUT = 1 - 1e-9  # so that rounding leaves no text without a heavy token
UNMATCHED = ("unlike", "zh_uncovered", "zh_weakest", "zh_stretch", "en_stretch")
"""The signals of ``compared``, which are 1 where a side has no token."""
_RUN = 3  # tokens in a row whose similarity is averaged


@dataclass(frozen=True, slots=True)
class Tokens:
    """The known tokens of texts: ``spans`` int64 (n, 2), ``vectors`` float32 (n, dim), ``weights`` float32 (n,)."""

    parts: Parts
    spans: NDArray[np.int64]
    vectors: FloatArray
    weights: FloatArray


def encoder() -> StaticEncoder:
    """Return the embedded model: the estimate rests on it whatever model the alignment was made with."""
    from aligner.embed import shared_encoder

    return cast("StaticEncoder", shared_encoder())


def tokens(texts: Sequence[str]) -> Tokens:
    """Return the tokens of texts; those beyond LONGEST of a text are left out."""
    model = encoder()
    found = [(ids[:LONGEST], spans[:LONGEST]) for ids, spans in model.token_ids(texts)]
    ids = np.concatenate([one for one, _ in found])
    spans = np.concatenate([one for _, one in found])
    return Tokens(Parts([len(one) for one, _ in found]), spans, model.rows(ids), model.token_weights[ids])


def imbalance(zh: Tokens, en: Tokens) -> list[float]:
    """Return for each pair how much more one side weighs than the other, in logarithms."""
    masses = [side.parts.sums(side.weights).tolist() for side in (zh, en)]
    return [abs(log((english + _SOME) / (chinese + _SOME))) for chinese, english in zip(*masses, strict=True)]


def compared(zh: Tokens, en: Tokens, grids: tuple[Grid, Grid]) -> dict[str, list[float]]:
    """Return the signals, a figure a pair, of pairs that all have tokens on both sides; ``grids`` are their tokens'."""
    weights = [side.weights.astype(np.float64) for side in (zh, en)]
    mass = zh.parts.sums(weights[0])
    like = cells(zh.vectors, en.vectors, zh.parts, en.parts).astype(np.float64)
    like /= weights[0][grids[0].cells.owners] * weights[1][grids[0].others]
    best = grids[0].cells.most(like), grids[1].cells.most(like[grids[0].turned])
    sums = [side.parts.sums(side.vectors) for side in (zh, en)]
    square, other, both = (np.einsum("ij,ij->i", a, b) for a, b in ((sums[0],) * 2, (sums[1],) * 2, sums))
    found = {
        "unlike": 1 - both / (np.sqrt(square * other) + 1e-9),
        "zh_uncovered": 1 - zh.parts.sums(best[0] * weights[0]) / mass,
        "zh_weakest": 1 - _weakest(best[0], weights[0] >= (mass / zh.parts.counts)[zh.parts.owners] * _ABOUT, zh.parts),
        "zh_stretch": 1 - _worst(best[0], weights[0], zh.parts),
        "en_stretch": 1 - _worst(best[1], weights[1], en.parts),
    }
    return {name: values.tolist() for name, values in found.items()}


def cells(zh: Array, en: Array, left: Parts, right: Parts) -> Array:
    """Return the products of all rows of both sides of each pair, as the cells of the grid that the Chinese sees."""
    places = zip(left.starts, left.ends, right.starts, right.ends, strict=True)
    return np.concatenate([product(zh[a:b], en[c:d].T).ravel() for a, b, c, d in places])


def _weakest(best: Array, heavy: NDArray[np.bool_], parts: Parts) -> Array:
    """Return the mean of the two lowest figures of each text's heavy tokens, of which it has one at least."""
    owners, values = parts.owners[heavy], best[heavy]
    order = np.lexsort((values, owners))
    some = Parts(np.bincount(owners, minlength=len(parts)))
    lowest = values[order]
    second = np.where(some.counts > 1, some.starts + 1, some.starts)
    return (lowest[some.starts] + lowest[second]) / 2


def _worst(best: Array, weight: Array, parts: Parts) -> Array:
    """Return each text's lowest mean likeness of a few tokens in a row, given each one's best likeness and weight."""
    run = np.minimum(parts.counts, _RUN)[parts.owners]
    places = np.arange(len(best))
    inside = places + run <= parts.ends[parts.owners]
    shares, masses = best * weight, weight.copy()
    sums = shares.copy()
    for k in range(1, _RUN):
        more = np.flatnonzero(inside & (run > k))
        sums[more] += shares[more + k]
        masses[more] += weight[more + k]
    return -parts.most(np.where(inside, -sums / masses, -np.inf))


def wording(found: Support) -> dict[str, float]:
    """Return the signals of the words that nothing supports: all doubt of a side together, and the heaviest run."""
    return {
        "zh_doubt": log1p(-sum(log(max(word.score, _LEAST)) for word in found.zh_tokens)),
        "en_doubt": log1p(-sum(log(max(word.score, _LEAST)) for word in found.en_tokens)),
        "zh_run": log1p(_heaviest_run(found.zh_tokens)),
    }


def _heaviest_run(words: Sequence[WordSupport]) -> float:
    """Return the weight, in nats, of the heaviest run of words that nothing supports."""
    most = run = 0.0
    for word in words:
        run = 0.0 if word.supported else run + word.weight
        most = max(most, run)
    return most
