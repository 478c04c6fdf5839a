"""The value of English number words and figures as written: two and a half million, twenty-first, hundreds of thousands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache

from aligner.numbers.rules import alternatives, table

# figures, also with misplaced commas (1,7923), which machine translation produces
FIGURE = r"\d{1,3}(?:,\d{2,})+(?:\.\d+(?:,\d+)*)?|\d+(?:\.\d+(?:,\d{3})*)?"
_TOKEN = re.compile(rf"{FIGURE}|[a-z]+(?:-fold)?")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(frozen=True, slots=True)
class Reading:
    """One number of a run of words: ``form`` is cardinal, ordinal, fraction or multiple; ``end`` counts characters."""

    start: int
    end: int
    form: str
    low: Fraction
    high: Fraction | None = None
    loose: bool = False
    factor: str = ""


@cache
def words() -> dict[str, tuple[str, Fraction]]:
    """Return word -> (role, value) of words.tsv."""
    return {word: (role, Fraction(value)) for role, value, forms in table("words") for word in forms.split()}


@cache
def number_pattern() -> str:
    """Return a pattern for a run of figures and number words in lower-case text."""
    word = alternatives(words())
    scale = alternatives(w for w, (role, _) in words().items() if role in {"hundred", "scale", "dozen"})
    opening = alternatives(w for w, (role, _) in words().items() if role in {"hundred", "scale", "dozen", "half", "few"})
    item = rf"(?:{word})(?![a-z])"
    link = rf"(?:[\s-]+and[\s-]+(?:an?[\s-]+)?|[\s-]+(?:of\s+)?(?:an?[\s-]+)?|,\s+)(?={item})"
    return (
        rf"(?:(?:{FIGURE})(?:(?:[\s-]*|\s+and\s+a\s+)(?=(?:{scale}|half)(?![a-z]))(?:{item})(?:[\s-]+(?:{scale})(?![a-z]))*)?"
        rf"|(?<![a-z])(?:an?\s+(?=(?:{opening}|third|quarter|fifth|tenth)(?![a-z])))?{item}(?:{link}{item})*)"
    )


def roman(written: str) -> int | None:
    """Return the value of a Roman numeral up to 399 in lower case, or None."""
    if not re.fullmatch(r"c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", written) or not written:
        return None
    values = [_ROMAN[c] for c in written]
    return sum(-v if any(w > v for w in values[k + 1 : k + 2]) else v for k, v in enumerate(values))


@lru_cache(maxsize=1 << 14)
def read(run: str) -> tuple[Reading, ...]:
    """Return the numbers of a run of lower-case words (a match of ``number_pattern``), left to right."""
    tokens = list(_TOKEN.finditer(run))
    out: list[Reading] = []
    at = 0
    while at < len(tokens):
        reading, at = _one(tokens, at)
        if reading:
            out.append(reading)
    return tuple(out)


def _role(token: re.Match[str]) -> tuple[str, Fraction]:
    """Return the role and value of a token; figures have the role figure, joining words are called by themselves."""
    word = token[0]
    if word[0].isdigit():
        return "figure", Fraction(word.replace(",", ""))
    return words().get(word, (word, Fraction(0)))


def _one(tokens: list[re.Match[str]], at: int) -> tuple[Reading | None, int]:
    """Read one number that begins at token ``at``; return it and the next token's index."""
    begin = at
    role, value = _role(tokens[at])
    if role in {"a", "an"} and at + 1 < len(tokens):
        at += 1
        role, value = _role(tokens[at])
        if role in {"part", "ordinal"}:
            return Reading(tokens[begin].start(), tokens[at].end(), "fraction", 1 / value), at + 1
    elif role not in {"figure", "unit", "tens", "hundred", "scale", "dozen", "half", "few", "loose", "ordinal", "multiple", "part"}:
        return None, at + 1
    if role == "multiple":
        return Reading(tokens[begin].start(), tokens[at].end(), "multiple", value), at + 1
    if role == "part":
        return None, at + 1
    if role in {"loose", "few"}:
        return _loose(tokens, begin, at)
    return _exact(tokens, begin, at)


def _loose(tokens: list[re.Match[str]], begin: int, at: int) -> tuple[Reading | None, int]:
    """Read dozens, hundreds of thousands, several hundred, a few million."""
    role, low = _role(tokens[at])
    high = low * 10 if role == "loose" else Fraction(9)
    factor = ""
    loose, end = role == "loose", at
    while end + 1 < len(tokens):
        kind, value = _role(tokens[end + 1])
        if kind in {"of", "a"}:
            end += 1
            continue
        if kind not in {"loose", "hundred", "scale", "dozen"}:
            break
        if kind == "dozen":
            low, high = low * value, Fraction(100)
        else:
            low, high = (low if loose else Fraction(1)) * value, (high if loose else Fraction(10)) * value
        loose, end, factor = True, end + 1, tokens[end + 1][0]
    while end > at and tokens[end][0] in {"of", "a"}:
        end -= 1
    if not loose:
        return None, end + 1
    return Reading(tokens[begin].start(), tokens[end].end(), "cardinal", low, high, loose=True, factor=factor), end + 1


def _exact(tokens: list[re.Match[str]], begin: int, at: int) -> tuple[Reading | None, int]:
    """Read a number without loose words, with a fraction, a half or an ordinal ending."""
    total = current = Fraction(0)
    seen, form, factor, last, loose = False, "cardinal", "", "", False
    end = at
    while end < len(tokens):
        role, value = _role(tokens[end])
        if role == "and" and end + 1 < len(tokens):
            following = _role(tokens[end + 1])[0]
            if following in {"a", "half"} or (last in {"hundred", "scale"} and following in {"unit", "tens", "ordinal"}):
                end += 1
                continue
            break
        if role in {"a", "an"} and last and end + 1 < len(tokens) and _role(tokens[end + 1])[0] in {"half", "scale", "hundred", "dozen"}:
            end += 1
            continue
        if not _fits(role, value, last, current):
            break
        if role in {"hundred", "dozen"}:
            current = (current or 1) * value if last != "half" else value / 2
            loose = loose or role == "dozen"
        elif role == "scale":
            whole = current if seen and current else Fraction(1)
            total, current = (total * value, Fraction(0)) if last == "scale" else (total + whole * value, Fraction(0))
            factor = (factor + " " + tokens[end][0]).strip()
        elif role == "ordinal":
            current, form = (current * value if value >= 100 and current else current + value), "ordinal"
        else:
            current += value
        seen, last, end = True, role, end + 1
        if form == "ordinal":
            break
    if not seen:
        return None, at + 1
    while end - 1 > at and tokens[end - 1][0] in {"a", "an", "and"}:
        end -= 1
    number = total + current
    if form == "cardinal" and end < len(tokens) and last in {"unit", "figure"}:
        role, value = _role(tokens[end])
        if value == 4 and begin and tokens[begin - 1][0] in {"first", "last"}:
            return Reading(tokens[begin].start(), tokens[end].end(), "cardinal", number), end + 1
        if role == "part" or (role == "ordinal" and number == 1 and value > 2):
            return Reading(tokens[begin].start(), tokens[end].end(), "fraction", number / value), end + 1
    if last == "half" and number == Fraction(1, 2):
        form = "fraction"
    return Reading(tokens[begin].start(), tokens[end - 1].end(), form, number, loose=loose, factor=factor), end


def _fits(role: str, value: Fraction, last: str, current: Fraction) -> bool:
    """Say whether a token may follow inside one number."""
    if role == "figure":
        return not last
    if role == "unit":
        return not last or (last == "tens" and 0 < value < 10) or last in {"hundred", "scale"}
    if role == "tens":
        return not last or last in {"hundred", "scale"}
    if role == "ordinal":
        return not last or (last == "tens" and value < 10) or last in {"hundred", "scale"} or (value >= 100 and last == "unit")
    if role in {"hundred", "dozen"}:
        return last in {"", "unit", "figure", "half", "tens"} or (role == "hundred" and last == "scale")
    return role in {"scale", "half"} and (role == "scale" or last in {"", "unit", "figure", "tens", "hundred"})
