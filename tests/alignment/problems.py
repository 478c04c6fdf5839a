"""Small random problems and lattices, and every path through a lattice, for comparison with the fast search."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from aligner.alignment.band import Band
from aligner.alignment.problem import Problem, Side
from aligner.alignment.scoring import SKIPS, TERMS, Weights
from aligner.alignment.search import Lattice, Step

Path = tuple[float, tuple[Step, ...]]


def random_side(rng: np.random.Generator, n: int, keys: int, cut: bool) -> Side:
    """Return ``n`` units; with ``cut`` some of them are pieces of one sentence."""
    joined = rng.integers(0, 2, n) if cut else np.ones(n, np.int64)
    return Side(
        sums=rng.normal(size=(n, 5)).astype(np.float32),
        length=rng.uniform(0.2, 2.0, n),
        keys=(rng.normal(size=(n, keys)) * rng.integers(0, 2, (n, keys))).astype(np.float32),
        sentence=np.cumsum(joined) - joined[0],
        block=np.cumsum(rng.integers(0, 2, n)),
        repeat=rng.integers(0, 2, n).astype(np.float64),
    )


def random_problem(seed: int, n: int, m: int, keys: int = 3, cut: bool = True) -> tuple[Problem, Weights]:
    """Return a problem and weights in which no two paths are equally good."""
    rng = np.random.default_rng(seed)
    problem = Problem(random_side(rng, n, keys, False), random_side(rng, m, keys, cut))
    skips = dict(zip(SKIPS, rng.normal(size=len(SKIPS)), strict=True))
    skips |= {"skip_open": -2.0, "skip_rim": 1.0, "soft_end": -0.5}
    return problem, Weights(tuple(rng.normal(size=len(TERMS))), tuple(skips[name] for name in SKIPS))


def random_lattice(seed: int, n: int, m: int, narrow: bool = False) -> Lattice:
    """Return a lattice of random gains over a full or a ``narrow`` random band, in which some path always exists."""
    rng = np.random.default_rng(seed)
    band = random_band(rng, n, m) if narrow else Band.full(n, m)
    types = [(a, b) for a in (1, 2, 3) for b in (1, 2, 3) if a <= n and b <= m]
    start = band.starts()
    gains = rng.normal(size=(len(types), int(start[-1]))).astype(np.float32)
    rows, columns = band.cells(0, n)
    for t, (a, b) in enumerate(types):
        gains[t, (rows < a) | (columns < b)] = -np.inf
    gains[rng.uniform(size=gains.shape) < 0.1] = -np.inf  # what scoring forbids, such as too many sentences
    return Lattice(
        types,
        band,
        start,
        gains,
        boundary=rng.normal(size=int(start[-1])),
        gap_source=rng.normal(size=n),
        gap_target=rng.normal(size=m),
        opening=-1.5,
        rim=0.7,
    )


def random_band(rng: np.random.Generator, n: int, m: int) -> Band:
    """Return a band whose edges never fall, around a random staircase from the first cell to the last."""
    low = np.sort(rng.integers(0, m + 1, n + 1))
    low[0] = 0
    high = np.maximum(np.sort(rng.integers(0, m + 1, n + 1)), np.append(low[1:], m))
    high[-1] = m
    return Band(low, np.maximum.accumulate(high))


def all_paths(lattice: Lattice) -> Iterator[Path]:
    """Yield the gain and the steps of every way through the lattice, in the plainest words there are.

    A stretch of unmatched units has to be opened first; the rim's gain goes with opening one before the first unit and
    with ending inside one after the last. (Opening and ending on the spot is a way too: it costs the opening.)
    """
    n, m = len(lattice.gap_source), len(lattice.gap_target)
    band = lattice.band

    def cell(i: int, j: int) -> int:
        inside = 0 <= i <= n and 0 <= j <= m and band.low[i] <= j <= band.high[i]
        return int(lattice.start[i]) + j - int(band.low[i]) if inside else -1

    def onward(i: int, j: int, in_gap: bool) -> Iterator[Path]:
        if (i, j) == (n, m):
            yield (lattice.rim if in_gap else 0.0), ()
        for t, (a, b) in enumerate(lattice.types):
            to = cell(i + a, j + b)
            if to >= 0 and np.isfinite(lattice.gains[t, to]):
                here = float(lattice.gains[t, to]) + lattice.boundary[to]
                for gain, steps in onward(i + a, j + b, False):
                    yield here + gain, ((i + a, a, j + b, b), *steps)
        if not in_gap:
            opening = lattice.opening + (lattice.rim if i == j == 0 else 0.0)
            for gain, steps in onward(i, j, True):
                yield opening + gain, steps
            return
        for a, b in ((1, 0), (0, 1)):
            to = cell(i + a, j + b)
            if to >= 0:
                here = (lattice.gap_source[i] if a else lattice.gap_target[j]) + lattice.boundary[to]
                for gain, steps in onward(i + a, j + b, True):
                    yield here + gain, ((i + a, a, j + b, b), *steps)

    yield from onward(0, 0, False)
