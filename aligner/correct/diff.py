"""What changed between two texts, word by word: for reading, not for applying (corrections hold the exact edits)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["equal", "delete", "insert"]
# Words with their apostrophes and hyphens, numbers with their separators, single signs, runs of white space.
_TOKEN = re.compile(r"[^\W\d_]+(?:['’‐‑-][^\W\d_]+)*|\d+(?:[.,]\d+)*|\s+|.", re.S)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that both texts have (equal), only the old one (delete) or only the new one (insert)."""

    kind: Kind
    text: str


def word_diff(old: str, new: str) -> tuple[Piece, ...]:
    """Return the two texts as pieces of whole words: equal and delete give ``old``, equal and insert give ``new``.

    A change is a delete and then an insert; white space between two changes belongs to them, so that a changed phrase
    is one piece. Myers-like matching of ``difflib`` without its junk heuristic: the same texts give the same pieces.
    """
    a, b = _TOKEN.findall(old), _TOKEN.findall(new)
    pieces: list[Piece] = []
    for kind, before, after in _joined([*_opcodes(a, b)]):
        if kind == "equal":
            pieces.append(Piece("equal", before))
            continue
        pieces += [Piece("delete", before)] if before else []
        pieces += [Piece("insert", after)] if after else []
    return tuple(pieces)


def _opcodes(a: list[str], b: list[str]) -> Iterator[tuple[str, str, str]]:
    """Yield (equal or change, old stretch, new stretch) in order."""
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        yield "equal" if tag == "equal" else "change", "".join(a[i1:i2]), "".join(b[j1:j2])


def _joined(runs: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Join neighbouring changes with the lone white space between them."""
    out: list[tuple[str, str, str]] = []
    for k, (kind, before, after) in enumerate(runs):
        blank = kind == "equal" and not before.strip() and 0 < k < len(runs) - 1
        if out and out[-1][0] == "change" and (kind == "change" or blank):
            out[-1] = ("change", out[-1][1] + before, out[-1][2] + after)
        else:
            out.append((kind, before, after))
    return out
