"""Sets of weighted features as short vectors: the count sketch (Charikar, Chen and Farach-Colton 2002)."""

from __future__ import annotations

from collections.abc import Sequence, Set
from zlib import crc32

import numpy as np

from aligner.alignment.problem import Array


def sketch(side: Sequence[Set[str]], weight: dict[str, float], width: int, sign: int) -> Array:
    """Return float32 (n, width): each set's features, those with a weight, hashed to places with a sign.

    ``sign`` is the bit of the hash that decides it; it lies above those that decide the place.
    """
    out = np.zeros((len(side), width), np.float32)
    for row, features in enumerate(side):
        for feature in sorted(features & weight.keys()):
            code = crc32(feature.encode("utf-8", "surrogatepass"))
            out[row, code % width] += (1 if code & sign else -1) * weight[feature]
    return out
