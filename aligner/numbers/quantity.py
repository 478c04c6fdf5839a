"""What the parsers find: one frozen dataclass for every number, date, congress, plan or document number in a text."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity with its exact value; ``text`` is ``source[start:end]``, offsets are code points.

    kind         cardinal, ordinal, percent, points, multiple, fraction, ratio, money, period, date, year, time,
                 congress, plenum, plan, document_number, article or enumeration
    value        exact, scale words multiplied out (3.5亿 is 350000000, 50% is 50, 三成 is 30, 翻两番 is 4); the number
                 of a congress, plan, article; the serial of a document number; minutes after midnight of a time; the
                 number of a quarter or half-year; None for other dates
    value_max    the upper end of a range (十几 is 11 to 19, 数千亿 is 10^11 to 10^12), the second side of a ratio
                 (1∶18), else None
    unit         "%", "折" (八折 is 80, the percentage that is paid),
                 "pp", a currency code, "year", "km" ... as in units.tsv; the measure word as written elsewhere;
                 cpc, npc, cppcc or committee for a congress; article, chapter ... ; quarter, half, decade for dates
    comparator   one of >= <= > < ~ or "" (INTERFACES: 以上 is >=, 超过 and 多 are >, 左右 and 近 are ~)
    approximate  the value itself is loose (几十, 十几, dozens), or the comparator is ~
    change       "to" for a level reached (提高到, 达, "rise to"), "by" for 增长5% and "rise by", else ""
    factor       the scale word that was written: 万, 亿, 万亿, million, billion ... or ""
    year, month, day   parts of a date; ``year`` of a document number too
    part         start, middle or end of a date (年底, the end of 2027), else ""
    term         which Central Committee or congress a plenum belongs to
    digits       written with Arabic figures
    """

    start: int
    end: int
    text: str
    kind: str
    value: Fraction | None = None
    value_max: Fraction | None = None
    unit: str = ""
    comparator: str = ""
    approximate: bool = False
    change: str = ""
    factor: str = ""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str = ""
    term: int | None = None
    digits: bool = False


@dataclass(frozen=True, slots=True)
class Slip:
    """A Chinese quantity and the English one that stands for it with a difference.

    ``kind``: scale (a power of ten off), value, percent_points, comparator, unit (another currency or measure), change
    (to for by), when (2小时内 as "after 2 hours"), part (2027年底 as plain 2027), form (the number is right, the set
    phrase lost: 二十大 as "20 major"), swapped (5个方面14项任务 as "14 aspects of 5 tasks"),
    rate (每年2000元 as "2,000 yuan a month"), exchanged (由20%提高到45% as "from 45% to 20%"),
    others (等十部门 as "and other ten departments"), off (按原价的70% as "70% off").
    """

    zh: Quantity
    en: Quantity
    kind: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of the quantities of a pair: ``missing`` are Chinese only, ``extra`` English only.

    ``doubtful`` are those of both for which the other text may have other words (a list, "on Monday", "several").
    """

    matched: tuple[tuple[Quantity, Quantity], ...] = ()
    missing: tuple[Quantity, ...] = ()
    extra: tuple[Quantity, ...] = ()
    slips: tuple[Slip, ...] = ()
    doubtful: frozenset[Quantity] = frozenset()

    @property
    def clean(self) -> bool:
        """True when nothing is different and nothing surely missing or extra."""
        return not self.slips and self.doubtful.issuperset((*self.missing, *self.extra))
