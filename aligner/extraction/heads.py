"""The head of a table of indicators: what each column holds, and for which time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from aligner.datafiles import rows
from aligner.extraction.labels import is_unit
from aligner.extraction.zh.deadlines import end_of_plan, times
from aligner.numbers import parse_en, parse_zh
from aligner.words import patterns as re

_UNIT = re.compile(r"[（(\[［【]\s*([^（()）\[\]［］【】\d]{1,12})\s*[）)\]］】]")
_NAMED = re.compile(
    r"(?:主要|核心|重点|工作|发展|年度)*(?:目标|名称)(?:名称|内容)?"
    r"|(?:main |key |major )?(?:goals?|targets?|objectives?|index|indices|names?)|.* measures?",
    re.IGNORECASE,
)
_PLANNED = re.compile("目标|规划|计划|预期|target|goal|plan", re.IGNORECASE)
_ASIDE = re.compile(r"[（(](?:单位|unit)s?[^（()）]*[）)]\s*$", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_ENDS = re.compile(r"年?底|年末|\bend of\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """One column: its role (``data/table_heads.tsv``), the year and deadline that it names, and its unit."""

    role: str
    text: str = ""
    deadline: str = ""
    year: int | None = None
    unit: str = ""


@cache
def _roles(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = rows("extraction", "table_heads.tsv")
    return tuple((role, re.compile(form, re.IGNORECASE)) for role, lang, form in found if lang == language)


def heads(cells: Sequence[str], language: str, year: int | None = None) -> tuple[Head, ...]:
    """Return what each column holds; () where the row is no head of a table of indicators.

    ``year`` is that of the document, None if unknown: a column of a year before it is no target.
    """
    found = [_head(text, language) for text in cells]
    if not any(head.role == "metric" for head in found):
        named = next(
            (k for k, head in enumerate(found) if head.year is None and _NAMED.fullmatch(head.text.strip())), -1
        )
        if named < 0 or all(head.year is None for head in found):
            return ()
        found[named] = _with_role(found[named], "metric")
    first = next(k for k, head in enumerate(found) if head.role == "metric")
    found = [_with_role(h, "binding") if h.role == "group" and k > first else h for k, h in enumerate(found)]
    years = sorted({head.year for head in found if head.year is not None})
    for k, head in enumerate(found):
        if head.role == "year":
            found[k] = _with_role(head, _role_of_year(head.year or 0, years, year))
        elif head.role == "target" and year and head.year and head.year < year:
            # a target of years gone by, or where the plan starts from (“十四五”末)
            found[k] = _with_role(head, "missed" if _PLANNED.search(head.text) else "base")
        elif head.role == "actual":
            later = any(other.role in ("target", "year") and (other.year or 9999) > (head.year or 0) for other in found)
            found[k] = _with_role(head, "base" if later else "actual")
    wanted = {"target", "yearly", "total", "actual"}
    return tuple(found) if any(head.role in wanted for head in found) else ()


def _with_role(head: Head, role: str) -> Head:
    return Head(role, head.text, head.deadline, head.year, head.unit)


def _role_of_year(mine: int, years: Sequence[int], now: int | None) -> str:
    """Return base, target or actual for a column that names nothing but a year."""
    later = mine != years[-1]
    if now is None:
        return "base" if later and mine == years[0] else "target"
    if mine > now:
        return "target"
    if mine < now:
        return "base" if years[-1] >= now else "actual"
    return "base" if later and mine == years[0] else "target"


def _head(text: str, language: str) -> Head:
    """Return one column by the words at its head."""
    deadline, year = when(text, language)
    # 2028 (target), 现状值（2025年）: what else stands in brackets is no unit
    unit = next((m[1].strip() for m in _UNIT.finditer(text) if is_unit(m[1])), "")
    bare = re.sub(r"\s+", " " if language == "en" else "", _ASIDE.sub("", text).strip())
    role = next((role for role, form in _roles(language) if form.search(bare)), "")
    if year is not None and role in ("metric", "group", "unit", "number", ""):
        role = "year"
    return Head(role, text, deadline, year, unit)


def when(text: str, language: str) -> tuple[str, int | None]:
    """Return the deadline and the year that a head or caption names, ("", None) where it names none.

    A plan or a span of years stands for its end.
    """
    if language == "zh":
        for time in reversed(times(text, parse_zh(text))):
            if time.year is not None and time.role != "base":
                ends = len(time.value) == 4 and _ENDS.match(text[time.end :])
                return (f"{time.year}-12-31" if ends else time.deadline), time.year
    else:
        plan = next((q for q in parse_en(text) if q.kind == "plan" and q.value), None)
        if plan is not None and plan.value:
            last = end_of_plan(int(plan.value))
            return f"{last}-12-31", last
    found = [int(match[1]) for match in _YEAR.finditer(text)]
    if not found:
        return "", None
    ends = language == "en" and _ENDS.search(text)
    return f"{max(found)}-12-31" if ends else str(max(found)), max(found)
