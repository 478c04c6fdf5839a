"""The value of English figures and number words: two and a half million, twenty-first, hundreds of thousands."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache

from aligner.numbers.chinese import LONGEST
from aligner.numbers.rules import alternatives, table
from aligner.words import patterns as re

# figures, also with misplaced commas (1,7923), which machine translation produces
FIGURE = (
    r"\d{1,3}(?: \d{3})+(?![\d,]|\.\d)|\d{1,3}(?:,\d{2,})+(?:\.\d+(?:,\d+)*)?|\d+(?:\.\d+(?:,\d{3})*)?"
    r"|(?<![\w.)\]])\.\d+"
)
_TOKEN = re.compile(rf"{FIGURE}|[a-z]+(?:-fold)?")
_LARGEST = 10**30  # beyond it a row of scale words is noise
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}

LETTERS = {"bn": 10**9, "b": 10**9, "tn": 10**12, "m": 10**6, "k": 1000}
"""What a letter behind a figure multiplies it by: 1.2bn, 3.5k."""


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


def small_number(word: str) -> Fraction:
    """Return the value of a number in figures or as one word, 0 for another word."""
    return Fraction(int(word)) if word.isdigit() else words().get(word.lower(), ("", Fraction(0)))[1]


@cache
def number_pattern() -> str:
    """Return a pattern for a run of figures and number words in lower-case text."""
    word = rf"{alternatives(w for w in words() if w != 'scores')}|scores(?=\s+of\s)"  # test scores are no twenties
    scale = alternatives(w for w, (role, _) in words().items() if role in {"hundred", "scale", "dozen"})
    opening = alternatives(
        w for w, (role, _) in words().items() if role in {"hundred", "scale", "dozen", "half", "few"}
    )
    item = rf"(?:{word})(?![a-z])"
    link = rf"(?:[\s-]+and[\s-]+(?:an?[\s-]+)?|[\s-]+(?:of\s+)?(?:an?[\s-]+)?|,\s+)(?={item})"
    return (
        rf"(?:(?:{FIGURE})(?:(?:\+?[\s-]*|\s+and\s+a\s+)(?=(?:{scale}|half)(?![a-z]))(?:{item})(?:[\s-]+(?:{scale})(?![a-z]))*)?"
        rf"|(?<![a-z])(?:an?\s+(?=(?:{opening}|third|quarter|fifth|tenth)(?![a-z])))?{item}(?:{link}{item})*)"
    )


@cache
def plain_number() -> re.Pattern[str]:
    """Return ``number_pattern`` compiled, once."""
    return re.compile(number_pattern())


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
    if word[0].isdigit() and len(word) > LONGEST:
        return "figure", Fraction(0)
    if word[0].isdigit() or word[0] == ".":
        return "figure", Fraction(word.translate({44: None, 32: None}))
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
    elif role not in {
        "figure",
        "unit",
        "tens",
        "hundred",
        "scale",
        "dozen",
        "half",
        "few",
        "loose",
        "ordinal",
        "multiple",
        "part",
    }:
        return None, at + 1
    if role == "multiple":
        return Reading(tokens[begin].start(), tokens[at].end(), "multiple", value), at + 1
    if role == "part" or len(tokens[at][0]) > LONGEST:
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


class _Sum:
    """A number that grows word by word; ``last`` is the role of the word before."""

    def __init__(self) -> None:
        self.total = self.current = Fraction(0)
        self.last, self.form, self.factor = "", "cardinal", ""

    def add(self, role: str, value: Fraction, word: str) -> None:
        """Take one more figure or number word."""
        if self.factor == "hundred" and role != "scale":
            self.factor = ""  # two hundred and five
        if role in {"hundred", "dozen"}:
            self.current = value / 2 if self.last == "half" else (self.current or 1) * value
            self.factor = self.factor or word
        elif role == "scale":
            # "hundred million" multiplies what stands before; "million million" multiplies the whole
            self.total = self.total * value if self.last == "scale" else self.total + (self.current or 1) * value
            self.current = Fraction(0)
            chained = self.last in {"scale", "hundred"}  # hundred million, thousand billion
            self.factor = f"{self.factor} {word}".strip() if chained else self.factor or word
        elif role == "ordinal":
            self.current = self.current * value if value >= 100 and self.current else self.current + value
            self.form = "ordinal"
        else:
            self.current += value
        self.last = role


def _exact(tokens: list[re.Match[str]], begin: int, at: int) -> tuple[Reading | None, int]:
    """Read a number without loose words, with a fraction, a half or an ordinal ending."""
    number, end, loose = _Sum(), at, False
    while end < len(tokens) and number.form != "ordinal":
        role, value = _role(tokens[end])
        if _links(tokens, end, number.last):
            end += 1
        elif _fits(role, value, number.last) and number.total < _LARGEST:
            if number.last in {"unit", "tens"} and _small_part(tokens, end):
                break  # six hundred-thousandths
            number.add(role, value, tokens[end][0])
            loose, end = loose or role == "dozen", end + 1
        else:
            break
    if not number.last:
        return None, at + 1
    low, form, start = number.total + number.current, number.form, tokens[begin].start()
    if form == "ordinal" and low >= 100 and end - begin == 2 and tokens[begin][0] == "one":
        return Reading(start, tokens[end - 1].end(), "fraction", 1 / low), end  # one thousandth of the tax
    if form == "cardinal" and end < len(tokens) and number.last in {"unit", "figure"}:
        role, value = _role(tokens[end])
        if (small := _small_part(tokens, end)) and not number.factor:
            return Reading(start, tokens[end + 1].end(), "fraction", low / small), end + 2
        if value == 4 and begin and tokens[begin - 1][0] in {"first", "last"}:
            return Reading(start, tokens[end].end(), "cardinal", low), end + 1  # the first three quarters
        if role == "part" or (role == "ordinal" and low == 1 and value > 2):
            return Reading(start, tokens[end].end(), "fraction", low / value), end + 1
    if number.last == "half" and low == Fraction(1, 2):
        form = "fraction"
    return Reading(start, tokens[end - 1].end(), form, low, loose=loose, factor=number.factor), end


def _small_part(tokens: list[re.Match[str]], at: int) -> Fraction | None:
    """Return the denominator of ten-thousandths and hundred-thousandths."""
    if at + 1 >= len(tokens) or not tokens[at + 1][0].startswith("thousandth"):
        return None
    return {"ten": Fraction(10**4), "hundred": Fraction(10**5)}.get(tokens[at][0])


def _links(tokens: list[re.Match[str]], at: int, last: str) -> bool:
    """Say whether the token is an "and" or "a" inside a number: two and a half million, three hundred and five."""
    word = tokens[at][0]
    if not last or at + 1 >= len(tokens):
        return False
    following = _role(tokens[at + 1])[0]
    if word == "and":
        counted = last in {"hundred", "scale"} and following in {"unit", "tens", "ordinal"}
        return counted or following == "half" or (following == "a" and _role_at(tokens, at + 2) == "half")
    return word in {"a", "an"} and following in {"half", "scale", "hundred", "dozen"}


def _role_at(tokens: list[re.Match[str]], at: int) -> str:
    """Return the role of a token, or an empty string after the last one."""
    return _role(tokens[at])[0] if at < len(tokens) else ""


def _fits(role: str, value: Fraction, last: str) -> bool:
    """Say whether a token may follow inside one number."""
    if role == "figure":
        return not last
    if role == "unit":
        return not last or (last == "tens" and 0 < value < 10) or last in {"hundred", "scale"}
    if role == "tens":
        return not last or last in {"hundred", "scale"}
    if role == "ordinal":
        return (
            not last
            or (last == "tens" and value < 10)
            or last in {"hundred", "scale"}
            or (value >= 100 and last == "unit")
        )
    if role in {"hundred", "dozen"}:
        return last in {"", "unit", "figure", "half", "tens"} or (role == "hundred" and last == "scale")
    return role in {"scale", "half"} and (role == "scale" or last in {"", "unit", "figure", "tens", "hundred"})
