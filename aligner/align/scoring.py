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
cover_...      share of tokens that find a likeness on the other side (see coverage.py): times k, times the bead's
               share of characters, of the worse side, and of the worst rim unit; in the second look only
1-1 ... n-m    prior of the bead's type (Gale and Church 1993)
skip_...       an unmatched stretch: opening it, each unit, each unit's length, the best cosine that the unit has with
               any unit in reach (what has no likeness anywhere is likely to have no counterpart), and whether the
               stretch begins or ends the document (mastheads, "Related articles")
cross          cosine across a bead boundary, of the last unit on one side with the next unit on the other: a good
               boundary separates (the margin to the neighbours of Liu and Zhu 2022, Bertalign, turned into a term);
               cover_cross is the same with coverage
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

from aligner.align.coverage import Coverage
from aligner.align.problem import Array, Problem, run_norms

TERMS = (
    "cos_k", "cos_mass", "cos_min", "cos", "k", "mass", "length", "edge", "key_match", "key_miss", "break", "echo",
    "cover_k", "cover_mass", "cover_least", "cover_rim",
    "1-1", "1-2", "2-1", "1-n", "n-1", "2-2", "n-m",
)  # fmt: skip
VALUES = TERMS.index("1-1")
SKIPS = ("skip_open", "skip_unit", "skip_length", "skip_best", "skip_rim", "soft_end", "cross", "cover_cross")
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


@lru_cache(maxsize=2)
def shipped_weights(evidence: str = "model") -> Weights:
    """Return the weights that ship with the package: for vectors of a ``model``, or of ``lexical`` likeness alone."""
    data = shipped_numbers()[evidence]
    return Weights(tuple(data["terms"][t] for t in TERMS), tuple(data["skips"][s] for s in SKIPS))


@lru_cache(maxsize=1)
def shipped_numbers() -> dict[str, dict[str, dict[str, float]]]:
    """Return weights.json: by evidence, then terms, skips and confidence."""
    text = resources.files("aligner.align").joinpath("weights.json").read_text(encoding="utf-8")
    numbers: dict[str, dict[str, dict[str, float]]] = json.loads(text)
    return numbers


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

    def __init__(
        self, problem: Problem, weights: Weights, most: int = 8, pieces: int = 0, coverage: Coverage | None = None
    ) -> None:
        self.problem, self.coverage = problem, coverage
        self.weights = np.array(weights.terms)
        self.soft_end, self.cross, self.cover_cross = weights.skips[SKIPS.index("soft_end") :]
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
            gain = self.weights[prior_name(n, sentences if self.pieces else m)] + np.zeros(len(rows))
            for value, weight in zip(terms, self.weights, strict=False):
                gain += weight * value
            gain[(rows < n) | (columns < m) | (n + sentences > self.most)] = -np.inf
            if held:
                i, j = np.maximum(rows, n), np.maximum(columns, m)
                gain[(source.held[i] > source.held[i - n]) | (target.held[j] > target.held[j - m])] = -np.inf
            out[t] = gain
        cosine = block.unit_cosine(0, 0)
        np.maximum.at(best[0], np.maximum(rows - 1, 0), cosine)
        np.maximum.at(best[1], np.maximum(columns - 1, 0), cosine)
        boundary = self.soft_end * ~self.problem.target.hard[columns] + self.cross * block.crossing()
        return out, boundary + (self.cover_cross * block.cover_crossing(self.coverage) if self.coverage else 0.0)

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
    """Gram sums around some cells: every run-by-run dot product is four look-ups in a table of running sums.

    ``rows`` and ``columns`` are the cells' positions. What depends on one run alone is looked up once for all types.
    Cells without room for a bead get values of no meaning; the caller masks them.
    """

    def __init__(self, scorer: Scorer, rows: Array, columns: Array) -> None:
        self.scorer, self.rows, self.columns = scorer, rows, columns
        source, target = scorer.problem.source, scorer.problem.target
        top = max(0, int(rows.min()) - scorer.longest_source)
        left = max(0, int(columns.min()) - scorer.longest_target)
        x, y = slice(top, int(rows.max()) + 1), slice(left, int(columns.max()) + 1)
        margin = scorer.longest_source, scorer.longest_target
        self.tables = {"dots": prefix_sums(source.sums[x] @ target.sums[y].T, margin)}
        if source.keys.shape[1]:
            self.tables["keys"] = prefix_sums(source.keys[x] @ target.keys[y].T, margin)
        self.width = self.tables["dots"].shape[1]
        self.base = (rows - top + margin[0]) * self.width + columns - left + margin[1]
        self.seen: dict[tuple[str, int, int], Array] = {}

    def look_up(self, table: str, n: int, m: int) -> Array:
        """Return the running sums ``n`` source and ``m`` target units before the cells."""
        if (table, n, m) not in self.seen:
            flat = self.tables[table].ravel()
            self.seen[table, n, m] = flat[self.base - (n * self.width + m)]
        return self.seen[table, n, m]

    def rectangle(self, table: str, rows: tuple[int, int], columns: tuple[int, int]) -> Array:
        """Return the sums over the source units ``rows`` = (from, to) behind the cells and the target ``columns``."""
        (n0, n1), (m0, m1) = rows, columns
        return (
            self.look_up(table, n0, m0)
            - self.look_up(table, n1, m0)
            - self.look_up(table, n0, m1)
            + self.look_up(table, n1, m1)
        )

    def run(self, side: str, values: str, end: int, length: int) -> Array:
        """Return one number a cell that depends on a run alone: ``length`` units that end ``end`` units before it."""
        if (side + values, end, length) not in self.seen:
            at = (self.rows if side == "source" else self.columns) - end
            if values == "norms":
                table = self.scorer.source_norms if side == "source" else self.scorer.target_norms
                out = table[np.clip(at, 0, len(table) - 1), length]
            else:
                totals = getattr(getattr(self.scorer.problem, side), values)
                out = totals[at] - totals[np.maximum(at - length, 0)]
            self.seen[side + values, end, length] = out
        return self.seen[side + values, end, length]

    def cosine(self, rows: tuple[int, int], columns: tuple[int, int]) -> Array:
        """Return the cosine of two runs, given as in ``rectangle``."""
        x = self.run("source", "norms", rows[0], rows[1] - rows[0])
        y = self.run("target", "norms", columns[0], columns[1] - columns[0])
        return self.rectangle("dots", rows, columns) / (x * y)

    def unit_cosine(self, row: int, column: int) -> Array:
        """Return the cosine of the units ``row`` and ``column`` units behind the cells; 0 where there is none."""
        i, j = self.rows - row, self.columns - column
        inside = (i >= 1) & (j >= 1)
        inside &= (i <= len(self.scorer.problem.source)) & (j <= len(self.scorer.problem.target))
        return np.where(inside, self.cosine((row, row + 1), (column, column + 1)), 0.0)

    def crossing(self) -> Array:
        """Return float64 (cells,): the two cosines across the boundary at each cell, added; 0 beyond the ends."""
        return self.unit_cosine(0, -1) + self.unit_cosine(-1, 0)

    def edge(self, n: int, m: int, whole: Array) -> Array:
        """Return the least cosine of a rim unit with the run on the other side; the bead's own where it is 1-1."""
        least = whole
        if n > 1:
            least = np.minimum(self.cosine((0, 1), (0, m)), self.cosine((n - 1, n), (0, m)))
        if m > 1:
            rims = np.minimum(self.cosine((0, n), (0, 1)), self.cosine((0, n), (m - 1, m)))
            least = np.minimum(least, rims) if n > 1 else rims
        return least

    def terms(self, n: int, m: int) -> tuple[list[Array], Array]:
        """Return the first VALUES TERMS of the beads n-m that end at the cells, and their target sentences."""
        breaks = self.run("source", "breaks", 0, n - 1) + self.run("target", "breaks", 0, m - 1)
        sentences = 1 + self.run("target", "stops", 0, m - 1)
        cosine = self.cosine((0, n), (0, m))
        x, y = self.run("source", "total_length", 0, n), self.run("target", "total_length", 0, m)
        mass = 0.5 * (x + y)
        k = 0.5 * (n + sentences)
        length = np.minimum((x - y) ** 2 / (mass + 0.05), LENGTH_CAP)
        if "keys" in self.tables:
            have_x, have_y = self.run("source", "key_mass", 0, n), self.run("target", "key_mass", 0, m)
            match = np.minimum(self.rectangle("keys", (0, n), (0, m)), np.minimum(have_x, have_y))
            match = np.maximum(match, 0.0)
            miss = have_x + have_y - 2 * match
        else:
            match = miss = np.zeros(len(x))
        echo = np.abs(self.run("source", "echo", 0, n) - self.run("target", "echo", 0, m))
        least, edge = cosine * np.minimum(x, y), self.edge(n, m, cosine)
        values = [cosine * k, cosine * mass, least, cosine, k, mass, length, edge, match, miss, breaks, echo]
        coverage = self.scorer.coverage
        return values + (self.cover_terms(coverage, n, m, k, mass) if coverage else []), sentences

    def cover_terms(self, c: Coverage, n: int, m: int, k: Array, mass: Array) -> list[Array]:
        """Return the values of the cover terms for beads n-m that end at the cells."""
        i, j = np.maximum(self.rows, n), np.maximum(self.columns, m)
        x = (c.source_sums[m, i, j - 1] - c.source_sums[m, i - n, j - 1]) / (
            c.source_weight[i] - c.source_weight[i - n]
        )
        y = (c.target_sums[n, i - 1, j] - c.target_sums[n, i - 1, j - m]) / (
            c.target_weight[j] - c.target_weight[j - m]
        )
        rim = np.minimum(x, y)
        if n > 1:
            rim = np.minimum(rim, np.minimum(c.source[m, i - 1, j - 1], c.source[m, i - n, j - 1]))
        if m > 1:
            rim = np.minimum(rim, np.minimum(c.target[n, i - 1, j - 1], c.target[n, i - 1, j - m]))
        both = 0.5 * (x + y)
        return [both * k, both * mass, np.minimum(x, y), rim]

    def cover_crossing(self, c: Coverage) -> Array:
        """Return float64 (cells,): mean coverage across the boundary at each cell, both ways; 0 beyond the ends."""
        rows, columns = c.source.shape[1:]
        out = np.zeros(len(self.rows))
        for i, j in ((self.rows - 1, self.columns), (self.rows, self.columns - 1)):
            inside = (i >= 0) & (j >= 0) & (i < rows) & (j < columns)
            a, b = np.where(inside, i, 0), np.where(inside, j, 0)
            out += np.where(inside, 0.25 * (c.source[1, a, b] + c.target[1, a, b]), 0.0)
        return out


def prefix_sums(gram: Array, margin: tuple[int, int]) -> Array:
    """Return the two-dimensional running sums of a matrix, float64, with room for look-ups beyond its rims.

    ``margin`` rows and columns of zeros stand before the sums, and one after them.
    """
    rows, columns = gram.shape
    out = np.zeros((rows + margin[0] + 2, columns + margin[1] + 2))
    inner = out[margin[0] + 1 : -1, margin[1] + 1 : -1]
    np.cumsum(gram, axis=0, out=inner, dtype=np.float64)
    np.cumsum(inner, axis=1, out=inner)
    return out
