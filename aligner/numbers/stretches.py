"""Years by their numbers that English counts on: 第四年至第六年 as "the following three years"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from aligner.numbers.quantity import Quantity
from aligner.words import patterns as re

_UNITS = {"年": "year", "学年": "year", "年度": "year", "月": "month", "季度": "quarter", "学期": "term", "周": "week",
          "天": "day", "日": "day"}  # fmt: skip
_UNIT = r"(?:个|个完整)?(?P<unit>学年|年度|年|月|季度|学期|周|天|日)"
_TO = re.compile(rf"(?:{_UNIT})?(?:[至到]|[-—–~～]+)第?$|(?:{_UNIT.replace('unit', 'unit2')})?[、和及与]第?$")
_AFTER = re.compile(_UNIT)
_FIRST = re.compile(r"\b(?:first|initial|opening)\s+$")
_NEXT = re.compile(
    r"\b(?:next|following|subsequent|succeeding|ensuing|remaining|last|final|other|another|further|latter)\s+$"
)
_THEN = re.compile(
    r"\s*(?:(?:\w+\s+)?(?:years?|months?|weeks?|days?|quarters?|terms?)\s+)?"
    r"(?:after\b|thereafter|afterwards?|that follow|which follow|to follow|following\b|later\b|from then|beyond)"
)
_MORE = re.compile(
    r"\s*(?:next|following|subsequent|succeeding|remaining|further|additional)\s+"
    r"(?:\w+\s+)?(?:years|months|weeks|days|quarters|terms)\b"
)
_SINCE = re.compile(_UNIT + r"(?:开始|以?后|之后|起)")
_PAST = re.compile(r"\b(?:after|following|beyond|once)\s+(?:the\s+)?(?:first\s+|initial\s+)?$")
_BARE = re.compile(
    r"\s*(?:$|[,.;:)]|(?:and|at|in|by|on|of|with|when|while|it|they|is|are)\b|\w+ (?:years|terms|quarters)\b)"
)


def counted_on(zh: Sequence[Quantity], en: Sequence[Quantity], zh_text: str, en_text: str) -> list[Quantity]:
    """Return the Chinese quantities, years by their numbers made a length where the English counts on from others.

    第四年至第六年 is three years where the English has no "sixth" but "the next three", or "the next six", which is
    wrong. Texts are folded.
    """
    if "第" not in zh_text:
        return list(zh)
    out = list(zh)
    free = [q for q in en if _relative(q, en_text)]
    for first, last, unit in _stretches(zh, zh_text):
        length = (last.value or 0) - (first.value or 0) + 1
        if not free or _said(last, en, en_text):
            continue
        opening = first.value == 1
        fits = [q for q in free if q.unit in {"", unit} and bool(_FIRST.search(en_text[: q.start])) == opening]
        same = [q for q in fits if q.value == length]
        if not same and len(fits) != 1:
            continue
        free.remove((same or fits)[0])
        at = min(i for i, q in enumerate(out) if q.start >= first.start)
        out = [q for q in out if q.end <= first.start or q.start >= last.end]
        end = last.end + len(_unit_behind(zh_text, last.end))
        made = replace(
            first, end=end, text=zh_text[first.start : end], kind="period", value=Fraction(length), unit=unit
        )
        out.insert(at, made)
    return [_before(q, free, zh_text, en_text) for q in out]


def _before(q: Quantity, free: Sequence[Quantity], zh_text: str, en_text: str) -> Quantity:
    """Return the year from which something holds as the years before it, where the English says it so.

    从第三年起 as "after the first two years".
    """
    since = _SINCE.match(zh_text, q.end) if q.kind == "ordinal" and q.value is not None else None
    if since is None or q.value is None:
        return q
    unit = _UNITS[since["unit"]]
    past = any(
        other.value == q.value - 1 and other.unit in {"", unit} and _PAST.search(en_text[: other.start])
        for other in free
    )
    return replace(q, kind="period", value=q.value - 1, unit=unit) if past else q


def _unit_behind(text: str, at: int) -> str:
    """Return the unit of time that stands at a place, with its measure word."""
    match = _AFTER.match(text, at)
    return match[0] if match else ""


def _stretches(zh: Sequence[Quantity], text: str) -> list[tuple[Quantity, Quantity, str]]:
    """Return first and last of each run of numbered years, and the unit: 第四年至第六年, 第四、第五年."""
    found: list[tuple[Quantity, Quantity, str]] = []
    for a, b in pairwise(zh):
        between = text[a.end : b.start]
        if (
            not a.text.startswith("第")
            or a.kind not in _FIRST_KINDS
            or a.value is None
            or b.value is None
            or b.value <= a.value
            or b.kind not in _SECOND
        ):
            continue
        joint = _TO.fullmatch(between)
        listed = joint is not None and between.rstrip("第")[-1:] in "、和及与"
        behind = _unit_behind(text, b.end) if b.kind == "ordinal" else ""
        unit = _UNITS.get(behind.removeprefix("个完整").removeprefix("个"), b.unit if b.kind == "period" else "")
        if joint is None or not unit or (listed and b.value != a.value + 1):
            continue
        if found and found[-1][1] is a:
            found[-1] = found[-1][0], b, unit
        else:
            found.append((a, b, unit))
    return found


_FIRST_KINDS, _SECOND = frozenset(["ordinal", "enumeration"]), frozenset(["ordinal", "period"])


def _relative(q: Quantity, text: str) -> bool:
    """Say whether an English number counts on from something: "the next three (years)", "three years after that"."""
    if q.kind not in {"period", "cardinal"} or q.value is None or q.value_max is not None:
        return False
    ahead = text[max(0, q.start - 14) : q.start]
    if _MORE.match(text, q.end):
        return True
    if q.kind == "cardinal" and not _BARE.match(text, q.end):
        return False
    return bool(_FIRST.search(ahead) or _NEXT.search(ahead) or _THEN.match(text, q.end))


def _said(last: Quantity, en: Sequence[Quantity], text: str) -> bool:
    """Say whether the English gives the number of the last year too: "from the fourth to the sixth year"."""
    return any(
        last.value in {q.value, q.value_max} and (q.kind == "ordinal" or q.value_max is not None or _label(q, text))
        for q in en
    )


def _label(q: Quantity, text: str) -> bool:
    return (
        re.search(
            r"\b(?:years?|months?|quarters?|terms?|weeks?|days?)\s+(?:\w+\s+(?:to|and|through)\s+)?$", text[: q.start]
        )
        is not None
    )
