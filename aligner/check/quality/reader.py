"""A small network that reads both texts token by token: how likely a professional would mark a place, and what remains.

Each token is seen with its neighbours and with what the other side has for it (``aligner.check.quality.described``). A
layer of hidden units gives the token's risk; the risks of a side are added up. The weights (``data/reader.npz``) are
fitted by ``benchmarks/fit_reader.py`` to the judgements of professional translators and to the places that they marked.
Many pairs are read at once; figures are rounded, so that a pair's does not depend on which others are read with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aligner.check.quality.meaning import Tokens, cells
from aligner.check.quality.parts import Grid, Parts
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

    def costs(self, rows: Array, parts: Parts) -> Array:
        """Return what a side's tokens speak against each pair, (pairs,) in logits, given their columns (n, d)."""
        made, size = product(rows, self.layer), len(self.bias)
        before, hidden, after = made[:, :size], made[:, size : 2 * size], made[:, 2 * size :]
        before[parts.ends - 1] = after[parts.starts] = 0  # the last and the first token have no neighbour
        hidden += self.bias
        hidden[1:] += before[:-1]
        hidden[:-1] += after[1:]
        np.maximum(hidden, 0, out=hidden)
        risk = parts.sums(1 / (1 + np.exp(-(hidden @ self.risk[:-1] + self.risk[-1] + _RARE))))
        tone = parts.sums(hidden @ self.tone[:-1] + self.tone[-1])
        more = parts.counts + 1
        out: Array = self.shares[0] * np.log1p(risk) + self.shares[1] * risk / more + self.shares[2] * tone / more
        return out


@dataclass(frozen=True, slots=True)
class Reader:
    """The network: the directions of token vectors that it looks at (dim, k), and the weights of both sides."""

    directions: Array
    sides: dict[str, Side]

    def read(self, zh: Tokens, en: Tokens, grids: tuple[Grid, Grid], marks: Sequence[Array]) -> dict[str, list[float]]:
        """Return ``reader_zh`` and ``reader_en`` of pairs that all have tokens on both sides.

        Args:
            zh: the tokens of the Chinese.
            en: the tokens of the English.
            grids: those of the tokens.
            marks: what is known of the tokens besides, (n, marks) and (m, marks).
        """
        # In double precision and likeness rounded, so that equal words are equally like whatever threads add up.
        units = [(side.vectors / side.weights[:, None]).astype(np.float64) for side in (zh, en)]
        like = np.round(cells(units[0], units[1], zh.parts, en.parts), _PLACES)
        directions = [product(unit, self.directions) for unit in units]
        columns = facing(directions, (zh.parts, en.parts), grids, like)
        out = {}
        for name, part, (meaning, place), more in zip(SIDES, (zh.parts, en.parts), columns, marks, strict=True):
            side = self.sides[name]
            known = (np.concatenate([place, more], axis=1) - side.usual) / side.spread
            np.clip(known, -FAR, FAR, out=known)
            costs = side.costs(np.concatenate([known, meaning], axis=1), part)
            out[f"reader_{name}"] = [round(cost, _PLACES) for cost in costs.tolist()]
        return out


def facing(
    sides: Sequence[Array], parts: tuple[Parts, Parts], grids: tuple[Grid, Grid], like: Array
) -> list[tuple[Array, Array]]:
    """Return for each side its tokens' directions, their counterpart's and the product (n, 3k), and marks of place.

    The marks (n, 4) are the likeness of the best and of the second counterpart, how far the best one stands from where
    it would stand in order, and how much more the best one is like another token of this side.

    Args:
        sides: the directions of the tokens of the Chinese (n, k) and of the English (m, k).
        parts: which pair's they are.
        grids: those of the tokens.
        like: how like the tokens of both sides are, as cells of the first grid.
    """
    nears = like, like[grids[0].turned]
    tops = [grid.cells.most(near) for grid, near in zip(grids, nears, strict=True)]
    out: list[tuple[Array, Array]] = []
    for k in (0, 1):
        own, other, grid, near, top, part = sides[k], sides[1 - k], grids[k], nears[k], tops[k], parts[k]
        highest = top[grid.cells.owners]
        first = grid.cells.first(near == highest)
        best = grid.others[first]
        seen = _seen(np.exp(NEAR * (near - highest)), other, part, parts[1 - k], grid.cells)
        rest = near.copy()
        rest[first] = -1.0
        width = own.shape[1]
        meaning = np.empty((len(own), 3 * width))
        for j, (scale, columns) in enumerate(zip(SCALES, (own, seen, own * seen), strict=True)):
            np.multiply(columns, scale, out=meaning[:, j * width : (j + 1) * width])
        at = np.arange(len(own)) - part.starts[part.owners]
        opposite = best - parts[1 - k].starts[part.owners]
        place = np.empty((len(own), 4))
        place[:, 0] = top
        place[:, 1] = np.where(grid.cells.counts > 1, grid.cells.most(rest), 0.0)
        place[:, 2] = np.abs(at / part.counts[part.owners] - opposite / grid.cells.counts)
        place[:, 3] = tops[1 - k][best] - top
        out.append((meaning, place))
    return out


def _seen(share: Array, other: Array, own: Parts, others: Parts, cells: Parts) -> Array:
    """Return the mean of the other side's rows (m, k) as each token of this side sees it, (n, k), by its shares."""
    total = cells.sums(share)
    out = np.empty((len(total), other.shape[1]))
    for a, b, c, d in zip(own.starts, own.ends, others.starts, others.ends, strict=True):
        begin = cells.starts[a]
        out[a:b] = product(share[begin : begin + (b - a) * (d - c)].reshape(b - a, d - c), other[c:d])
    out /= total[:, None]
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
