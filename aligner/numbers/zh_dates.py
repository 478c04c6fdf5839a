"""Chinese dates, years, decades, quarters and times of day.

Every function takes the folded text and the span of a numeral and returns the quantities that begin there, with the
offset where they end, or None when the numeral is something else.
"""

from __future__ import annotations

from fractions import Fraction

from aligner.numbers.chinese import ASCENDING, DIGIT, D, read
from aligner.numbers.quantity import Quantity
from aligner.words import patterns as re

Found = tuple[list[Quantity], int]

_C = f"[{D}十廿卅]"
_DATE = re.compile(
    rf"(?:(?P<y>\d{{4}}|(?:\d ){{3}}\d|[{D}]{{4}}|0\d|[{D}]{{2}}|\d\d(?=\s*年\s*\d{{1,2}}\s*月))\s*年\s*)?"
    rf"(?:(?P<m>1[0-2]|0?[1-9](?!\d)|十[一二]?|[一二三四五六七八九])\s*月(?:份)?\s*)?"
    rf"(?:(?P<d>3[01]|[12]\d|0?[1-9](?!\d)|{_C}{{1,3}})\s*(?P<sign>[日号]))?"
)
_ISO = re.compile(r"(19\d\d|20\d\d)([-/.])(1[0-2]|0?[1-9])\2(3[01]|[12]\d|0?[1-9])(?!\d)")
_DAY = rf"(?:3[01]|[12]\d|0?[1-9](?!\d)|{_C}{{1,3}})"
_JOINT = r"\s*(?:[-—–~～至到、和及与]|——)+\s*"
_DAYS = re.compile(rf"\s*(?P<d>{_DAY})(?P<sign>\s*[日号])?(?P<joint>{_JOINT})?")
_NEXT_DAY = re.compile(rf"(?:\d{{1,2}}\s*月\s*)?{_DAY}(?:{_JOINT}{_DAY})*\s*[日号](?![游均内产志历报元程])")
_LONE_DAY = re.compile(
    rf"(?:(?P<c>[十廿]{_C}{{0,2}}|{_C}十{_C}?|{_C})(?![{D}十百千万亿个名家项点成分]|[至到]{_C})|(?P<a>[12]\d|3[01]|[1-9]))(?=[在于，。,；\s开召举凌上下]|$)"
)
_DAYS_AHEAD = re.compile(rf"{_JOINT}(?=(?P<d>3[01]|[12]\d|[1-9])\s*日(?![游均内产志历报元程以]))")
_MONTHS_AHEAD = re.compile(
    r"(?:[-—–~～至到、和及与]+(?:1[0-2]|[1-9]))*[-—–~～至到、和及与]+(?P<m>1[0-2]|[1-9])\s*月(?!个)"
)
_DOTTED_MONTH = re.compile(r"(?P<y>(?:19|20)\d\d)\.(?P<m>0[1-9]|1[0-2]|[1-9])(?![\d.%万亿元个倍])")
_DATED = re.compile(r"(?:时限|時限|日期|时间|期限|年月|截至|截止|有效期|自|至|到|于)[为：:\s]*$")
_SCHOOL = r"(?:年度|学年|财年|财政年度|会计年度|赛季|榨季|产季)"
_SECOND_YEAR = re.compile(rf"\s*(?:[-—–~～至到/]|——)\s*(?P<s>\d\d)(?={_SCHOOL})")
_NAMED_YEAR = re.compile(rf"(?:{_SCHOOL}|届)")
_QUARTER_PART = re.compile(r"(?P<part>[底末初])")
_PART = re.compile(r"(?:前)?(?:年的?|月的?)?(?P<part>底|末|初|中旬|中叶|中期|中(?=[，。、；）\s]|$)|上旬|下旬)")
_REPUBLIC = re.compile(r"[民国國]{2}$")
_NAMED_REPUBLIC = re.compile(r"民[国國]")
_MONTH_AND_DAY = re.compile(rf"年(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月(?:3[01]|[12]\d|[1-9]|{_C}{{1,3}})日")
_LONG = 60  # years: no period of a law
_BEFORE_REPUBLIC, _LAST_OF_REPUBLIC = 1911, 200
_PARTS = {"底": "end", "末": "end", "下旬": "late", "初": "start", "上旬": "start"}
_WITHIN_YEAR = re.compile(r"[，,]?\s*(?:第?(?P<q>[一二三四1-4])季度|(?P<h>[上下])半年)")
_CENTURY = re.compile(
    r"\s*世纪(?:\s*(?:(?P<first>\d0|[二三四五六七八九]十)\s?[、和至到—-]\s?)?(?P<d>\d0|[二三四五六七八九]{1,2}十)\s?年代)?"
)
_TIME = re.compile(
    rf"(?P<h>\d{{1,2}})(?::(?P<m>[0-5]\d)(?::[0-5]\d)?(?!\d)|[时点](?!代|期|间|意见|要求|建议|希望|以上|多)"
    rf"(?:(?P<m2>\d{{1,2}}|{_C}{{1,3}})分?(?!之)|(?P<half>半))?)|(?P<hc>{_C}{{1,3}})(?:时(?!代|期|间|候|而|常)|点(?=半|钟|整|{_C}{{1,3}}分)|(?<=零)点(?!{_C}))"
    rf"(?:(?P<mc>{_C}{{1,3}})分?(?!之)|(?P<halfc>半))?"
)
_CLOCK = re.compile(r"(?:[日号午晚晨早夜点时至到\-—–~]|[晚早]上|夜里|清早|凌晨|时间)\s*$")
_SO_LONG = re.compile(
    r"(?:不得?(?:超过|多于|少于|低于|长于|短于)|超过|最[长短多少]|至[多少]|延长|逾期|累计|连续|满)[为达]?$"
)
_NOT_DAY = re.compile(r"\s*[日](?:游|均|内|产|年|志|历|报|元|益|以内|之内|以上|圆|龄|间|常|程)")
_PERIOD_YEAR = re.compile(r"\s*年(?:来|间|的?历史|以上|之久|不变|如一日|文明|古)")
_QUARTER = re.compile(r"季(?:度|(?![节風风报军票])(?=[^\s\d]?))")
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
    if not iso and (found := _written_apart(text, start, end)):
        return found
    if iso:
        quantity = Quantity(
            start, iso.end(), iso[0], "date", year=int(iso[1]), month=int(iso[3]), day=int(iso[4]), digits=True
        )
        return [quantity], iso.end()
    match = _DATE.match(text, start)
    if text[end : end + 1] == "年" and (number := _of_republic(text, start, end)):
        rest = _DATE.match(text, end + 1)
        month, day = (small(rest["m"]), small(rest["d"])) if rest and rest["m"] and not rest["y"] else (None, None)
        stop = rest.end() if rest and month else end + 1
        return _finish(text, start, stop, (_BEFORE_REPUBLIC + number, month, day))
    if not match or match.end() <= start:
        return _year_range(text, start, end)
    stop = match.end()
    year = year_number(match["y"]) if match["y"] else None
    month, day = small(match["m"]), small(match["d"])
    if month and not day and (listed := _days(text, (start, stop), (year, month))):
        return listed
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
    if match["d"] and not match["m"] and _SO_LONG.search(text, max(0, start - 6), start):
        return None
    return _finish(text, start, stop, (year, month, day))


def _of_republic(text: str, start: int, end: int) -> int:
    """Return the number of a year of the Republic that ends at ``end``; 0 where it is none.

    Behind 民国 that is any; in a series the first one alone is named so. Another is one if a whole date is written in
    the manner of a number (一百零四年一月一日; a year of our era would be 二〇一五年), or 年度 behind a number that is
    too large for a period.
    """
    number = small(text[start:end]) or 0
    if not 0 < number < _LAST_OF_REPUBLIC:
        return 0
    if _REPUBLIC.search(text[max(0, start - 4) : start]):
        return number
    counted = "十" in text[start:end] or "百" in text[start:end]
    dated = _MONTH_AND_DAY.match(text, end)
    series = number >= _LONG and text.startswith("年度", end) and _NAMED_REPUBLIC.search(text, 0, start)
    return number if counted and (dated or series) else 0


def _written_apart(text: str, start: int, end: int) -> Found | None:
    """Read what is no date by itself: 2025.09, the 25 of 25至27日, the 1 of 1、2月, both years of 2023-24学年."""
    number = text[start:end]
    dotted = _DOTTED_MONTH.match(text, start)
    if dotted and (dotted["m"][0] == "0" or _DATED.search(text[max(0, start - 6) : start])):
        month = Quantity(
            start, dotted.end(), dotted[0], "date", year=int(dotted["y"]), month=int(dotted["m"]), digits=True
        )
        return [month], dotted.end()
    if re.fullmatch(r"(?:19|20)\d\d", number):
        second = _SECOND_YEAR.match(text, end)
        if second and int(second["s"]) == (int(number) + 1) % 100:
            later = int(number) + 1
            return [
                Quantity(start, end, number, "year", year=int(number), digits=True),
                Quantity(second.start("s"), second.end(), second["s"], "year", year=later, digits=True),
            ], second.end()
        named = _NAMED_YEAR.match(text, end)
        if named:
            stop = end if named[0] == "届" else named.end()
            return [Quantity(start, stop, text[start:stop], "year", year=int(number), digits=True)], named.end()
    if not re.fullmatch(r"\d{1,2}", number) or text[start - 1 : start] == "第":
        return None
    days = _DAYS_AHEAD.match(text, end)
    if days and 0 < int(number) < int(days["d"]):
        return [Quantity(start, end, number, "date", day=int(number), digits=True)], end
    months = _MONTHS_AHEAD.match(text, end)
    if months and 0 < int(number) < 13:
        return [Quantity(start, end, number, "date", month=int(number), digits=True)], end
    return None


def _days(text: str, span: tuple[int, int], month: tuple[int | None, int]) -> Found | None:
    """Read the days after a month whose first ones have no 日: 8月5—7日, 5月3和5月8日, 6月1、2、3日, 一月二十三."""
    out: list[Quantity] = []
    begin, at = span
    while match := _DAYS.match(text, at):
        day = small(match["d"])
        goes_on = match["joint"] and not match["sign"] and _NEXT_DAY.match(text, match.end())
        if not day or day > 31 or not (goes_on or (out and match["sign"])):
            break
        stop = match.end("sign") if match["sign"] else match.end("d")
        year = month[0] if not out else None
        out.append(Quantity(begin, stop, text[begin:stop], "date", year=year, month=month[1], day=day, digits=True))
        at = begin = match.end() if goes_on else stop
        if not goes_on:
            break
    if out:
        return out, out[-1].end
    lone = _LONE_DAY.match(text, at)
    day = small(lone["c"] or lone["a"]) if lone else None
    if lone is None or not day or day > 31 or text[at - 1] != "月":
        return None
    stop = lone.end()
    return [Quantity(begin, stop, text[begin:stop], "date", year=month[0], month=month[1], day=day, digits=True)], stop


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
        reading = read(match["d"])
        tens = [small(match["first"]), reading.low if reading else None, reading.high if reading else None]
        years = [(number - 1) * 100 + int(ten) for ten in tens if ten is not None]
        whole = text[start:stop]
        return [Quantity(start, stop, whole, "year", unit="decade", year=year, digits=True) for year in years], stop
    return [Quantity(start, stop, text[start:stop], "ordinal", Fraction(number), unit="century", digits=True)], stop


def decade(text: str, start: int, end: int) -> Found | None:
    """Read 90年代, 五十年代, 五六十年代, 90后 and 2020年代."""
    generation = text[end : end + 1] == "后" and re.fullmatch(r"[05-9][05]", text[start:end])
    named = re.match(r"\s?年代", text[end : end + 3])
    if not (named or generation):
        return None
    reading = read(text[start:end])
    if reading is None:
        return None
    stop = end + (named.end() if named else 1)
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
    plain = plain and text[start:end] != "零"
    if hour is None or hour > 24 or (minute or 0) > 59 or (plain and text[end : end + 1] != "时"):
        return None
    before = text[max(0, start - 4) : start]
    if hour < 12 and re.search(r"下午|晚|傍|夜", before):
        hour += 12
    value = Fraction(hour * 60 + (minute or 0))
    return [Quantity(start, stop, text[start:stop], "time", value, digits=True)], stop


def quarter(text: str, start: int, end: int) -> Found | None:
    """Read 一季度 and 第二季度 (前三季度 is three quarters, a plain number)."""
    number = small(text[start:end])
    if (
        not _QUARTER.match(text, end)
        or (text[start - 1 : start] != "第" and text[end + 1 : end + 2] != "度")
        or not number
        or number > 4
        or text[start - 1 : start] == "前"
    ):
        return None
    begin = start - (text[start - 1 : start] == "第")
    stop = end + (2 if text[end + 1 : end + 2] == "度" else 1)
    part = _QUARTER_PART.match(text, stop)
    name = _PARTS.get(part["part"], "") if part else ""
    stop = part.end() if part else stop
    return [Quantity(begin, stop, text[begin:stop], "date", Fraction(number), unit="quarter", part=name)], stop
