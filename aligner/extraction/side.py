"""Everything that one document says by itself, in its own language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from aligner.extraction.grids import grids
from aligner.extraction.intervals import Intervals
from aligner.extraction.records import Extraction, Record, Target, Task
from aligner.extraction.short import short
from aligner.types import Document, Segment
from aligner.words import patterns as re

_TIMED = re.compile(r"\d年|\d月|年底|\b(?:by|before|in|until) (?:the end of )?(?:[A-Z][a-z]+ )?20\d\d")
Kind = TypeVar("Kind", bound=Record)


def extract_zh(document: Document, segments: Sequence[Segment]) -> Extraction:
    """Return facts, tasks, targets, sections and counts of a Chinese document, in either script."""
    from aligner.extraction.indicators import Setting
    from aligner.extraction.tabled import table_targets
    from aligner.extraction.task_tables import table_tasks
    from aligner.extraction.zh.cells import rules
    from aligner.extraction.zh.facts import facts
    from aligner.extraction.zh.outline import outline
    from aligner.extraction.zh.script import as_written, is_traditional, simplified
    from aligner.extraction.zh.sections import counts, sections
    from aligner.extraction.zh.targets import period_of, targets
    from aligner.extraction.zh.tasks import tasks

    if is_traditional(document.text):
        plain, cut = simplified(document, segments)
        return as_written(extract_zh(plain, cut), plain, document)
    tables = grids(document)
    passages = short(outline(document, segments, [table.span for table in tables]))
    known = facts(document, segments, passages)
    rows = list(table_tasks(tables, passages, rules(known)))
    actions = _in_order("A", tasks(passages, known), [task for made, _ in rows for task in made])
    made = Extraction(
        known,
        actions,
        sections=tuple(sections(passages)),
        counts=tuple(counts(passages, known, actions)),
        source=document,
    )
    period = period_of(known.title_zh)
    setting = Setting("zh", known.year, f"{period[1]}-12-31" if period else "")
    listed = table_targets(document, tables, passages, setting)
    listed += [target for _, found in rows for target in found]
    return assemble(made, sorted([*targets(passages, known), *listed], key=place))


def extract_en(document: Document, segments: Sequence[Segment]) -> Extraction:
    """Return facts, tasks, targets and sections of an English document; evidence is English only."""
    from aligner.extraction.en.cells import rules
    from aligner.extraction.en.facts import facts
    from aligner.extraction.en.outline import outline
    from aligner.extraction.en.sections import counts, sections
    from aligner.extraction.en.targets import targets
    from aligner.extraction.en.tasks import tasks
    from aligner.extraction.heads import when
    from aligner.extraction.indicators import Setting
    from aligner.extraction.tabled import table_targets
    from aligner.extraction.task_tables import table_tasks

    tables = grids(document)
    passages = short(outline(document, segments, [table.span for table in tables]))
    known = facts(document, segments, passages)
    rows = list(table_tasks(tables, passages, rules(known.year)))
    actions = _in_order("A", tasks(passages, known.year, known.kind), [task for made, _ in rows for task in made])
    made = Extraction(
        known,
        actions,
        sections=tuple(sections(passages)),
        counts=tuple(counts(passages, actions)),
        target=document,
    )
    last, year = when(made.facts.title_en, "en")
    issued = int(made.facts.issued[:4]) if made.facts.issued else year and year - 4 if last.endswith("-12-31") else None
    listed = table_targets(document, tables, passages, Setting("en", issued, last))
    listed += [target for _, found in rows for target in found]
    return assemble(made, sorted([*targets(passages, known.year), *listed], key=place))


def assemble(made: Extraction, figures: Sequence[Target]) -> Extraction:
    """Put targets, results and requirements in their places, numbered, and say which targets a task's words hold."""
    targets = numbered("T", _dated([t for t in figures if t.status == "target"], made.tasks))
    said = Intervals([(place(target), target.id) for target in targets])
    tasks = []
    for task in made.tasks:
        here = place(task)
        served = tuple(name for span, name in said.meeting(here) if mostly_within(span, here))
        tasks.append(replace(task, targets=served))
    return replace(
        made,
        tasks=tuple(tasks),
        targets=targets,
        results=numbered("P", (t for t in figures if t.status == "result")),
        requirements=numbered("R", (t for t in figures if t.status == "requirement")),
    )


def _dated(targets: Sequence[Target], tasks: Sequence[Task]) -> Iterator[Target]:
    """Yield the targets; one without a time of its own that a task holds has the task's (…30个。（2029年底前完成）)."""
    times = Intervals([(place(task), task.deadline) for task in tasks if task.deadline])
    shared: dict[tuple[str, ...], set[str]] = {}
    for task in tasks:
        if not (task.recurrence or _TIMED.search(task.zh_evidence or task.en_evidence)):
            shared.setdefault(task.area, set()).add(task.deadline)
    for target in targets:
        timed = target.deadline or target.recurrence or target.kind == "qualitative"
        here = place(target)
        dates = [day for span, day in ([] if timed else times.meeting(here)) if mostly_within(here, span)]
        given = shared.get(target.area, set()) if target.section in ("tasks", "safeguards") and target.area else set()
        if not timed and not dates and len(given) == 1:
            dates = [day for day in given if day]  # the bracket that gives it to all tasks of the point
        yield replace(target, deadline=dates[0]) if dates else target


def _in_order(letter: str, running: Iterable[Task], listed: Sequence[Task]) -> tuple[Task, ...]:
    """Return the tasks of the running text and of the tables, numbered in the order of the text."""
    return numbered(letter, sorted([*running, *listed], key=place) if listed else running)


def numbered(letter: str, records: Iterable[Kind]) -> tuple[Kind, ...]:
    """Return the records with their ids: letter and number from one, in the order of the text."""
    return tuple(replace(record, id=f"{letter}{number}") for number, record in enumerate(records, start=1))


def place(record: Record) -> tuple[int, int]:
    """Return where a record is said, in the language of its document."""
    return record.zh_span or record.en_span or (0, 0)


def mostly_within(a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Say whether more than half of a span lies in another."""
    return 2 * (min(a[1], b[1]) - max(a[0], b[0])) > a[1] - a[0]
