"""Properties: a value written out in either language is read back, and nothing ever breaks or overlaps."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.numbers import compare, keys, parse_en, parse_zh

_DIGITS = "零一二三四五六七八九"
_ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_ONES += ["eleven", "twelve", *(f"{stem}teen" for stem in ("thir", "four", "fif", "six", "seven", "eigh", "nine"))]
_TENS = ["", "", *(f"{stem}ty" for stem in ("twen", "thir", "for", "fif", "six", "seven", "eigh", "nine"))]
_ALPHABET = (
    "一二三四五六七八九十百千万亿零〇两半几数多余第年月日个家项%元.,- 1234567890成倍中全会大届五条是（）〔〕号翻番至到"
)
_WORDS = [
    "one",
    "two",
    "twenty",
    "third",
    "half",
    "a",
    "and",
    "of",
    "hundred",
    "million",
    "dozens",
    "percent",
    "points",
]
_WORDS += ["20th", "[2019]", "No. 168", "5,000", "3.5", "$", "May", "4", ",", "billion"]


def chinese_section(number: int, *, inner: bool) -> str:
    """Write 1 to 9999 in Chinese numerals; ``inner`` keeps the 一 of 一十."""
    out, gap = "", False
    for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if not digit:
            gap = bool(out)
            continue
        out += (
            ("零" if gap else "")
            + ("" if digit == 1 and power == 10 and not out and not inner else _DIGITS[digit])
            + unit
        )
        gap = False
    return out


def chinese(number: int) -> str:
    """Write 1 to 10^12 in Chinese numerals with 万 and 亿."""
    high, middle, low = number // 10**8, number // 10**4 % 10**4, number % 10**4
    out = chinese_section(high, inner=False) + "亿" if high else ""
    if middle:
        out += ("零" if out and middle < 1000 else "") + chinese_section(middle, inner=bool(out)) + "万"
    if low:
        out += ("零" if out and low < 1000 else "") + chinese_section(low, inner=bool(out))
    return out


def english(number: int) -> str:
    """Write 1 to 10^15 in English words."""
    for scale, name in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if number >= scale:
            rest = number % scale
            return f"{english(number // scale)} {name}" + (f" {english(rest)}" if rest else "")
    if number >= 100:
        rest = number % 100
        return f"{_ONES[number // 100]} hundred" + (f" and {english(rest)}" if rest else "")
    if number >= 20:
        return _TENS[number // 10] + (f"-{_ONES[number % 10]}" if number % 10 else "")
    return _ONES[number]


@given(st.integers(1, 10**12 - 1))
def test_chinese_numerals_are_read_back(number: int):
    (quantity,) = parse_zh(f"共{chinese(number)}元")
    assert quantity.value == number


@given(st.integers(1, 10**15 - 1))
def test_english_words_are_read_back(number: int):
    (quantity,) = parse_en(f"{english(number)} yuan")
    assert quantity.value == number


@given(st.integers(1, 99_999), st.integers(0, 2), st.sampled_from([("万", 10**4), ("亿", 10**8), ("万亿", 10**12)]))
def test_figures_with_chinese_scale_words(figure: int, places: int, scale: tuple[str, int]):
    written = f"{figure / 10**places:.{places}f}"
    (quantity,) = parse_zh(f"达到{written}{scale[0]}元")
    assert quantity.value == Fraction(written) * scale[1]


@given(st.integers(1, 99_999), st.integers(0, 2), st.sampled_from(["million", "billion", "trillion"]))
def test_figures_with_english_scale_words(figure: int, places: int, scale: str):
    written = f"{figure / 10**places:.{places}f}"
    power = {"million": 6, "billion": 9, "trillion": 12}[scale]
    (quantity,) = parse_en(f"some {written} {scale} yuan")
    assert quantity.value == Fraction(written) * 10**power


@given(st.integers(3, 10**12 - 1))
def test_the_same_value_in_both_languages_is_clean_and_shares_its_key(number: int):
    zh, en = f"共{chinese(number)}项", f"{english(number)} items"
    assert compare(zh, en).clean and keys(zh, "zh") == keys(en, "en")


@given(st.integers(1, 9), st.sampled_from([10, 100, 1000]))
def test_every_power_of_ten_is_a_scale_slip(digit: int, power: int):
    result = compare(f"投资{digit}亿元", f"invest {digit * power * 100} million yuan")
    assert [slip.kind for slip in result.slips] == ["scale"]


@settings(max_examples=300)
@given(st.text(_ALPHABET, max_size=40), st.lists(st.sampled_from(_WORDS), max_size=12).map(" ".join))
def test_any_text_gives_ordered_spans_inside_it(zh: str, en: str):
    for text, found in ((zh, parse_zh(zh)), (en, parse_en(en))):
        assert all(0 <= q.start < q.end <= len(text) and text[q.start : q.end] == q.text for q in found)
        assert [q.start for q in found] == sorted(q.start for q in found)
    result = compare(zh, en)
    assert result == compare(zh, en)


HOSTILE = [
    before + "1" * 6000 + after for before, after in (("", ""), ("", "年"), ("No. ", ""), ("Article ", ""), ("a", ""))
]
HOSTILE += ["〇" * 6000, "1," * 3000, "million " * 500 + "km", "一" * 4000, "one and " * 1500, "1 " * 3000]
HOSTILE += ["20th " + "party " * 1500, "十九届" + "二中、" * 2000]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_do_not_break(text: str):
    compare(text, text)
    assert keys(text, "zh") is not None and keys(text, "en") is not None


@settings(max_examples=100)
@given(st.text(max_size=60))
def test_no_text_breaks_the_parsers(text: str):
    for quantity in (*parse_zh(text), *parse_en(text)):
        assert 0 <= quantity.start < quantity.end <= len(text)
    compare(text, text)
