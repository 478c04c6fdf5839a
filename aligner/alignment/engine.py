"""From segments and an encoder to beads: the one function that puts the parts of this room together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace

import numpy as np

from aligner.alignment.anchors import Anchor, fix
from aligner.alignment.coarse import Link, rough_links
from aligner.alignment.keys import KeyFinder, key_vectors, keys_of
from aligner.alignment.lexical import lexical_sums
from aligner.alignment.moves import Move, find_moves, with_moves
from aligner.alignment.problem import Array, Problem, Side, centred
from aligner.alignment.scoring import Weights, shipped_weights
from aligner.alignment.search import Step
from aligner.alignment.solution import Solution
from aligner.alignment.solve import solve_between
from aligner.alignment.units import (
    Unit,
    block_numbers,
    merge_units,
    repeats,
    sentence_numbers,
    source_units,
    target_units,
)
from aligner.alignment.words import WordLinks
from aligner.embed.protocol import Encoder, SumEncoder
from aligner.errors import UsageError
from aligner.types import Bead, Segment

Stage = Callable[[str], AbstractContextManager[None]]


def no_stage(name: str) -> AbstractContextManager[None]:
    """Time nothing."""
    return nullcontext()


@dataclass(frozen=True, slots=True)
class Aligned:
    """Beads, and the segments after soft cuts were decided.

    ``moves`` names passages that seem to stand elsewhere, where moved beads were not asked for.
    """

    source: tuple[Segment, ...]
    target: tuple[Segment, ...]
    beads: tuple[Bead, ...]
    moves: tuple[tuple[int, int, int, int], ...] = ()


def align_segments(
    source: Sequence[Segment],
    target: Sequence[Segment],
    source_text: str,
    target_text: str,
    encoder: Encoder | None,
    *,
    weights: Weights | None = None,
    soft: bool = True,
    anchors: Sequence[Anchor] = (),
    allow_moves: bool = False,
    keys: tuple[KeyFinder, KeyFinder] = (keys_of, keys_of),
    words: WordLinks | None = None,
    stage: Stage = no_stage,
) -> Aligned:
    """Align the segments of two texts; without an encoder, by lengths and by what both languages spell alike.

    Source segments are never cut; target segments are cut at soft boundaries where that scores better, unless
    ``soft`` is False. Every segment is in exactly one bead, beads are in the order of the source. ``anchors`` are
    beads that a person has confirmed, as spans of both texts: they are kept, and the rest is solved between them.
    ``keys`` find numbers and names in a text of each side, in forms that a translation keeps; ``words`` are the words
    of both languages and what translates them, for the second look.
    Beads do not cross unless ``allow_moves``; then they are marked. ``stage`` is called with "embed" and "align"
    around those parts. Raises InputError for anchors that do not fit the segments or cross.
    """
    evidence = "lexical" if encoder is None else "model"
    weights = weights or shipped_weights(evidence)
    left = source_units(source, source_text)
    right = target_units(target, target_text) if soft else source_units(target, target_text)
    with stage("embed"):
        blocks = block_numbers(left, source), block_numbers(right, target)
        problem = make_problem(left, right, encoder, blocks, keys)
    with stage("align"):
        fixed = fix(anchors, left, right)
        problem.source.hold(fixed.source | blank(left))
        problem.target.hold(fixed.target | blank(right))
        solution = solve_between(problem, weights, fixed.steps, tokens_of(encoder), evidence, words)
        moves = find_moves(problem, solution)
        if moves and allow_moves:
            solution = with_moves(problem, solution, moves, weights, tokens_of(encoder), evidence, words)
        made = to_beads(source, target, target_text, right, solution)
        return made if allow_moves else replace(made, moves=tuple(named(m, left, right) for m in moves))


def blank(units: list[Unit]) -> set[int]:
    """Return the units without text (empty lines of a list): nothing translates them, so they stay alone."""
    return {k for k, unit in enumerate(units) if not unit.text}


def tokens_of(encoder: Encoder | None) -> SumEncoder | None:
    """Return the encoder if it gives token vectors."""
    return encoder if isinstance(encoder, SumEncoder) else None


def named(move: Move, left: list[Unit], right: list[Unit]) -> tuple[int, int, int, int]:
    """Return a move as first and last source segment, first and last target segment (before soft cuts)."""
    return (
        left[move.source[0]].segment,
        left[move.source[1] - 1].segment,
        right[move.target[0]].segment,
        right[move.target[1] - 1].segment,
    )


def make_problem(
    left: list[Unit],
    right: list[Unit],
    encoder: Encoder | None,
    blocks: tuple[Array, Array] | None = None,
    keys: tuple[KeyFinder, KeyFinder] = (keys_of, keys_of),
) -> Problem:
    """Embed the units of both sides and collect everything that scoring reads; without ``blocks`` all are in one.

    Without an encoder the vectors are lexical.
    """
    blocks = blocks or (np.zeros(len(left), np.int64), np.zeros(len(right), np.int64))
    left_texts, right_texts = [u.text for u in left], [u.text for u in right]
    if encoder is None:
        left_sums, right_sums = (centred(v, np.linalg.norm(v, axis=1)) for v in lexical_sums(left_texts, right_texts))
    else:
        left_sums, right_sums = unit_sums(encoder, left_texts), unit_sums(encoder, right_texts)
    one: dict[str, str] = {}  # a key that both sides hold, or many texts, is held once
    named = [
        [frozenset([one.setdefault(key, key) for key in find(text)]) for text in texts]
        for find, texts in zip(keys, (left_texts, right_texts), strict=True)
    ]
    left_keys, right_keys = key_vectors(*named)
    doubled = repeats(left), repeats(right)
    left_keys[doubled[0] > 0] = 0.0
    right_keys[doubled[1] > 0] = 0.0
    links = rough_links(left_sums, right_sums)
    source_length, target_length = lengths(left_texts, right_texts, links)
    return Problem(
        Side(left_sums, source_length, left_keys, sentence_numbers(left), blocks[0], doubled[0], left_texts, named[0]),
        Side(
            right_sums, target_length, right_keys, sentence_numbers(right), blocks[1], doubled[1], right_texts, named[1]
        ),
        links,
    )


def unit_sums(encoder: Encoder, texts: list[str]) -> Array:
    """Return centred vectors that add up over runs, float32 (n, d).

    Without ``encode_sums`` the unit vector of a sentence, weighted by the square root of its length, stands in.
    Raises UsageError where the encoder does not give one vector of finite numbers a text.
    """
    sums_of = getattr(encoder, "encode_sums", None)
    if sums_of is not None:
        sums, weights = sums_of(texts)
        return centred(np.asarray(sums, np.float32), np.asarray(weights, np.float32))
    vectors = np.asarray(encoder.encode(texts), np.float32)
    if vectors.ndim != 2 or len(vectors) != len(texts) or not np.isfinite(vectors).all():
        raise UsageError(f"The model gave {vectors.shape} for {len(texts)} texts: one finite vector a text is needed.")
    weights = np.sqrt(np.array([len(t) for t in texts], np.float32))
    return centred(vectors * weights[:, None], weights)


def lengths(left: list[str], right: list[str], links: list[Link]) -> tuple[Array, Array]:
    """Return both sides' lengths in units of the mean source unit, float64 (n,) and (m,).

    Target characters are divided by the documents' own ratio of target to source characters, so that a sentence and
    its translation have about the same length (Gale and Church's ``c``, estimated for each pair of documents).
    """
    source, target = (np.array([len(t) for t in side], np.float64) for side in (left, right))
    ratio = length_ratio(source, target, links)
    mean = max(float(source.mean()), 1.0) if len(source) else 1.0
    return source / mean, target / (ratio * mean)


def length_ratio(source: Array, target: Array, links: list[Link], window: int = 8) -> float:
    """Return target characters a source character: the median over windows of links, which no hole can shift.

    With too few links it is the ratio of all characters.
    """
    if len(links) > 3 * window:
        x, y = np.cumsum(source)[[i for i, _ in links]], np.cumsum(target)[[j for _, j in links]]
        ratios = np.sort((y[window:] - y[:-window]) / (x[window:] - x[:-window]))
        middle = len(ratios) // 2
        median = ratios[middle] if len(ratios) % 2 else (ratios[middle - 1] + ratios[middle]) / 2
        return max(float(median), 1e-3)  # np.median imports all of numpy.ma for it
    return max(float(target.sum()), 1.0) / max(float(source.sum()), 1.0)


def to_beads(
    source: Sequence[Segment], target: Sequence[Segment], target_text: str, units: list[Unit], solution: Solution
) -> Aligned:
    """Turn steps over units into beads over segments; unmatched pieces of one sentence become one 0-1 bead."""
    solution = join_unmatched_pieces(units, solution)
    groups = [tuple(range(j - m, j)) for _, _, j, m in solution.steps]
    final, members = merge_units(target, target_text, units, groups)
    beads = tuple(
        Bead(
            tuple(range(i - n, i)),
            members[k],
            round(float(solution.scores[k]), 4),
            round(float(solution.sure[k]), 4),
            bool(solution.moved[k]),
        )
        for k, (i, n, _, _) in enumerate(solution.steps)
    )
    return Aligned(tuple(source), final, beads)


def join_unmatched_pieces(units: list[Unit], solution: Solution) -> Solution:
    """Join neighbouring unmatched pieces of one target sentence: a cut is only shown where it was of use."""
    kept: list[Step] = []
    rows: list[int] = []
    for row, (i, n, j, m) in enumerate(solution.steps):
        before = kept[-1] if kept else (0, 1, 0, 0)
        alone = n == 0 and before[1] == 0 and before[2] == j - m
        if alone and units[before[2] - 1].segment == units[j - 1].segment:
            kept[-1] = (i, 0, j, before[3] + m)
        else:
            kept.append((i, n, j, m))
            rows.append(row)
    return Solution(kept, solution.scores[rows], solution.sure[rows], solution.moved[rows])
