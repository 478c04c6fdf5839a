"""Tasks of a Chinese policy document: one action, one task, with who does it, who leads and supports, and by when.

Tasks stand in parts about tasks, safeguards and follow-up; what was done already, goals and principles are none.
A time, an actor and units that a sentence names hold for its later clauses; what a bracket at the end of a point
names (…牵头，…配合，2025年底前完成) holds for all actions since the bracket before, unless they have their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from aligner.extraction.forms import compiled
from aligner.extraction.records import Facts, Passage, Task
from aligner.extraction.zh.actions import read_clause
from aligner.extraction.zh.clauses import clauses, hide
from aligner.extraction.zh.deadlines import last_day, times
from aligner.extraction.zh.lists import Lists
from aligner.extraction.zh.sentences import SentenceReader
from aligner.extraction.zh.units import Units, shared_out
from aligner.extraction.zh.voices import voice
from aligner.numbers import parse_zh
from aligner.words import patterns as re

SECTIONS = {"tasks", "safeguards", "follow_up"}
_PLANS = re.compile("规划|计划|方案|纲要|要点|意见|通知|报告|行动|措施")
_PENALTY = re.compile(r"(?:(?<!查)处以?|科以)[^，。；、]{0,40}(?:罚款|罚金)|(?:加收|征收|收取)[^，。；]{0,20}滞纳金")
"""A fine, which a plan only restates from the law; in measures it is a sanction and a task."""
_BRACKET = re.compile(r"[（(〔][^（()）]*(?:[（(][^（()）]*[）)][^（()）]*)*[）)〕](?=[。；]?$)")
_POINTED = re.compile(r"(?<!\d)(20\d\d)[./-](\d{1,2})(?:[./-](\d{1,2}))?(?!\d)")


def tasks(passages: Sequence[Passage], facts: Facts) -> list[Task]:
    """Return the tasks of a Chinese document in order of the text; ids are given later."""
    found: list[Task] = []
    since = shared = 0
    place: object = None
    lists = Lists()
    before: SentenceReader | None = None
    speaks = voice(passages, facts)
    plan = _PLANS.search(facts.kind)
    for k, passage in enumerate(passages):
        if passage.section == "heading":
            if (title := title_task(passages, k)) is not None:
                since, place = len(found), passage.area
                found.append(title)
            continue
        if lists.leaves_out(passage):
            continue
        if passage.section not in SECTIONS:
            lists.announced(SentenceReader(passage, facts.now, speaks))
            continue
        here = (passage.path, passage.marker, passage.area, passage.turn)
        if here != place:
            # a title that is a task itself belongs to the point below it
            since = since if place and place in (passage.area, *passage.path[-1:]) else len(found)
            place = here
        units = shared_out(passage.text)
        if units is not None:
            # lines that follow each other (责任单位：…, 完成时限：…) speak of the same tasks
            since = shared if since == len(found) else since
            _share(found, since, units, due(passage.text, facts))
            since, shared = len(found), since
            continue
        bracket = _BRACKET.search(passage.text)
        bracket = bracket if bracket and shared_out(bracket[0]) is not None else None
        year = before.year if before is not None and before.passage.path == passage.path else None
        before = reader = SentenceReader(passage, facts.now, speaks, year)
        made = lists.read(reader, bracket.start() if bracket else len(passage.text))
        if not made and reader.units:  # 水利部负责，财政部配合。 as a sentence of its own
            _share(found, since, reader.units, reader.deadline)
            since, shared = len(found), since
            continue
        found += [task for task in made if not (plan and _PENALTY.search(task.zh_evidence))]
        if bracket and (units := shared_out(bracket[0])) is not None:
            _share(found, since, units, due(bracket[0], facts))
            since, shared = len(found), since
    return found


def _share(found: list[Task], since: int, units: Units, deadline: str) -> None:
    """Give the units and the time of a bracket to the tasks since the last one that have none of their own."""
    found[since:] = [shared(task, units, deadline) for task in found[since:]]


def shared(task: Task, units: Units, deadline: str) -> Task:
    """Return a task with the units and the time of its bracket or row where it has none of its own."""
    own = task.lead_units or task.support_units
    return replace(
        task,
        lead_units=task.lead_units if own else units.lead,
        support_units=task.support_units if own else units.support,
        deadline=task.deadline or ("" if task.recurrence else deadline),
    )


def due(text: str, facts: Facts) -> str:
    """Return the deadline that a bracket or line names; 2025.09 is the last day of that month."""
    if (said := _POINTED.search(text)) and 1 <= int(said[2]) <= 12:
        year, month = int(said[1]), int(said[2])
        return f"{year}-{month:02d}-{int(said[3]):02d}" if said[3] else last_day(year, month)
    return next((t.deadline for t in times(text, parse_zh(text), facts.now) if t.role in ("deadline", "at")), "")


def title_task(passages: Sequence[Passage], k: int) -> Task | None:
    """Return the title of a point as a task, where the point has no other: nothing below it, or only who does it."""
    head = passages[k]
    noun = compiled("verbs_zh", "^", ("part",), "$").match(head.area)
    if head.opens not in SECTIONS or not head.marker or not head.area or noun:
        return None
    below = passages[k + 1] if k + 1 < len(passages) else None
    inside = below is not None and (below.area == head.area or (not below.marker and below.path[-1:] == (head.area,)))
    if inside and below is not None:
        first = below.text.split("。")[0]
        if below.section not in SECTIONS or not (_only_organises(first) or shared_out(below.text) is not None):
            return None
    elif below is not None and (below.path[: len(head.path) + 1] == (*head.path, head.area) or len(head.path) == 0):
        return None
    start = head.start + head.text.index(head.area)
    reading = read_clause(head.area)
    if reading.kind != "action":
        return None
    reader = SentenceReader(replace(head, section=head.opens), "")
    reader.units = _organisers(below.text) if inside and below is not None else Units()
    return reader.task(reading, (start, start + len(head.area)), start, ())


def _only_organises(text: str) -> bool:
    """Say whether a sentence tells who carries out the task above it and no action of its own."""
    named = False
    for begin, end in clauses(hide(text)):
        reading = read_clause(text[begin:end])
        if reading.kind == "action" and reading.object[0] < reading.object[1]:
            return False
        named = named or bool(reading.units)
    return named


def _organisers(text: str) -> Units:
    """Return the units that a sentence names."""
    units = Units()
    for start, end in clauses(hide(text)):
        units += read_clause(text[start:end]).units
    return units
