"""Limits of time: 三日内 as "within three months", 五日内 as "within 5 working days", 两年内 as "two years later"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from aligner.check.number.spelling import amount, spelled
from aligner.numbers.chinese import value
from aligner.numbers.english import small_number
from aligner.numbers.rates import PERIODS
from aligner.spans import Span
from aligner.types import Finding
from aligner.words import patterns as re

_ZH = re.compile(
    r"(?<![\d一二三四五六七八九十百千年月第.分])(?P<n>半|\d{1,3}|[一二两三四五六七八九十百]{1,4})个?(?P<half>半)?"
    r"(?P<unit>分钟|小时|工作日|交易日|日|天|周|星期|月|季度|年)(?P<more>半)?(?P<side>[以之]?内|[以之]?后|[以之]?前)"
    r"(?![期半沿景台任辈述往来夕进所地部涵容外])"
)
_EN = re.compile(
    r"(?P<before>\b(?:within|after|in|every|each|per|for)\s+"
    r"(?:the (?:following |next |first )?|a period of |another |about )?)?"
    r"\b(?P<n>\d{1,3}|half an?|an?(?! half)|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen"
    r"|twenty|thirty|forty|forty-five|sixty|ninety)(?P<half> and a half)?[\s-]+"
    r"(?P<work>working |business |work|trading )?(?P<unit>minute|hour|day|week|month|quarter|year)s?\b"
    r"(?P<behind>\s+(?:later|afterwards|thereafter|ago|earlier))?",
    re.IGNORECASE,
)
_UNITS = {**PERIODS, "分钟": "minute", "工作日": "working day", "交易日": "trading day"}
_MINUTES = {"minute": 1, "hour": 60, "day": 1440, "week": 10080, "month": 43200, "quarter": 129600, "year": 518400}
_WORK = {"working": "working day", "business": "working day", "work": "working day", "trading": "trading day"}
_LATER = frozenset(["later", "afterwards", "thereafter"])
_SPELLED = 10  # the largest number that is written as a word
_CONFIDENCE = 0.8


@dataclass(frozen=True, slots=True)
class _Limit:
    """A length of time: ``number`` times ``unit``; ``side`` is within, after, before, or "" for neither."""

    number: Fraction
    unit: str
    side: str
    span: Span

    @property
    def length(self) -> tuple[Fraction, bool]:
        """Minutes (of twelve months of thirty days), and whether only days of work count."""
        plain = self.unit.rpartition(" ")[2]
        return self.number * _MINUTES[plain], plain != self.unit

    @property
    def said(self) -> str:
        """The English for it: "two years", "half an hour"."""
        if self.number == Fraction(1, 2):
            return f"half {'an' if self.unit == 'hour' else 'a'} {self.unit}"
        count = (
            spelled(self.number) if self.number <= _SPELLED and self.number.denominator == 1 else amount(self.number)
        )
        return f"{count} {self.unit}{'' if self.number == 1 else 's'}"


def find_limits(zh: str, en: str) -> Iterator[Finding]:
    """Yield a critical finding for each limit of a folded Chinese text that has another unit or side in English.

    A unit is compared where one limit and one length of time are left when those that agree are put aside.
    """
    source = [_chinese(m) for m in _ZH.finditer(zh)]
    if not source:
        return
    target = [_english(m) for m in _EN.finditer(en)]
    left: list[_Limit] = []
    for limit in filter(None, source):
        same = next((t for t in target if t and t.length == limit.length), None)
        if same is None:
            left.append(limit)
            continue
        target.remove(same)
        if {limit.side, same.side} == {"within", "after"}:
            yield _finding("number.when", zh, en, limit, same)
    rest = [t for t in target if t and t.side]
    if len(left) == len(rest) == 1 and left[0].number == rest[0].number and left[0].unit != rest[0].unit:
        yield _finding("number.unit", zh, en, left[0], rest[0])


def _finding(rule: str, zh: str, en: str, limit: _Limit, said: _Limit) -> Finding:
    here, there = zh[slice(*limit.span)], en[slice(*said.span)]
    right = (
        f"within {limit.said}"
        if limit.side == "within"
        else f"{limit.said} {'later' if limit.side == 'after' else 'earlier'}"
    )
    if there[:1].isupper():
        right = right.capitalize()
    return Finding(
        "number",
        "critical",
        f"{here} is {right.lower()}, not “{there}”.",
        f"{here} → {there}",
        right if limit.side == "within" else "",
        _CONFIDENCE,
        limit.span,
        said.span,
        rule=rule,
    )


def _chinese(match: re.Match[str]) -> _Limit | None:
    number = Fraction(1, 2) if match["n"] == "半" else value(match["n"])
    if not number:
        return None
    if match["half"] or match["more"]:
        number += Fraction(1, 2)
    side = {"内": "within", "后": "after", "前": "before"}[match["side"][-1]]
    return _Limit(number, _UNITS[match["unit"]], side, match.span())


def _english(match: re.Match[str]) -> _Limit | None:
    word = match["n"].lower()
    if word.startswith("half"):
        number = Fraction(1, 2)
    else:
        number = Fraction(1) if word in {"a", "an", "one"} else small_number(word)
    if not number:
        return None
    number += Fraction(1, 2) if match["half"] else 0
    unit = _WORK.get((match["work"] or "").strip().lower(), match["unit"].lower())
    before = (match["before"] or "").split(" ")[0].lower()
    behind = (match["behind"] or "").strip().lower()
    side = {"within": "within", "after": "after"}.get(before, "")
    if behind:
        side = "after" if behind in _LATER else "before"
    return _Limit(number, unit, side, match.span())
