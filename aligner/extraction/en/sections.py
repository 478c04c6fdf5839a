"""Principles, safeguards, task areas and questions of an English policy text, and the counts that it states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from aligner.extraction.records import Count, Passage, Section, Task
from aligner.numbers import parse_en
from aligner.words import patterns as re

_KINDS = {"principles": "principle", "safeguards": "safeguard", "tasks": "task_area"}
_COUNTED = {
    "principles": r"(?:basic )?principles",
    "task_areas": r"(?:aspects|areas|fronts)",
    "key_tasks": r"(?:key|main|major) tasks",
    "safeguards": r"(?:safeguards?|safeguard measures|supporting measures)",
}

_ANY = re.compile("|".join(_COUNTED.values()), re.IGNORECASE)


def sections(passages: Sequence[Passage]) -> Iterator[Section]:
    """Yield the points of principles, tasks and safeguards, and each question with its answer, in order."""
    for (kind, marker, area, turn), group in groupby(passages, key=lambda p: (p.section, p.marker, p.area, p.turn)):
        members = list(group)
        if kind == "question":
            yield made("question", str(turn), members[0].text, members)
        elif kind in _KINDS and marker and area:
            yield made(_KINDS[kind], marker, area, members)


def made(kind: str, marker: str, title: str, members: list[Passage]) -> Section:
    """Return one section over neighbouring passages; its evidence is the first one's words."""
    first = members[0]
    return Section(
        kind, marker, title_en=title, en_evidence=first.text, en_span=(first.start, first.start + len(first.text))
    )


def counts(passages: Sequence[Passage], tasks: Sequence[Task]) -> Iterator[Count]:
    """Yield what the text says about its own parts ("seven aspects of 17 key tasks") beside what was found."""
    found = list(sections(passages))
    have = {
        "principles": sum(s.kind == "principle" for s in found),
        "task_areas": sum(s.kind == "task_area" for s in found),
        "safeguards": sum(s.kind == "safeguard" for s in found),
        "key_tasks": sum(t.section == "tasks" for t in tasks),
    }
    for passage in passages:
        for quantity in parse_en(passage.text) if _ANY.search(passage.text) else ():
            after = passage.text[quantity.end : quantity.end + 40]
            for what, pattern in _COUNTED.items():
                if quantity.kind == "cardinal" and quantity.value and re.match(rf"\s+{pattern}\b", after, re.I):
                    yield Count(what, int(quantity.value), have[what], passage.text)
