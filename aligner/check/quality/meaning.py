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

from aligner.check.quality.parts import Parts
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
_PLACES = 7  # decimals of a likeness that are kept: more than that is the machine's
_RUN = 3  # tokens in a row whose similarity is averaged


@dataclass(frozen=True, slots=True)
class Tokens:
    """The known tokens of texts: ``spans`` int64 (n, 2), ``weights`` float32 (n,).

    ``kinds`` (n,) is the row of each one's vector among the ``vectors`` float32 (kinds, dim) of the different ones.
    """

    parts: Parts
    spans: NDArray[np.int64]
    kinds: NDArray[np.int64]
    vectors: FloatArray
    weights: FloatArray

    @property
    def units(self) -> Array:
        """The vectors at length 1, float64 (kinds, dim)."""
        weights = np.empty(len(self.vectors), self.weights.dtype)
        weights[self.kinds] = self.weights
        units: Array = (self.vectors / weights[:, None]).astype(np.float64)
        return units


def encoder() -> StaticEncoder:
    """Return the embedded model: the estimate rests on it whatever model the alignment was made with."""
    from aligner.embed import shared_encoder

    return cast("StaticEncoder", shared_encoder())


def tokens(texts: Sequence[str]) -> Tokens:
    """Return the tokens of texts; those beyond LONGEST of a text are left out."""
    model = encoder()
    ids, spans, counts = model.all_token_ids(texts, spaced=True)
    parts = Parts(counts)
    if len(ids) and counts.max() > LONGEST:
        kept = np.arange(len(ids)) - parts.starts[parts.owners] < LONGEST
        ids, spans, parts = ids[kept], spans[kept], Parts(np.minimum(counts, LONGEST))
    different, kinds = np.unique(ids, return_inverse=True)
    return Tokens(parts, spans, kinds, model.rows(different), model.token_weights[ids])


def imbalance(zh: Tokens, en: Tokens) -> list[float]:
    """Return for each pair how much more one side weighs than the other, in logarithms."""
    masses = [side.parts.sums(side.weights).tolist() for side in (zh, en)]
    return [abs(log((english + _SOME) / (chinese + _SOME))) for chinese, english in zip(*masses, strict=True)]


def likeness(zh: Tokens, en: Tokens, units: Sequence[Array]) -> list[Array]:
    """Return for each pair how like its tokens are, (Chinese tokens, English tokens), -1..1.

    ``units`` are those of both sides. In double precision and rounded, so that equal words are equally like whatever
    threads add up.
    """
    out = []
    for left, right in zip(zh.parts.slices, en.parts.slices, strict=True):
        like = product(units[0][zh.kinds[left]], units[1][en.kinds[right]].T)
        out.append(np.round(like, _PLACES, out=like))
    return out


def compared(zh: Tokens, en: Tokens, like: Sequence[Array]) -> dict[str, list[float]]:
    """Return the signals, a figure a pair, of pairs that all have tokens on both sides, given their ``likeness``."""
    weights = [side.weights.astype(np.float64) for side in (zh, en)]
    mass = zh.parts.sums(weights[0])
    best = [np.concatenate([one.max(axis=axis) for one in like]) for axis in (1, 0)]
    sums = [side.parts.sums(side.vectors[side.kinds]) for side in (zh, en)]
    square, other, both = (np.einsum("ij,ij->i", a, b) for a, b in ((sums[0],) * 2, (sums[1],) * 2, sums))
    found = {
        "unlike": 1 - both / (np.sqrt(square * other) + 1e-9),
        "zh_uncovered": 1 - zh.parts.sums(best[0] * weights[0]) / mass,
        "zh_weakest": 1 - _weakest(best[0], weights[0] >= (mass / zh.parts.counts)[zh.parts.owners] * _ABOUT, zh.parts),
        "zh_stretch": 1 - _worst(best[0], weights[0], zh.parts),
        "en_stretch": 1 - _worst(best[1], weights[1], en.parts),
    }
    return {name: values.tolist() for name, values in found.items()}


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
        "zh_doubt": _doubt(found.zh_tokens),
        "en_doubt": _doubt(found.en_tokens),
        "zh_run": log1p(_heaviest_run(found.zh_tokens)),
    }


def _doubt(words: Sequence[WordSupport]) -> float:
    return log1p(-sum([log(max(word[2], _LEAST)) for word in words]))  # by place: a name costs half as much again


def _heaviest_run(words: Sequence[WordSupport]) -> float:
    """Return the weight, in nats, of the heaviest run of words that nothing supports."""
    most = run = 0.0
    for _, _, _, _, weight, _, partner in words:
        if partner is not None:
            run = 0.0
        else:
            run += weight
            most = max(most, run)
    return most
