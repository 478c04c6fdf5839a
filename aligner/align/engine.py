"""From segments and an encoder to beads: the one function that puts the parts of this room together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

import numpy as np

from aligner.align.coarse import find_band, rough_links
from aligner.align.confidence import confidences
from aligner.align.keys import key_vectors
from aligner.align.problem import Array, Problem, Side, centred
from aligner.align.scoring import Scorer, Weights, shipped_weights
from aligner.align.search import Step, best_path, weigh
from aligner.align.units import Unit, block_numbers, merge_units, repeats, sentence_numbers, source_units, target_units
from aligner.embed.protocol import Encoder
from aligner.types import Bead, Segment

MOST = 8
"""Sentences in the largest bead, both sides together (Bertalign and Vecalign search no further either)."""
PIECES = 10
"""Target units in one bead where sentences may be cut at soft boundaries."""
Stage = Callable[[str], AbstractContextManager[None]]


def no_stage(name: str) -> AbstractContextManager[None]:
    """Time nothing."""
    return nullcontext()


@dataclass(frozen=True, slots=True)
class Aligned:
    """Beads, and the segments after soft cuts were decided."""

    source: tuple[Segment, ...]
    target: tuple[Segment, ...]
    beads: tuple[Bead, ...]


def align_segments(
    source: Sequence[Segment],
    target: Sequence[Segment],
    source_text: str,
    target_text: str,
    encoder: Encoder,
    *,
    weights: Weights | None = None,
    soft: bool = True,
    stage: Stage = no_stage,
) -> Aligned:
    """Align the segments of two texts.

    Source segments are never cut; target segments are cut at soft boundaries where that scores better, unless
    ``soft`` is False. Every segment is in exactly one bead, beads are in document order and do not cross.
    ``stage`` is called with "embed" and "align" around those parts.
    """
    weights = weights or shipped_weights()
    left = source_units(source, source_text)
    right = target_units(target, target_text) if soft else source_units(target, target_text)
    with stage("embed"):
        blocks = block_numbers(left, source), block_numbers(right, target)
        problem = make_problem(left, right, encoder, blocks)
    with stage("align"):
        scorer = Scorer(problem, weights, MOST, PIECES if len(right) > len(target) else 0)
        band = find_band(problem.source.sums, problem.target.sums)
        lattice = weigh(scorer, weights, band)
        steps = best_path(lattice)
        scores = scorer.cosines(steps)
        sure = confidences(lattice, steps, scores)
        return to_beads(source, target, target_text, right, steps, scores, sure)


def make_problem(
    left: list[Unit], right: list[Unit], encoder: Encoder, blocks: tuple[Array, Array] | None = None
) -> Problem:
    """Embed the units of both sides and collect everything that scoring reads; without ``blocks`` all are in one."""
    blocks = blocks or (np.zeros(len(left), np.int64), np.zeros(len(right), np.int64))
    left_texts, right_texts = [u.text for u in left], [u.text for u in right]
    left_sums, right_sums = unit_sums(encoder, left_texts), unit_sums(encoder, right_texts)
    left_keys, right_keys = key_vectors(left_texts, right_texts)
    doubled = repeats(left), repeats(right)
    left_keys[doubled[0] > 0] = 0.0
    right_keys[doubled[1] > 0] = 0.0
    source_length, target_length = lengths(left_texts, right_texts, left_sums, right_sums)
    return Problem(
        Side(left_sums, source_length, left_keys, sentence_numbers(left), blocks[0], doubled[0]),
        Side(right_sums, target_length, right_keys, sentence_numbers(right), blocks[1], doubled[1]),
    )


def unit_sums(encoder: Encoder, texts: list[str]) -> Array:
    """Return centred vectors that add up over runs, float32 (n, d).

    Without ``encode_sums`` the unit vector of a sentence, weighted by the square root of its length, stands in.
    """
    sums_of = getattr(encoder, "encode_sums", None)
    if sums_of is not None:
        sums, weights = sums_of(texts)
        return centred(np.asarray(sums, np.float32), np.asarray(weights, np.float32))
    vectors = np.asarray(encoder.encode(texts), np.float32)
    weights = np.sqrt(np.array([len(t) for t in texts], np.float32))
    return centred(vectors * weights[:, None], weights)


def lengths(left: list[str], right: list[str], left_sums: Array, right_sums: Array) -> tuple[Array, Array]:
    """Return both sides' lengths in units of the mean source unit, float64 (n,) and (m,).

    Target characters are divided by the documents' own ratio of target to source characters, so that a sentence and
    its translation have about the same length (Gale and Church's ``c``, estimated for each pair of documents).
    """
    source, target = (np.array([len(t) for t in side], np.float64) for side in (left, right))
    ratio = length_ratio(source, target, rough_links(left_sums, right_sums))
    mean = max(float(source.mean()), 1.0) if len(source) else 1.0
    return source / mean, target / (ratio * mean)


def length_ratio(source: Array, target: Array, links: list[tuple[int, int]], window: int = 8) -> float:
    """Return target characters a source character: the median over windows of links, which no hole can shift.

    With too few links it is the ratio of all characters.
    """
    if len(links) > 3 * window:
        x, y = np.cumsum(source)[[i for i, _ in links]], np.cumsum(target)[[j for _, j in links]]
        return max(float(np.median((y[window:] - y[:-window]) / (x[window:] - x[:-window]))), 1e-3)
    return max(float(target.sum()), 1.0) / max(float(source.sum()), 1.0)


def to_beads(
    source: Sequence[Segment],
    target: Sequence[Segment],
    target_text: str,
    units: list[Unit],
    steps: list[Step],
    scores: Array,
    sure: Array,
) -> Aligned:
    """Turn steps over units into beads over segments; unmatched pieces of one sentence become one 0-1 bead."""
    steps, scores, sure = join_unmatched_pieces(units, steps, scores, sure)
    groups = [tuple(range(j - m, j)) for _, _, j, m in steps]
    final, members = merge_units(target, target_text, units, groups)
    beads = tuple(
        Bead(tuple(range(i - n, i)), members[k], round(float(scores[k]), 6), round(float(sure[k]), 6))
        for k, (i, n, _, _) in enumerate(steps)
    )
    return Aligned(tuple(source), final, beads)


def join_unmatched_pieces(
    units: list[Unit], steps: list[Step], scores: Array, sure: Array
) -> tuple[list[Step], Array, Array]:
    """Join neighbouring unmatched pieces of one target sentence: a cut is only shown where it was of use."""
    kept: list[Step] = []
    rows: list[int] = []
    for row, (i, n, j, m) in enumerate(steps):
        if kept and n == 0 and kept[-1][1] == 0 and units[kept[-1][2] - 1].segment == units[j - 1].segment:
            kept[-1] = (i, 0, j, kept[-1][3] + m)
        else:
            kept.append((i, n, j, m))
            rows.append(row)
    return kept, scores[rows], sure[rows]
