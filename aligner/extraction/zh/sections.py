"""Sections of a Chinese document (principles, task areas, safeguards, definitions, questions), and its own counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from aligner.datafiles import rows
from aligner.extraction.records import Count, Facts, Passage, Section, Task
from aligner.extraction.zh.cues import section_of
from aligner.extraction.zh.sentences import body_start
from aligner.extraction.zh.shape import QUESTION
from aligner.extraction.zh.tasks import title_task
from aligner.extraction.zh.units import shared_out
from aligner.numbers import parse_zh
from aligner.words import patterns as re

KINDS = {
    "principles": "principle",
    "tasks": "task_area",
    "safeguards": "safeguard",
    "definitions": "definition",
    "ideology": "ideology",
}
_KEEPING = re.compile(r"坚持[^，。：]{2,14}(?=[。：])")
_ENDS = "。；，： "


@dataclass(slots=True)
class _Group:
    """Passages of one section that belong together."""

    kind: str
    marker: str
    title: str
    members: list[Passage] = field(default_factory=list)

    def section(self) -> Section:
        """Return the section; its evidence begins after label and title and is empty where nothing follows them."""
        first = self.members[0]
        start = first.start + body_start(first)
        title = self.title
        if self.kind == "principle" and not title:
            title, start = first.text[body_start(first) :].rstrip(_ENDS), first.end
        elif self.kind == "principle" and (kept := _KEEPING.match(first.text)) and kept[0] == title:
            start = first.start + kept.end() + 1
        text, end = "", first.start
        for passage in self.members:
            if text and passage.start != end:
                break  # the words between two paragraphs are not known here
            text, end = text + passage.text[max(0, start - passage.start) :], passage.end
        text = text.strip(_ENDS) if start >= end else text.rstrip(_ENDS)
        span = (start, start + len(text)) if text else None
        return Section(self.kind, self.marker, title_zh=title, zh_evidence=text, zh_span=span)


def sections(passages: Sequence[Passage]) -> list[Section]:
    """Return guiding thought, principles, task areas, safeguards, definitions and questions in order of the text.

    A task area is the innermost title above tasks that is no task itself. A question is the title of a section whose
    evidence is the answer. The evidence of a section is its first paragraph.
    """
    groups: list[_Group] = []
    heads: dict[str, str] = {}
    acts: set[str] = set()
    for k, passage in enumerate(passages):
        if passage.section == "heading":
            heads[passage.area] = passage.marker
            if title_task(passages, k) is not None:
                acts.add(passage.area)
        elif passage.section == "question":
            asked = QUESTION.match(passage.text)
            text = passage.text[asked.end() if asked else body_start(passage) :].strip()
            groups.append(_Group("question", str(passage.turn), text))
        else:
            _answer(groups, passage)
            _sort(groups, passage, heads, acts)
    return [_question(g) if g.kind == "question" else g.section() for g in groups]


def _answer(groups: list[_Group], passage: Passage) -> None:
    """Add a passage to the question that it answers."""
    if passage.turn:
        asked = next((g for g in reversed(groups) if g.kind == "question"), None)
        if asked is not None and asked.marker == str(passage.turn):
            asked.members.append(passage)


def _question(group: _Group) -> Section:
    """Return a question with its answer."""
    return group.section() if group.members else Section("question", group.marker, title_zh=group.title)


def _sort(groups: list[_Group], passage: Passage, heads: dict[str, str], acts: set[str]) -> None:
    """Put a passage into the group of its section and title."""
    kind = KINDS.get(passage.section)
    if kind is None or shared_out(passage.text) is not None:
        return
    if kind == "principle":
        marker, title = _principle(passage)
        if not (marker or title) and groups and groups[-1].kind == kind:
            groups[-1].members.append(passage)
            return
    elif kind in ("definition", "ideology"):
        marker = title = ""
    else:
        titled = passage.area and passage.area not in acts
        title = passage.area if titled else passage.path[-1] if passage.path else ""
        marker = passage.marker if titled else heads.get(title, "")
        if not title:
            return
    known = [g for g in groups[-_RECENT:] if (g.kind, g.marker, g.title) == (kind, marker, title)]
    if known and kind != "definition":
        known[-1].members.append(passage)
    else:
        groups.append(_Group(kind, marker, title, [passage]))


def _principle(passage: Passage) -> tuple[str, str]:
    """Return marker and title of the principle that a passage opens or goes on with; both empty for the one before."""
    if passage.area and section_of("heading", passage.area) != "principles":
        return passage.marker, passage.area
    kept = _KEEPING.match(passage.text)
    if kept:
        return "", kept[0]
    return ("", "") if passage.area else (passage.marker, "")


_RECENT = 3
"""Sections among which a passage may still belong to an earlier one."""


@cache
def _counted() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Return the rows of counts_zh.tsv, compiled."""
    return tuple((row[0], row[1], re.compile(row[2])) for row in rows("extraction", "counts_zh.tsv"))


def counts(passages: Sequence[Passage], facts: Facts, tasks: Sequence[Task]) -> Iterator[Count]:
    """Yield what the document counts itself (5个方面14项重点任务) beside what was found; neither is made to fit.

    Where a text counts its tasks and no areas, its tasks are the numbered areas.
    """
    kinds = [section.kind for section in sections(passages)]
    have: dict[str, int] = {kind: kinds.count(kind) for kind in KINDS.values()}
    have["key_task"] = sum(task.section == "tasks" for task in tasks)
    have["body"] = len(facts.issuing_bodies)
    stated = [count for passage in passages for count in _stated(passage.text)]
    areas = any(what == "task_areas" for what, *_ in stated)
    told: set[tuple[str, int]] = set()
    for what, of, number, words in stated:
        if (what, number) not in told:
            told.add((what, number))
            yield Count(what, number, have.get("task_area" if of == "key_task" and not areas else of), words)


def _stated(text: str) -> Iterator[tuple[str, str, int, str]]:
    """Yield what a sentence counts: name, what it is compared with, number and words."""
    for quantity in parse_zh(text):
        if quantity.kind != "cardinal" or quantity.value is None or quantity.value.denominator != 1:
            continue
        begin = quantity.end - len(quantity.unit) if quantity.text.endswith(quantity.unit) else quantity.end
        for what, of, pattern in _counted():
            if (match := pattern.match(text, begin)) and match.end() >= quantity.end:
                yield what, of, int(quantity.value), text[quantity.start : match.end()]
                break
