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
cover_gain     log share of what the least needed rim unit adds to the other side's coverage (coverage.py, ``added``)
word_...       words and figures (words.py), in the second look between languages of a lexicon: nats that are found and
               that are lost on both sides, the share found of the worse side, of the worst rim unit, and word_gain
1-1 ... n-m    prior of the bead's type (Gale and Church 1993)
skip_...       an unmatched stretch: opening it, each unit, each unit's length, the best cosine that the unit has with
               any unit in reach (what has no likeness anywhere is likely to have no counterpart), the best shares of
               its tokens and words that a run covers, and whether the stretch begins or ends the document (mastheads,
               "Related articles")
cross          cosine across a bead boundary, of the last unit on one side with the next unit on the other: a good
               boundary separates (the margin to the neighbours of Liu and Zhu 2022, Bertalign, turned into a term);
               cover_cross is the same with coverage, word_cross with words
=============  ==================================================================================================

The weights were learned on development gold by ``benchmarks/fit_alignment.py``; they live in weights.json.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import resources

import numpy as np

from aligner.alignment.candidates import Block
from aligner.alignment.coverage import Coverage
from aligner.alignment.problem import Array, Problem, run_norms

TERMS = (
    "cos_k", "cos_mass", "cos_min", "cos", "k", "mass", "length", "edge", "key_match", "key_miss", "break", "echo",
    "cover_k", "cover_mass", "cover_least", "cover_rim", "cover_gain",
    "word_found", "word_lost", "word_least", "word_rim", "word_gain",
    "1-1", "1-2", "2-1", "1-n", "n-1", "2-2", "n-m",
)  # fmt: skip
VALUES = TERMS.index("1-1")
SKIPS = (
    "skip_open", "skip_unit", "skip_length", "skip_best", "skip_cover", "skip_word",
    "skip_rim", "soft_end", "cross", "cover_cross", "word_cross",
)  # fmt: skip
GAPS = slice(SKIPS.index("skip_unit"), SKIPS.index("skip_rim"))
"""The weights of leaving a unit unmatched, in the order of ``aligner.alignment.search.gap_features``."""


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


@cache
def shipped_weights(evidence: str = "model") -> Weights:
    """Return the weights that ship with the package.

    ``evidence`` is "model" for vectors of an encoder, "lexical" without one, "second" for the second look, "words"
    for the second look at words too.
    """
    data = shipped_numbers()[evidence]
    return Weights(tuple(data["terms"][t] for t in TERMS), tuple(data["skips"][s] for s in SKIPS))


@cache
def shipped_numbers() -> dict[str, dict[str, dict[str, float]]]:
    """Return weights.json: by evidence, then terms, skips and confidence."""
    text = resources.files("aligner.alignment").joinpath("weights.json").read_text(encoding="utf-8")
    numbers: dict[str, dict[str, dict[str, float]]] = json.loads(text)
    return numbers


@cache
def weights_hash() -> str:
    """Return sixteen hexadecimal digits that change when the shipped weights do."""
    return sha256(resources.files("aligner.alignment").joinpath("weights.json").read_bytes()).hexdigest()[:16]


def bead_types(most: int, pieces: int) -> list[tuple[int, int]]:
    """Return (source units, target units) of every two-sided bead type: at most ``most`` units, at least one a side.

    With soft boundaries a target sentence may be several units; ``pieces`` then widens the target side.
    """
    return [(n, m) for n in range(1, most) for m in range(1, max(most - n, pieces) + 1)]


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
        self,
        problem: Problem,
        weights: Weights,
        most: int = 8,
        pieces: int = 0,
        coverage: Coverage | None = None,
        words: Coverage | None = None,
    ) -> None:
        self.problem, self.coverage, self.words = problem, coverage, words
        self.weights = np.array(weights.terms)
        self.soft_end, self.cross, self.cover_cross, self.word_cross = weights.skips[SKIPS.index("soft_end") :]
        self.most, self.pieces = most, pieces
        size = len(problem.source), len(problem.target)
        self.types = [(n, m) for n, m in bead_types(most, pieces) if n <= size[0] and m <= size[1]]
        self._priors = {(n, m): self.weights[prior_name(n, m)] for n, m in self.types}
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
            prior = self.weights[prior_name(n, sentences)] if self.pieces else self._priors[n, m]
            gain = prior + np.zeros(len(rows))
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
        for evidence, weight in ((self.coverage, self.cover_cross), (self.words, self.word_cross)):
            if evidence:
                boundary = boundary + weight * block.cover_crossing(evidence)
        return out, boundary

    def cosines(self, beads: list[tuple[int, int, int, int]]) -> Array:
        """Return the cosine of each bead (i, n, j, m): ends i, j and run lengths n, m; 0 for an empty side."""
        source, target = self.problem.source.sums, self.problem.target.sums
        out = np.zeros(len(beads))
        for b, (i, n, j, m) in enumerate(beads):
            if n and m:
                x, y = source[i - n : i].sum(0, dtype=np.float64), target[j - m : j].sum(0, dtype=np.float64)
                out[b] = float(x @ y) / (float(np.sqrt(x @ x) * np.sqrt(y @ y)) + 1e-9)
        return out
