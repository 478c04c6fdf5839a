"""A small network that reads both texts token by token: how likely a professional would mark a place, and what remains.

Each token is seen with its neighbours and with what the other side has for it (``aligner.check.quality.described``). A
layer of hidden units gives the token's risk; the risks of a side are added up. The weights (``data/reader.npz``) are
fitted by ``benchmarks/fit_reader.py`` to the judgements of professional translators and to the places that they marked.
Each pair is read by itself, so that its figure does not depend on its neighbours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aligner.check.quality.product import product
from aligner.errors import InputError
from aligner.shipped import DAMAGED

Array = NDArray[np.floating[Any]]
SHIPPED = Path(__file__).parents[1] / "data" / "reader.npz"
SIDES = ("zh", "en")
NEAR = 10.0
"""How sharply a token looks for its counterparts: the factor of the cosine before the softmax."""
SCALES = 6.0, 8.0, 60.0
"""What the directions of a token, of its counterpart and of their product are multiplied by, to vary by about 1."""
FAR = 5.0
"""Standard deviations at which a mark of a token is cut off."""
_PLACES = 7
"""Decimals that are kept: more than that is the machine's."""
_RARE = -2.0
"""Logit of the risk of a token of which nothing is known."""


@dataclass(frozen=True, slots=True)
class Side:
    """The weights of one side's tokens: d columns in, h hidden units.

    ``usual`` and ``spread`` (marks,) standardise the marks; ``layer`` (d, 3h) is for the token before, itself and the
    one after, ``bias`` (h,); ``risk`` and ``tone`` (h + 1,) end with a bias; ``shares`` (3,) are what the sum of the
    risks, their mean and the mean tone count for.
    """

    usual: Array
    spread: Array
    layer: Array
    bias: Array
    risk: Array
    tone: Array
    shares: Array

    def cost(self, rows: Array) -> float:
        """Return what the tokens of one side speak against a pair, in logits, given their columns (n, d)."""
        made, size = product(rows, self.layer), len(self.bias)
        before, hidden, after = made[:, :size], made[:, size : 2 * size], made[:, 2 * size :]
        hidden += self.bias
        hidden[1:] += before[:-1]
        hidden[:-1] += after[1:]
        np.maximum(hidden, 0, out=hidden)
        risk = float((1 / (1 + np.exp(-(hidden @ self.risk[:-1] + self.risk[-1] + _RARE)))).sum(dtype=np.float64))
        tone = float((hidden @ self.tone[:-1] + self.tone[-1]).sum(dtype=np.float64))
        more = len(rows) + 1
        return float(self.shares @ np.array([np.log1p(risk), risk / more, tone / more]))


@dataclass(frozen=True, slots=True)
class Reader:
    """The network: the directions of token vectors that it looks at (dim, k), and the weights of both sides."""

    directions: Array
    sides: dict[str, Side]

    def read(self, vectors: Sequence[Array], marks: Sequence[Array]) -> dict[str, float]:
        """Return ``reader_zh`` and ``reader_en``; a pair without a token on one side has neither.

        Args:
            vectors: unit vectors of the tokens of the Chinese and of the English, (n, dim) and (m, dim).
            marks: what is known of them besides, (n, marks) and (m, marks).
        """
        if not all(map(len, vectors)):
            return {}
        # In double precision and likeness rounded, so that equal words are equally like whatever threads add up.
        zh, en = (side.astype(np.float64) for side in vectors)
        columns = facing(
            product(zh, self.directions), product(en, self.directions), np.round(product(zh, en.T), _PLACES)
        )
        out = {}
        for name, (meaning, place), more in zip(SIDES, columns, marks, strict=True):
            side = self.sides[name]
            known = (np.concatenate([place, more], axis=1) - side.usual) / side.spread
            np.clip(known, -FAR, FAR, out=known)
            out[f"reader_{name}"] = round(side.cost(np.concatenate([known, meaning], axis=1)), _PLACES)
        return out


def facing(zh: Array, en: Array, like: Array) -> list[tuple[Array, Array]]:
    """Return for each side its tokens' directions, their counterpart's and the product (n, 3k), and marks of place.

    The marks (n, 4) are the likeness of the best and of the second counterpart, how far the best one stands from where
    it would stand in order, and how much more the best one is like another token of this side.
    """
    out: list[tuple[Array, Array]] = []
    for own, other, near in ((zh, en, like), (en, zh, like.T)):
        places = np.arange(len(near))
        best = near.argmax(axis=1)
        top = near[places, best]
        share = np.exp(NEAR * (near - top[:, None]))
        seen = product(share, other) / share.sum(axis=1, keepdims=True)
        rest = near.copy()
        rest[places, best] = -1.0
        second = rest.max(axis=1) if near.shape[1] > 1 else np.zeros(len(near))
        width = own.shape[1]
        meaning = np.empty((len(near), 3 * width))
        for k, (scale, part) in enumerate(zip(SCALES, (own, seen, own * seen), strict=True)):
            np.multiply(part, scale, out=meaning[:, k * width : (k + 1) * width])
        place = np.empty((len(near), 4))
        place[:, 0], place[:, 1] = top, second
        np.abs(places / len(near) - best / near.shape[1], out=place[:, 2])
        np.subtract(near.max(axis=0)[best], top, out=place[:, 3])
        out.append((meaning, place))
    return out


@cache
def load_reader(path: Path = SHIPPED) -> Reader:
    """Read the network, once a process. Raises InputError where the file is missing or damaged."""
    try:
        with np.load(path, allow_pickle=False) as file:
            arrays = {name: file[name].astype(np.float64) for name in file.files}
        fields = Side.__dataclass_fields__
        return Reader(arrays["directions"], {s: Side(**{f: arrays[f"{s}_{f}"] for f in fields}) for s in SIDES})
    except DAMAGED as error:
        raise InputError(f"The table {path.name} cannot be read ({error}); install aligner again.") from error
