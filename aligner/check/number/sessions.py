"""Sessions of congresses of any level: 第十六届人民代表大会第四次会议 is the fourth session of the 16th."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from aligner.check.number.spelling import ordinal, spelled
from aligner.numbers.chinese import value
from aligner.numbers.english import words
from aligner.types import Finding
from aligner.words import patterns as re

_HAN = r"[一二三四五六七八九十\d]{1,4}"
_ZH = re.compile(
    rf"第?(?P<term>{_HAN})届(?P<body>[\u4e00-\u9fff]{{0,14}}?)第?(?P<session>{_HAN})次(?:全体)?(?:会议|全会)"
)
_ORDINAL = r"(?:\d{1,3}(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?)"
_EN = re.compile(
    rf"\b(?P<first>{_ORDINAL})(?P<between>\s+(?:plenary\s+|annual\s+|full\s+)?(?:session|meeting|plenary|plenum)"
    rf"\s+of\s+(?:the\s+)?)(?P<second>{_ORDINAL})\b",
    re.IGNORECASE,
)


def find_sessions(zh: str, en: str) -> Iterator[Finding]:
    """Yield a critical finding where the number of a session and that of the congress changed places."""
    sessions = {(value(m["session"]), value(m["term"])): m for m in _ZH.finditer(zh)}
    for match in _EN.finditer(en) if sessions else ():
        first, second = _ordinal(match["first"]), _ordinal(match["second"])
        source = sessions.get((second, first))
        if source is None or first is None or second is None or (first, second) in sessions:
            continue
        right = f"{spelled(second, ordinal=True) or ordinal(int(second))}{match['between']}{ordinal(int(first))}"
        yield Finding(
            "congress",
            "critical",
            f"{source[0]} is the {right}, not “{match[0]}”: the two numbers have changed places.",
            f"{source[0]} → {match[0]}",
            right,
            0.95,
            source.span(),
            match.span(),
            rule="congress.value",
        )


def _ordinal(word: str) -> Fraction | None:
    """Return the value of "16th", "sixteenth" and "twenty-first"; None for any other word."""
    if word[0].isdigit():
        return Fraction(word.rstrip("stndrh"))
    known = [words().get(part, ("", Fraction(0))) for part in word.lower().split("-")]
    if known[-1][0] not in {"ordinal", "tenth"} or any(role != "tens" for role, _ in known[:-1]):
        return None
    return sum((number for _, number in known), Fraction(0))
