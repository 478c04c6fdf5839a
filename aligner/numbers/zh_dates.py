"""Chinese dates, years, decades, quarters and times of day.

Every function takes the folded text and the span of a numeral and returns the quantities that begin there, with the
offset where they end, or None when the numeral is something else.
"""

from __future__ import annotations

import re
from fractions import Fraction

from aligner.numbers.chinese import ASCENDING, DIGIT, D, read
from aligner.numbers.quantity import Quantity

Found = tuple[list[Quantity], int]

_C = f"[{D}十廿卅]"
_DATE = re.compile(
    rf"(?:(?P<y>\d{{4}}|(?:\d ){{3}}\d|[{D}]{{4}}|0\d|[{D}]{{2}}|\d\d(?=\s*年\s*\d{{1,2}}\s*月))\s*年\s*)?"
    rf"(?:(?P<m>1[0-2]|0?[1-9](?!\d)|十[一二]?|[一二三四五六七八九])\s*月(?:份)?\s*)?"
    rf"(?:(?P<d>3[01]|[12]\d|0?[1-9](?!\d)|{_C}{{1,3}})\s*(?P<sign>[日号]))?"
)
_ISO = re.compile(r"(19\d\d|20\d\d)([-/.])(1[0-2]|0?[1-9])\2(3[01]|[12]\d|0?[1-9])(?!\d)")
_PART = re.compile(r"(?:前)?(?:年|月)?(?P<part>底|末|初|中旬|中叶|中期|中(?=[，。、；）\s]|$)|上旬|下旬)")
_PARTS = {"底": "end", "末": "end", "下旬": "late", "初": "start", "上旬": "start"}
_WITHIN_YEAR = re.compile(r"[，,]?\s*(?:第?(?P<q>[一二三四1-4])季度|(?P<h>[上下])半年)")
_CENTURY = re.compile(r"\s*世纪(?:\s*(?P<d>\d0|[二三四五六七八九]十)年代)?")
_TIME = re.compile(
    rf"(?P<h>\d{{1,2}})(?::(?P<m>[0-5]\d)(?::[0-5]\d)?(?!\d)|[时点](?!代|期|间|意见|要求|建议|希望|以上|多)"
    rf"(?:(?P<m2>\d{{1,2}}|{_C}{{1,3}})分?(?!之)|(?P<half>半))?)|(?P<hc>{_C}{{1,3}})(?:时(?!代|期|间|候|而|常)|点(?=半|钟|整|{_C}{{1,3}}分))"
    rf"(?:(?P<mc>{_C}{{1,3}})分?(?!之)|(?P<halfc>半))?"
)
_CLOCK = re.compile(r"(?:[日号午晚晨早夜点时至到\-—–~]|凌晨|时间)\s*$")
_NOT_DAY = re.compile(r"\s*[日](?:游|均|内|产|年|志|历|报|元|益|以内|以上|圆|龄|间|常|程)")
_PERIOD_YEAR = re.compile(r"\s*年(?:来|间|的?历史|以上|之久|不变|如一日|文明|古)")
_YEARS = re.compile(r"\s*(?:年\s*)?(?:[-—–~～至到]|——)+\s*(?=(19\d\d|20\d\d)(?!\d|\s*[万亿元个%]))")


def year_number(written: str) -> int | None:
    """Return the year that ``written`` stands for: 2025, 二〇二五, 08 (2008), 98 (1998), "2 0 1 5"."""
    digits = "".join(str(DIGIT.get(c, c)) for c in written.replace(" ", ""))
    if not digits.isdigit():
        return None
    year = int(digits)
    if len(digits) == 2 and written in ASCENDING:
        return None  # 七八年 is seven or eight years
    if len(digits) == 2:
        return 1900 + year if year > 49 else 2000 + year
    return year if 1500 <= year < 2200 else None


def small(written: str | None) -> int | None:
    """Return a small number written in figures or characters."""
    reading = read(written) if written else None
    return int(reading.low) if reading and reading.high is None else None


def date(text: str, start: int, end: int) -> Found | None:
    """Read 2025年9月1日, 9月, 26日, 2027年底, 2026年第二季度, 2021—2025年, 2020-02-11."""
    iso = _ISO.match(text, start)
    if iso:
        quantity = Quantity(
            start, iso.end(), iso[0], "date", year=int(iso[1]), month=int(iso[3]), day=int(iso[4]), digits=True
        )
        return [quantity], iso.end()
    match = _DATE.match(text, start)
    if not match or match.end() <= start:
        return _year_range(text, start, end)
    stop = match.end()
    year = year_number(match["y"]) if match["y"] else None
    month, day = small(match["m"]), small(match["d"])
    if match["y"] and (year is None or (month is None and year % 100 == 0 and _PERIOD_YEAR.match(text, end))):
        return None
    if (
        (day and day > 31)
        or (match["d"] and not day)
        or (match["m"] and not match["y"] and text[start - 1 : start] == "个")
    ):
        return None
    if match["d"] and not match["m"] and (match["sign"] == "号" or _NOT_DAY.match(text, match.end("d"))):
        return None
    return _finish(text, start, stop, (year, month, day))


def _finish(text: str, start: int, stop: int, ymd: tuple[int | None, int | None, int | None]) -> Found:
    """Add the part, quarter or half that follows a date to it."""
    year, month, day = ymd
    unit, value = "", None
    inside = _WITHIN_YEAR.match(text, stop) if year and not month else None
    if inside:
        stop = inside.end()
        unit = "quarter" if inside["q"] else "half"
        value = Fraction(small(inside["q"]) or 1) if inside["q"] else Fraction(1 if inside["h"] == "上" else 2)
    part = _PART.match(text, stop) if not day else None
    if part:
        stop = part.end()
    kind = "date" if month or day or unit else "year"
    name = _PARTS.get(part["part"], "middle") if part else ""
    quantity = Quantity(
        start, stop, text[start:stop], kind, value, unit=unit, year=year, month=month, day=day, part=name, digits=True
    )
    return [quantity], stop


def _year_range(text: str, start: int, end: int) -> Found | None:
    """Read the first year of 2021—2025年; the second is read by itself."""
    year = text[start:end]
    if not re.fullmatch(r"(?:19|20)\d\d", year) or text[end : end + 1] in ("年", "."):
        return None
    onward = _YEARS.match(text, end)
    before = re.search(r"(?:19|20)\d\d\s*年?\s*[-—–~～至到]+\s*$", text[max(0, start - 10) : start])
    if not onward and not before:
        return None
    return [Quantity(start, end, year, "year", year=int(year), digits=True)], end


def century(text: str, start: int, end: int) -> Found | None:
    """Read 21世纪 and 20世纪90年代."""
    match = _CENTURY.match(text, end)
    number = small(text[start:end])
    if not match or not number or number > 30 or text[start - 1 : start] in ("个", "近", "半"):
        return None
    stop = match.end()
    if match["d"]:
        year = (number - 1) * 100 + (small(match["d"]) or 0)
        return [Quantity(start, stop, text[start:stop], "year", unit="decade", year=year, digits=True)], stop
    return [Quantity(start, stop, text[start:stop], "ordinal", Fraction(number), unit="century", digits=True)], stop


def decade(text: str, start: int, end: int) -> Found | None:
    """Read 90年代, 五十年代, 五六十年代, 90后 and 2020年代."""
    generation = text[end : end + 1] == "后" and re.fullmatch(r"[05-9][05]", text[start:end])
    if not (text.startswith("年代", end) or generation):
        return None
    reading = read(text[start:end])
    if reading is None:
        return None
    stop = end + (1 if generation else 2)
    quantities = []
    for value in [reading.low] + ([reading.high] if reading.high else []):
        year = int(value)
        if year < 100:
            year += 2000 if generation and year < 50 else 1900
        quantities.append(Quantity(start, stop, text[start:stop], "year", unit="decade", year=year, digits=True))
    return quantities, stop


def time(text: str, start: int, end: int) -> Found | None:
    """Read 15:30, 22时, 12时30分, 晚7点半: minutes after midnight."""
    match = _TIME.match(text, start)
    if not match:
        return None
    hour, minute = small(match["h"] or match["hc"]), small(match["m"] or match["m2"] or match["mc"])
    if match["half"] or match["halfc"]:
        minute = 30
    stop = match.end()
    plain = minute is None and not _CLOCK.search(text[max(0, start - 4) : start])
    if hour is None or hour > 24 or (minute or 0) > 59 or (plain and text[end : end + 1] != "时"):
        return None
    before = text[max(0, start - 4) : start]
    if hour < 12 and re.search(r"下午|晚|夜", before):
        hour += 12
    value = Fraction(hour * 60 + (minute or 0))
    return [Quantity(start, stop, text[start:stop], "time", value, digits=True)], stop


def quarter(text: str, start: int, end: int) -> Found | None:
    """Read 一季度 and 第二季度 (前三季度 is three quarters, a plain number)."""
    number = small(text[start:end])
    if not text.startswith("季度", end) or not number or number > 4 or text[start - 1 : start] == "前":
        return None
    begin = start - (text[start - 1 : start] == "第")
    stop = end + 2
    return [Quantity(begin, stop, text[begin:stop], "date", Fraction(number), unit="quarter")], stop
