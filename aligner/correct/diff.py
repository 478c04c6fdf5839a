"""What changed between two texts, word by word: for reading, not for applying (corrections hold the exact edits)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal

from aligner.words import patterns as re

if TYPE_CHECKING:
    from aligner.correct.revision import Revision

Kind = Literal["equal", "delete", "insert"]
# Words with their apostrophes and hyphens, numbers with their separators, single signs, runs of white space.
_TOKEN = re.compile(r"[^\W\d_]+(?:['’‐‑-][^\W\d_]+)*|\d+(?:[.,]\d+)*|\s+|.", re.S)
# A word of four letters or more, a figure, or a sign that ends a clause: equal on both sides it parts two changes.
_WEIGHTY = re.compile(r"[^\W\d_]{4}|\d|[.;:!?,()]")
_MOST = 4_000_000
"""Product of the numbers of words up to which two texts are matched (a second or so)."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that both texts have (equal), only the old one (delete) or only the new one (insert)."""

    kind: Kind
    text: str


def word_diff(old: str, new: str) -> tuple[Piece, ...]:
    """Return the two texts as pieces of whole words: equal and delete give ``old``, equal and insert give ``new``.

    A change is a delete and then an insert. Words that are too small to mean anything by themselves ("of", "the") and
    stand equal between two changes belong to the change, so that a changed phrase is one piece. Texts whose matching
    would take too long are one change between what they have in common at both ends.
    """
    a, b = _TOKEN.findall(old), _TOKEN.findall(new)
    head = next((k for k, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest = min(len(a), len(b)) - head
    tail = next((k for k in range(rest) if a[-1 - k] != b[-1 - k]), rest)
    middle = a[head : len(a) - tail], b[head : len(b) - tail]
    runs = [("equal", "".join(a[:head]), ""), *_runs(*middle), ("equal", "".join(a[len(a) - tail :]), "")]
    pieces: list[Piece] = []
    for kind, before, after in _joined([run for run in runs if run[1] or run[2]]):
        if kind == "equal":
            pieces.append(Piece("equal", before))
            continue
        pieces += [Piece("delete", before)] if before else []
        pieces += [Piece("insert", after)] if after else []
    return tuple(pieces)


def revision_diff(revision: Revision) -> tuple[Piece, ...]:
    """Return the machine's and the corrected English as pieces, each correction compared by itself.

    More readable than ``word_diff`` of the whole: one name is never explained as a piece of another. English that a
    person wrote has no corrections, and is compared as a whole.
    """
    if not revision.corrections:
        return word_diff(revision.machine, revision.text)
    pieces: list[Piece] = []
    at = 0
    for made in revision.corrections:
        start, end = made.span
        pieces += [Piece("equal", revision.machine[at:start])] if start > at else []
        pieces += word_diff(made.old, made.new)
        at = end
    return (*pieces, *([Piece("equal", revision.machine[at:])] if at < len(revision.machine) else ()))


def _runs(a: list[str], b: list[str]) -> Iterator[tuple[str, str, str]]:
    """Yield (equal or change, old stretch, new stretch) in order."""
    if len(a) * len(b) > _MOST:
        yield "change", "".join(a), "".join(b)
        return
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        yield "equal" if tag == "equal" else "change", "".join(a[i1:i2]), "".join(b[j1:j2])


def _joined(runs: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Join neighbouring changes with the small words and the white space between them."""
    out: list[tuple[str, str, str]] = []
    for k, (kind, before, after) in enumerate(runs):
        between = kind == "equal" and 0 < k < len(runs) - 1 and not _WEIGHTY.search(before)
        if out and out[-1][0] == "change" and between:
            out[-1] = ("change", out[-1][1] + before, out[-1][2] + before)
        elif out and out[-1][0] == "change" and kind == "change":
            out[-1] = ("change", out[-1][1] + before, out[-1][2] + after)
        else:
            out.append((kind, before, after))
    return out
