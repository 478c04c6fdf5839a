"""The report's table: one row a bead, number, Chinese, English, how well they match, and what was found."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.correct.revision import Revision
from aligner.display.marked_html import hints_html, notes_html, runs_html
from aligner.display.marks import chinese_runs, english_runs, notes_and_marks
from aligner.display.words import NO_CHINESE, NO_ENGLISH, level, type_words
from aligner.view.cells import CELLS
from aligner.view.rows import Row
from aligner.view.text import escape

# Roles are written out because the rows are laid out as grids, which costs a table its roles in some browsers.
_HEAD = """<table class="pairs" role="table">
<caption class="vh">The Chinese sentences and their English, row by row, each with what was found in it</caption>
<thead role="rowgroup"><tr role="row"><th class="no" scope="col" role="columnheader"><span class="vh">Row</span></th>\
<th class="zh" scope="col" role="columnheader">Chinese</th><th class="en" scope="col" role="columnheader">English</th>\
<th class="match" scope="col" role="columnheader">Confidence</th>\
<th class="found vh" scope="col" role="columnheader">Findings</th></tr></thead>
<tbody role="rowgroup">
"""


def pairs_table(rows: Sequence[Row]) -> str:
    """Return the table of all rows."""
    return _HEAD + "".join(map(_row, rows)) + "</tbody></table>"


def confidence_html(confidence: float) -> str:
    """Return a confidence (or a quality) as a number, a bar, and a word for those who see neither."""
    number, name = level(confidence)
    tenths = min(10, max(0, round(confidence * 10)))
    return (
        f'<span class="conf l{number}">{confidence:.2f}<i class="w{tenths}"></i><span class="vh"> {name}</span></span>'
    )


def strip(rows: Sequence[Row]) -> str:
    """Return the document as a strip (SVG, without inline styles): confidence as bars, the gravest finding below."""
    if not rows:
        return ""
    bars = []
    for i, row in enumerate(rows):
        paired = bool(row.zh and row.en)
        height = 4 + round(36 * min(1.0, max(0.0, row.confidence))) if paired else 40
        kind = f"l{level(row.confidence)[0]}" if paired else "un"
        bars.append(f'<rect class="{kind}" x="{i}" y="{40 - height}" width=".8" height="{height}"/>')
        found = {finding.severity for finding in row.findings}
        if gravest := next((name for name in ("critical", "major", "minor") if name in found), ""):
            bars.append(f'<rect class="{gravest}" x="{i}" y="43" width=".8" height="7"/>')
    return (
        f'<svg class="strip" width="{len(rows) * 14}" viewBox="0 0 {len(rows)} 50" preserveAspectRatio="none" '
        f'role="img" aria-label="Along the document, row by row: confidence, and the gravest finding">'
        f"{''.join(bars)}</svg>"
    )


def _row(row: Row) -> str:
    """Return one row of the table."""
    number, _ = level(row.confidence)
    classes = f"l{number}" if row.zh and row.en else "un"
    revision = row.result.revisions[row.id - 1] if row.result else Revision(row.en, row.en)
    notes, marks = notes_and_marks(row.findings, revision)
    zh = runs_html(chinese_runs(row.zh, marks), row.id)
    en = runs_html(english_runs(revision, marks), row.id)
    told = notes_html(notes, row.id) + hints_html(row.hints)
    found = f'<td class="found{"" if notes else " unsure"}" role="cell">{told}</td>' if told else ""
    return (
        f'<tr role="row" id="r{row.id}" class="{classes}" data-type="{row.type}" data-status="{row.status}" '
        f'data-confidence="{row.confidence:.2f}" data-key="{row.key}" data-base="{CELLS["base"](row)}" '
        f'data-note="{escape(row.note)}">'
        f'<th class="no" scope="row" role="rowheader"><a href="#r{row.id}">{row.id}</a></th>'
        f"{_cell(zh, 'zh', NO_CHINESE)}{_cell(en, 'en', NO_ENGLISH)}"
        f'<td class="match" role="cell">{_match(row)}</td>{found}</tr>\n'
    )


def _cell(text: str, language: str, missing: str) -> str:
    """Return a text cell; words of our own about a missing text are English and look different."""
    if text:
        return f'<td class="{language}" lang="{language}" role="cell">{text}</td>'
    return f'<td class="{language} none" role="cell">{missing}</td>'


def _match(row: Row) -> str:
    """Return confidence, type, score, quality and status; only what is out of the ordinary stands out."""
    chip = '<span class="chip one">1-1</span>'
    if row.type != "1-1":
        chip = f'<span class="chip odd">{row.type}<span class="vh"> {type_words(row.type)}</span></span>'
    moved = '<span class="chip odd">moved</span>' if row.moved else ""
    score = f"score {row.score:.2f}" if row.zh and row.en else ""
    quality = f'<span class="score">quality {row.quality:.2f}</span>' if row.zh and row.en else ""
    status = f'<span class="status s-{row.status.split()[0]}">{escape(row.status)}</span>'
    return f'{confidence_html(row.confidence)}<span class="score">{chip}{moved}{score}</span>{quality}{status}'
