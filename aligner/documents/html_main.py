"""Main text or furniture: trafilatura's vote, with a net under it so that no paragraph of main text is lost.

Alone, trafilatura leaves out headlines outside the text's container and whole short pages; what it leaves out is taken
back unless its place or its links show it to be furniture.
"""

from __future__ import annotations

from functools import cache

from aligner.documents.html_aside import aside
from aligner.documents.html_blocks import Piece
from aligner.documents.tables import rows
from aligner.words import patterns as re

_SQUEEZE = re.compile(r"[\s|]+")
_SENTENCE = re.compile(r"[。！？；：.!?;:][”’」』）)\"']*\s*$")
_ATTACHMENT = re.compile(r"\s*(?:附件|附：|annex|appendix|attachment)", re.I)
_WORTH = 15
"""Characters from which a piece that ends like a sentence is taken for main text wherever it stands."""

_TINY = 400
"""A page of no more characters is a notice of a few lines: whatever is no furniture by its place or words is text."""

_SHORT = 120
"""A longer piece is never furniture for what it says."""


def judge(html: str, pieces: list[Piece]) -> list[bool]:
    """Tell for each piece of a page whether it is main text."""
    beside = aside(pieces)
    main = _judge(html, pieces, beside)
    return main if any(main) else [not any(beside) or not there for there in beside]


def _judge(html: str, pieces: list[Piece], beside: list[bool]) -> list[bool]:
    lines = _vote(html)
    joined, known = "\n".join(lines), set(lines)
    voted = [_in(piece, known, joined) for piece in pieces]
    misplaced = sum(len(p.text) if p.furniture else -len(p.text) for p, vote in zip(pieces, voted, strict=True) if vote)
    # A text all of which seems to stand in a sidebar is a text in a <div class="with-sidebar">: its place says nothing.
    allowed = [
        not there and not (piece.furniture and misplaced <= 0) and not _says_furniture(piece.text)
        for piece, there in zip(pieces, beside, strict=True)
    ]
    voted = [vote and may for vote, may in zip(voted, allowed, strict=True)]
    core = [i for i, piece in enumerate(pieces) if voted[i] and piece.bare]
    if not core:
        return _without_vote(pieces, beside)
    if sum(len(piece.text) for piece, may in zip(pieces, allowed, strict=True) if may) <= _TINY:
        return [may and (piece.bare or vote) for piece, may, vote in zip(pieces, allowed, voted, strict=True)]
    texts = [pieces[i] for i in core if pieces[i].kind != "heading"]
    homes = {piece.parent for piece in [piece for piece in texts if _weighty(piece)] or texts}
    kept = [
        allowed[i] and _kept(piece, voted=voted[i], inside=core[0] < i < core[-1], at_home=piece.parent in homes)
        for i, piece in enumerate(pieces)
    ]
    # A table stands or falls whole: a cell that holds nothing but % has its place in it.
    grids = {piece.cell[0] for piece, there in zip(pieces, kept, strict=True) if there and piece.cell}
    return [
        there or (may and bool(piece.cell) and piece.cell[0] in grids)
        for piece, there, may in zip(pieces, kept, allowed, strict=True)
    ]


def _kept(piece: Piece, *, voted: bool, inside: bool, at_home: bool) -> bool:
    """Judge a piece that is no furniture by its place or its words."""
    if not piece.bare:  # nothing but links: a menu, or the attachments
        return (voted and inside) or _ATTACHMENT.match(piece.text) is not None
    return (
        voted or inside or at_home or piece.level == 1 or (_weighty(piece) and _SENTENCE.search(piece.text) is not None)
    )


def _weighty(piece: Piece) -> bool:
    return len(piece.text.strip()) >= _WORTH


def _says_furniture(text: str) -> bool:
    return len(text) <= _SHORT and any(pattern.search(text.strip()) for pattern in _sayings())


@cache
def _sayings() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(value, re.I) for where, value in rows("furniture") if where == "text")


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


def _without_vote(pieces: list[Piece], beside: list[bool]) -> list[bool]:
    """Judge by place alone; where even that leaves nothing, everything is main text."""
    kept = [
        piece.bare and not piece.furniture and not there and not _says_furniture(piece.text)
        for piece, there in zip(pieces, beside, strict=True)
    ]
    return kept if any(kept) else [True] * len(pieces)
