"""English for a value: "300 million", "15 percentage points", "twelfth", in the manner of the English it replaces."""

from __future__ import annotations

from fractions import Fraction

from aligner.check.number.manners import manner
from aligner.check.number.spelling import amount, ordinal, spelled
from aligner.numbers.discounts import UNIT
from aligner.numbers.english import plain_number, words
from aligner.numbers.fold import fold_en
from aligner.numbers.quantity import Quantity
from aligner.numbers.rules import unit_forms
from aligner.words import patterns as re

_YEAR = re.compile(r"(?:19|20)\d\d")
_CAPITAL = {
    "us": "US",
    "u.s.": "US",
    "hong": "Hong",
    "kong": "Kong",
    "rmb": "RMB",
    "kw": "kW",
    "korean": "Korean",
    "japanese": "Japanese",
    "new": "New",
    "taiwan": "Taiwan",
    "macao": "Macao",
    "celsius": "Celsius",
    "fahrenheit": "Fahrenheit",
}


def plain(quantity: Quantity) -> str:
    """Write a Chinese amount in English with its unit, as far as both can be said shortly."""
    value = "" if quantity.kind in {"ordinal", "article"} else _range(quantity)
    if not value or quantity.unit == "%":
        return value and f"{value}%"
    if quantity.unit == UNIT:
        off = "" if quantity.value is None or quantity.value_max else f", {amount(100 - quantity.value)}% off"
        return f"{value}% of the price{off}"
    if quantity.kind == "cardinal" and _YEAR.fullmatch(quantity.text):
        return quantity.text  # more likely a year than an amount: no comma
    name = unit_name(quantity)
    if quantity.value == 1 and quantity.value_max is None:
        name = name.removesuffix("s")
    return f"{value} {name}".rstrip()


def counted(quantity: Quantity) -> str:
    """Write an ordinal or the number of an article in English; empty for every other kind and for years of a class."""
    if quantity.value is None or quantity.value >= 1000:
        return ""
    if quantity.kind == "article":
        return f"{quantity.unit.capitalize()} {quantity.value}"
    return ordinal(int(quantity.value)) if quantity.kind == "ordinal" else ""


def _range(quantity: Quantity) -> str:
    """Write the value or both ends of a range; empty for an order of magnitude (几十) and where there is no value."""
    low, high = quantity.value, quantity.value_max
    if low is None or quantity.kind == "time" or (high is not None and quantity.approximate and high >= 4 * low):
        return ""
    said = [amount(value) for value in (low, high) if value is not None]
    return " to ".join(said) if all(said) else ""


def unit_name(quantity: Quantity) -> str:
    """Return the usual English of a quantity's unit, empty where it has none (Chinese measure words)."""
    forms = [form for form, unit in unit_forms("en").items() if unit == quantity.unit and not form.startswith("-")]
    first = forms[0] if forms else ""
    return " ".join(_CAPITAL.get(word, word) for word in first.split(" ")).replace("years old", "years")


def restyled(zh: Quantity, en: Quantity) -> str:
    """Return the English of ``en`` with the value of ``zh`` in place of its own, unit and manner kept; or ""."""
    if zh.value is None or not _range(zh):
        return ""
    if (special := manner(zh, en)) is not None:
        return special
    if zh.kind == "percent" and en.kind == "fraction":
        return _shared(zh, en)
    if zh.kind == "cardinal" and en.unit == "m" and re.search(r"\dm$", en.text):
        return _range(zh)  # 23m 5G base stations: the letter is no metre
    lowered = fold_en(en.text)
    if match := re.search(r"\b\d+(?:st|nd|rd|th)\b", lowered):
        return en.text[: match.start()] + ordinal(int(zh.value)) + en.text[match.end() :]
    found = [m for m in plain_number().finditer(lowered) if m[0].strip()]
    if en.kind in {"article", "document_number"} and not found:
        return f"{en.text.split(' ')[0]} {zh.value}" if " " in en.text else ""
    if not found:
        return ""
    start, end = found[0].start(), found[-1].end()
    written = en.text[start:end]
    if (
        zh.unit != en.unit
        and not {zh.unit, en.unit} & {"", "级"}
        and zh.kind in {"money", "measure", "period", "percent"}
    ):
        return plain(zh)
    new = _as_written(zh, en, written)
    return en.text[:start] + new + en.text[end:] if new else ""


def _shared(zh: Quantity, en: Quantity) -> str:
    """Return a percentage in place of a fraction: "eight in ten" keeps its manner, others become "90%"."""
    said = re.match(r"(\S+)(\s+(?:in|out\s+of|of)\s.*)", en.text)
    tenth = Fraction(0) if zh.value is None else zh.value / 10
    if not said or zh.value_max is not None or tenth.denominator != 1:
        return plain(zh)
    part = str(tenth) if said[1].isdigit() else spelled(tenth)
    return (part[:1].upper() + part[1:] if said[1][:1].isupper() else part) + said[2]


def _as_written(zh: Quantity, en: Quantity, written: str) -> str:
    """Return the value of ``zh`` in the manner of the words it replaces: ordinals, small words, hyphens, capitals."""
    value = Fraction(0) if zh.value is None else zh.value
    in_words = not any(char.isdigit() for char in written)
    if in_words and (en.kind in {"ordinal", "plenum", "congress", "plan"} or _is_ordinal(written)):
        new = spelled(value, ordinal=True)
    elif in_words and value <= 10 and zh.value_max is None:
        new = spelled(value)
    elif en.kind in {"article", "document_number", "ordinal"}:
        new = str(value)
    elif re.search(r"\d\.\d\d$", written) and zh.kind == "money" and (value * 100).denominator == 1 and not zh.factor:
        new = f"{int(value):,}.{int(value * 100) % 100:02}"  # 5.80 yuan
    else:
        new = _range(zh)
    if re.search(r"\d-[a-z]", written):
        new = new.replace(" ", "-")
    return new[:1].upper() + new[1:] if in_words and written[:1].isupper() else new


def _is_ordinal(written: str) -> bool:
    """Say whether the last word is an ordinal."""
    return words().get(re.split(r"[\s-]", written.lower())[-1], ("",))[0] in {"ordinal", "tenth"}
