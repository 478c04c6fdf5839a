"""Signals of lost or added meaning: what of one side finds nothing like it on the other.

Each token of one side is held against its best counterpart on the other, by the token vectors of the embedded model
(the late interaction of Khattab and Zaharia 2020); and the words that ``aligner.check.support.words`` could link
are asked, which fails in other places. All figures are costs, 0 or more. A sum over a text is taken as
log(1 + sum), so that a long text does not drown in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import log, log1p
from typing import TYPE_CHECKING, cast

import numpy as np
from numpy.typing import NDArray

from aligner.check.quality.product import product

if TYPE_CHECKING:
    from aligner.check.support.words import Support, WordSupport
    from aligner.embed.protocol import TokenVectors
    from aligner.embed.static import StaticEncoder

Array = NDArray[np.float64]
LONGEST = 2000
"""Tokens of a side that are compared; what comes after them in a longer text is left out."""
_SOME = 5.0  # weight that every text has more than its own, so that short texts may differ
_LEAST = 1e-3  # probability below which a word is not doubted more
_ABOUT = 1 - 1e-9  # so that rounding leaves no text without a heavy token
_RUN = 3  # tokens in a row whose similarity is averaged
_NAMES = ("unlike", "zh_uncovered", "zh_weakest", "zh_stretch", "en_stretch")


def encoder() -> StaticEncoder:
    """Return the embedded model: the estimate rests on it whatever model the alignment was made with."""
    from aligner.embed import shared_encoder

    return cast("StaticEncoder", shared_encoder())


def tokens(text: str) -> TokenVectors:
    """Return the tokens of a text; those beyond LONGEST are left out."""
    found = encoder().tokens(text)
    return replace(found, spans=found.spans[:LONGEST], vectors=found.vectors[:LONGEST], weights=found.weights[:LONGEST])


def compared(zh: TokenVectors, en: TokenVectors) -> dict[str, float]:
    """Return the signals of a pair, given the tokens of its sides."""
    weights = [side.weights.astype(np.float64) for side in (zh, en)]
    masses = [float(weight.sum()) for weight in weights]
    imbalance = abs(log((masses[1] + _SOME) / (masses[0] + _SOME)))
    if not (len(zh) and len(en)):
        return dict.fromkeys(_NAMES, 1.0) | {"imbalance": imbalance}
    like = product(zh.vectors, en.vectors.T).astype(np.float64) / np.outer(*weights)
    sums = [side.vectors.sum(axis=0, dtype=np.float64) for side in (zh, en)]
    lengths = np.sqrt(float(sums[0] @ sums[0]) * float(sums[1] @ sums[1]))
    best = like.max(axis=1), like.max(axis=0)
    covered = best[0] * weights[0]
    heavy = np.sort(best[0][weights[0] >= masses[0] / len(zh) * _ABOUT])
    return {
        "imbalance": imbalance,
        "unlike": 1 - float(sums[0] @ sums[1]) / (lengths + 1e-9),
        "zh_uncovered": 1 - float(covered.sum()) / masses[0],
        "zh_weakest": 1 - float(heavy[:2].mean()),
        "zh_stretch": 1 - _worst(best[0], weights[0]),
        "en_stretch": 1 - _worst(best[1], weights[1]),
    }


def _worst(best: Array, weight: Array) -> float:
    """Return the lowest mean likeness of a few tokens in a row, given each one's best likeness and weight (n,)."""
    window = np.ones(min(_RUN, len(best)))
    return float((np.convolve(best * weight, window, "valid") / np.convolve(weight, window, "valid")).min())


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
