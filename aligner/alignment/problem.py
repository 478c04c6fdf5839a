"""The numbers of one alignment problem: vectors, lengths and shared keys, with the running sums the search reads.

A static encoder makes the vector of a run of sentences the sum of their vectors, so that every n-m candidate is a
difference of two running sums. Encoders without sums stand in with length-weighted sentence vectors.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from aligner.embed.protocol import unit_rows

Array = np.ndarray


@dataclass(slots=True)
class Side:
    """One side of the problem, ``n`` units.

    ``sums`` float32 (n, d): centred token sums; ``length`` float64 (n,): characters, in units of the mean source unit;
    ``keys`` float32 (n, k): hashed idf weights of numbers and names; ``sentence`` int64 (n,): segment of each unit;
    ``block`` int64 (n,): paragraph of each unit, rising; ``repeat`` float64 (n,): 1 where the unit repeats the text of
    one shortly before it; ``texts``: what the units say, and ``named``: their numbers and names, for the second look.
    """

    sums: Array
    length: Array
    keys: Array
    sentence: Array
    block: Array
    repeat: Array
    texts: Sequence[str] = ()
    named: Sequence[frozenset[str]] = ()
    total_length: Array = field(init=False)
    key_mass: Array = field(init=False)
    hard: Array = field(init=False)
    echo: Array = field(init=False)
    breaks: Array = field(init=False)
    stops: Array = field(init=False)
    held: Array = field(init=False)

    def __post_init__(self) -> None:
        n = len(self.length)
        self.total_length = np.concatenate([[0.0], np.cumsum(self.length)])
        self.key_mass = np.concatenate([[0.0], np.cumsum((self.keys**2).sum(axis=1, dtype=np.float64))])
        self.echo = np.concatenate([[0.0], np.cumsum(self.repeat)])
        self.breaks, self.stops = ranks(self.block), ranks(self.sentence)
        self.hold(())
        self.hard = np.ones(n + 1, dtype=bool)
        self.hard[1:n] = self.sentence[1:] != self.sentence[:-1]

    def __len__(self) -> int:
        return len(self.length)

    def part(self, first: int, last: int) -> Side:
        """Return the units ``first:last`` as a side of their own."""
        here = slice(first, last)
        sentence = self.sentence[here] - (self.sentence[first] if last > first else 0)
        part = Side(
            self.sums[here],
            self.length[here],
            self.keys[here],
            sentence,
            self.block[here],
            self.repeat[here],
            self.texts[here],
            self.named[here],
        )
        part.held = self.held[first : last + 1] - self.held[first]
        return part

    def hold(self, units: Iterable[int]) -> None:
        """Forbid every bead that contains one of these units: they stay unmatched."""
        marks = np.zeros(len(self), np.int64)
        marks[sorted(units)] = 1
        self.held = np.concatenate([[0], np.cumsum(marks)])


def ranks(rising: Array) -> Array:
    """Return int64 (n + 1,): how often a number changes among the first ``i`` units.

    A run of units a..b-1 holds ``ranks[b] - ranks[a + 1]`` changes: the one before its first unit is not its own.
    """
    out = np.zeros(len(rising) + 1, np.int64)
    out[2:] = np.cumsum(rising[1:] != rising[:-1])
    return out


@dataclass(slots=True)
class Problem:
    """Both sides of one alignment problem; ``links`` are their rough links, None where they were not looked for."""

    source: Side
    target: Side
    links: list[tuple[int, int]] | None = None

    def part(self, rows: tuple[int, int], columns: tuple[int, int]) -> Problem:
        """Return the problem of some source units and some target units."""
        return Problem(self.source.part(*rows), self.target.part(*columns))


UNIT = 4064.0
"""Length of a row in whole steps: below 4,096 with rounding, so that products of rows are exact in float32."""
GRID = 2.0**15
"""Whole steps from nothing to the largest number of a side's sums.

Products and sums of whole numbers are exact in float64 in whatever order they are made, so no library of linear
algebra, number of threads or processor can change a similarity.
"""
FEW = 8.0
"""Sentences whose mean is trusted half: in a page of five, the mean direction is mostly the sentences themselves."""


def centred(sums: Array, weights: Array) -> Array:
    """Subtract the document's mean direction from every token sum, float32 (n, d), in whole steps of a grid.

    In a homogeneous document all sentences share a large component; without it the cosine tells neighbours apart
    (the static-vector counterpart of Vecalign's normalisation by random pairs, Thompson and Koehn 2019).
    """
    total = max(float(weights.sum()), 1e-9)
    mean = sums.sum(axis=0, dtype=np.float64) / total * (len(sums) / (len(sums) + FEW))
    shift = weights[:, None] * mean[None, :]
    return whole_steps(np.subtract(sums, shift, out=shift))


def whole_steps(vectors: Array, steps: float = GRID) -> Array:
    """Return the vectors scaled and rounded to whole numbers of at most ``steps``, float32 of the same shape.

    Only their directions count, and those move by less than the vectors of the model are exact. The vectors given are
    overwritten: those of a long document take much of its memory.
    """
    largest = max(float(vectors.max(initial=0.0)), -float(vectors.min(initial=0.0)))
    if largest:
        vectors *= steps / largest
    return np.rint(vectors, out=vectors).astype(np.float32) if largest else vectors.astype(np.float32)


def unit_steps(rows: Array) -> Array:
    """Return the rows at length UNIT, rounded to whole numbers, float32; rows of length zero stay zero.

    The product of two such rows, and any part of its sum, is below 2**24, so it is exact in float32.
    """
    return np.asarray(np.rint(unit_rows(rows) * np.float32(UNIT)))


def exact(x: Array, y: Array) -> Array:
    """Return the products of all rows of x with all rows of y, float64; exact where both are in whole steps."""
    return np.asarray(x.astype(np.float64) @ y.astype(np.float64).T)


def run_norms(sums: Array, longest: int) -> Array:
    """Return float64 (n + 1, longest + 1): the norm of the sum of the ``k`` units that end before position ``i``."""
    total = np.zeros((len(sums) + 1, sums.shape[1]))
    np.cumsum(sums, axis=0, dtype=np.float64, out=total[1:])
    norms = np.ones((len(total), longest + 1))
    for k in range(1, longest + 1):
        run = total[k:] - total[:-k]
        norms[k:, k] = np.sqrt(np.einsum("ij,ij->i", run, run)) + 1e-9
    return norms
