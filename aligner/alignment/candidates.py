"""Everything that scoring asks about bead candidates, looked up from running sums around some cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from aligner.alignment.coverage import Coverage
from aligner.alignment.problem import Array, exact

if TYPE_CHECKING:
    from aligner.alignment.scoring import Scorer

LENGTH_CAP = 9.0
"""Squared length difference, in expected variances, beyond which a bead is no more unlikely."""

NATS = 20.0
"""What a sentence of three or four words tells, on both sides together: the unit of found and lost words."""


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
        self.tables = {"dots": prefix_sums(exact(source.sums[x], target.sums[y]), margin)}
        if source.keys.shape[1]:
            self.tables["keys"] = prefix_sums(exact(source.keys[x], target.keys[y]), margin)
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
        for evidence, terms in ((self.scorer.coverage, self.cover_terms), (self.scorer.words, self.word_terms)):
            if evidence:
                values += terms(evidence, n, m, k, mass)
        return values, sentences

    def cover_terms(self, c: Coverage, n: int, m: int, k: Array, mass: Array) -> list[Array]:
        """Return the values of the cover terms for beads n-m that end at the cells."""
        i, j = np.maximum(self.rows, n), np.maximum(self.columns, m)
        x, y = c.found(n, m, i, j)
        x = x / (c.source_weight[i] - c.source_weight[i - n])
        y = y / (c.target_weight[j] - c.target_weight[j - m])
        both = 0.5 * (x + y)
        least = np.minimum(x, y)
        return [both * k, both * mass, least, rim_share(c, n, m, i, j, least), c.added(n, m, i, j)]

    def word_terms(self, c: Coverage, n: int, m: int, k: Array, mass: Array) -> list[Array]:
        """Return the values of the word terms for beads n-m that end at the cells."""
        i, j = np.maximum(self.rows, n), np.maximum(self.columns, m)
        x, y = c.found(n, m, i, j)
        all_x, all_y = c.source_weight[i] - c.source_weight[i - n], c.target_weight[j] - c.target_weight[j - m]
        found, lost = (x + y) / NATS, (all_x + all_y - x - y) / NATS
        least = np.minimum(c.share(x, all_x), c.share(y, all_y))
        return [found, lost, least, rim_share(c, n, m, i, j, least), c.added(n, m, i, j)]

    def cover_crossing(self, c: Coverage) -> Array:
        """Return float64 (cells,): mean coverage across the boundary at each cell, both ways; 0 beyond the ends."""
        rows, columns = c.source.shape[1:]
        out = np.zeros(len(self.rows))
        for i, j in ((self.rows - 1, self.columns), (self.rows, self.columns - 1)):
            inside = (i >= 0) & (j >= 0) & (i < rows) & (j < columns)
            a, b = np.where(inside, i, 0), np.where(inside, j, 0)
            out += np.where(inside, 0.25 * (c.source[1, a, b] + c.target[1, a, b]), 0.0)
        return out


def rim_share(c: Coverage, n: int, m: int, i: Array, j: Array, whole: Array) -> Array:
    """Return the least covered share of the first and last unit of each side of several; ``whole`` where it is less."""
    least = whole
    if n > 1:
        least = np.minimum(least, np.minimum(c.source[m, i - 1, j - 1], c.source[m, i - n, j - 1]))
    if m > 1:
        least = np.minimum(least, np.minimum(c.target[n, i - 1, j - 1], c.target[n, i - 1, j - m]))
    return least


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
