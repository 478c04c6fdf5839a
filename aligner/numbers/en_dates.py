"""English dates, years, decades, quarters and times of day. Texts come in folded, that is in lower case."""

from __future__ import annotations

from fractions import Fraction

from aligner.numbers.quantity import Quantity
from aligner.words import patterns as re

_NAMES = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
MONTHS = {name: k for k, name in enumerate(_NAMES, 1)} | {name[:3]: k for k, name in enumerate(_NAMES, 1)} | {"sept": 9}
MONTH = rf"(?:(?:{'|'.join(_NAMES)})(?![a-z])|(?:sept|{'|'.join(n[:3] for n in _NAMES if n != 'may')})(?![a-z])\.?)"
_DAY = r"""(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?
    (?![\d%]|[.:]\d|,(?!(?:19|20)\d\d(?!\d))\d
    |\s*(?:million|billion|thousand|per\ ?cent|people|p\.?m|a\.?m|days|hours|years)\b)"""
_YEAR = r"(?:[,/-]?\s*(?:of\s+|in\s+)?(?P<y>(?:1[5-9]|20|21)\d\d)(?![\d%]|[.,]\d))?"
_MORE = rf"""(?:\s*(?:-|–|to|and|through|until|&|,(?=\s*{_DAY}\s*(?:,|and\ |or\ |&)))\s*(?:the\s+)?(?P<e>{_DAY})
    (?=\s*(?:[,.;:)]|$|in\s|at\s|on\s|this\s|of\s|respectively|(?:19|20)\d\d)))?"""
MONTH_FIRST = re.compile(rf"(?P<m>{MONTH})(?:\s+(?:the\s+)?(?P<d>{_DAY}){_MORE})?{_YEAR}", re.VERBOSE)
DAY_FIRST = re.compile(
    rf"(?P<d>{_DAY})(?:\s*(?:-|–|to|and)\s*(?P<e>{_DAY}))?\s*[-/]?(?:day\s+)?(?:of\s+)?(?P<m>{MONTH}){_YEAR}",
    re.VERBOSE,
)
_DAY_OF = re.compile(rf"\s+(?:(?:day|date)\s+)?of\s+(?P<m>{MONTH})")
_ISO = re.compile(r"(19\d\d|20\d\d)([-/.])(1[0-2]|0?[1-9])\2(3[01]|[12]\d|0?[1-9])(?!\d)")
_YEAR_FIRST = re.compile(rf"(?P<y>(?:19|20)\d\d)[-/ ](?P<m>{MONTH})[-/ ](?P<d>3[01]|[12]\d|0?[1-9])(?!\d)")
_FISCAL = re.compile(r"fy\s?'?(?P<y>\d{4}|\d\d)(?:[-/](?P<s>\d\d))?")
_OF_YEAR = re.compile(r"\s*(?:of|in|,|-|/)?\s*(?:the\s+)?(?:fy\s?)?(?P<y>(?:19|20)\d\d)(?!\d)")
_TWO = r"(?:3[01]|[12]\d|0?[1-9])"
FIGURES = re.compile(rf"(?<![\d./-])({_TWO})([/.-])({_TWO})\2((?:19|20)\d\d)(?![\d/-]|\.\d)")
_TIME = re.compile(
    r"(?P<h>[01]?\d|2[0-4])(?::\s?(?P<m>[0-5]\d)(?::[0-5]\d)?(?!\d)\s*(?P<ap>[ap]\.?\s?m\b\.?)?|\.(?P<m2>[0-5]\d)\s*(?P<ap2>[ap]\.?\s?m\b\.?)"
    r"|\s*(?P<ap3>[ap]\.?\s?m\b\.?)|\s*(?P<clock>o'?\s?clock))"
)
_DECADE = re.compile(r"(?P<y>(?:1[5-9]|20)\d0)'?s(?![a-z])|'?(?P<s>[05-9][05])'?s(?![a-z])")
_AGE = re.compile(r"(?:his|her|their|its|my|your|our)\s+(?:(?:early|mid|late)[\s-]*)?$")
_PART = re.compile(
    r"""(?:(?P<start>beginning\ of|start\ of|early(?:\ in)?)
    | (?P<middle>middle\ of|mid)
    | (?P<late>late)
    | (?P<end>(?:at|as\ of|by|until|since|before|as\ at)\ end(?=\s)
    | end\ of|year-end|(?:close|conclusion)\ of|end-))(?:\s+(?:the|year|this))*[\s-]*$""",
    re.VERBOSE,
)
_LATER = re.compile(r"\s*(?:year-end|year end)")
_SECOND_YEAR = re.compile(r"[-–/](\d\d)(?![\d-])")
_MAY_BEFORE = re.compile(
    r"(?:in|of|by|since|until|from|early|late|mid|last|this|next|and|to|before|after|during|between|on|end|\d(?:st|nd|rd|th)?|[-(,])[\s-]*$"
)
_OTHER_MONTH = re.compile(rf"\s?/\s?{MONTH}")  # the May/June series
_PERIOD = re.compile(
    r"""\s*(?:(?P<q>quarters?)(?!\ of\ an?\b)
    | (?P<h>half)(?!\s*(?:of\s+(?:all|them|its|our|their|people)|million|hour|an?\s)))
    (?:\s+(?:of|in)?\s*(?:the\s+year\s+|fiscal\s+)?(?P<y>(?:19|20)\d\d)(?!\d))?""",
    re.VERBOSE,
)
_COUNTED = re.compile(
    r"\s*(?:%|per ?cent|yuan|people|years|days|km|kilo|meters|metres|tons|tonnes|million|m\b|hectares|square)"
)

Found = tuple[list[Quantity], int]


def part_before(text: str, start: int) -> str:
    """Return start, middle, late or end when the words before ``start`` say so."""
    match = _PART.search(text[max(0, start - 24) : start])
    if not match:
        return ""
    return match.lastgroup or ""


def _number(written: str | None) -> int | None:
    """Return the digits of a day or year as a number."""
    return int(re.sub(r"\D", "", written)) if written else None


def month_date(text: str, original: str, start: int) -> Found | None:
    """Read "September 1, 2025", "1st of September", "July 24-25", "June 2026", "May" where it is the month."""
    match = MONTH_FIRST.match(text, start) or DAY_FIRST.match(text, start)
    if not match:
        return None
    name = match["m"].rstrip(".")
    at = match.start("m")
    alone = not (match["d"] or match["y"])
    if name in {"may", "march", "mar", "sat", "dec", "jan", "jun", "oct"} or len(name) == 3:
        if not original[at].isupper():
            return None
        if alone and not (_MAY_BEFORE.search(text[max(0, start - 8) : start]) or _OTHER_MONTH.match(text, match.end())):
            return None
    month, stop = MONTHS[name], match.end()
    year, day, second = _number(match["y"]), _number(match["d"]), _number(match["e"])
    part = part_before(text, start) if not day else ""
    first = Quantity(start, stop, "", "date", year=year, month=month, day=day, part=part, digits=True)
    if second:
        return [
            first,
            Quantity(match.start("e"), match.end("e"), "", "date", month=month, day=second, digits=True),
        ], stop
    return [first], stop


def figure_date(text: str, original: str, start: int, end: int) -> Found | None:
    """Read what may begin with figures: 2020-02-11, 11 February, the 1990s, 15:30, 2025."""
    iso = _ISO.match(text, start)
    if iso:
        return [
            Quantity(start, iso.end(), "", "date", year=int(iso[1]), month=int(iso[3]), day=int(iso[4]), digits=True)
        ], iso.end()
    if named := _YEAR_FIRST.match(text, start):
        month = MONTHS[named["m"].rstrip(".")]
        year, day = int(named["y"]), int(named["d"])
        return [Quantity(start, named.end(), "", "date", year=year, month=month, day=day, digits=True)], named.end()
    if figures := FIGURES.match(text, start):
        return _in_figures(figures)
    if end - start <= 2 and DAY_FIRST.match(text, start):
        return month_date(text, original, start)
    return decade(text, start) or time(text, start) or _year(text, start, end)


def fiscal(text: str, start: int, end: int) -> Found:
    """Read FY2023, FY2023-24, Q3 2020, 3Q and H1."""
    years = _FISCAL.match(text, start)
    if years:
        first = int(years["y"]) + (2000 if len(years["y"]) == 2 else 0)
        out = [Quantity(start, end, "", "year", year=first, digits=True)]
        if years["s"]:
            second = first - first % 100 + int(years["s"])
            out.append(Quantity(*years.span("s"), "", "year", year=second, digits=True))
        return out, end
    unit = "quarter" if "q" in text[start:end] else "half"
    value = Fraction(re.sub(r"\D", "", text[start:end]))
    if value > (4 if unit == "quarter" else 2):
        return [], end
    of = _OF_YEAR.match(text, end)
    stop = of.end() if of else end
    return [Quantity(start, stop, "", "date", value, unit=unit, year=int(of["y"]) if of else None, digits=True)], stop


def _in_figures(match: re.Match[str]) -> Found | None:
    """Read 6/30/2024, 30/6/2024 and 01.03.2025; where either order will do, the month first, but before dots last."""
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if min(first, second) > 12:
        return None
    turned = first > 12 or (match[2] == "." and second <= 12)
    month, day = (second, first) if turned else (first, second)
    return [Quantity(*match.span(), "", "date", year=year, month=month, day=day, digits=True)], match.end()


def decade(text: str, start: int) -> Found | None:
    """Read the 1990s, the '90s and post-90s; "in her 90s" is an age."""
    match = _DECADE.match(text, start)
    if not match:
        return None
    before = text[max(0, start - 20) : start]
    year = int(match["y"] or match["s"])
    if match["s"] and _AGE.search(before):
        return [Quantity(start, match.end(), "", "idiom", Fraction(year))], match.end()
    if year < 100:
        year += 2000 if year < 20 else 1900
    unit = "decade"
    return [Quantity(start, match.end(), "", "year", unit=unit, year=year, digits=True)], match.end()


def time(text: str, start: int) -> Found | None:
    """Read 15:30, 7:30 p.m., 5 o'clock: minutes after midnight."""
    match = _TIME.match(text, start)
    if not match:
        return None
    hour, minute = int(match["h"]), int(match["m"] or match["m2"] or 0)
    half = match["ap"] or match["ap2"] or match["ap3"] or ""
    if half.startswith("p") and hour < 12:
        hour += 12
    return [Quantity(start, match.end(), "", "time", Fraction(hour * 60 + minute), digits=True)], match.end()


def _year(text: str, start: int, end: int) -> Found | None:
    """Read a bare year, with the part of it that is meant; 2000 people and 2,000 are no years."""
    written = text[start:end]
    if not re.fullmatch(r"(?:1[5-9]|20|21)\d\d", written) or _COUNTED.match(text, end):
        return None
    second = _SECOND_YEAR.match(text, end)
    if second and int(written[2:]) < int(second[1]):
        years = int(written), int(written[:2] + second[1])
        spans = (start, end), second.span(1)
        return [
            Quantity(*span, "", "year", year=year, digits=True) for span, year in zip(spans, years, strict=True)
        ], second.end()
    later = _LATER.match(text, end)
    part = "end" if later else part_before(text, start)
    stop = later.end() if later else end
    return [Quantity(start, stop, "", "year", year=int(written), part=part, digits=True)], stop


def spelled_day(text: str, start: int, end: int, value: Fraction) -> Found | None:
    """Read "the first day of January" after its ordinal."""
    match = _DAY_OF.match(text, end)
    if not match or value > 31 or text[start].isdigit():
        return None
    month, day = MONTHS[match["m"].rstrip(".")], int(value)
    return [Quantity(start, match.end(), "", "date", month=month, day=day, digits=True)], match.end()


def within_year(text: str, start: int, end: int, value: Fraction) -> Found | None:
    """Read "second quarter of 2026" and "first half" after their ordinal."""
    match = _PERIOD.match(text, end)
    if not match or value > 4:
        return None
    unit = "quarter" if match["q"] else "half"
    part = part_before(text, start) if unit == "quarter" else ""
    year = _number(match["y"])
    return [Quantity(start, match.end(), "", "date", value, unit=unit, year=year, part=part)], match.end()
