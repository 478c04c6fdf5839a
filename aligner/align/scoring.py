"""The gain of every bead candidate: a weighted sum of a few terms, each with a source in the literature.

=============  ==================================================================================================
term           what it is, and where it comes from
=============  ==================================================================================================
cos_k          cosine of the two runs' summed vectors, times half the number of sentences (Thompson and Koehn 2019
               multiply by sentence counts so that a large bead must be as good as the small ones it replaces)
cos_mass       the same times the bead's share of characters: a long sentence is more certain than a short one
cos_min        the same times the share of the shorter side: what one side alone says explains nothing
cos            the cosine alone
k, mass        thresholds of the first two (a bead must beat leaving its sentences unmatched)
length         squared length difference over expected variance, capped (Gale and Church 1993)
edge           least cosine of the first and last unit of each side of several units with the other side's run: a
               sentence at the rim of a bead must belong to it by itself
key_match      idf weight of the numbers and names that both runs hold (compare hunalign's dictionary term,
               Varga et al. 2005); key_miss is the weight that only one holds
break          paragraph breaks inside the bead, both sides together
echo           units that repeat their neighbours' text, as far as the other side does not (a sentence doubled by a
               web page is an insertion)
1-1 ... n-m    prior of the bead's type (Gale and Church 1993)
skip_...       an unmatched stretch: opening it, each unit, each unit's length, the best cosine that the unit has with
               any unit in reach (what has no likeness anywhere is likely to have no counterpart), and whether the
               stretch begins or ends the document (mastheads, "Related articles")
cross          cosine across a bead boundary, of the last unit on one side with the next unit on the other: a good
               boundary separates (the margin to the neighbours of Liu and Zhu 2022, Bertalign, turned into a term)
=============  ==================================================================================================

The weights were learned on development gold by ``benchmarks/fit_alignment.py``; they live in weights.json.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from importlib import resources

import numpy as np

from aligner.align.problem import Array, Problem, run_norms

TERMS = (
    "cos_k", "cos_mass", "cos_min", "cos", "k", "mass", "length", "edge", "key_match", "key_miss", "break", "echo",
    "1-1", "1-2", "2-1", "1-n", "n-1", "2-2", "n-m",
)  # fmt: skip
VALUES = TERMS.index("1-1")
SKIPS = ("skip_open", "skip_unit", "skip_length", "skip_best", "skip_rim", "soft_end", "cross")
LENGTH_CAP = 9.0


@dataclass(frozen=True, slots=True)
class Weights:
    """Learned weights: ``terms`` in the order of TERMS, ``skips`` in the order of SKIPS."""

    terms: tuple[float, ...]
    skips: tuple[float, ...]

    def vector(self) -> Array:
        """Return all weights as one float64 vector."""
        return np.array(self.terms + self.skips)

    @classmethod
    def from_vector(cls, vector: Array) -> Weights:
        """Build weights from ``vector()``'s order."""
        values = tuple(float(v) for v in vector)
        return cls(values[: len(TERMS)], values[len(TERMS) :])


@lru_cache(maxsize=1)
def shipped_weights() -> Weights:
    """Return the weights that ship with the package."""
    data = json.loads(resources.files("aligner.align").joinpath("weights.json").read_text(encoding="utf-8"))
    return Weights(tuple(data["terms"][t] for t in TERMS), tuple(data["skips"][s] for s in SKIPS))


@lru_cache(maxsize=1)
def weights_hash() -> str:
    """Return sixteen hexadecimal digits that change when the shipped weights do."""
    return sha256(resources.files("aligner.align").joinpath("weights.json").read_bytes()).hexdigest()[:16]


def bead_types(most: int, pieces: int) -> list[tuple[int, int]]:
    """Return (source units, target units) of every two-sided bead type: at most ``most`` units, at least one a side.

    With soft boundaries a target sentence may be several units; ``pieces`` then widens the target side.
    """
    return [(n, m) for n in range(1, most) for m in range(1, max(most - n, pieces) + 1) if m <= max(most - n, pieces)]


def prior_name(n: Array | int, s: Array | int) -> Array:
    """Return the index (into TERMS) of the prior for ``n`` source and ``s`` target sentences; both broadcast."""
    n, s = np.broadcast_arrays(np.asarray(n), np.asarray(s))
    names = np.full(n.shape, TERMS.index("n-m"))
    names[(n == 2) & (s == 2)] = TERMS.index("2-2")
    names[(n > 2) & (s == 1)] = TERMS.index("n-1")
    names[(n == 1) & (s > 2)] = TERMS.index("1-n")
    names[(n == 2) & (s == 1)] = TERMS.index("2-1")
    names[(n == 1) & (s == 2)] = TERMS.index("1-2")
    names[(n == 1) & (s == 1)] = TERMS.index("1-1")
    return names


class Scorer:
    """Scores bead candidates of one problem, block by block, so that memory stays linear."""

    def __init__(self, problem: Problem, weights: Weights, most: int = 8, pieces: int = 0) -> None:
        self.problem = problem
        self.weights = np.array(weights.terms)
        self.soft_end, self.cross = weights.skips[SKIPS.index("soft_end") :]
        self.most, self.pieces = most, pieces
        size = len(problem.source), len(problem.target)
        self.types = [(n, m) for n, m in bead_types(most, pieces) if n <= size[0] and m <= size[1]]
        self.longest_source = max(n for n, _ in self.types)
        self.longest_target = max(m for _, m in self.types)
        self.source_norms = run_norms(problem.source.sums, self.longest_source)
        self.target_norms = run_norms(problem.target.sums, self.longest_target)

    def gains(self, rows: Array, columns: Array, best: tuple[Array, Array]) -> tuple[Array, Array]:
        """Return the gains of beads and of boundaries at some cells, and raise ``best`` to the cosines seen there.

        ``rows`` and ``columns`` are the flat source and target positions of the cells. The gains are float64 (types,
        cells), -inf where a bead does not fit; the boundaries' (cells,) are earned by every step that ends there.
        ``best`` holds each unit's best cosine with a unit of the other side.
        """
        block = Block(self, rows, columns)
        source, target = self.problem.source, self.problem.target
        held = bool(source.held[-1] or target.held[-1])
        out = np.empty((len(self.types), len(rows)))
        for t, (n, m) in enumerate(self.types):
            terms, sentences = block.terms(n, m)
            gain = self.weights[prior_name(n, sentences)]
            for value, weight in zip(terms, self.weights, strict=False):
                gain += weight * value
            gain[(rows < n) | (columns < m) | (n + sentences > self.most)] = -np.inf
            if held:
                i, j = np.maximum(rows, n), np.maximum(columns, m)
                gain[(source.held[i] > source.held[i - n]) | (target.held[j] > target.held[j - m])] = -np.inf
            out[t] = gain
        np.maximum.at(best[0], np.maximum(rows - 1, 0), block.unit_cosine(rows, columns))
        np.maximum.at(best[1], np.maximum(columns - 1, 0), block.unit_cosine(rows, columns))
        return out, self.soft_end * ~self.problem.target.hard[columns] + self.cross * block.crossing()

    def cosines(self, beads: list[tuple[int, int, int, int]]) -> Array:
        """Return the cosine of each bead (i, n, j, m): ends i, j and run lengths n, m; 0 for an empty side."""
        source = np.concatenate([[np.zeros(self.problem.source.sums.shape[1])], np.cumsum(self.problem.source.sums, 0)])
        target = np.concatenate([[np.zeros(self.problem.target.sums.shape[1])], np.cumsum(self.problem.target.sums, 0)])
        out = np.zeros(len(beads))
        for b, (i, n, j, m) in enumerate(beads):
            if n and m:
                x, y = source[i] - source[i - n], target[j] - target[j - m]
                out[b] = float(x @ y) / (float(np.linalg.norm(x) * np.linalg.norm(y)) + 1e-9)
        return out


class Block:
    """Gram sums over the rectangle around some cells: every run-by-run dot product is four look-ups away."""

    def __init__(self, scorer: Scorer, rows: Array, columns: Array) -> None:
        self.scorer, self.rows, self.columns = scorer, rows, columns
        source, target = scorer.problem.source, scorer.problem.target
        self.top = max(0, int(rows.min()) - scorer.longest_source)
        self.left = max(0, int(columns.min()) - scorer.longest_target)
        x, y = slice(self.top, int(rows.max()) + 1), slice(self.left, int(columns.max()) + 1)
        self.dots = prefix_sums(source.sums[x] @ target.sums[y].T)
        self.has_keys = bool(source.keys.shape[1])
        if self.has_keys:
            self.keys = prefix_sums(source.keys[x] @ target.keys[y].T)
        self.rims: dict[tuple[int, int], Array] = {}

    def unit_cosine(self, rows: Array, columns: Array) -> Array:
        """Return the cosine of the single units that end at some positions; 0 where there is none."""
        inside = (rows >= 1) & (columns >= 1)
        inside &= (rows <= len(self.scorer.problem.source)) & (columns <= len(self.scorer.problem.target))
        i, j = np.where(inside, rows, self.top + 1), np.where(inside, columns, self.left + 1)
        return np.where(inside, self.cosine(i, j, 1, 1), 0.0)

    def crossing(self) -> Array:
        """Return float64 (cells,): the two cosines across the boundary at each cell, added; 0 beyond the ends."""
        return self.unit_cosine(self.rows, self.columns + 1) + self.unit_cosine(self.rows + 1, self.columns)

    def cosine(self, i: Array, j: Array, n: int, m: int) -> Array:
        """Return the cosine of the runs of n and m units that end at positions i and j."""
        norms = self.scorer.source_norms[i, n] * self.scorer.target_norms[j, m]
        return pick(self.dots, self.corners(i, j, n, m)) / norms

    def last_rim(self, n: int, m: int) -> Array:
        """Return the cosine of the runs of n and m units that end at the cells, kept because many types share it."""
        if (n, m) not in self.rims:
            self.rims[n, m] = self.cosine(np.maximum(self.rows, n), np.maximum(self.columns, m), n, m)
        return self.rims[n, m]

    def edge(self, i: Array, j: Array, n: int, m: int) -> Array:
        """Return the least cosine of a rim unit with the run on the other side; the bead's own where it is 1-1."""
        least = self.last_rim(1, m) if n > 1 else self.last_rim(n, 1)
        if n > 1:
            least = np.minimum(least, self.cosine(i - n + 1, j, 1, m))
        if n > 1 and m > 1:
            least = np.minimum(least, self.last_rim(n, 1))
        if m > 1:
            least = np.minimum(least, self.cosine(i, j - m + 1, n, 1))
        return least

    def terms(self, n: int, m: int) -> tuple[list[Array], Array]:
        """Return the values of the first VALUES TERMS for beads n-m that end at the cells, and target sentence counts.

        Cells without room for the bead get values of a clipped one; the caller masks them.
        """
        source, target = self.scorer.problem.source, self.scorer.problem.target
        i, j = np.maximum(self.rows, n), np.maximum(self.columns, m)
        sentences = target.sentence[j - 1] - target.sentence[j - m] + 1
        cosine = self.last_rim(n, m)
        x = source.total_length[i] - source.total_length[i - n]
        y = target.total_length[j] - target.total_length[j - m]
        mass = 0.5 * (x + y)
        k = 0.5 * (n + sentences)
        length = np.minimum((x - y) ** 2 / (mass + 0.05), LENGTH_CAP)
        if self.has_keys:
            have_x = source.key_mass[i] - source.key_mass[i - n]
            have_y = target.key_mass[j] - target.key_mass[j - m]
            match = np.clip(pick(self.keys, self.corners(i, j, n, m)), 0.0, np.minimum(have_x, have_y))
            miss = have_x + have_y - 2 * match
        else:
            match = miss = np.zeros(len(i))
        breaks = source.block[i - 1] - source.block[i - n] + target.block[j - 1] - target.block[j - m]
        echo = np.abs(source.echo[i] - source.echo[i - n] - target.echo[j] + target.echo[j - m])
        least = cosine * np.minimum(x, y)
        edge = self.edge(i, j, n, m)
        return [cosine * k, cosine * mass, least, cosine, k, mass, length, edge, match, miss, breaks, echo], sentences

    def corners(self, i: Array, j: Array, n: int, m: int) -> tuple[Array, Array, Array, Array]:
        """Return flat indices of the four corners of each run-by-run rectangle in the prefix sums."""
        width = self.dots.shape[1]
        below, above = (i - self.top) * width, (i - n - self.top) * width
        right, left = j - self.left, j - m - self.left
        return below + right, above + right, below + left, above + left


def prefix_sums(gram: Array) -> Array:
    """Return the two-dimensional running sums of a matrix, one row and column larger, float64."""
    out = np.zeros((gram.shape[0] + 1, gram.shape[1] + 1))
    np.cumsum(np.cumsum(gram, axis=0, dtype=np.float64), axis=1, out=out[1:, 1:])
    return out


def pick(sums: Array, corners: tuple[Array, Array, Array, Array]) -> Array:
    """Return the rectangle sums at the given corners."""
    flat = sums.ravel()
    below_right, above_right, below_left, above_left = corners
    return flat[below_right] - flat[above_right] - flat[below_left] + flat[above_left]
