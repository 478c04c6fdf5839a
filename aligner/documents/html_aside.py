"""What stands on a government page beside its text: the box of facts over it, and the lists of links behind it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from aligner.documents.html_blocks import Piece
from aligner.documents.tables import rows
from aligner.words import patterns as re

LEAST_LABELS = 3
"""A box of facts has at least so many different labels, a value or nothing between any two."""

_LONGEST_LABEL, _LONGEST_VALUE, _LONGEST_LINK = 40, 120, 80
_ATTACHMENT = re.compile(r"附件|附：|annex|appendix|attachment", re.I)
_SENTENCE = re.compile(r"[。！？.!?][”’」』）)\"']*\s*$")


def aside(pieces: Sequence[Piece]) -> list[bool]:
    """Tell for each piece of a page whether it is part of a box of facts or of a list of links."""
    boxed, linked = set(_boxed(pieces)), set(_linked(pieces))
    return [k in boxed or k in linked for k in range(len(pieces))]


def _boxed(pieces: Sequence[Piece]) -> list[int]:
    """Return the pieces of boxes of facts: labels with the values behind them."""
    out: list[int] = []
    group: list[int] = []
    labels: set[str] = set()
    for k, piece in enumerate([*pieces, Piece()]):
        found = _label(piece.text) if k < len(pieces) else ""
        if found:
            group += range(group[-1] + 1 if group else k, k + 1)
            labels.add(found)
            continue
        if (
            group
            and k < len(pieces)
            and k - group[-1] == 1
            and len(piece.text) <= _LONGEST_VALUE
            and _open(pieces[k - 1])
        ):
            group.append(k)
            continue
        if len(labels) >= LEAST_LABELS:
            out += group
        group, labels = [], set()
    return out


def _open(piece: Piece) -> bool:
    """Tell whether a label's piece has no value of its own: the next piece has it."""
    found = _label(piece.text)
    return bool(found) and not piece.text.strip()[len(found) :].strip(" :：")


def _linked(pieces: Sequence[Piece]) -> list[int]:
    """Return the pieces behind a line such as 相关链接 that are links, or, behind the last sentence, short."""
    out: list[int] = []
    after = False
    last = max((k for k, piece in enumerate(pieces) if piece.bare and _SENTENCE.search(piece.text)), default=-1)
    for k, piece in enumerate(pieces):
        text = piece.text.strip()
        if len(text) <= _LONGEST_LABEL and any(pattern.search(text) for pattern in _patterns("links")):
            after = True
            out.append(k)
        elif _ATTACHMENT.match(text):
            after = False
        elif after and (not piece.bare or (k > last and len(text) <= _LONGEST_LINK)):
            out.append(k)
        elif after and _SENTENCE.search(text):
            after = False
    return out


def _label(text: str) -> str:
    """Return the label with which a short piece begins, "" for none."""
    stripped = text.strip()
    if len(stripped) > _LONGEST_VALUE + _LONGEST_LABEL:
        return ""
    return next((found[0] for pattern in _patterns("label") if (found := pattern.match(stripped))), "")


@cache
def _patterns(where: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(value, re.I) for column, value in rows("furniture") if column == where)
