"""Where the English of a record says something else than the Chinese: value, bound, deadline, baseline.

Of deadlines those are held against the Chinese that stand in the English evidence itself, or alone in its bead: one
that an earlier sentence names may have been read too far.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from aligner.extraction.en.when import deadline, iso, parsed
from aligner.extraction.records import Target, Task
from aligner.extraction.same_unit import in_base
from aligner.extraction.zh.amounts import as_fraction
from aligner.extraction.zh.deadlines import iso as iso_zh
from aligner.numbers import Quantity, compare, parse_zh
from aligner.numbers.differ import within_span


def target_differs(zh: Target, en: Target | None) -> tuple[str, ...]:
    """Return one phrase a field in which an English target found at the same place differs; () without one."""
    if en is None or zh.kind != "quantified" or en.kind != "quantified":
        return ()
    found = []
    cell = bool(zh.cell and en.cell)  # a row holds several figures: only those of the same cell are compared
    same = same_cell(zh, en) if cell else same_value(zh, en)
    if zh.value is not None and en.value is not None and not same:
        found.append(f"value {show(zh.value)} in Chinese, {show(en.value)} in English")
    elif (
        zh.comparator != (bound := en.comparator if cell else bound_of(zh, en))
        and {zh.comparator, bound} not in ALIKE
        and not _is_range(zh, en)
    ):
        found.append(f"bound {NAMES[zh.comparator]} in Chinese, {NAMES[bound]} in English")
    if zh.baseline is not None and en.baseline is not None and not same_start(zh, en):
        found.append(f"starting value {show(zh.baseline)} in Chinese, {show(en.baseline)} in English")
    return (*found, *deadline_differs(zh.deadline, en.deadline if cell else deadline(en.en_evidence)[0]))


def task_differs(zh: Task, en: Task | None) -> tuple[str, ...]:
    """Return one phrase a field in which an English task found at the same place differs; () without one."""
    return deadline_differs(zh.deadline, deadline(en.en_evidence)[0]) if en is not None else ()


def date_differs(deadline: str, evidence: str, zh: str, en: str) -> tuple[str, ...]:
    """Return what differs in a deadline whose English evidence was cut before its date.

    ``zh`` and ``en`` are the two sides of the bead. Nothing is said unless the Chinese evidence names the deadline and
    each side of the bead holds one date, of the same kind (a day or month, or a year).
    """
    named, ours, theirs = (dates(q) for q in (parse_zh(evidence), parse_zh(zh), parsed(en)))
    if not deadline or not len(named) == len(ours) == len(theirs) == 1:
        return ()
    mine, other = ours[0], theirs[0]
    if bool(mine.month) != bool(other.month) or iso_zh(named[0], int(deadline[:4])) != deadline:
        return ()
    return deadline_differs(deadline, iso(other.year or int(deadline[:4]), other.month, other.day, other.part))


def dates(quantities: Sequence[Quantity]) -> list[Quantity]:
    """Return the dates, years and plans among quantities."""
    return [q for q in quantities if q.kind in {"date", "year", "plan"}]


def deadline_differs(zh: str, en: str) -> tuple[str, ...]:
    """Return what differs in deadlines; 2027 and 2027-12-31 differ only in form, a lost one is no difference."""
    if not zh or not en or zh == en or (zh[:4] == en[:4] and 4 in {len(zh), len(en)}):
        return ()
    return (f"deadline {zh} in Chinese, {en} in English",)


def kinds(phrases: Sequence[str]) -> tuple[str, ...]:
    """Return what the phrases of a disagreement speak of: value, bound, baseline or deadline, one a phrase."""
    return tuple(_KINDS[phrase.split(" ", 1)[0]] for phrase in phrases)


_KINDS = {"value": "value", "bound": "bound", "starting": "baseline", "deadline": "deadline"}
NAMES = {
    ">=": "at least",
    ">": "more than",
    "<=": "at most",
    "<": "less than",
    "~": "about",
    "=": "exactly",
    "": "none",
}
# Chinese 以上 and 超过 are rendered "more than" and "at least" alike in good translations.
ALIKE = ({">=", ">"}, {"<=", "<"})


def bound_of(zh: Target, en: Target) -> str:
    """Return the bound that the English gives the value of the Chinese, its own where it does not name that value."""
    same = [q for q in parsed(en.en_evidence) if zh.value in {q.value, q.value_max}] or answers(zh, en, zh.value)
    return next((q.comparator or "=" for q in same), en.comparator)


def _is_range(zh: Target, en: Target) -> bool:
    """Say whether both give both ends: 二千元以上一万元以下, "between 2,000 and 10,000 yuan"."""
    ours = (q for q in parse_zh(zh.zh_evidence) if zh.value in {q.value, q.value_max})
    return any(within_span(q, zh.zh_evidence, en.en_evidence) for q in ours)


def same_value(zh: Target, en: Target) -> bool:
    """Say whether two targets have one value; a range may be given by its ends, a third by its percentage.

    What the English says beside it counts too: "18 patents per 10,000 people", "doubled from 4,150 to 8,300".
    """
    values = {zh.value, zh.value_max, zh.baseline} - {None}
    said = {en.value} | {number for q in parsed(en.en_evidence) for number in (q.value, q.value_max)}
    if values & said or (zh.unit in {"", "%"} and zh.value is not None and zh.value * 100 in said):
        return True
    return any(answers(zh, en, value) for value in values)


def answers(zh: Target, en: Target, value: Fraction | None) -> list[Quantity]:
    """Return the English quantities that the check of numbers takes for a value of the Chinese: 1.5亿亩, 5‰.

    A value is one and the same for both checks: "10 million hectares" and "0.5 percent" are right.
    """
    for english in dict.fromkeys((en.en_evidence, zh.en_evidence)):
        compared = compare(zh.zh_evidence, english)
        halves = {slip.zh for slip in compared.slips if slip.kind in {"value", "scale"}}  # 1:4 as "one for every six"
        found = [b for a, b in compared.matched if value in _values(a) and not (a.kind == "ratio" and a in halves)]
        if found:
            return found
    return []


def same_start(zh: Target, en: Target) -> bool:
    """Say whether two targets go out from one value, as written or as the check of numbers compares it."""
    return zh.baseline == en.baseline or bool(answers(zh, en, zh.baseline))


def _values(quantity: Quantity) -> set[Fraction | None]:
    """Return the values by which a figure may be known: 1:4 is a quarter too."""
    return {quantity.value, quantity.value_max, as_fraction(quantity).value if quantity.kind == "ratio" else None}


_NEAR = 50
"""A converted figure may be off by one part in so many, as in a sentence."""


def same_cell(zh: Target, en: Target) -> bool:
    """Say whether the figures of a cell agree, as they stand or each in the unit of its table."""
    if {zh.value, zh.value_max} == {en.value, en.value_max}:
        return True
    if zh.unit == en.unit:
        return False
    sides = [[in_base(v, t.unit) for v in (t.value, t.value_max) if v is not None] for t in (zh, en)]
    return len(sides[0]) == len(sides[1]) and all(
        mine[1] == theirs[1] != "" and abs(mine[0] - theirs[0]) * _NEAR <= abs(mine[0])
        for mine, theirs in zip(*sides, strict=True)
    )


def show(value: Fraction) -> str:
    """Return a value as digits, 12,000 or 7.5 or 2/3."""
    if value.denominator == 1:
        return f"{value.numerator:,}"
    return f"{float(value):g}" if value.denominator in {2, 4, 5, 8, 10, 20, 25, 40, 50, 100, 1000} else str(value)
