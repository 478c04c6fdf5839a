"""The texts of a row as HTML with their notes underlined, and the notes as a list, for the report page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from aligner.display.marks import Note, Run, gravest
from aligner.types import Finding
from aligner.view.text import escape

_TAGS = {"equal": "", "delete": "del", "insert": "ins"}


def runs_html(runs: Sequence[Run], row: int) -> str:
    """Return runs as HTML; where a note begins stands a link to it, so that keys reach it, too.

    A note that lies on old and on new words has a link on each, since either can be hidden.
    """
    out = []
    linked: set[tuple[int, bool]] = set()
    for kind, group in groupby(runs, key=lambda run: run.kind):
        inside = "".join(_run(run, row, linked) for run in group)
        out.append(f"<{_TAGS[kind]}>{inside}</{_TAGS[kind]}>" if _TAGS[kind] else inside)
    return "".join(out)


def _run(run: Run, row: int, linked: set[tuple[int, bool]]) -> str:
    """Return one run: plain text, a link to the first note that begins here, or a mark."""
    if not run.notes:
        return escape(run.text)
    keys = [(note.number, run.kind == "insert") for note in run.notes]
    new = [number for number, kind in keys if (number, kind) not in linked]
    linked.update(keys)
    which = f'class="f {gravest(run.notes)}" data-f="{" ".join(str(note.number) for note in run.notes)}"'
    if new:
        label = "" if run.text.strip() else ' aria-label="white space"'
        return f'<a {which} href="#r{row}f{new[0]}"{label}>{escape(run.text)}</a>'
    return f"<span {which}>{escape(run.text)}</span>"


def notes_html(notes: Iterable[Note], row: int) -> str:
    """Return the notes of a row as a list; empty without any."""
    items = "".join(_note(note, row) for note in notes)
    return f'<ul class="notes">{items}</ul>' if items else ""


def _note(note: Note, row: int) -> str:
    """Return one note: severity, check, message, suggestion, and the evidence unless the message quotes it all."""
    f = note.finding
    state = '<i class="done">corrected</i> ' if note.fixed else ""
    said = " said" if f.suggestion in f.message else ""
    fix = (
        f' <b class="fix{said}"><span class="vh">Suggestion: </span>{escape(f.suggestion)}</b>' if f.suggestion else ""
    )
    evidence = f' <small class="ev">Evidence: {escape(f.evidence)}</small>' if tells_more(f.evidence, f.message) else ""
    return (
        f'<li id="r{row}f{note.number}" class="{escape(f.severity)}" data-check="{escape(f.check)}">'
        f'<b class="sev">{escape(f.severity)}</b> <i class="check">{escape(f.check.replace("_", " "))}</i> {state}'
        f"<span>{escape(f.message)}</span>{fix}{evidence} "
        f'<small class="sure">confidence {f.confidence:.2f}</small></li>'
    )


def hints_html(hints: Iterable[Finding]) -> str:
    """Return hints as a list of their own; empty without any."""
    items = "".join(
        f'<li><b class="sev">hint</b> <i class="check">{escape(hint.check.replace("_", " "))}</i> '
        f"<span>{escape(hint.message)}</span> "
        f'<small class="sure">confidence {hint.confidence:.2f}</small></li>'
        for hint in hints
    )
    return f'<ul class="hints">{items}</ul>' if items else ""


def tells_more(evidence: str, message: str) -> bool:
    """Say whether the evidence holds a part that the message does not quote (parts as in ``指导意见 ↔ guidance``)."""
    return any(part.strip() not in message for part in evidence.replace("→", "↔").split("↔"))
