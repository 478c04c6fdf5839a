"""Tasks of an English policy text: one action, one task."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from aligner.extraction.en.clauses import Clause, clauses
from aligner.extraction.en.outline import _MARK
from aligner.extraction.en.targets import FINE, words
from aligner.extraction.en.units import body_end, chinese, names, of_subject, shared_out
from aligner.extraction.en.when import deadline
from aligner.extraction.records import Passage, Task
from aligner.extraction.zh.units import Units
from aligner.words import patterns as re

SECTIONS = {"tasks", "safeguards", "follow_up"}
_HELPED = re.compile(
    r",\s+with (?:the )?(?:support|cooperation|participation|assistance|help) (?:of|from)\s+(.+)$", re.I
)
_LED = re.compile(r"\W*(?:by|before|in|during|from|over|within|throughout)\b[^,;]{2,70},", re.IGNORECASE)
_MODAL = re.compile(r"\b(?:shall|will|must|should|is to|are to)\s+", re.IGNORECASE)
_SHARE = re.compile(r"\W*(?:[a-z]+ ){0,4}\d[\d.,]*(?:%| percent| per cent) of\b", re.IGNORECASE)
_FIGURE = re.compile(r"\d|\b(?:half|two[- ]thirds|doubled?|tripled?)\b", re.IGNORECASE)
_PLANS = re.compile("规划|计划|方案|意见|通知|报告|新闻")
_NO_TASK = ("validity", "limit", "shared")


def tasks(passages: Iterable[Passage], year: int | None = None, kind: str = "") -> Iterator[Task]:
    """Yield the tasks of the passages that hold tasks, safeguards or follow-up, in order.

    A bracket or line that names units gives them, and its deadline, to the tasks of its point since the one before.
    ``year`` is the one that the text calls this year. A fine is a task in measures only; a plan (``kind``) restates it.
    """
    found: list[Task] = []
    plan = _PLANS.search(kind)
    since, place = 0, None
    for passage in passages:
        if passage.section not in SECTIONS:
            continue
        if (here := (passage.path, passage.marker)) != place:
            since, place = len(found), here
        at = body_end(passage.text)
        if (units := shared_out(passage.text[at:] or passage.text)) is not None:
            found += _tasks_of(passage, at, year) if 0 < at < len(passage.text) else []
            found[since:] = [
                shared(task, units, deadline(passage.text[at:] or passage.text, year)[0]) for task in found[since:]
            ]
            since = len(found)
        elif not passage.text.startswith("(") or passage.text.startswith(passage.marker or "-"):
            found += _tasks_of(passage, len(passage.text), year)
    yield from (task for task in found if not (plan and FINE.search(task.en_evidence)))


def _tasks_of(passage: Passage, end: int, year: int | None) -> Iterator[Task]:
    """Yield the tasks of the first ``end`` characters of a passage."""
    begin = body_start(passage)
    text = passage.text[begin:end]
    led = _LED.match(text)
    horizon = deadline(led[0], year)[0] if led else ""
    units = Units()
    for clause in clauses(text):
        said = text[clause.start : clause.end]
        if (
            any(words(kind).search(said) for kind in _NO_TASK)
            or is_level(clause, said)
            or _announces(said, text[clause.end :])
        ):
            continue
        task = make(passage, begin, clause, year)
        acts = clause.subject and (task.lead_units_en or words("actors").search(clause.subject))
        if acts:
            units = Units(task.lead_units_en, task.support_units_en)
        elif units and not task.lead_units_en:
            task = shared(task, units, "")  # who is to do the first of several things is to do the others
        if horizon and not (task.deadline or task.recurrence):
            task = replace(task, deadline=horizon)
        yield task


def is_level(clause: Clause, said: str) -> bool:
    """Say whether a clause only tells what a figure is to be: the share shall be no less than 5%, strive for 8%."""
    if not _FIGURE.search(said):
        return False
    if words("aims").match(clause.verb) or (clause.modality and _SHARE.match(_LED.sub("", said))):
        return True
    modal = _MODAL.search(said, len(clause.subject))
    return bool(modal and not of_subject(clause.subject) and words("level").match(said, modal.end()))


def _announces(said: str, after: str) -> bool:
    """Say whether a clause only announces a list: the city will do the following ten things:."""
    return after.lstrip()[:1] == ":" and re.search(r"\b(?:following|as follows)\b", said, re.IGNORECASE) is not None


def shared(task: Task, units: Units, due: str) -> Task:
    """Return a task with the units and the deadline of its bracket where it has none of its own."""
    own = task.lead_units_en or task.support_units_en
    named = Units(task.lead_units_en, task.support_units_en) if own else units
    return replace(
        task,
        lead_units=chinese(named.lead),
        support_units=chinese(named.support),
        lead_units_en=named.lead,
        support_units_en=named.support,
        deadline=task.deadline or ("" if task.recurrence else due),
    )


def body_start(passage: Passage) -> int:
    """Return where a passage goes on after its label and the title of its point."""
    mark = _MARK.match(passage.text)
    title = passage.area
    if not title or title not in passage.text:
        label = len(passage.marker) if passage.marker and passage.text.startswith(passage.marker) else 0
        return mark.end() if mark else label + (passage.text[label : label + 1] == " ")
    at = passage.text.index(title)
    if passage.text[:at].strip() and at <= 40:
        rest = re.match(r"[\s.,;:]*", passage.text[at + len(title) :])
        return at + len(title) + (rest.end() if rest else 0)
    return 0


def make(passage: Passage, begin: int, clause: Clause, year: int | None = None) -> Task:
    """Return the task of one clause."""
    start, end = passage.start + begin + clause.start, passage.start + begin + clause.end
    text = passage.text[begin + clause.start : begin + clause.end]
    when, recurrence = deadline(text, year)
    units = of_subject(clause.subject)
    if (helped := _HELPED.search(text)) and (support := names(helped[1])):
        text, units = text[: helped.start()], units + Units((), support)
        end = start + len(text)
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
        lead_units=chinese(units.lead),
        support_units=chinese(units.support),
        lead_units_en=units.lead,
        support_units_en=units.support,
        deadline=when,
        recurrence=recurrence,
    )
