"""A result in a notebook: the pairs side by side as an HTML fragment, and the same as plain text."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.display.assets import read
from aligner.display.text import escape, fit, one_line
from aligner.display.words import count, level, sides
from aligner.export.overview import all_warnings, mean_confidence, type_counts
from aligner.export.rows import Row, rows
from aligner.result import Result

_HEAD = (
    '<div class="aligner-scroll" tabindex="0" role="region" aria-label="Aligned pairs">'
    '<table class="aligner-pairs"><thead><tr><th class="aligner-no">Row</th><th>Chinese</th><th>English</th>'
    '<th class="aligner-match">Confidence</th></tr></thead><tbody>'
)


def result_html(result: Result, limit: int = 60) -> str:
    """Return the pairs as an HTML fragment with a style of its own; beyond ``limit`` rows the middle is left out."""
    table = rows(result)
    head, tail = window(table, limit)
    body = "".join(map(_row, head))
    if hidden := len(table) - len(head) - len(tail):
        body += (
            f'<tr><td class="aligner-gap" colspan="4">{count(hidden, "more row")}: see them all with '
            "<code>.to_html(path)</code> or <code>.pairs</code></td></tr>"
        )
    body += "".join(map(_row, tail))
    notes = "".join(f'<p class="aligner-head">{escape(line)}</p>' for line in headline(result))
    fragment = f'<div class="aligner-result">{notes}{_HEAD}{body}</tbody></table></div></div>'
    return f"<style>{read('notebook.css')}</style>{fragment}"


def result_text(result: Result, width: int = 100, limit: int = 24) -> str:
    """Return the pairs as a plain-text table of ``width`` columns, Chinese characters counted as two."""
    table = rows(result)
    head, tail = window(table, limit)
    number = max(3, len(str(len(table))))
    kind = max([4, *(len(row.type) for row in table)])
    zh = max(8, (width - number - kind - 4 - 8) * 9 // 20)
    en = max(8, width - number - kind - 4 - 8 - zh)

    def line(*cells: str) -> str:
        widths = (number, kind, 4, zh, en)
        return "  ".join(fit(cell, size) for cell, size in zip(cells, widths, strict=True)).rstrip()

    lines = [*map(one_line, headline(result)), "", line("row", "type", "conf", "Chinese", "English")]
    lines += [line(str(row.id), row.type, f"{row.confidence:.2f}", *sides(row)) for row in head]
    if hidden := len(table) - len(head) - len(tail):
        lines.append(f"… {count(hidden, 'more row')}")
    lines += [line(str(row.id), row.type, f"{row.confidence:.2f}", *sides(row)) for row in tail]
    return "\n".join(lines)


def headline(result: Result) -> list[str]:
    """Return the lines above a table: names, figures, a verdict that is not good, and warnings."""
    types = ", ".join(f"{kind} ({n:,})" for kind, n in type_counts(result).items())
    figures = f"{count(len(result.alignment), 'row')}: {types}; mean confidence {mean_confidence(result):.2f}"
    verdict = [] if result.alignment.verdict == "ok" else [f"Verdict: {result.alignment.verdict}."]
    return [
        f"{result.source.name} and {result.target.name}",
        figures,
        *verdict,
        *(f"Warning: {warning}" for warning in all_warnings(result)),
    ]


def window(table: Sequence[Row], limit: int) -> tuple[Sequence[Row], Sequence[Row]]:
    """Return the rows to show at the beginning and at the end: all of them up to ``limit``, else two thirds and one."""
    if len(table) <= limit:
        return table, ()
    tail = limit // 3
    return table[: limit - tail], table[len(table) - tail :]


def _row(row: Row) -> str:
    """Return one row of the HTML table."""
    number, name = level(row.confidence)
    zh, en = sides(row)
    kind = row.type if row.type == "1-1" else f'<span class="aligner-odd">{row.type}</span>'
    return (
        f'<tr><td class="aligner-no">{row.id}</td>{_cell(zh, "zh", bool(row.zh))}{_cell(en, "en", bool(row.en))}'
        f'<td class="aligner-match"><span class="aligner-conf aligner-l{number}" title="{name}">{row.confidence:.2f}'
        f"</span> {kind}{' moved' if row.moved else ''}</td></tr>"
    )


def _cell(text: str, language: str, found: bool) -> str:
    """Return a text cell, or our own words where the text is missing."""
    return f'<td lang="{language}">{escape(text)}</td>' if found else f'<td class="aligner-none">{text}</td>'
