"""A document and an alignment in a notebook: what was read, and which segments stand beside which."""

from __future__ import annotations

from collections import Counter

from aligner.display.notebook import cell, fragment, table_html, window, windowed
from aligner.display.words import NO_CHINESE, NO_ENGLISH, count, level
from aligner.types import Alignment, Bead, Block, Document
from aligner.view.text import escape, fit, one_line

_LIMIT = 40


def document_html(document: Document) -> str:
    """Return a document's blocks as a table; beyond some forty the middle is left out."""
    rows = [
        f'<tr><td class="aligner-no">{number}</td><td class="aligner-match">{escape(_kind(block))}</td>'
        f'<td lang="{escape(document.language)}">{escape(document.text[block.start : block.end].strip())}</td></tr>'
        for number, block in enumerate(_blocks(document), start=1)
    ]
    body = windowed(
        rows, _LIMIT, lambda n: f'<tr><td class="aligner-gap" colspan="3">{count(n, "more block")}</td></tr>'
    )
    columns = [("no", "Block"), ("match", "Kind"), ("text", "Text")]
    return fragment(_document_lines(document), table_html(columns, body, "Blocks of the document"))


def document_text(document: Document, width: int = 100, limit: int = 24) -> str:
    """Return what a document is, and its blocks cut to one line each."""
    blocks = [
        f"{number:>4}  {fit(_kind(block), 10)}  {fit(document.text[block.start : block.end], width - 18)}".rstrip()
        for number, block in enumerate(_blocks(document), start=1)
    ]
    return "\n".join([*map(one_line, _document_lines(document)), "", *_windowed(blocks, limit, "more block")])


def _blocks(document: Document) -> tuple[Block, ...]:
    """Return the blocks that hold text; a document without any is one."""
    blocks = document.blocks or (Block(0, len(document.text)),)
    return tuple(block for block in blocks if document.text[block.start : block.end].strip())


def _kind(block: Block) -> str:
    return f"{block.kind} {block.level}" if block.level else block.kind


def _document_lines(document: Document) -> list[str]:
    origin = ", ".join(filter(None, (document.format, document.encoding, document.language)))
    figures = f"{count(len(document.text), 'character')}, {count(len(_blocks(document)), 'block')}"
    removed = Counter(piece.rule for piece in document.removed)
    pieces = ", ".join(f"{rule} ({n:,})" for rule, n in removed.items())
    return [
        f"{document.name} ({origin}): {figures}",
        *([f"Cleaned out: {pieces}"] if pieces else []),
        *(f"Warning: {warning}" for warning in document.warnings),
    ]


def alignment_html(alignment: Alignment) -> str:
    """Return the beads of an alignment side by side; beyond some forty the middle is left out."""
    rows = [_bead(number, alignment, bead) for number, bead in enumerate(alignment.beads, start=1)]
    body = windowed(rows, _LIMIT, lambda n: f'<tr><td class="aligner-gap" colspan="4">{count(n, "more row")}</td></tr>')
    columns = [("no", "Bead"), ("zh", "Source"), ("en", "Target"), ("match", "Confidence")]
    return fragment(_alignment_lines(alignment), table_html(columns, body, "Aligned segments"))


def _bead(number: int, alignment: Alignment, bead: Bead) -> str:
    grade, name = level(bead.confidence)
    zh, en = (escape(text) for text in alignment.texts(bead))
    kind = bead.type if bead.type == "1-1" else f'<span class="aligner-odd">{bead.type}</span>'
    return (
        f'<tr><td class="aligner-no">{number}</td>{cell(zh, "zh")}{cell(en, "en")}<td class="aligner-match">'
        f'<span class="aligner-conf aligner-l{grade}" title="{name}">{bead.confidence:.2f}</span> {kind}'
        f"{' moved' if bead.moved else ''}</td></tr>"
    )


def alignment_text(alignment: Alignment, width: int = 100, limit: int = 24) -> str:
    """Return the beads as a plain-text table of ``width`` columns."""
    half = (width - 18) // 2
    lines = []
    for number, bead in enumerate(alignment.beads, start=1):
        zh, en = alignment.texts(bead)
        texts = f"{fit(zh or NO_CHINESE, half)}  {fit(en or NO_ENGLISH, half)}"
        lines.append(f"{number:>4}  {bead.type:4}  {bead.confidence:.2f}  {texts}".rstrip())
    return "\n".join([*map(one_line, _alignment_lines(alignment)), "", *_windowed(lines, limit, "more row")])


def _alignment_lines(alignment: Alignment) -> list[str]:
    types = Counter(bead.type for bead in alignment.beads)
    shares = ", ".join(f"{kind} ({n:,})" for kind, n in types.most_common())
    sides = f"{len(alignment.source):,} and {count(len(alignment.target), 'segment')}"
    verdict = [] if alignment.verdict == "ok" else [f"Verdict: {alignment.verdict}."]
    warnings = [f"Warning: {warning}" for warning in alignment.warnings]
    return [f"{count(len(alignment), 'row')} over {sides}: {shares}", *verdict, *warnings]


def _windowed(lines: list[str], limit: int, what: str) -> list[str]:
    """Return the first and the last lines, and between them how many are left out."""
    head, tail = window(lines, limit)
    hidden = len(lines) - len(head) - len(tail)
    return [*head, *([f"   … {count(hidden, what)}"] if hidden else []), *tail]
