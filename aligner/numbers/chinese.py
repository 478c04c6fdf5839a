"""The value of a Chinese numeral as written: figures, characters and their mixtures (1.2万亿, 一万六七千, 十几)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from aligner.words import patterns as re

DIGIT = dict(zip("〇○零一二三四五六七八九", (0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), strict=True)) | dict(
    zip("壹贰叁肆伍陆柒捌玖貳參叄陸两兩俩仨弍", (1, 2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 3, 6, 2, 2, 2, 3, 2), strict=True)
)
SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
TENS = {"廿": 20, "卅": 30, "卌": 40}
BIG = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
D = "".join(DIGIT)
U = "".join([*SMALL, *BIG])
T = "".join(TENS)
LOOSE = "几数幾數"
LONGEST = 40  # more figures in a row are no number, and Python refuses to convert thousands of them
ARABIC = r"(?:\d{1,3}(?:(?:,\d{3})+|(?: \d{3})+)(?!\d)(?:\.\d+)?|\d(?: \d){2,}(?![\d.,])|\d+(?:\.\d+)?)"
# the 千 of 千瓦, the 百 of 百帕 and the 兆 of 兆瓦 belong to the unit
_UNIT = "千[瓦米克伏帕卡赫]|百帕|兆(?:[瓦赫帕焦伏欧歐]|[字位比]|宽带|寬帶|光)"
# the rest after a scale word, in figures: 13万2, 2万4801 (but 3亿 2025年, 5万%)
_TAIL = r"(?<=[万亿])(?:\d{4}|\d)(?![\d.,:%]| ?[年月日号时点]|个百分点)"
NUMERAL = re.compile(
    rf"{ARABIC}(?![.,]?\d| \d{{3}}(?!\d))(?! ?[多余餘几]?[{U}])|"
    rf"(?:{ARABIC}(?: ?[多余餘几](?=[{U}]))?(?: (?=[{U}]))?|(?!{_UNIT})[{D}{U}{T}{LOOSE}])"
    rf"(?:(?!{_UNIT})[{D}{U}{T}几幾]|[多余餘](?=[{U}])|(?<=[{U}]){ARABIC}(?=[{U}])|{_TAIL}|(?<=[{D}{U}])点(?=[{D}](?![十拾百佰千仟]))|(?<=点)[{D}]+)*"
)
_TOKEN = re.compile(rf"(?P<figure>{ARABIC})|(?P<char>.)")
_RANGE = re.compile(rf"(?<![{D}])([{D}])([{D}])(?![{D}])")
ASCENDING = {a + b for a, b in zip("一二三四五六七八", "二三四五六七八九", strict=True)} | {
    "两三",
    "三五",
    "三两",
    "兩三",
}
_SCALE = re.compile(r"[万萬亿億兆]+$")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a numeral says: ``high`` only for a range or a loose number; ``more`` for 30多万."""

    low: Fraction
    high: Fraction | None = None
    loose: bool = False
    more: bool = False
    factor: str = ""


@lru_cache(maxsize=1 << 15)
def read(numeral: str) -> Reading | None:
    """Return the value of ``numeral`` (a match of NUMERAL), or None when it is no well-formed number (二一, 一二三)."""
    more = False
    if len(numeral) > LONGEST:
        return None
    if any(c in numeral for c in "多余餘"):
        numeral, more = re.sub("[多余餘]", "", numeral), True
    scale = _SCALE.search(numeral)
    factor = scale[0] if scale else ""
    if any(c in LOOSE for c in numeral):
        return _loose(numeral, factor)
    pair = _RANGE.search(numeral)
    if pair and pair[0] in ASCENDING:
        cut = numeral[: pair.start()], numeral[pair.end() :]
        low, high = value(cut[0] + pair[1] + cut[1]), value(cut[0] + pair[2] + cut[1])
        if low is None or high is None:
            return None
        return Reading(min(low, high), max(low, high), loose=True, more=more, factor=factor)
    exact = value(numeral)
    return None if exact is None else Reading(exact, more=more, factor=factor)


def _loose(numeral: str, factor: str) -> Reading | None:
    """Read 几 and 数: a missing digit, so that 几十 is 10 to 100, 十几 11 to 19 and 几 alone 2 to 9."""
    at = next(k for k, c in enumerate(numeral) if c in LOOSE)
    before, after = numeral[:at].rstrip("零〇"), numeral[at + 1 :]
    if any(c in LOOSE for c in after) or (before and before[-1] in DIGIT):
        return None
    if after:
        low, ten = value(before + "一" + after), value(before + after if not before else before + "九" + after)
        if low is None or ten is None:
            return None
        return Reading(low, low * 10 if not before else ten, loose=True, factor=factor)
    if not before:
        return Reading(Fraction(2), Fraction(9), loose=True)
    base = value(before)
    step = SMALL.get(before[-1]) or TENS.get(before[-1]) or 0
    if base is None or not step:
        return None
    unit = 1 if before[-1] in TENS or numeral[at - 1] in "零〇" else step // 10
    return Reading(base + unit, base + 9 * unit, loose=True, factor=factor)


def value(numeral: str) -> Fraction | None:
    """Return the exact value of a numeral without loose parts, or None when it is none (also for an empty one)."""
    if "点" in numeral:
        return _decimal(numeral)
    tokens = _TOKEN.findall(numeral.replace(" ", "") if numeral[-1] in BIG else numeral)
    if len(tokens) > 1 and all(char in DIGIT for _, char in tokens):
        return _figures(numeral)
    high = below = section = Fraction(0)
    current: Fraction | None = None
    last = 0
    for figure, char in tokens:
        if figure or char in DIGIT:
            if current is not None and (figure or current):
                return None
            current = Fraction(figure.translate({44: None, 32: None})) if figure else Fraction(DIGIT[char])
            last = 0 if len(figure) > 1 or not current else last
        elif char in TENS:
            section, last = section + TENS[char], 10
        elif char in SMALL:
            # 一万零十二: the zero only holds a place
            section, current, last = section + (current or 1) * SMALL[char], None, SMALL[char]
        elif char in BIG:
            section, current = section + (current or 0), None
            big = BIG[char]
            if big == BIG["万"]:
                below, section = below + (section or 1) * big, Fraction(0)
            else:
                high, below, section = high + (below + section or 1) * big, Fraction(0), Fraction(0)
            last = big
        else:
            return None
    if current is not None:
        # 三万五 is 35,000 and 一百五 is 150: a last digit counts in tenths of the unit before it, not so after 零
        short = last >= 100 and current < 10 and "零" not in numeral[-2:-1] and "〇" not in numeral[-2:-1]
        tail = last // 10 if short else 1
        section += current * tail
    return high + below + section


def _figures(numeral: str) -> Fraction | None:
    """Read characters as figures (二〇二五, 一九九八); short rows without a zero (一二三) are lists, not numbers."""
    zero = any(DIGIT[c] == 0 for c in numeral[1:])
    if len(numeral) < 4 and not zero:
        return None
    return Fraction("".join(str(DIGIT[c]) for c in numeral))


def _decimal(numeral: str) -> Fraction | None:
    """Read 三点五 and 十二点三亿."""
    whole, _, rest = numeral.partition("点")
    digits = re.match(rf"[{D}]+", rest)
    base = value(whole)
    if base is None or not digits:
        return None
    number = base + Fraction(int("".join(str(DIGIT[c]) for c in digits[0])), 10 ** len(digits[0]))
    for char in rest[digits.end() :]:
        number *= SMALL.get(char) or BIG.get(char) or 1
    return number
