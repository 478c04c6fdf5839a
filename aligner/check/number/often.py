"""How often: 每2小时1次 is once every two hours, not "twice an hour"."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from aligner.numbers.chinese import value
from aligner.numbers.english import small_number
from aligner.numbers.rates import ADVERBS, PERIODS
from aligner.types import Finding
from aligner.words import patterns as re

_HAN = r"\d+|[一二两三四五六七八九十半]+"
_ZH = re.compile(
    rf"每(?:隔)?(?P<n>{_HAN})?个?(?P<unit>小时|天|日|周|星期|月|季度|年)(?:至少|不少于|不低于|最多)?(?P<verb>[\u4e00-\u9fff]{{0,8}}?)"
    rf"(?:至少|不少于|不低于|最多)?(?P<m>{_HAN})(?:次|遍|回)(?!会议|或|至|到)"
)
_EN = re.compile(
    r"\b(?P<m>once|twice|thrice|one time|(?:\d+|two|three|four|five|six|seven|eight|nine|ten) times)"
    r"(?: (?:an?|per|each|every)(?: (?P<n>\d+|one|two|three|four|five|six|other))?"
    r"[ -](?P<unit>hour|day|week|month|quarter|year)s?"
    r"| (?P<ly>hourly|daily|weekly|monthly|quarterly|yearly|annually))\b",
    re.IGNORECASE,
)
_HOURS = {"hour": 1, "day": 24, "week": 168, "month": 730, "quarter": 2190, "year": 8760}
_TIMES = {"once": 1, "one": 1, "twice": 2, "thrice": 3, "other": 2}
_SAID = {1: "once", 2: "twice"}


def find_often(zh: str, en: str) -> Iterator[Finding]:
    """Yield a critical finding where each text has one phrase of how often that differs, equal ones put aside."""
    source = [(m, meant) for m in _ZH.finditer(zh) if (meant := _chinese(m))]
    target = [(m, said) for m in _EN.finditer(en) if (said := _english(m))] if source else []
    for m, meant in list(source):
        same = next((t for t in target if t[1] == meant[0]), None)
        if same:
            source.remove((m, meant))
            target.remove(same)
    if len(source) != 1 or len(target) != 1:
        return
    ((here, (_, right)),), ((there, _),) = source, target
    yield Finding(
        "number",
        "critical",
        f"{here[0]} is {right}, not “{there[0]}”.",
        f"{here[0]} → {there[0]}",
        right,
        0.85,
        here.span(),
        there.span(),
        rule="number.rate",
    )


def _chinese(match: re.Match[str]) -> tuple[Fraction, str] | None:
    """Return how often in an hour, and the English for it."""
    number, times = (value(match[name]) if match[name] else Fraction(1) for name in ("n", "m"))
    if not number or not times or match["n"] == "半" or times.denominator != 1:
        return None
    unit = PERIODS[match["unit"]]
    said = _SAID.get(int(times), f"{times} times")
    return times / (number * _HOURS[unit]), f"{said} every {number} {unit}s" if number > 1 else f"{said} every {unit}"


def _english(match: re.Match[str]) -> Fraction | None:
    times = _count(match["m"].split(" ")[0])
    unit = ADVERBS[match["ly"].lower()] if match["ly"] else match["unit"].lower()
    number = _count(match["n"]) if match["n"] else 1
    return Fraction(times, number * _HOURS[unit]) if times and number else None


def _count(word: str) -> int:
    """Return the value of a small number as English writes it, 0 for another word."""
    return _TIMES.get(word.lower()) or int(small_number(word))
