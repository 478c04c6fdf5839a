"""What is to be seen beside a finding before its figure or name is believed: bounds, countries, like figures."""

from __future__ import annotations

from functools import cache

from aligner.correct.words import words
from aligner.spans import Span
from aligner.words import patterns as re
from aligner.words.english import is_content
from aligner.words.english import words as english_words

_AROUND = 4
_FAR = 3
"""Figures of so many digits or more that have more than half of them different are no slip of one another."""
_BEGUN = re.compile(r"\b[A-Z]{2,3}\s*$|\d[\d.,]*\s+$")


@cache
def _any(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(sorted(words(kind), key=len, reverse=True)))


def bounded(zh: str, span: Span | None) -> bool:
    """Say whether a word for a bound (至少, 以上, 左右 ...) stands in or beside a figure of the Chinese."""
    return span is not None and _any("bound-zh").search(zh[max(0, span[0] - _AROUND) : span[1] + _AROUND]) is not None


def abroad(zh: str, span: Span | None) -> bool:
    """Say whether another country's name stands right before a body's: 美国商务部 is no 商务部 of the termbase."""
    return span is not None and any(zh[: span[0]].endswith(name) for name in words("abroad"))


def alike(old: str, new: str) -> bool:
    """Say whether one figure may be a slip for the other, not a figure from another sentence.

    Scale and unit slips keep the digits, others change a few; texts without digits are not judged.
    """
    a, b = (re.sub(r"\D", "", text).strip("0") for text in (old, new))
    if len(a) < _FAR or len(b) < _FAR or sorted(a) == sorted(b) or a.startswith(b) or b.startswith(a):
        return True
    return 2 * _distance(a, b) <= max(len(a), len(b))


def shrinks(old: str, new: str) -> bool:
    """Say whether a suggestion has at least two content words less: the old words may have said something more."""
    before, after = (sum(map(is_content, english_words(text))) for text in (old, new))
    return after + 1 < before


def in_part(en: str, span: Span) -> bool:
    """Say whether a place is but a part of a figure, a sum (HK, US, RMB before it) or a word with hyphens."""
    start, end = span
    ahead, behind = en[max(0, start - 6) : start], en[end : end + 2]
    inner = (ahead[-1:].isalnum() and en[start : start + 1].isalnum()) or (en[end - 1 : end] + behind[:1]).isalnum()
    hyphen = re.match(r"[-‑]\w", behind) is not None or re.search(r"\w[-‑]$", ahead) is not None
    return (bool(behind) and inner) or hyphen or _BEGUN.search(ahead) is not None


def _distance(a: str, b: str) -> int:
    """Return how many digits must change, come or go (Levenshtein 1966)."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, start=1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, start=1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]
