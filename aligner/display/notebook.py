"""A result, or some of its rows, in a notebook: the pairs side by side as an HTML fragment, and as plain text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

from aligner.check.document import counts
from aligner.correct.revision import NO_FINDING, Revision
from aligner.display.assets import read
from aligner.display.marks import Note, chinese_runs, english_runs, notes_and_marks
from aligner.display.notebook_marks import notes_html, runs_html
from aligner.display.selection import Selection
from aligner.display.words import NO_CHINESE, NO_ENGLISH, count, level, severities, sides
from aligner.record import Record
from aligner.types import Finding
from aligner.view.overview import all_warnings, mean_confidence, type_counts, unrelated
from aligner.view.rows import Row, rows
from aligner.view.text import escape, fit, one_line

Shows = Callable[[Finding], bool]
T = TypeVar("T")


def result_html(result: Record, limit: int = 60) -> str:
    """Return the pairs as an HTML fragment with a style of its own; beyond ``limit`` rows the middle is left out."""
    return _page(headline(result), rows(result), lambda _: True, limit)


def selection_html(selection: Selection, limit: int = 60) -> str:
    """Return the chosen rows as ``result_html`` returns all of them; only findings that were asked for are shown."""
    return _page([_selected(selection)], _rows(selection), selection.shows, limit)


def result_text(result: Record, width: int = 100, limit: int = 24) -> str:
    """Return the pairs as a plain-text table of ``width`` columns, Chinese characters counted as two."""
    return _text(headline(result), rows(result), lambda _: True, width, limit)


def selection_text(selection: Selection, width: int = 100, limit: int = 24) -> str:
    """Return the chosen rows as ``result_text`` returns all of them."""
    return _text([_selected(selection)], _rows(selection), selection.shows, width, limit)


def fragment(notes: Sequence[str], body: str) -> str:
    """Return an HTML fragment with our style: lines of plain text above, and a body that is HTML."""
    head = "".join(f'<p class="aligner-head">{escape(line)}</p>' for line in notes)
    return f'<style>{read("notebook.css")}</style><div class="aligner-result">{head}{body}</div>'


def table_html(columns: Sequence[tuple[str, str]], body: str, label: str) -> str:
    """Return a table that scrolls where it is long: ``columns`` are (class, heading)."""
    head = "".join(f'<th class="aligner-{kind}">{heading}</th>' for kind, heading in columns)
    return (
        f'<div class="aligner-scroll" tabindex="0" role="region" aria-label="{label}"><table class="aligner-pairs">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def windowed(lines: Sequence[str], limit: int, gap: Callable[[int], str]) -> str:
    """Join table rows; beyond ``limit`` the middle is left out and ``gap`` says how many are."""
    head, tail = window(lines, limit)
    hidden = len(lines) - len(head) - len(tail)
    return "".join([*head, *([gap(hidden)] if hidden else []), *tail])


def window(table: Sequence[T], limit: int) -> tuple[Sequence[T], Sequence[T]]:
    """Return the rows to show at the beginning and at the end: all of them up to ``limit``, else two thirds and one."""
    if len(table) <= limit:
        return table, ()
    tail = limit // 3
    return table[: limit - tail], table[len(table) - tail :]


def headline(result: Record) -> list[str]:
    """Return the lines above a table: names, figures, findings, a verdict that is not good, and warnings."""
    types = ", ".join(f"{kind} ({n:,})" for kind, n in type_counts(result).items())
    figures = f"{count(len(result.alignment), 'row')}: {types}"
    figures += "" if unrelated(result) else f"; mean confidence {mean_confidence(result):.2f}"
    made = sum(len(revision.corrections) for revision in result.revisions)
    verdict = [] if result.alignment.verdict == "ok" else [f"Verdict: {result.alignment.verdict}."]
    return [
        f"{result.source.name} and {result.target.name}",
        figures,
        f"{severities(counts(result.reports)).capitalize()}; {count(made, 'correction')}",
        *verdict,
        *(f"Warning: {warning}" for warning in all_warnings(result)),
    ]


def _selected(selection: Selection) -> str:
    """Say what was chosen: ``3 of 45 rows: check term, worst 20``."""
    by = f": {selection.wanted}" if selection.wanted else ""
    return f"{len(selection):,} of {count(len(selection.result.alignment), 'row')}{by}"


def _rows(selection: Selection) -> list[Row]:
    table = rows(selection.result)
    return [table[number - 1] for number in selection.ids]


def _page(notes: Sequence[str], table: Sequence[Row], shows: Shows, limit: int) -> str:
    """Return rows as a fragment; of those in the middle that are left out nothing is made."""
    head, tail = window(table, limit)
    body = "".join(_row(row, shows) for row in head)
    if hidden := len(table) - len(head) - len(tail):
        body += (
            f'<tr><td class="aligner-gap" colspan="4">{count(hidden, "more row")}: see them all with '
            "<code>.to_html(path)</code> or <code>.pairs</code></td></tr>"
        )
    body += "".join(_row(row, shows) for row in tail)
    columns = [("no", "Row"), ("zh", "Chinese"), ("en", "English"), ("match", "Confidence")]
    return fragment(notes, table_html(columns, body, "Aligned pairs"))


def _row(row: Row, shows: Shows) -> str:
    """Return one row of the HTML table: findings underlined and, behind a word to open, listed."""
    number, name = level(row.confidence)
    zh, en, notes = texts_html(row, shows)
    kind = row.type if row.type == "1-1" else f'<span class="aligner-odd">{row.type}</span>'
    told = f"<details><summary>{count(len(notes), 'finding')}</summary>{notes_html(notes)}</details>" if notes else ""
    status = "" if row.status == NO_FINDING else f'<div class="aligner-status">{row.status}</div>'
    return (
        f'<tr><td class="aligner-no">{row.id}</td>{cell(zh, "zh")}{cell(en, "en", told)}'
        f'<td class="aligner-match"><span class="aligner-conf aligner-l{number}" title="{name}">{row.confidence:.2f}'
        f"</span> {kind}{' moved' if row.moved else ''}{status}</td></tr>"
    )


def texts_html(row: Row, shows: Shows) -> tuple[str, str, list[Note]]:
    """Return the Chinese and the English (with what was changed in it) as HTML, and the notes on them."""
    revision = row.result.revisions[row.id - 1] if row.result else Revision(row.en, row.en)
    notes, marks = notes_and_marks(row.findings, revision)
    chosen = [mark for mark in marks if shows(mark.note.finding)]
    zh, en = runs_html(chinese_runs(row.zh, chosen)), runs_html(english_runs(revision, chosen))
    return zh, en, [note for note in notes if shows(note.finding)]


def cell(text: str, language: str, more: str = "") -> str:
    """Return a text cell, or our own words where the text is missing; ``more`` stands below."""
    if text:
        return f'<td><div lang="{language}">{text}</div>{more}</td>'
    return f'<td><div class="aligner-none">{NO_CHINESE if language == "zh" else NO_ENGLISH}</div>{more}</td>'


def _text(notes: Sequence[str], table: Sequence[Row], shows: Shows, width: int, limit: int) -> str:
    """Return rows as a plain-text table; ``found`` is as the function of that name says."""
    head, tail = window(table, limit)
    widths = [max(3, len(str(len(table)))), max([4, *(len(row.type) for row in table)]), 4, 8]
    rest = width - sum(widths) - 2 * 5
    widths += [max(8, rest * 9 // 20), max(8, rest - rest * 9 // 20)]

    def line(*cells: str) -> str:
        return "  ".join(fit(cell, size) for cell, size in zip(cells, widths, strict=True)).rstrip()

    def shown(row: Row) -> str:
        return line(str(row.id), row.type, f"{row.confidence:.2f}", found(row, shows), *sides(row))

    lines = [*map(one_line, notes), "", line("row", "type", "conf", "found", "Chinese", "English")]
    lines += map(shown, head)
    if hidden := len(table) - len(head) - len(tail):
        lines.append(f"… {count(hidden, 'more row')}")
    lines += map(shown, tail)
    return "\n".join(lines)


def found(row: Row, shows: Shows) -> str:
    """Count the findings of a row by severity: ``1C 2M 3m`` for 1 critical, 2 major and 3 minor ones."""
    seen = Counter(f.severity for f in row.findings if shows(f))
    letters = (("critical", "C"), ("major", "M"), ("minor", "m"))
    return " ".join(f"{seen[name]}{letter}" for name, letter in letters if seen[name])
