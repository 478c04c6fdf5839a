"""Targets by deadline and tasks by area as tables of the report, each record with a link to its row."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby

from aligner.display.places import row_finder
from aligner.extraction.records import Record, Target, Task
from aligner.record import Record as Run
from aligner.view.extraction import amount, units
from aligner.view.text import escape

Find = Callable[[Record], int | None]


def records_html(result: Run) -> str:
    """Return the sections of targets, past results, rules and tasks; a kind without any record is left out."""
    made, find = result.extraction, row_finder(result)
    parts = [
        _section("targets", "Targets", _targets(made.targets, find), len(made.targets)),
        _section("tasks", "Tasks", _tasks(made.tasks, find), len(made.tasks)),
        _section("results", "Past results", _targets(made.results, find), len(made.results)),
        _section("rules", "Figures that bind conduct", _targets(made.requirements, find), len(made.requirements)),
    ]
    return "".join(parts)


def record_links(result: Run) -> str:
    """Return links to the sections that ``records_html`` makes, with their counts."""
    made = result.extraction
    found = {
        "targets": (len(made.targets), "Targets"),
        "tasks": (len(made.tasks), "Tasks"),
        "results": (len(made.results), "Past results"),
        "rules": (len(made.requirements), "Figures that bind conduct"),
    }
    return "".join(f'<a href="#{key}">{name} ({n:,})</a>' for key, (n, name) in found.items() if n)


def _section(key: str, name: str, body: str, n: int) -> str:
    """Return one section, or nothing without records."""
    if not n:
        return ""
    return (
        f'<section id="{key}" class="records" aria-labelledby="{key}-h" tabindex="-1"><h2 id="{key}-h">{name} '
        f'<span class="n">{n:,}</span></h2><table>{_HEAD}{body}</table></section>'
    )


_HEAD = (
    '<thead><tr><th scope="col">Row</th><th scope="col">What</th><th scope="col">Chinese</th>'
    '<th scope="col">English</th></tr></thead>'
)


def _targets(records: Iterable[Target], find: Find) -> str:
    """Return targets grouped by deadline, those without one last."""
    ordered = sorted(records, key=lambda record: (not record.deadline, record.deadline))
    return "".join(
        _group(deadline or "Without a date", [_record(record, find, _target_words(record)) for record in group])
        for deadline, group in groupby(ordered, key=lambda record: record.deadline)
    )


def _tasks(records: Iterable[Task], find: Find) -> str:
    """Return tasks grouped by section and area, in the order of the document."""
    return "".join(
        _group(" / ".join(area) or section, [_record(record, find, _task_words(record)) for record in group])
        for (section, area), group in groupby(records, key=lambda record: (record.section, record.area))
    )


def _group(name: str, rows: list[str]) -> str:
    """Return the rows of one group under its name."""
    return f'<tbody><tr><th scope="rowgroup" colspan="4">{escape(name)}</th></tr>{"".join(rows)}</tbody>'


def _record(record: Record, find: Find, words: str) -> str:
    """Return one row: where it stands, what it is, and its evidence in both languages."""
    row = find(record)
    link = "" if row is None else f'<a href="#r{row}" aria-label="Row {row}">{row}</a>'
    odd = "".join(f'<span class="odd">The languages differ: {escape(text)}</span>' for text in record.disagreement)
    return (
        f'<tr><td class="n">{link}</td><td>{words}{odd}</td><td lang="zh">{escape(record.zh_evidence)}</td>'
        f'<td lang="en">{escape(record.en_evidence_corrected or record.en_evidence)}</td></tr>'
    )


def _target_words(record: Target) -> str:
    """Return bound, value and unit, and whether the target is binding."""
    notes = "; ".join(filter(None, (record.recurrence, record.binding, record.scope)))
    return f"<b>{escape(amount(record))}</b>" + (f"<span>{escape(notes)}</span>" if notes else "")


def _task_words(record: Task) -> str:
    """Return verb and object, who leads and supports, and by when."""
    words = f"{record.verb_zh}{record.object_zh}" or f"{record.verb_en} {record.object_en}".strip()
    language = "zh" if record.verb_zh or record.object_zh else "en"
    when = " ".join(filter(None, (record.deadline, record.recurrence)))
    lines = [line for line in (units(record), f"by {when}" if when else "") if line]
    return f'<b lang="{language}">{escape(words)}</b>' + "".join(f"<span>{escape(line)}</span>" for line in lines)
