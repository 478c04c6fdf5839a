"""An extraction as plain text for a terminal: facts, targets by deadline, tasks by area."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from aligner.extraction.disagree import NAMES, show
from aligner.extraction.records import Extraction, Target, Task
from aligner.view.text import fit, one_line
from aligner.words import patterns as re

_WIDTH = 100
_FORBIDS = re.compile(r"不|禁|严控|杜绝|(?i:\b(?:not|no|never|prohibit|forbid|ban))")


def extraction_lines(made: Extraction) -> Iterator[str]:
    """Yield the lines that tell what was found."""
    yield from fact_lines(made)
    for name, records in (("Targets", made.targets), ("Past results", made.results), ("Rules", made.requirements)):
        if records:
            yield f"\n{name} ({len(records)})"
            for record in records:
                when = record.deadline or record.recurrence or "-"
                yield f"  {record.id:>4}  {when:<11}{fit(amount(record), 30)}  {words(record)}".rstrip()
    for (section, area), group in groupby(made.tasks, key=lambda task: (task.section, task.area)):
        yield f"\n{section}: {' / '.join(area) or '(no heading)'}"
        for task in group:
            yield f"  {task.id:>4}  {task.deadline or task.recurrence or '-':<11}{words(task)}".rstrip()
            if who := units(task):
                yield f"{'':19}{who}"
    for count in made.counts:
        if count.found is not None and count.found != count.stated:
            yield f"\nThe text counts {count.stated} {count.what.replace('_', ' ')}; {count.found} were found."
    yield ""


def fact_lines(made: Extraction) -> Iterator[str]:
    """Yield the facts that are known, one a line."""
    for name, value in known_facts(made).items():
        yield f"{name:12}{fit(one_line(value), _WIDTH)}".rstrip()


def known_facts(made: Extraction) -> dict[str, str]:
    """Return the facts that are known, by what to call them."""
    facts = made.facts
    number = facts.document_number
    shown = {
        "title": facts.title_zh or facts.title_en,
        "English": facts.title_mt if facts.title_zh else "",
        "kind": facts.kind,
        "issued by": "; ".join(f"{b.zh} {b.en}".strip() for b in facts.issuing_bodies),
        "number": f"{number.zh} {number.en}".strip() if number else "",
        "issued": facts.issued,
        "in force": facts.in_force,
        "valid until": facts.valid_until,
        "interprets": facts.interprets,
        "cites": "; ".join(c.zh or c.en for c in facts.cited_documents),
        "event": facts.event,
        "speakers": "; ".join(facts.speakers),
    }
    return {name: value for name, value in shown.items() if value}


def amount(record: Target) -> str:
    """Return bound, value and unit in a few characters: ">= 20 项", "35 -> 60 %", "15 个百分点 growth"."""
    if record.value is None:
        return record.kind
    value = show(record.value) + (f" to {show(record.value_max)}" if record.value_max is not None else "")
    if record.baseline is not None:
        value = f"{show(record.baseline)} -> {value}"
    sign = "" if record.comparator == "=" else f"{NAMES[record.comparator]} "
    change = f" {_direction(record)}" if record.change == "growth" else ""
    return f"{sign}{value} {record.unit}{change}".strip()


_UP = re.compile(r"增|升|提高|加快|上涨|多|\b(?:grow|rise|rose|increas|rais|up\b|gain|expand|climb)", re.IGNORECASE)
_DOWN = re.compile(
    r"减|降|下跌|回落|少|缩|\b(?:fall|fell|drop|declin|decreas|reduc|cut|down\b|lower|shr[iau]nk)", re.IGNORECASE
)


def _direction(record: Target) -> str:
    """Return growth or fall as the words of a target say, change where they say both."""
    text = (
        f"{record.metric_zh} {record.zh_evidence}" if record.zh_evidence else f"{record.metric_en} {record.en_evidence}"
    )
    up, down = bool(_UP.search(text)), bool(_DOWN.search(text))
    return "change" if up and down else "fall" if down else "growth"


def words(record: Target | Task) -> str:
    """Return the evidence in the first language that has it, on one line.

    What a list forbids says so in front: its own words tell only what is done.
    """
    evidence = one_line(record.zh_evidence or record.en_evidence)
    forbidden = isinstance(record, Task) and record.modality == "must not" and not _FORBIDS.search(evidence)
    return fit(f"must not: {evidence}" if forbidden else evidence, _WIDTH - 20)


def units(task: Task) -> str:
    """Return who leads and who supports."""
    parts = [("lead", task.lead_units), ("with", task.support_units)]
    return "; ".join(f"{name} {', '.join(who)}" for name, who in parts if who)
