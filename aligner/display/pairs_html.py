"""The report's table: one row a bead, number, Chinese, English and how well they match."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.display.text import escape
from aligner.display.words import level, sides, type_words
from aligner.export.rows import Row

# Roles are written out because a narrow screen lays the table out as blocks, which costs it its roles in some browsers.
_HEAD = """<table class="pairs" role="table">
<caption class="vh">The Chinese sentences and their English, row by row</caption>
<colgroup><col class="c-no"><col class="c-zh"><col class="c-en"><col class="c-match"></colgroup>
<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader"><span class="vh">Row</span></th>\
<th scope="col" role="columnheader">Chinese</th><th scope="col" role="columnheader">English</th>\
<th scope="col" role="columnheader">Confidence</th></tr></thead>
<tbody role="rowgroup">
"""


def pairs_table(rows: Sequence[Row]) -> str:
    """Return the table of all rows."""
    return _HEAD + "".join(map(_row, rows)) + "</tbody></table>"


def confidence_html(confidence: float) -> str:
    """Return a confidence as a number, a bar, and a word for those who see neither."""
    number, name = level(confidence)
    tenths = min(10, max(0, round(confidence * 10)))
    return (
        f'<span class="conf l{number}">{confidence:.2f}<i class="w{tenths}"></i><span class="vh"> {name}</span></span>'
    )


def strip(rows: Sequence[Row]) -> str:
    """Return the confidence along the document as a strip of bars, one a row (SVG, without inline styles)."""
    if not rows:
        return ""
    bars = []
    for i, row in enumerate(rows):
        paired = bool(row.zh and row.en)
        height = 4 + round(36 * min(1.0, max(0.0, row.confidence))) if paired else 40
        kind = f"l{level(row.confidence)[0]}" if paired else "un"
        bars.append(f'<rect class="{kind}" x="{i}" y="{40 - height}" width=".8" height="{height}"/>')
    return (
        f'<svg class="strip" width="{len(rows) * 14}" viewBox="0 0 {len(rows)} 40" preserveAspectRatio="none" '
        f'role="img" aria-label="Confidence along the document, one bar a row">{"".join(bars)}</svg>'
    )


def _row(row: Row) -> str:
    """Return one row of the table."""
    number, _ = level(row.confidence)
    classes = f"l{number}" if row.zh and row.en else "un"
    zh, en = sides(row)
    return (
        f'<tr role="row" id="r{row.id}" class="{classes}" data-type="{row.type}" '
        f'data-confidence="{row.confidence:.2f}">'
        f'<th class="no" scope="row" role="rowheader"><a href="#r{row.id}">{row.id}</a></th>'
        f"{_cell(zh, 'zh', bool(row.zh))}{_cell(en, 'en', bool(row.en))}"
        f'<td class="match" role="cell">{_match(row)}</td></tr>\n'
    )


def _cell(text: str, language: str, found: bool) -> str:
    """Return a text cell; words of our own about a missing text are English and look different."""
    if found:
        return f'<td class="{language}" lang="{language}" role="cell">{escape(text)}</td>'
    return f'<td class="{language} none" role="cell">{text}</td>'


def _match(row: Row) -> str:
    """Return confidence, type and score; only what differs from an ordinary 1-1 pair stands out."""
    chip = '<span class="chip one">1-1</span>'
    if row.type != "1-1":
        chip = f'<span class="chip odd">{row.type}<span class="vh"> {type_words(row.type)}</span></span>'
    moved = '<span class="chip odd">moved</span>' if row.moved else ""
    score = f"score {row.score:.2f}" if row.zh and row.en else ""
    return f'{confidence_html(row.confidence)}<span class="score">{chip}{moved}{score}</span>'
