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
_LEAST = "(?:至少|不少于|不低于|最少|最多|不超过|不多于)"
_ZH = re.compile(
    rf"每(?:隔)?(?P<n>{_HAN})?个?(?P<unit>小时|天|日|周|星期|月|季度|年){_LEAST}?(?P<verb>[\u4e00-\u9fff]{{0,8}}?)"
    rf"{_LEAST}?(?P<m>{_HAN})(?:次|遍|回)(?!或|至|到)"
)
_BESIDE_ZH = re.compile(rf"[，、,和及][\u4e00-\u9fff]{{0,8}}?{_LEAST}?(?P<m>{_HAN})(?:次|遍|回)(?!或|至|到)")
_COUNT = r"(?P<m>once|twice|thrice|one time|(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve) times)"
_EN = re.compile(
    rf"\b(?:{_COUNT}"
    r"(?: (?:an?|per|each|every)(?: (?P<n>\d+|one|two|three|four|five|six|ten|twelve|other))?"
    r"[ -](?P<unit>half[ -]year|hour|day|week|month|quarter|year)s?"
    r"| (?P<ly>hourly|daily|weekly|monthly|quarterly|yearly|annually))"
    r"|(?:every|each)(?: (?P<each>\d+|one|two|three|four|five|six|ten|twelve|other))?"
    r"[ -](?P<of>half[ -]year|hour|day|week|month|quarter|year)s?"
    r"|(?<![\w-])(?P<alone>daily|weekly|fortnightly|monthly|quarterly|half-yearly|semi-?annually|yearly|annually))\b",
    re.IGNORECASE,
)
_BESIDE_EN = re.compile(rf"\b{_COUNT}\b", re.IGNORECASE)
_PART_OF = re.compile(r"\b(?:of|in|during|for|from|on) $", re.IGNORECASE)
_STOP = re.compile(r"[。；;\n]|\.\s|每")
_HOURS = {"hour": 1, "day": 24, "week": 168, "month": 730, "quarter": 2190, "half-year": 4380, "year": 8760}
_ALONE = {
    **ADVERBS, "semi-annually": "half-year", "semiannually": "half-year", "half-yearly": "half-year"
}  # fmt: skip
_FORTNIGHT = 336
_CALENDAR = frozenset([730, 2190, 4380, 8760])
_NEAR = Fraction(1, 11)  # two weeks are near half a month, ten times is not near nine
_TIMES = {"once": 1, "one": 1, "twice": 2, "thrice": 3, "other": 2}
_SAID = {1: "once", 2: "twice"}
Rate = tuple[Fraction, int]
"""How many times, in how many hours."""


def find_often(zh: str, en: str) -> Iterator[Finding]:
    """Yield a critical finding where each text has one phrase of how often that differs, equal ones put aside.

    A number of times without a period of its own has that of the one beside it: 每天清扫4次，洒水6次, "swept four times
    and watered six times a day"; it can only agree, never differ.
    """
    source = [(m, meant) for m in _ZH.finditer(zh) if (meant := _chinese(m))] if "每" in zh else []
    target = [(m, said) for m in _EN.finditer(en) if (said := _english(m))] if source else []
    if not target:
        return
    beside_zh = [_times(m) for m in _beside(zh, source, _BESIDE_ZH, behind=True)]
    beside_en = [_times(m) for m in _beside(en, target, _BESIDE_EN, behind=False)]
    for m, meant in list(source):
        same = next((t for t in target if _equal(t[1], meant)), None)
        if same:
            source.remove((m, meant))
            target.remove(same)
        elif beside_en and meant[0] in beside_en:
            source.remove((m, meant))
    target = [t for t in target if t[1][0] not in beside_zh]
    if len(source) != 1 or len(target) != 1 or (beside_zh and beside_en):
        return
    ((here, meant),), ((there, _),) = source, target
    if not there["m"] and (meant[0] != 1 or zh.count("每") > 1 or _PART_OF.search(en[: there.start()])):
        return  # "two meetings each year", "at the end of every month"
    right = _written(here)
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


def _beside(
    text: str, said: list[tuple[re.Match[str], Rate]], pattern: re.Pattern[str], behind: bool
) -> Iterator[re.Match[str]]:
    """Yield the numbers of times behind, or before, those with a period, in the same clause of either."""
    places = [0, *(place for m, _ in said for place in m.span()), len(text)]
    for k in range(2, len(places) - 1, 2) if behind else range(0, len(places) - 2, 2):
        begin, end = places[k], places[k + 1]
        for other in pattern.finditer(text, begin, end):
            between = text[begin : other.start()] if behind else text[other.end() : end]
            if not _STOP.search(between):
                yield other


def _equal(said: Rate, meant: Rate) -> bool:
    """Say whether two rates are one; every two weeks is twice a month, as people say it."""
    a, b = (Fraction(times) / hours for times, hours in (said, meant))
    mixed = (said[1] in _CALENDAR) != (meant[1] in _CALENDAR)
    return a == b or (mixed and abs(a - b) < b * _NEAR)


def _times(match: re.Match[str]) -> Fraction:
    """Return the number of times of a phrase in either language."""
    word = match["m"]
    return (value(word) or Fraction(0)) if re.fullmatch(_HAN, word) else Fraction(_count(word.split(" ")[0]))


def _chinese(match: re.Match[str]) -> Rate | None:
    """Return how many times in how many hours."""
    unit, times = PERIODS[match["unit"]], value(match["m"])
    number = Fraction(1, 2) if match["n"] == "半" else value(match["n"]) if match["n"] else Fraction(1)
    if not number or not times or times.denominator != 1 or "半" in match["m"]:
        return None
    hours = number * _HOURS[unit]
    return (times, int(hours)) if hours.denominator == 1 else None


def _written(match: re.Match[str]) -> str:
    """Return the English for it: "twice every three months"."""
    unit, times = PERIODS[match["unit"]], value(match["m"]) or Fraction(1)
    said = _SAID.get(int(times), f"{times} times")
    if match["n"] == "半":
        return f"{said} every {'six months' if unit == 'year' else f'half {unit}'}"
    number = value(match["n"]) if match["n"] else None
    return f"{said} every {number} {unit}s" if number and number > 1 else f"{said} every {unit}"


def _english(match: re.Match[str]) -> Rate | None:
    if match["alone"]:
        word = match["alone"].lower()
        return Fraction(1), _FORTNIGHT if word == "fortnightly" else _HOURS[_ALONE[word]]
    times = _count(match["m"].split(" ")[0]) if match["m"] else 1
    unit = ADVERBS[match["ly"].lower()] if match["ly"] else (match["unit"] or match["of"]).lower().replace(" ", "-")
    count = match["n"] or match["each"]
    number = _count(count) if count else 1
    return (Fraction(times), number * _HOURS[unit]) if times and number else None


def _count(word: str) -> int:
    """Return the value of a small number as English writes it, 0 for another word."""
    return _TIMES.get(word.lower()) or int(small_number(word))
