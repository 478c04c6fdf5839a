"""Which files of two folders belong together: one to one, by what they say, verified by aligning them."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aligner.batch.vectors import Profile, best_matches, centred, profile, rarity, shared
from aligner.clock import Progress, counted
from aligner.documents.formats import suffixes
from aligner.embed import Encoder, shared_encoder
from aligner.embed.protocol import FloatArray
from aligner.errors import AlignerError, InputError

Scores = NDArray[np.float64]
NEAREST = 20
"""Candidates of a document by its vector, and half as many by its numbers: best matches are asked of these alone."""
NUMBERS = 0.5
"""What shared numbers and names count beside the best matches of sentences."""
SURE = 0.5
"""The confidence from which a pair is taken; what is below is doubtful and listed apart."""
UNLIKE = 0.35
"""A score that documents of one subject reach by chance, which stands in for the next best where there is none."""
BIAS, MARGIN, ALIGNED, MOST = -4.0, 45.0, 25.0, 0.08
"""Confidence as a logistic function of how far the pair's score lies above either side's next best (at most MOST, so
that a pair which does not align is never sure), and of the share of both texts that is aligned with confidence; set on
documents cut from gold texts (benchmarks/match_quality.py)."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two files that may belong together.

    ``score`` adds the best matches of sentences and the shared numbers; ``margin`` is its distance from the next best
    of either file; ``aligned`` the share of both texts, 0..1, in pairs with confidence, None where not verified.
    """

    zh: Path
    en: Path
    score: float
    margin: float
    aligned: float | None = None

    @property
    def confidence(self) -> float:
        """How sure it is that the two belong together, 0..1."""
        if self.aligned is None:
            return 0.0
        return 1 / (1 + exp(-(BIAS + MARGIN * min(self.margin, MOST) + ALIGNED * self.aligned)))


@dataclass(frozen=True, slots=True)
class Left:
    """A file without a partner: why, and the nearest on the other side, if there is one."""

    side: str
    path: Path
    why: str
    nearest: Path | None = None
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Matches:
    """The pairs in the order of the Chinese files' names, and the files of both sides that are left."""

    pairs: tuple[Candidate, ...]
    left: tuple[Left, ...]


def match_folders(
    zh: Path, en: Path, model: str | None = None, progress: Progress | None = None, sure: float = SURE
) -> Matches:
    """Find which documents of a Chinese and an English folder belong together, whatever their names are.

    Raises InputError where a folder holds no document.
    """
    encoder = shared_encoder(model)
    tell = progress or (lambda stage: None)
    files = [documents_in(folder) for folder in (zh, en)]
    tell("read")
    left: list[Left] = []
    sides: list[list[Profile]] = [[], []]
    work = [(side, path) for side in (0, 1) for path in files[side]]
    for side, path in counted(work, len(work)):
        try:
            sides[side].append(profile(path, side, encoder))
        except AlignerError as error:
            left.append(Left(("zh", "en")[side], path, str(error)))
    tell("match")
    found = one_to_one(candidates(*sides)) if all(sides) else []
    tell("verify")
    verified = [verify(pair, encoder, model) for pair in counted(found, len(found))]
    pairs = sorted((pair for pair in verified if pair.confidence >= sure), key=lambda pair: str(pair.zh))
    left += leftovers(sides, pairs, verified)
    return Matches(tuple(pairs), tuple(sorted(left, key=lambda one: (one.side != "zh", str(one.path)))))


def documents_in(folder: Path) -> list[Path]:
    """Return the documents in a folder and below, by name."""
    if not folder.is_dir():
        raise InputError(f"{folder} is no folder: name the folder of the documents of one language.")
    known = suffixes()
    found = sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix.lower() in known and p.name[0] not in ".~")
    if not found:
        raise InputError(f"{folder} holds no document that can be read ({', '.join(known[:6])} …).")
    return found


def candidates(zh: Sequence[Profile], en: Sequence[Profile]) -> list[Candidate]:
    """Return the pairs worth a look, with their scores and how far each is above the next best of its two files."""
    near = centred(zh) @ centred(en).T
    worth = rarity([*zh, *en])
    numbers = np.array([[shared(a, b, worth) for b in en] for a in zh], np.float32)
    asked = _top(near, NEAREST) | _top(numbers, NEAREST // 2)
    scores: Scores = np.full(near.shape, -1.0)
    for i, j in sorted(asked):
        scores[i, j] = best_matches(zh[i], en[j]) + NUMBERS * float(numbers[i, j])
    return [Candidate(zh[i].path, en[j].path, float(scores[i, j]), _margin(scores, i, j)) for i, j in sorted(asked)]


def _top(scores: FloatArray, count: int) -> set[tuple[int, int]]:
    """Return the places of the highest scores of every row and every column."""
    rows = np.argsort(-scores, axis=1, kind="stable")[:, :count]
    columns = np.argsort(-scores, axis=0, kind="stable")[:count]
    found = {(i, int(j)) for i, row in enumerate(rows) for j in row}
    return found | {(int(i), j) for column in columns for j, i in enumerate(column)}


def _margin(scores: Scores, i: int, j: int) -> float:
    """Return how far a score is above the best other one in its row and in its column; -1 stands for none."""
    others = [np.delete(scores[i], j), np.delete(scores[:, j], i)]
    nexts = [float(other.max()) if len(other) else -1.0 for other in others]
    return float(scores[i, j]) - max(*nexts, UNLIKE)


def one_to_one(found: Sequence[Candidate]) -> list[Candidate]:
    """Return the pairs of the highest scores, each file once."""
    taken: set[Path] = set()
    out = []
    for pair in sorted(found, key=lambda pair: (-pair.score, str(pair.zh), str(pair.en))):
        if not {pair.zh, pair.en} & taken:
            taken |= {pair.zh, pair.en}
            out.append(pair)
    return out


def verify(pair: Candidate, encoder: Encoder, model: str | None) -> Candidate:
    """Align two files and return the pair with the share of both texts that is aligned with confidence."""
    from aligner.pipeline import align

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            made = align(pair.zh, pair.en, model)
        except AlignerError:
            return Candidate(pair.zh, pair.en, pair.score, pair.margin, 0.0)
    sizes = [sum(len(s.text) for s in side) or 1 for side in (made.source, made.target)]
    held = [0.0, 0.0]
    for bead in made.beads:
        if bead.source and bead.target:
            for k, text in enumerate(made.texts(bead)):
                held[k] += bead.confidence * len(text) / sizes[k]
    return Candidate(pair.zh, pair.en, pair.score, pair.margin, min(sum(held) / 2, 1.0))


def leftovers(
    sides: Sequence[Sequence[Profile]], pairs: Sequence[Candidate], verified: Sequence[Candidate]
) -> Iterator[Left]:
    """Yield the files that are in no pair, a doubtful partner beside those that have one."""
    for side, profiles in zip(("zh", "en"), sides, strict=True):
        taken = {getattr(pair, side) for pair in pairs}
        doubtful = {getattr(pair, side): pair for pair in verified if getattr(pair, side) not in taken}
        for one in profiles:
            if one.path in taken:
                continue
            pair = doubtful.get(one.path)
            if pair is None:
                yield Left(side, one.path, "nothing on the other side is like it")
            else:
                other = pair.en if side == "zh" else pair.zh
                why = "doubtful: look at both" if pair.confidence >= 0.1 else "nothing on the other side fits"
                yield Left(side, one.path, why, other, pair.confidence)
