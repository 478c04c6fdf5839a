"""Main text or furniture: trafilatura's vote, with a net under it so that no paragraph of main text is lost.

Alone, trafilatura leaves out headlines outside the text's container and whole short pages; what it leaves out is taken
back unless its place or its links show it to be furniture.
"""

from __future__ import annotations

import re

from aligner.documents.html_blocks import Piece

_SQUEEZE = re.compile(r"[\s|]+")
_SENTENCE = re.compile(r"[。！？；：.!?;:][”’」』）)\"']*$")
_WORTH = 15
"""Characters from which a piece that ends like a sentence is taken for main text wherever it stands."""


def judge(html: str, pieces: list[Piece]) -> list[bool]:
    """Tell for each piece of a page whether it is main text."""
    lines = _vote(html)
    joined = "\n".join(lines)
    known = set(lines)
    voted = [_in(piece, known, joined) and not piece.furniture for piece in pieces]
    if not any(voted):
        return _without_vote(pieces)
    first = voted.index(True)
    last = len(voted) - 1 - voted[::-1].index(True)
    return [
        vote or (not piece.furniture and _rescued(piece, inside=first < i < last))
        for i, (vote, piece) in enumerate(zip(voted, pieces, strict=True))
    ]


def _vote(html: str) -> list[str]:
    """Return the lines and cells of trafilatura's main text, squeezed; none where it finds no text."""
    import trafilatura

    found = trafilatura.extract(html, include_comments=False, include_tables=True, favor_recall=True) or ""
    cells = [cell for line in found.splitlines() for cell in (line, *line.split("|"))]
    return [squeezed for cell in cells if (squeezed := _squeeze(cell.strip().removeprefix("- ")))]


def _squeeze(text: str) -> str:
    return _SQUEEZE.sub("", text)


def _in(piece: Piece, known: set[str], joined: str) -> bool:
    """Tell whether the vote holds a piece; a short one has to be a whole line: ``首页`` may occur in any sentence."""
    lines = [_squeeze(line) for line in piece.text.splitlines() if line.strip()]
    return all(line in known or (len(line) >= _WORTH and line in joined) for line in lines)


def _rescued(piece: Piece, *, inside: bool) -> bool:
    text = piece.text.strip()
    if piece.linked * 2 > len(text):
        return False
    if inside or piece.kind == "heading":
        return True
    return len(text) >= _WORTH and _SENTENCE.search(text) is not None


def _without_vote(pieces: list[Piece]) -> list[bool]:
    """Judge by place alone; where even that leaves nothing, everything is main text."""
    kept = [not piece.furniture and piece.linked * 2 <= len(piece.text) for piece in pieces]
    return kept if any(kept) else [True] * len(pieces)
