"""Expressions of time in a Chinese sentence: deadlines, dates reached, dates compared with, and what recurs.

到2027年底 is the day 2027-12-31, 到2030年 the year 2030, 2026年6月底前 the day 2026-06-30; half-years, quarters and
five-year plans end on their last day; 三年内 counts from the day of issue. A month without a year is one of the year
that was said last (2026年3月底前，…；6月底前，…), else of the year of issue.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from aligner.extraction.forms import compiled
from aligner.numbers import Quantity
from aligner.words import patterns as re

_TABLE = "times_zh"
_QUARTER_ENDS = ("03-31", "06-30", "09-30", "12-31")
_DASH = re.compile(r"\s*年?\s*(?:[-—–~～至到]+)\s*")
_UNTIL = re.compile(r"(?:力争|展望)?(?:于|在|到|至|不迟于|不晚于|截至)?\s*[“\"]?$")
_TAIL = re.compile(r"[”\"]?(?:以?之?前|时期?末?|期间|期内|期末|末|底前?|止)?")
_THIS_YEAR = re.compile(
    r"(今年|本年度?|当年|明年|次年|全年(?=[，共计累完新实城培发安开建\u4e00-\u9fff]))(年?底|年?末|内)?前?|(?<![\d今明每上去前一二两三四五六七八九十几数多])(年[底末]|年内)前?"
)
_SAYS_YEAR = re.compile(
    r"(?<![到至争\d])20\d\d年度?(?=\d{1,2}月|第|[一二三四1-4]季|[上下]半年|[底末，、]|$)|20\d\d年(?=\d{1,2}月)|今年|本年|明年|次年|当年"
)
"""What leaves its year to the months behind it: no horizon (到2030年)."""
_CENTURY = re.compile(r"(?:到|至)?本世纪(?:中叶|中期)")
_OPENS = re.compile(r"(?:^|[，；。：])[\s　]*(?:力争|到|在|于)*$")
_NEAR = 12
_LONGEST_EFFORT = 120
"""Months that 经过…努力 may look ahead."""
_SOME_DAY = "0000-00-00"
_FIRST_PLAN = 9
"""Plans before it ended in the last century: 一五 and the like are mostly other words."""
_EFFORT = re.compile(r"(?:左右)?(?:的)?(?:时间|努力)(?:的?努力)?")
_LENGTHS = {"year": 12, "month": 1, "decade": 120}


@dataclass(frozen=True, slots=True)
class Time:
    """An expression of time at ``start:end`` of a text, the words that belong to it included.

    ``role`` is deadline, at (a bare year: 2025年达到), reached, base, start, of_thing,
    length (三年内 where the day of issue is unknown, 6月底前 where the year is) or recurrence; ``value`` an ISO
    date, a year, a span of years (2021-2025) or the words that recur. ``year`` is the year, of a span the last.
    """

    start: int
    end: int
    role: str
    value: str
    year: int | None = None

    @property
    def deadline(self) -> str:
        """Return the value as a deadline: of a five-year plan its last day, of other spans the last year."""
        first, _, last = self.value.partition("-")
        if self.role == "recurrence" or not (last.isdigit() and len(last) == 4):
            return "" if self.role == "recurrence" else self.value
        return f"{last}-12-31" if first and int(last) - int(first) == 4 and int(last) % 5 == 0 else last


def end_of_plan(number: int) -> int:
    """Return the last year of a five-year plan: 2030 of the fifteenth (plans from the sixth on run without a gap)."""
    return 2030 + 5 * (number - 15)


def last_day(year: int, month: int) -> str:
    """Return the last day of a month as an ISO date."""
    return f"{year}-{month:02d}-{calendar.monthrange(year, month)[1]:02d}"


def iso(quantity: Quantity, year: int | None = None) -> str:
    """Return a date or year of the numbers room as a deadline; ``year`` fills in one that is not said.

    A month, quarter, half or 年底 is its last day, a plain year stays a year.
    """
    year = quantity.year or year
    if year is None:
        return ""
    if quantity.day and quantity.month:
        return f"{year}-{quantity.month:02d}-{quantity.day:02d}"
    if quantity.month:
        return last_day(year, quantity.month)
    if quantity.unit in ("quarter", "half") and quantity.value:
        return f"{year}-{_QUARTER_ENDS[int(quantity.value * (2 if quantity.unit == 'half' else 1)) - 1]}"
    if quantity.part == "end":
        return f"{year}-12-31"
    return f"{year}-06-30" if quantity.part == "middle" else str(year)


def times(
    text: str,
    quantities: Sequence[Quantity],
    issued: str = "",
    period: tuple[int, int] | None = None,
    said: int | None = None,
) -> list[Time]:
    """Return the expressions of time of a text in order.

    Args:
        text: a sentence or a title.
        quantities: those of ``parse_zh(text)``.
        issued: the document's ISO date, its year where no more is known, "" if unknown.
        period: the first and last year of the plan that the document is: 经过三年努力 of one of three years is its end.
        said: the year that the text before has said last (``year_said``), None for none.
    """
    found = [*_dated(text, quantities, issued, period), *_worded(text)]
    found.sort(key=lambda read: (read[0].start, -read[0].end))
    kept: list[Time] = []
    for time, lacks in found:
        if not kept or time.start >= kept[-1].end:
            kept.append(_filled(time, lacks, issued, said) if lacks is not None else time)
            said = year_said(text, kept[-1:], said)
    return kept


def year_said(text: str, found: Sequence[Time], before: int | None = None) -> int | None:
    """Return the year that the last time of a text leaves to the months behind it; ``before`` where it has none."""
    for time in reversed(found):
        if time.year and time.role in ("deadline", "at", "start") and _SAYS_YEAR.search(text[time.start : time.end]):
            return time.year
    return before


def _filled(time: Time, lacks: Quantity | re.Match[str], issued: str, said: int | None) -> Time:
    """Return a time that names no year with the one that holds: said last, or of issue; 明年 is one on."""
    now = int(issued[:4]) if issued else None
    last = now if said is None or (now and said < now) else said
    if isinstance(lacks, Quantity):
        value = iso(lacks, last)
    else:
        named = lacks[1] or ""
        last = last if named in ("", "当年", "次年", "全年") else now
        last = last + (named in ("明年", "次年")) if last else None
        value = "" if last is None else f"{last}-12-31" if lacks[2] or lacks[3] else str(last)
    if not value:
        return replace(time, role="length", value="", year=None)
    return replace(time, value=value, year=last)


def _dated(
    text: str, quantities: Sequence[Quantity], issued: str, period: tuple[int, int] | None
) -> Iterator[tuple[Time, Quantity | None]]:
    """Yield the times that hold a date, a year, a plan or a length of time, with the date where it lacks its year."""
    spent = -1
    for k, quantity in enumerate(quantities):
        if quantity.start < spent:
            continue
        if quantity.kind == "plan" and quantity.value and quantity.value >= _FIRST_PLAN:
            if not compiled(_TABLE, '[”"]?', ("no_plan",)).match(text, quantity.end):
                yield _plan(text, quantity), None
        elif quantity.kind == "period":
            yield from ((time, None) for time in _length(text, quantity, issued, period))
        elif quantity.kind in ("year", "date"):
            following = quantities[k + 1] if k + 1 < len(quantities) else None
            if following and _months(text, quantity, following):
                spent = following.end
                last = (quantity.year or 0) + ((following.month or 0) < (quantity.month or 0))
                yield _placed(text, quantity.start, following.end, iso(following, last), last), None
            elif following and following.kind == "year" and _spans(text, quantity, following):
                spent = following.end
                span = f"{quantity.year}-{following.year}"
                yield _placed(text, quantity.start, following.end, span, following.year), None
            elif value := iso(quantity):
                yield _placed(text, quantity.start, quantity.end, value, int(value[:4])), None
            elif quantity.month or quantity.unit in ("quarter", "half"):
                yield _placed(text, quantity.start, quantity.end, _SOME_DAY, None), quantity


def _spans(text: str, left: Quantity, right: Quantity) -> bool:
    """Say whether two years are the ends of one span (2026—2030年)."""
    return left.kind == "year" and bool(_DASH.fullmatch(text[left.end : right.start])) and not left.part


def _months(text: str, left: Quantity, right: Quantity) -> bool:
    """Say whether a date without a year is the end of a span whose first date has one (2026年2月至11月)."""
    dated = left.kind == right.kind == "date" and left.year is not None and right.year is None
    return dated and bool(right.month and _DASH.fullmatch(text[left.end : right.start]))


def _placed(text: str, start: int, end: int, value: str, year: int | None) -> Time:
    """Return a time with the role that the words around it give."""
    begin = max(0, start - _NEAR)
    before = text[begin:start]
    opened = start - before.endswith(("“", '"'))
    for role, kind in (("base", "base"), ("start", "start"), ("reached", "reached")):
        if found := compiled(_TABLE, "", (kind,), r"[“\"]?$").search(before):
            if role == "base" and value[4:5] == "-" and len(value) == 9 and found[0] in ("从", "由"):
                return Time(begin + found.start(), end, "deadline", value, year)  # 从2020年到2035年
            return Time(begin + found.start(), end, role, value, year)
        if role == "base" and compiled(_TABLE, '(?:[”"年]?)', ("base_after",)).match(text, end):
            return Time(opened, end, "base", value, year)
    if found := compiled(_TABLE, '[”"]?', ("since",)).match(text, end):
        return Time(opened, found.end(), "reached", value, year)
    if compiled(_TABLE, "", ("of_thing",)).match(text, end):
        return Time(start, end, "of_thing", value, year)
    until = _UNTIL.search(before)
    tail = _TAIL.match(text, end)
    first, stop = begin + until.start() if until else start, tail.end() if tail else end
    bare = not text[first:opened].strip() and stop == end and len(value) == 4
    return Time(first, stop, "at" if bare else "deadline", value, year)


def _plan(text: str, quantity: Quantity) -> Time:
    """Return the time of a five-year plan: its span, or its last day for “十五五”末."""
    last = end_of_plan(int(quantity.value or 0))
    ends = compiled(_TABLE, '[”"]?(?:时期|期间)?', ("end",)).match(text, quantity.end)
    time = _placed(text, quantity.start, quantity.end, f"{last}-12-31" if ends else f"{last - 4}-{last}", last)
    return Time(time.start, max(time.end, ends.end()), time.role, time.value, last) if ends else time


def _length(text: str, quantity: Quantity, issued: str, period: tuple[int, int] | None) -> Iterator[Time]:
    """Yield the deadline of 三年内 and 用3至5年时间, counted from the day of issue or to the end of the plan."""
    months = _LENGTHS.get(quantity.unit)
    using = compiled(_TABLE, "(?:力争)?", ("using",), "$").search(text[max(0, quantity.start - _NEAR) : quantity.start])
    within = compiled(_TABLE, "", ("within",)).match(text, quantity.end)
    leads = using or (within and _OPENS.search(text[: quantity.start]))
    if not months or not leads or not quantity.value:
        return
    if using and using[0].endswith("经过") and quantity.value * months > _LONGEST_EFFORT:
        return  # 经过25年坚持不懈的努力: what has been
    start = quantity.start - len(using[0]) if using else quantity.start
    stop = within.end() if within else quantity.end
    years = (quantity.value_max or quantity.value) * months / 12
    effort = _EFFORT.match(text, quantity.end)
    if period and effort and years == period[1] - period[0] + 1:
        yield Time(start, effort.end(), "deadline", f"{period[1]}-12-31", period[1])
        return
    if not issued or (len(issued) == 4 and years.denominator != 1):
        yield Time(start, stop, "length", "")
        return
    if len(issued) == 4:
        year = int(issued) + int(years) - bool(using and using[0].endswith("今后"))  # 今后五年 begin with this one
        yield Time(start, stop, "deadline", str(year), year)
        return
    total = int((quantity.value_max or quantity.value) * months) + int(issued[:4]) * 12 + int(issued[5:7]) - 1
    year, month = divmod(total, 12)
    day = min(int(issued[8:10] or 1), calendar.monthrange(year, month + 1)[1])
    yield Time(start, stop, "deadline", f"{year}-{month + 1:02d}-{day:02d}", year)


def _worded(text: str) -> Iterator[tuple[Time, re.Match[str] | None]]:
    """Yield the times that name no year: 每年, 逐年, 本世纪中叶, and 年底前, 明年 with the words that ask for one."""
    for match in compiled(_TABLE, "", ("recurrence",)).finditer(text):
        yield Time(match.start(), match.end(), "recurrence", match[0]), None
    for match in _CENTURY.finditer(text):
        yield Time(match.start(), match.end(), "deadline", "2050", 2050), None
    for match in _THIS_YEAR.finditer(text):
        yield Time(match.start(), match.end(), "deadline", ""), match
