"""Facts, targets by deadline and tasks by area in a notebook."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from aligner.display.notebook import fragment, table_html, window, windowed
from aligner.display.words import count
from aligner.extraction.records import Extraction, Record, Target, Task
from aligner.view.extraction import amount, extraction_lines, known_facts, units
from aligner.view.text import escape, one_line

_LIMIT = 40
_COLUMNS = [("what", "What"), ("date", "When"), ("zh", "Chinese"), ("en", "English")]


def extraction_html(made: Extraction) -> str:
    """Return what was extracted as tables; beyond some forty records each the middle is left out."""
    names = [document.name for document in (made.source, made.target) if document is not None]
    facts = "".join(
        f"<tr><th>{escape(name)}</th><td>{escape(one_line(value))}</td></tr>"
        for name, value in known_facts(made).items()
    )
    parts = [f'<table class="aligner-pairs aligner-one"><tbody>{facts}</tbody></table>' if facts else ""]
    by_date = sorted(made.targets, key=lambda target: (not target.deadline, target.deadline))
    parts.append(_table("Targets", [_target(target) for target in by_date]))
    parts.append(_table("Tasks", _tasks(made.tasks)))
    parts.append(_table("Past results", [_target(target) for target in made.results]))
    parts.append(_table("Figures that bind conduct", [_target(target) for target in made.requirements]))
    return fragment([" and ".join(names)] if names else [], "".join(parts))


def extraction_text(made: Extraction, limit: int = 90) -> str:
    """Return what was extracted as plain text, the middle left out where it is long."""
    lines = list(extraction_lines(made))
    head, tail = window(lines, limit)
    hidden = len(lines) - len(head) - len(tail)
    return "\n".join([*head, *([f"… {count(hidden, 'more line')}"] if hidden else []), *tail]).rstrip("\n")


def _table(name: str, rows: Sequence[str]) -> str:
    """Return one table under its name, nothing without records."""
    if not rows:
        return ""
    body = windowed(
        rows, _LIMIT, lambda n: f'<tr><td class="aligner-gap" colspan="4">{count(n, "more record")}</td></tr>'
    )
    return f'<p class="aligner-head"><b>{name} ({len(rows):,})</b></p>{table_html(_COLUMNS, body, name)}'


def _target(target: Target) -> str:
    return _record(target, amount(target), target.deadline or target.recurrence)


def _tasks(tasks: Sequence[Task]) -> list[str]:
    """Return tasks in their order; the first of each area has the name of the area above it."""
    rows = []
    for area, group in groupby(tasks, key=lambda task: " / ".join(task.area) or task.section):
        head = f'<tr><td colspan="4"><b>{escape(area)}</b></td></tr>'
        for task in group:
            rows.append(head + _task(task))
            head = ""
    return rows


def _task(task: Task) -> str:
    words = f"{task.verb_zh}{task.object_zh}" or f"{task.verb_en} {task.object_en}".strip()
    return _record(task, "; ".join(filter(None, (words, units(task)))), task.deadline or task.recurrence)


def _record(record: Record, words: str, when: str) -> str:
    """Return one record: what and when, and its evidence in both languages."""
    odd = "".join(f'<div class="aligner-status">{escape(text)}</div>' for text in record.disagreement)
    return (
        f'<tr><td>{escape(words)}{odd}</td><td>{escape(when)}</td><td lang="zh">{escape(record.zh_evidence)}</td>'
        f'<td lang="en">{escape(record.en_evidence_corrected or record.en_evidence)}</td></tr>'
    )
