"""Texts with findings, diffs and word support as HTML for a notebook: no script, so titles and lists tell the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from aligner.check.support.words import WordSupport
from aligner.display.marks import Note, Run, gravest
from aligner.view.text import escape

_TAGS = {"equal": "", "delete": "del", "insert": "ins"}
_LEVELS = (0.2, 0.4, 0.6, 0.8)
"""Scores below which a word is tinted, from the strongest tint to the faintest."""


def runs_html(runs: Iterable[Run]) -> str:
    """Return runs as HTML, what the notes say in the title of each marked one."""
    out = []
    for kind, group in groupby(runs, key=lambda run: run.kind):
        tag = _TAGS[kind]
        inside = "".join(map(_run, group))
        out.append(f"<{tag}>{inside}</{tag}>" if tag else inside)
    return "".join(out)


def _run(run: Run) -> str:
    if not run.notes:
        return escape(run.text)
    told = "\n".join(_title(note) for note in run.notes)
    return f'<span class="aligner-f aligner-{gravest(run.notes)}" title="{escape(told)}">{escape(run.text)}</span>'


def _title(note: Note) -> str:
    """Return a note on one line: severity, check, message, suggestion, evidence."""
    f = note.finding
    fix = f" → {f.suggestion}" if f.suggestion else ""
    evidence = f" ({f.evidence})" if f.evidence else ""
    return f"{f.severity} {f.check}: {f.message}{fix}{evidence}"


def notes_html(notes: Sequence[Note], full: bool = False) -> str:
    """Return notes as a list; ``full`` adds evidence and confidence."""
    items = "".join(f"<li>{_note(note, full)}</li>" for note in notes)
    return f'<ul class="aligner-notes">{items}</ul>' if items else ""


def _note(note: Note, full: bool) -> str:
    f = note.finding
    severity = f'<b class="aligner-{escape(f.severity)}">{escape(f.severity)}</b>'
    check = escape(f.check.replace("_", " "))
    state = " (corrected)" if note.fixed else ""
    fix = f' <span class="aligner-fix">→ {escape(f.suggestion)}</span>' if f.suggestion else ""
    more = f"{f.evidence}; " if f.evidence else ""
    rest = f"<small>{escape(f'{more}confidence {f.confidence:.2f}')}</small>" if full else ""
    return f"{severity} {check}{state}: {escape(f.message)}{fix}{rest}"


def support_html(text: str, words: Sequence[WordSupport]) -> str:
    """Return a text in which the words that the other side does not account for are tinted, the surer the stronger."""
    out = []
    at = 0
    for word in words:
        tint = sum(word.score < bound for bound in _LEVELS)
        out.append(escape(text[at : word.start]))
        told = f"support {word.score:.2f}, {word.state}"
        shown = escape(text[word.start : word.end])
        kind = f' class="aligner-t{tint}"' if tint else ""
        out.append(f'<span{kind} title="{told}">{shown}</span>')
        at = word.end
    return "".join(out) + escape(text[at:])
