"""Tasks of an English policy text: one action, one task."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from aligner.extraction.en.clauses import Clause, clauses
from aligner.extraction.en.outline import _MARK
from aligner.extraction.en.targets import words
from aligner.extraction.en.when import deadline
from aligner.extraction.records import Passage, Task

SECTIONS = {"tasks", "safeguards", "follow_up"}
_NO_TASK = ("validity", "limit", "shared")


def tasks(passages: Iterable[Passage]) -> Iterator[Task]:
    """Yield the tasks of the passages that hold tasks, safeguards or follow-up, in order."""
    for passage in passages:
        if passage.section not in SECTIONS or passage.text.startswith("("):
            continue
        begin = body_start(passage)
        for clause in clauses(passage.text[begin:]):
            if not any(words(kind).search(passage.text[begin:][clause.start : clause.end]) for kind in _NO_TASK):
                yield make(passage, begin, clause)


def body_start(passage: Passage) -> int:
    """Return where a passage goes on after its label and the title of its point."""
    mark = _MARK.match(passage.text)
    title = passage.area
    if not title or title not in passage.text:
        return mark.end() if mark else 0
    at = passage.text.index(title)
    if passage.text[:at].strip() and at <= 40:
        rest = re.match(r"[\s.,;:]*", passage.text[at + len(title) :])
        return at + len(title) + (rest.end() if rest else 0)
    return 0


def make(passage: Passage, begin: int, clause: Clause) -> Task:
    """Return the task of one clause."""
    start, end = passage.start + begin + clause.start, passage.start + begin + clause.end
    text = passage.text[begin + clause.start : begin + clause.end]
    when, recurrence = deadline(text)
    return Task(
        section=passage.section,
        area=passage.path,
        en_evidence=text,
        en_span=(start, end),
        marker=passage.marker,
        actor_en=clause.subject,
        actor_implicit=not clause.subject,
        verb_en=clause.verb,
        object_en=clause.object,
        modality=clause.modality,
        deadline=when,
        recurrence=recurrence,
    )
