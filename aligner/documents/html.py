"""Web pages: every visible stretch of text in order, with the page's furniture listed as dropped."""

from __future__ import annotations

import re

from aligner.documents.encoding import decode
from aligner.documents.extraction import Extraction, Writer
from aligner.documents.html_blocks import Piece, walk
from aligner.documents.html_main import judge
from aligner.errors import InputError

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.-]{1,40})", re.I)

FURNITURE = "page-furniture"


def read(data: bytes, name: str) -> Extraction:
    """Read a page: blocks of its main text; navigation, footers and the like are dropped as ``page-furniture``."""
    declared = _CHARSET.search(data[:4096])
    decoded = decode(data, name, declared[1].decode("ascii") if declared else "")
    try:
        pieces = walk(decoded.text)
    except ValueError:
        raise InputError(f"{name}: the page is nested beyond reason; save its text as .txt.") from None
    if not pieces:
        raise InputError(f"{name}: the page has no visible text (perhaps it is built by scripts); save it as text.")
    main = judge(decoded.text, pieces)
    writer = Writer()
    writer.warnings += decoded.warnings
    for piece, kept in zip(pieces, main, strict=True):
        _write(writer, piece, "" if kept else FURNITURE)
    return writer.extraction(decoded.encoding, frozenset({FURNITURE}))


def _write(writer: Writer, piece: Piece, rule: str) -> None:
    writer.write(piece.label, rule)
    for text, own_rule in piece.parts:
        writer.write(text, rule or own_rule)
    writer.close(piece.kind, piece.level, piece.cell if piece.kind == "table" else ())
