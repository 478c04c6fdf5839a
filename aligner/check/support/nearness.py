"""Whether a text comes nearer to the other one when a stretch is taken out: what was added or left out stood apart.

The words of a stretch may be without a partner because the lexicon does not know the rendering (富强 and "prosperity"
of free English), or because the stretch says what nothing on the other side does. The embedded model tells the two
apart by other means than the lexicon: without words that the other text has, a text is less like it.
"""

from __future__ import annotations

from functools import lru_cache
from math import exp, log
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.float32]

_ENOUGH = {"zh": 0.02, "en": 0.05}
"""Gain of cosine from which it says nothing against an omission (zh) or an addition (en), read off judged news."""
_NATS = 60.0  # doubt for each point of cosine below that
_ALONE = 0.2  # cosine of texts that have nothing in common, for a stretch that is a whole text
_EPSILON = 1e-9


def gain(text: str, other: str, start: int, end: int) -> float:
    """Return how much likelier the text is to the other one without what stands at ``start:end``, in cosine."""
    whole, rival, part = _sum(text), _sum(other), _sum(text[start:end])
    rest = whole - part
    if not (text[:start] + text[end:]).strip():
        return _ALONE - _cosine(whole, rival)
    return _cosine(rest, rival) - _cosine(whole, rival)


def doubted(probability: float, side: str, nearer: float) -> float:
    """Return the probability of an error where the gain of cosine is ``nearer``: lower if it is too small."""
    doubt = _NATS * max(0.0, _ENOUGH[side] - nearer)
    chance = min(max(probability, _EPSILON), 1 - _EPSILON)
    return 1 / (1 + exp(doubt - log(chance / (1 - chance))))


@lru_cache(maxsize=256)
def _sum(text: str) -> Array:
    from aligner.check.quality.meaning import encoder

    sums, _ = encoder().encode_sums([text])
    row: Array = sums[0]
    return row


def _cosine(a: Array, b: Array) -> float:
    return float(a @ b) / (float(np.sqrt(float(a @ a) * float(b @ b))) + _EPSILON)
