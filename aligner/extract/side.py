"""Everything that one document says by itself, in its own language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from aligner.extract.records import Extraction, Record, Target
from aligner.types import Document, Segment

Kind = TypeVar("Kind", bound=Record)


def extract_zh(document: Document, segments: Sequence[Segment]) -> Extraction:
    """Return facts, tasks, targets, sections and counts of a Chinese document; evidence is Chinese only."""
    from aligner.extract import facts_zh, outline_zh, sections_zh, targets_zh, tasks_zh

    passages = outline_zh.outline(document, segments)
    facts = facts_zh.facts(document, segments, passages)
    tasks = numbered("A", tasks_zh.tasks(passages, facts))
    figures = list(targets_zh.targets(passages, facts))
    sections, counts = sections_zh.sections(passages), sections_zh.counts(passages, facts, tasks)
    return assemble(Extraction(facts, tasks, sections=tuple(sections), counts=tuple(counts), source=document), figures)


def extract_en(document: Document, segments: Sequence[Segment]) -> Extraction:
    """Return facts, tasks, targets and sections of an English document; evidence is English only."""
    from aligner.extract import facts_en, outline_en, sections_en, targets_en, tasks_en

    passages = outline_en.outline(document, segments)
    tasks = numbered("A", tasks_en.tasks(passages))
    figures = list(targets_en.targets(passages))
    made = Extraction(
        facts_en.facts(document, segments, passages),
        tasks,
        sections=tuple(sections_en.sections(passages)),
        counts=tuple(sections_en.counts(passages, tasks)),
        target=document,
    )
    return assemble(made, figures)


def assemble(made: Extraction, figures: Sequence[Target]) -> Extraction:
    """Put targets, results and requirements in their places, numbered, and say which targets a task's words hold."""
    targets = numbered("T", (t for t in figures if t.status == "target"))
    return replace(
        made,
        tasks=tuple(replace(task, targets=tuple(t.id for t in targets if within(t, task))) for task in made.tasks),
        targets=targets,
        results=numbered("P", (t for t in figures if t.status == "result")),
        requirements=numbered("R", (t for t in figures if t.status == "requirement")),
    )


def numbered(letter: str, records: Iterable[Kind]) -> tuple[Kind, ...]:
    """Return the records with their ids: letter and number from one, in the order of the text."""
    return tuple(replace(record, id=f"{letter}{number}") for number, record in enumerate(records, start=1))


def within(target: Target, task: Record) -> bool:
    """Say whether a target is said in the words of a task, or most of it is."""
    choose: Callable[[Record], tuple[int, int] | None] = lambda r: r.zh_span or r.en_span  # noqa: E731
    a, b = choose(target), choose(task)
    if a is None or b is None:
        return False
    return 2 * (min(a[1], b[1]) - max(a[0], b[0])) > a[1] - a[0]
