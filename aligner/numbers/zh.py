"""Chinese quantities: one pass over the numerals of a text, each read by the first pattern that fits around it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from functools import cache, lru_cache

from aligner.numbers import zh_dates, zh_names
from aligner.numbers.chinese import LOOSE, NUMERAL, D, Reading, T, U, read
from aligner.numbers.coins import coins
from aligner.numbers.discounts import UNIT, discount
from aligner.numbers.durations import durations, months
from aligner.numbers.fold import fold_zh
from aligner.numbers.quantity import Quantity
from aligner.numbers.rules import alternatives, exact_forms, idioms, measures, unit_forms, unit_named
from aligner.numbers.senses import distance, sense
from aligner.numbers.signs import (
    OPENING,
    PHONE,
    PIECE,
    POWER,
    RATIO,
    RATIO_FIGURES,
    RATIO_ZH,
    VULGAR,
    is_clock,
    piece,
    power,
    ratio,
)
from aligner.numbers.zh_context import with_context
from aligner.numbers.zh_dates import Found
from aligner.words import patterns as re

# an order of magnitude in a set phrase: the lower end and how far the upper end is away
_VAGUE = {
    "成百上千": (100, 100), "成千上万": (1000, 100),
    "数以百计": (100, 10), "数以千计": (1000, 10), "数以万计": (10**4, 10),
    "数以十万计": (10**5, 10), "数以百万计": (10**6, 10), "数以千万计": (10**7, 10), "数以亿计": (10**8, 10),
}  # fmt: skip
_DOTTED = r"(?:19|20)\d\d\.(?:1[0-2]|0?[1-9])\.(?:3[01]|[12]\d|0?[1-9])(?![\d.])"
_TOKEN = re.compile(
    rf"{OPENING}(?:(?P<phone>{PHONE})|(?P<power>{POWER})|(?P<piece>{PIECE})|(?P<ratio>{RATIO}|{RATIO_FIGURES}))|"
    rf"(?P<spoken>{RATIO_ZH})|"
    rf"(?P<code>https?://[^\s，。）]+|www\.[\w./-]+|(?!{_DOTTED})\d+(?:\.\d+){{2,}}(?!\d)|"
    r"(?!(?:US|HK|NT|RMB|CNY|USD|RM)\d)[A-Za-z]+[-/.+]?\d[A-Za-z\d.]*(?:[-/][A-Za-z\d]+)*|"
    r"\d+(?:\.\d+)?[A-Z](?![A-Za-z\d])|\d+[A-Za-z]+\d\w*)|"
    r"(?P<disease>2019(?:-20)?\s?(?=新?冠|新型冠))|"
    r"(?P<double>翻番)|(?P<half>[上下]半(?:[年场]|财年|学年|财政年度))|(?P<first>首(?=[次个批届家座条艘架例台套份位名]))|"
    r"(?P<most>过半数?|超半数?|半数以上|半数)|(?P<halfway>半(?=个|年|月|天|日|小时|分钟|世纪|价))|"
    rf"(?P<vague>{alternatives(_VAGUE)})|"
    rf"(?P<number>{NUMERAL.pattern})"
)
# a token begins with one of these; the other characters of a text are passed over without a look at what may follow
_OPENING = re.compile(rf"[\d{VULGAR}A-Za-z{D}{U}{T}{LOOSE}首半翻上下过超成]")


def _months(text: str, start: int, end: int) -> Found | None:
    """Read 三月以下 (有期徒刑): no month of the year."""
    found = months(text, start, end)
    return with_context(text, found) if found else None


# what may follow a numeral, in the order in which it is tried
_BY_NEXT: dict[str, tuple[Callable[[str, int, int], Found | None], ...]] = {
    "届": (zh_names.term,),
    "大": (zh_names.congress,),
    "次": (zh_names.congress,),
    "个": (zh_names.plan,),
    "年": (zh_dates.decade, zh_dates.date),
    "后": (zh_dates.decade,),
    "月": (_months, zh_dates.date),
    "日": (zh_dates.date,),
    "号": (zh_dates.date,),
    "世": (zh_dates.century,),
    "季": (zh_dates.quarter,),
    "时": (zh_dates.time,),
    "点": (zh_dates.time,),
    ":": (zh_dates.time,),
    "折": (discount,),
}
_CLAUSES = "条章节款编项目"
_LONE = re.compile(rf"[{D}十百千万亿兆廿卅]|[{D}]{{2}}|[几数]")
_NUMBER_OF = re.compile(
    r"[、，。；,;)]|$|提[高升]|增[加至长]|减|[达为占由从]|比[例上去]|不[少低超高多]|超[过出]|[降升][至到低为]|较|年均|同比|控制"
)
_NO_NOUN = re.compile(r"[^\u4e00-\u9fff]|[约近有为了这前后整前复悉]")
"""Before a 数 that is no number of anything: 护士数提高到4.6人 is the number of nurses, not several."""
_FRACTION = re.compile(rf"分之\s*({NUMERAL.pattern}|半)")
_TENTHS = re.compile(
    rf"成(?!立|为|功|本(?!科|地|土)|员(?!工)|果|就|长|效|套|绩|分(?!店|行)|品(?!牌)|形|熟|年(?!轻)|交(?!易|通)|都|语|型|风|对|批)"
    rf"([{D}](?![{D}{U}]))?(半)?"
)
_TURNED = re.compile(r"翻[了近约]?$")
_DOUBLINGS = re.compile(r"\s*番")
_HALF = re.compile(r"个?半(?!导体|岛|径|决赛)")
_FORMAL = set("壹贰叁肆伍陆柒捌玖拾佰仟")
_MORE = re.compile(r"\s*(?:[多余餘几]|来(?=[个名家年项次条人万岁天]))")
_CURRENCY = re.compile(
    r"(US\$|HK\$|NT\$|A\$|[$¥￥€£]|RMB|CNY|USD|RM|人民币|新?[台臺]币|港[币元]|澳[门門][币元]|美[元金]|欧元|日[元圆]|英镑)"
    r"\s*(?:约|近|逾|超过)?$"
)
_TRADITIONAL = str.maketrans("臺門", "台门")
_LONGEST_UNIT = 7


def parse_zh(text: str) -> list[Quantity]:
    """Return the quantities of a Chinese text in order of their start.

    Numerals inside words, names and idioms (统一, 三峡, 两会) are left out. Signs are not read: -5 is 5.
    """
    return [quantity for quantity in scan_zh(text) if quantity.kind != "idiom"]


def scan_zh(text: str) -> list[Quantity]:
    """Return what ``parse_zh`` does, and numerals that may be pieces of a word or name, as kind ``idiom``."""
    return list(_scanned(text) if len(text) <= _KEPT_LENGTH else _scan(text))


def _scan(text: str) -> tuple[Quantity, ...]:
    folded = fold_zh(text)
    found: list[Quantity] = []
    done = 0
    for opening in _OPENING.finditer(folded):
        at = opening.start()
        if at >= done and (match := _TOKEN.match(folded, at)):
            quantities, done = _read_at(folded, match)
            found += quantities
    ranged = durations(folded, _ranges(folded, found), _NOTHING)
    if folded is text:
        return tuple(ranged)
    return tuple(replace(q, text=text[q.start : q.end]) for q in ranged)


_KEPT_LENGTH = 2000  # characters of a text whose numbers are kept; the aligner, checks and extraction all ask for them
_scanned = lru_cache(maxsize=16384)(_scan)


def _read_at(text: str, match: re.Match[str]) -> Found:
    """Return the quantities at one token, and the offset after them."""
    start, end = match.span()
    kind = match.lastgroup or ""
    if kind in _FIXED:
        return _fixed(text, match)
    if _TURNED.search(text[max(0, start - 3) : start]) and text[end : end + 1] == "番":
        return _number(text, start, end)
    if kind in _SIGNS and (signed := _signed(text, match)):
        return signed
    if kind in _SIGNS:
        match = NUMERAL.match(text, start) or match
        kind, end = "number", match.end()
    if kind == "number" and (sum_ := coins(text, start, end)):
        return with_context(text, sum_[0])
    idiom = _idiom(text, start)
    if idiom and not (kind == "number" and (text[start].isdigit() or _outgrown(text, start, end, idiom[1]))):
        return idiom
    if kind in _PARTS:
        return _part(text, match)
    for reader in _readers(text, start, end):
        quantities = reader(text, start, end)
        if quantities:
            return quantities
    return _number(text, start, end)


_FIXED = {"code", "double", "disease", "phone", "vague"}
_PARTS = {"half", "most", "first", "halfway"}


def _fixed(text: str, match: re.Match[str]) -> Found:
    """Read what no word around it can change: codes, telephone numbers, 2019 in the name of a disease, 成千上万."""
    (start, end), kind, whole = match.span(), match.lastgroup, match[0]
    if kind == "code":
        numbers = re.findall(r"\d{1,9}", whole)[:3] if "/" not in whole else ()
        return [Quantity(start, end, whole, "idiom", Fraction(number)) for number in numbers], end
    if kind == "double":
        return [Quantity(start, end, whole, "multiple", Fraction(2), unit="x")], end
    if kind == "disease":
        return [Quantity(start, end, whole, "idiom", Fraction(number)) for number in (2019, 19)], end
    if kind == "phone":
        return [Quantity(start, end, whole, "cardinal", Fraction(whole.replace("-", "")), digits=True)], end
    low, reach = _VAGUE[whole]
    return _measured(text, start, end, Reading(Fraction(low), Fraction(low * reach), loose=True))


def _part(text: str, match: re.Match[str]) -> Found:
    """Read 上半年, 过半, 首次 and 半年."""
    (start, end), kind, whole = match.span(), match.lastgroup, match[0]
    if kind == "half":
        value = Fraction(1 if whole[0] == "上" else 2)
        return ([Quantity(start, end, whole, "date", value, unit="half")] if whole[2] != "场" else []), end
    if kind == "most":
        sign = "" if whole == "半数" else ">"
        return [Quantity(start, end, whole, "fraction", Fraction(1, 2), comparator=sign)], end
    if kind == "first":
        return [Quantity(start, end, "首", "ordinal", Fraction(1))], end
    return _measured(text, start, start + 1, Reading(Fraction(1, 2)))


_SIGNS = {"power", "piece", "ratio", "spoken"}
_COMPARED = re.compile(r"(?:比|比例|比值|之比|配比|比率|比分|比价)[为达约是至到不低高超于过]{0,4}\s*$|以\s*$")


def _signed(text: str, match: re.Match[str]) -> Found | None:
    """Read 3×10⁶千瓦时, 1/3 and 1∶18; None where the signs mean something else (15:30, 9/11)."""
    start, end = match.span()
    if match.lastgroup in {"ratio", "spoken"}:
        sides = ratio(match[0])
        clock = is_clock(match[0]) and not _COMPARED.search(text[max(0, start - 12) : start])
        if sides is None or clock:
            return None
        return with_context(text, Quantity(start, end, "", "ratio", *sides, digits=text[start].isdigit()))
    value = power(match[0]) if match.lastgroup == "power" else piece(match[0])
    if value is None:
        return None
    found, stop = _measured(text, start, end, Reading(value))
    plain = match.lastgroup == "piece" and value < 1
    return [replace(q, kind="fraction") if plain and q.kind == "cardinal" else q for q in found], stop


def _outgrown(text: str, start: int, end: int, idiom_end: int) -> bool:
    """Say whether the numeral goes on behind what looks like an idiom: 一点五亿, 十分之三 (but 千万不)."""
    if text.startswith("分之", end):
        return bool(_FRACTION.match(text, end))
    if text.startswith("刻钟", end):
        return True
    return idiom_end < end and "点" in text[start:end] and read(text[start:end]) is not None


@cache
def _idiom_places() -> dict[str, tuple[tuple[int, int], ...]]:
    """Return for each character the lengths of the idioms that hold it, the longest first, and its offsets in them."""
    places: dict[str, set[tuple[int, int]]] = {}
    for form in idioms():
        for at, char in enumerate(form):
            places.setdefault(char, set()).add((len(form), at))
    return {char: tuple(sorted(found, key=lambda place: (-place[0], place[1]))) for char, found in places.items()}


def _idiom(text: str, start: int) -> Found | None:
    """Return the longest idiom that holds the character at ``start``: what it may stand for, and its end."""
    places = _idiom_places().get(text[start])
    if places is None:
        return None
    table = idioms()
    for size, at in places:
        begin = start - at
        form = text[begin : begin + size] if begin >= 0 else ""
        end = begin + size
        if form in table and len(form) == size and not (form == "四季" and text.startswith("度", end)):
            row = table[form]
            if row.kind == "day":
                month, day = map(int, row.values[0].split("/"))
                day_ = Quantity(begin, end, form, "idiom", month=month, day=day)
                return [day_, *(Quantity(begin, end, form, "idiom", value) for value in _values(form))], end
            values = [Fraction(v) for v in row.values] or _values(form)
            return [Quantity(begin, end, form, "idiom", value) for value in values], end
    return None


@cache
def _values(form: str) -> tuple[Fraction, ...]:
    """Return the numbers above one in an idiom: its English may show them (三峡, the Three Gorges)."""
    readings = [read(match[0]) for match in NUMERAL.finditer(form) if match[0] not in LOOSE]
    return tuple(reading.low for reading in readings if reading and reading.low > 1)


def _readers(text: str, start: int, end: int) -> tuple[Callable[[str, int, int], Found | None], ...]:
    """Return the readers that may apply to the numeral, by the characters around it."""
    before, after = text[start - 1 : start], text[end : end + 2].lstrip(" ")[:1]
    readers: tuple[Callable[[str, int, int], Found | None], ...] = ()
    if before and before in "〔[【（(﹝":
        readers += (zh_names.document_number,)
    if after in ")）、，,：是要.．" and not text[start].isdigit():
        readers += (zh_names.enumeration,)
    if before == "第" and after and after in _CLAUSES:
        readers += (zh_names.article,)
    if text[end - 1] == "五":
        readers += (zh_names.plan,)
    readers += _BY_NEXT.get(after or " ", ())
    if text[start].isdigit():
        readers += (zh_dates.date,) if after != "年" else ()
        readers += (zh_dates.time,) if text[end : end + 1] == " " and ":" in text[end : end + 3] else ()
    return readers


def _number(text: str, start: int, end: int) -> Found:
    """Read a numeral as an ordinal, fraction, percentage, multiple, amount or plain number."""
    written = text[start:end]
    fraction = _FRACTION.match(text, end)
    if fraction and not any(c in LOOSE for c in written):
        return _fraction(text, start, end, fraction)
    reading = read(written) if written not in _FORMAL else None  # 大肆批评 has no four
    if reading is None:
        return [], end
    turned = _TURNED.search(text[max(0, start - 3) : start])
    doublings = _DOUBLINGS.match(text, end) if turned else None
    if turned and doublings and reading.low < 10:
        stop, begin = doublings.end(), start - len(turned[0])
        value = Fraction(2) ** int(reading.low)
        return [Quantity(begin, stop, text[begin:stop], "multiple", value, unit="x")], stop
    tenths = _TENTHS.match(text, end)
    if tenths and reading.low <= 10 and text[start - 1 : start] != "第":
        fifth = read(tenths[1]).low if tenths[1] else Fraction(5 if tenths[2] else 0)  # type: ignore[union-attr]
        high = None if reading.high is None else reading.high * 10
        return with_context(
            text,
            Quantity(
                start, tenths.end(), "", "percent", reading.low * 10 + fifth, high, "%", approximate=reading.loose
            ),
        )
    if text[start - 1 : start] == "第":
        quantity = Quantity(start - 1, end, text[start - 1 : end], "ordinal", reading.low, digits=len(written) > 1)
        return [replace(quantity, digits=quantity.digits or text[start].isdigit())], end
    return _measured(text, start, end, reading)


def _fraction(text: str, start: int, end: int, match: re.Match[str]) -> Found:
    """Read 三分之二, 百分之五十, 千分之三 and 万分之二."""
    whole, part = read(text[start:end]), read(match[1]) if match[1] != "半" else Reading(Fraction(1, 2))
    if whole is None or part is None or not whole.low:
        return [], end
    stop = match.end()
    if whole.low == 100:
        return with_context(
            text, Quantity(start, stop, "", "percent", part.low, part.high, "%", approximate=part.loose)
        )
    if whole.low == 1000:
        return with_context(
            text, Quantity(start, stop, "", "percent", part.low, part.high, "‰", approximate=part.loose)
        )
    value = part.low / whole.low
    return with_context(text, Quantity(start, stop, "", "fraction", value, approximate=part.loose))


def _measured(text: str, start: int, end: int, reading: Reading) -> Found:
    """Read a number with what follows it: 多, a unit or measure word, 半."""
    written = text[start:end]
    if written == "数" and _NUMBER_OF.match(text, end) and not _NO_NOUN.match(text, start - 1):
        return [], end
    comparator = ">" if reading.more else ""
    stop = end
    more = _MORE.match(text, stop)
    if more and not (text[stop] == "几" and text[stop - 1 : stop] not in "十百千万亿"):
        comparator, stop = "~" if "来" in more[0] else ">", more.end()
    low = reading.low
    if written == "一" and text.startswith("半", end):
        return with_context(text, Quantity(start, end + 1, "", "fraction", Fraction(1, 2)))
    half = _HALF.match(text, stop) if written != "半" else None
    if half and not text.startswith(("个半年", "半年", "半个"), stop):
        low, stop = low + Fraction(1, 2), half.end()
    unit, stop, lone = _unit(text, stop)
    if unit and text.startswith("多", stop) and not comparator:
        comparator, stop = ">", stop + 1
    halved = text.startswith("半", stop) and not text.startswith(("半年", "半个", "半月"), stop)
    if unit in ("year", "hour", "day", "month") and halved:
        low, stop = low + Fraction(1, 2), stop + 1
    if not unit and distance(text, stop) and not _LONE.fullmatch(written):
        unit, stop, lone = "li", stop + 1, True
    unit = sense(unit, text, start)
    row = unit_named(unit)
    kind = row.kind if row else "cardinal"
    prefix = _currency_before(text, start, written)
    if prefix and not (row and row.kind != "money"):
        kind, unit = "money", _currency(prefix[1]) if not row or (text[stop - 1] == "元" and unit == "CNY") else unit
    if written == "半" and not row:
        kind = "fraction"
    elif _bare(written, unit, lone) and not prefix and comparator != ">":
        kind = "idiom"
    elif written == "一" and not row and unit in ("", "带", "线", "体", "级"):
        return ([Quantity(start, end, "一", "idiom", low)] if unit == "级" else []), end
    quantity = Quantity(start, stop, "", kind, low, reading.high, unit, comparator, reading.loose, "", reading.factor)
    return with_context(text, replace(quantity, digits=written[0].isdigit()))


def _bare(written: str, unit: str, counts: bool) -> bool:
    """Say whether a single numeral counts nothing: the 万 of 沙万大使 is part of a name, 十大 are ten."""
    return _LONE.fullmatch(written) is not None and (not counts or (unit == "大" and written in "百千万亿"))


def _currency_before(text: str, start: int, written: str) -> re.Match[str] | None:
    """Return the currency right before a number; 人民币一级流动性 counts no money."""
    prefix = _CURRENCY.search(text[max(0, start - 7) : start])
    return None if prefix and prefix[1] == "人民币" and _LONE.fullmatch(written) else prefix


def _currency(prefix: str) -> str:
    """Return the currency that a word or sign before a number names: 新台币3亿元 is no yuan."""
    signs = unit_forms("en", before=True)
    return signs.get(prefix.lower()) or unit_forms("zh").get(prefix.translate(_TRADITIONAL), "CNY")


def _unit(text: str, at: int) -> tuple[str, int, bool]:
    """Return the unit or measure word at ``at``, the offset after it, and whether there is one."""
    begin = at + 1 if text[at : at + 1] == " " else at
    forms, words, latin = unit_forms("zh"), measures(), unit_forms("en")
    for size in range(_LONGEST_UNIT, 0, -1):
        form = text[begin : begin + size]
        if len(form) < size:
            continue
        if form in forms:
            return forms[form], begin + size, True
        if form in words:
            return form, begin + size, True
        if form in exact_forms() and not text[begin + size : begin + size + 1].isalpha():
            return exact_forms()[form], begin + size, True
        if (
            len(form) > 1
            and form[0].isascii()
            and form.lower() in latin
            and not text[begin + size : begin + size + 1].isalpha()
        ):
            return latin[form.lower()], begin + size, True
    return "", at, False


def _ranges(text: str, found: list[Quantity]) -> list[Quantity]:
    """Join 3到5年, 20%-30%, 2至3亿元 into one quantity with both ends."""
    out: list[Quantity] = []
    for right in found:
        left = out[-1] if out else None
        if left and left.value is not None and right.value is not None and _joins(text, left, right):
            low = left.value
            if right.factor and not left.factor and low < 1000 and not left.unit:
                # the scale word of the upper end counts for both: 2至3亿 is 200 to 300 million
                low *= read("1" + right.factor).low  # type: ignore[union-attr]
            if (right.unit == UNIT or "成" in right.text) and not left.unit and low <= 10:
                low *= 10  # 7至8折, 五到六成
            if low < right.value:
                out[-1] = replace(
                    right,
                    start=left.start,
                    text=text[left.start : right.end],
                    value=low,
                    value_max=right.value,
                    comparator=right.comparator or left.comparator,
                    change=left.change,
                )
                continue
        out.append(right)
    return out


_NOTHING = re.compile("")  # 一年六个月
_JOINTS = {"-", "—", "–", "~", "～", "--", "——", "至", "到", "或"}
_RANGED = {"cardinal", "percent", "money", "period", "measure", "multiple", "points", "idiom"}


def _joins(text: str, left: Quantity, right: Quantity) -> bool:
    """Say whether two neighbours are the ends of one range."""
    if left.kind not in _RANGED or right.kind not in _RANGED or right.kind == "idiom":
        return False
    if left.value_max is not None or right.value_max is not None or left.comparator not in ("", "~", ">="):
        return False
    if left.unit and left.unit != right.unit:
        return False
    return text[left.end : right.start].strip() in _JOINTS
