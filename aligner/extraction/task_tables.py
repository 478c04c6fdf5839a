"""Tables that share out tasks (工作任务, 牵头单位, 配合单位, 完成时限): one task a row, with its units and its time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from aligner.datafiles import rows
from aligner.extraction.grids import Cell, Grid
from aligner.extraction.heads import heads
from aligner.extraction.records import Passage, Target, Task
from aligner.extraction.table_heads import head_lines
from aligner.extraction.tabled import headings_of
from aligner.extraction.zh.units import Units
from aligner.words import patterns as re

_EMPTY = re.compile(r"[\s—–\-－/／]*")
_CARRIED = ("lead", "more", "due", "group")


@dataclass(frozen=True, slots=True)
class Rules:
    """How one language reads a cell: its tasks, its figures, its units, its deadline, and a task with units given."""

    language: str
    tasks: Callable[[Passage], list[Task]]
    targets: Callable[[Passage], list[Target]]
    names: Callable[[str], tuple[str, ...]]
    deadline: Callable[[str], str]
    shared: Callable[[Task, Units, str], Task]


@cache
def _roles(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = rows("extraction", "task_heads.tsv")
    return tuple((role, re.compile(form, re.IGNORECASE)) for role, tongue, form in found if tongue == language)


def task_columns(table: Grid, language: str) -> tuple[dict[str, int], int]:
    """Return the column of each role and how many rows the head has; ({}, 0) where the table shares out no tasks."""
    texts, first = head_lines(table)
    if heads(texts, language):
        return {}, 0  # a table of indicators
    columns: dict[str, int] = {}
    for column, text in enumerate(texts):
        bare = re.sub(r"\s+", " " if language == "en" else "", text.strip())
        role = next((role for role, form in _roles(language) if form.fullmatch(bare)), "")
        if role == "task" and role in columns and "lead" not in columns:
            columns.setdefault("group", columns.pop(role))  # 重点任务, 具体措施: the last one is what is to be done
        if role == "lead" and role in columns:
            role = "more"  # 牵头单位, 责任单位
        if role and role not in columns:
            columns[role] = column
    if "item" in columns:
        columns.setdefault("group" if "task" in columns else "task", columns.pop("item"))
    found = "task" in columns and ("lead" in columns or "person" in columns)
    return (columns, first) if found else ({}, 0)


def table_tasks(
    tables: Sequence[Grid], passages: Sequence[Passage], rules: Rules
) -> Iterator[tuple[list[Task], list[Target]]]:
    """Yield the tasks and the figures of each row, in order; evidence is the cell of the task.

    A cell that merged cells leave empty has what the row above has: units, time and group, not those that help.
    """
    for table in tables:
        columns, first = task_columns(table, rules.language)
        above: dict[str, str] = {}
        for row in table.rows[first:] if columns else ():
            cells = {role: row.cells[c] for role, c in columns.items() if c < len(row.cells)}
            said = {role: cell.text for role, cell in cells.items()}
            alone = sum(bool(cell.text) for cell in row.cells) == 1
            if alone or not said.get("task") or cells["task"].start < 0:
                above = {"group": next((cell.text for cell in row.cells if cell.text), "")} if alone else above
                continue
            said |= {role: above.get(role, "") for role in _CARRIED if not said.get(role)}
            above = said
            yield _row(cells["task"], said, headings_of(table, passages), rules)


def _row(cell: Cell, said: dict[str, str], headings: tuple[str, ...], rules: Rules) -> tuple[list[Task], list[Target]]:
    """Return the tasks and figures of one row."""
    path = tuple(title for title in (*headings, said.get("group", "")) if title)
    passage = Passage(0, cell.start, cell.end, cell.text, path, "", "", "tasks")
    found = rules.tasks(passage) or [_whole(passage, rules.language)]
    lead = (*_units(said.get("lead", ""), rules), *_units(said.get("more", ""), rules))
    units = Units(tuple(dict.fromkeys(lead)), _units(said.get("support", ""), rules))
    due = rules.deadline(said.get("due", ""))
    marker = said.get("number", "")
    made = [replace(rules.shared(task, units, due), marker=task.marker or marker) for task in found]
    figures = [
        replace(target, deadline=due)
        if target.status == "target" and not (target.deadline or target.recurrence)
        else target
        for target in rules.targets(passage)
    ]
    return made, figures


def _units(text: str, rules: Rules) -> tuple[str, ...]:
    """Return the units of a cell; what the rules do not know as bodies is taken as it is parted by 、 or commas."""
    if _EMPTY.fullmatch(text):
        return ()
    text = re.sub(r"[\r\n；;]+", "、" if rules.language == "zh" else ", ", text).strip("。. ")
    parts = re.split(r"[、，,]|\s{1,}", text) if rules.language == "zh" else re.split(r",\s*(?:and\s+)?", text)
    return rules.names(text) or tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


def _whole(passage: Passage, language: str) -> Task:
    """Return a cell without a verb that is known as one task."""
    span = (passage.start, passage.end)
    words = passage.text
    if language == "zh":
        return Task(section="tasks", area=passage.path, zh_evidence=words, zh_span=span, object_zh=words)
    return Task(section="tasks", area=passage.path, en_evidence=words, en_span=span, object_en=words)
