"""English labels of what tasks and targets hold in Chinese (units, 约束性, words of duty), and the scales of units."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from aligner.datafiles import rows
from aligner.words import patterns as re

_SCALES = {"万亿": 10**12, "千亿": 10**11, "百亿": 10**10, "十亿": 10**9, "亿": 10**8, "千万": 10**7, "百万": 10**6}
_SCALES |= {"十万": 10**5, "万": 10**4}
_WORDS = {"trillion": 10**12, "billion": 10**9, "million": 10**6, "thousand": 10**3}
_SCALED = re.compile(rf"^(?:{'|'.join(_SCALES)})(?=[^亿万])")
_THOUSAND = re.compile(r"^千(?![瓦克米伏卡帕赫字焦安])")
_ENGLISH = re.compile(
    rf"^(?P<digits>\d[\d,]*)?\s*(?:(?P<word>{'|'.join(_WORDS)})s?\b)?\s*(?:of\s+)?(?P<rest>.*)$", re.IGNORECASE
)
_BINDING = {"约束性": "binding", "预期性": "expected", "": ""}
_CODES = {"CNY": "yuan", "USD": "US dollars", "EUR": "euros", "t": "tons", "km": "kilometers", "ha": "hectares"}
_CODES |= {"m²": "square meters", "m³": "cubic meters", "kW": "kilowatts", "km²": "square kilometers", "year": "years"}
_CODES |= {"month": "months", "week": "weeks", "day": "days", "working day": "working days", "hour": "hours"}
_CODES |= {"minute": "minutes", "second": "seconds", "pp": "percentage points", "x": "times", "℃": "degrees Celsius"}
_CODES |= {"°C": "degrees Celsius", "kWh": "kilowatt-hours", "MWh": "megawatt-hours", "GWh": "gigawatt-hours"}
_CODES |= {"W": "watts", "MW": "megawatts", "GW": "gigawatts", "kV": "kilovolts", "kVA": "kilovolt-amperes"}
_CODES |= {"L": "liters", "mL": "milliliters", "kg": "kilograms", "g": "grams", "mg": "milligrams", "μg": "micrograms"}
_CODES |= {"tce": "tons of standard coal", "cm": "centimeters", "mm": "millimeters", "nmi": "nautical miles"}
_CODES |= {"HKD": "Hong Kong dollars", "JPY": "yen", "GBP": "pounds", "jin": "jin (500 g)", "bp": "basis points"}
_MODALITY = {"shall": "must", "must": "must", "is to": "must", "are to": "must", "will": "is to", "may": "may"}
_MODALITY |= {"shall not": "must not", "must not": "must not", "may not": "must not", "will not": "must not"}
_MODALITY |= {"can": "may", "should": "should", "encourage": "is encouraged", "": ""}
_COUNTED = re.compile(r"^([十百千万亿]+|10+|1,000|10,000|100,000)(.+)$")
_NUMBERS = {"十": "10", "百": "100", "千": "1,000", "万": "10,000", "十万": "100,000", "百万": "1 million"}
_NUMBERS |= {"千万": "10 million", "亿": "100 million"}


@cache
def _labels() -> dict[str, str]:
    """Return the English label of every Chinese form."""
    return {form: row[1] for row in rows("extraction", "unit_labels.tsv") for form in row[0].split("|")}


def scaled(unit: str) -> tuple[Fraction, str]:
    """Return how many of its plain unit a unit is, and that unit: 万张 is 10000 and 张, "million tons" 10^6, tons."""
    text = re.sub(r"\s+", " ", unit.strip()).replace("％", "%")
    if text in ("", "%", "‰"):
        return Fraction(1), text
    if re.search(r"[\u4e00-\u9fff]", text):
        found = _SCALED.match(text) or _THOUSAND.match(text)
        if not found:
            return Fraction(1), text
        return Fraction(_SCALES.get(found[0], 1000)), text[found.end() :]
    english = _ENGLISH.match(text)
    if not english or not (english["digits"] or english["word"]):
        return Fraction(1), text
    number = int((english["digits"] or "1").replace(",", "")) * _WORDS.get((english["word"] or "").lower(), 1)
    return Fraction(number), english["rest"].strip()


def is_unit(text: str) -> bool:
    """Say whether words in a bracket behind a metric are a unit: %, 万张, 件/万人, million tons."""
    if text.strip() in ("%", "％", "‰", "percent", "per cent"):
        return True
    parts = [part for part in re.split(r"[/／]|每| per ", text) if part]
    if re.search(r"[\u4e00-\u9fff]", text):
        return bool(parts) and all(_zh_label(scaled(part)[1]) for part in parts)
    number, rest = scaled(text)
    return number != 1 or " per " in text or rest.lower() in _english_units()


@cache
def _english_units() -> frozenset[str]:
    """Return the English labels and their singular forms."""
    found = {label.split(" (")[0].lower() for label in _labels().values()}
    return frozenset(found | {label.removesuffix("s") for label in found} | {"persons", "km", "tonnes", "beds", "yuan"})


def _zh_label(unit: str) -> str:
    """Return the English of a plain Chinese unit, "" for one that is not known."""
    if unit in _labels():
        return _labels()[unit]
    counted = _COUNTED.match(unit)
    if counted and counted[2] in _labels():
        return f"{_NUMBERS.get(counted[1], counted[1])} {_labels()[counted[2]]}"
    return ""


def unit_label(unit: str) -> str:
    """Return a unit in English: 元/人 is "yuan per person", 张 "pieces (flat, beds, cards)"; one not known stays."""
    if not re.search(r"[\u4e00-\u9fff]", unit):
        return _CODES.get(unit, unit)
    parts = [part for part in re.split(r"[/／]|每", unit) if part]
    named = [_zh_label(part) for part in parts]
    if not parts or not all(named):
        return _zh_label(unit) or unit
    return " per ".join([named[0], *(_one(label) for label in named[1:])])


def _one(label: str) -> str:
    """Return the label of one: yuan per person, not per people."""
    if label == "people":
        return "person"
    plural = re.match(r"(?:(\d[\d,]*(?: million)?) )?(.+)$", label)
    if plural and plural[1]:
        return label
    return re.sub(r"(?:(?<=[a-z]{2})ies\b)", "y", label) if "ies" in label else re.sub(r"(?<=[a-z])s$", "", label)


def binding_label(binding: str) -> str:
    """Return binding for 约束性, expected for 预期性, "" for neither."""
    return _BINDING.get(binding, binding)


def modality_label(modality: str) -> str:
    """Return what a word of duty means for whoever acts: must, must not, may, is encouraged; "" where there is none."""
    return _MODALITY.get(modality.strip().lower(), modality)
