"""A text with every name of a body replaced by one sign, so that short patterns can tell who does what to whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from aligner.spans import Span
from aligner.terms import Match
from aligner.words import patterns as re

FIRST = 0xE000
STRANGER = "\uf8ff"
"""Stands for a name that is in no termbase."""
NAMED = "[\ue000-\uf8fe]"


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The text with signs for names; ``places`` has, for each of its characters, the span in the original text."""

    text: str
    places: tuple[Span, ...]

    def span(self, start: int, end: int) -> Span:
        """Return the original span of ``text[start:end]``."""
        return self.places[start][0], self.places[end - 1][1]

    def find(self, number: int) -> Span | None:
        """Return where the name with this number stands first in the original text."""
        at = self.text.find(sign(number))
        return self.places[at] if at >= 0 else None


def sign(number: int) -> str:
    """Return the sign of the name with a number below 6,000."""
    return chr(FIRST + number)


def numbers(text: str) -> list[int]:
    """Return the numbers of the known names in a stretch of a skeleton."""
    return [ord(char) - FIRST for char in text if FIRST <= ord(char) < ord(STRANGER)]


def skeleton(text: str, names: Iterable[tuple[Span, str]]) -> Skeleton:
    """Replace the given spans by their signs; of two that overlap the one that starts first, then the longer, stays."""
    out: list[str] = []
    places: list[Span] = []
    last = 0
    for (start, end), char in sorted(names, key=lambda name: (name[0][0], -name[0][1])):
        if start < last:
            continue
        out.append(text[last:start])
        places += [(i, i + 1) for i in range(last, start)]
        out.append(char)
        places.append((start, end))
        last = end
    out.append(text[last:])
    places += [(i, i + 1) for i in range(last, len(text))]
    return Skeleton("".join(out), tuple(places))


_ZH_PLACE = frozenset("省市县縣区區州")
_ZH_BRANCH = re.compile(r"[\u4e00-\u9fff]{2,8}?(?:分行|支行|监管局|监督局|分局|办事处|管理局)")
_EN_LEFT = re.compile(
    r"(?:\b(?!(?:Under|With|By|From|To|In|For|At|On|Led|The|And|When|If|All|Of)\b)[A-Z][\w'’-]*\s+){1,5}(?:of\s+(?:the\s+)?)?$"
)
_EN_RIGHT = re.compile(r"\s*\([A-Z]{2,8}\)")
_EN_STRANGER = re.compile(
    r"\b(?:[A-Z][\w'’-]*(?:\s+(?:of|for|and)(?:\s+the)?)?,?\s+){0,8}?(?:Ministry|Department|Bureau|Administration|Commission|"
    r"Committee|Office|Agency|Authority|Council|Bank)\b(?:\s+(?:of|for)(?:\s+the)?(?:\s+(?:and\s+)?[A-Z][\w'’-]*){1,6})?"
)


def wider_zh(text: str, match: Match) -> Span:
    """Return the span of a name with its 省 or 市 and the branch that follows it: 中国人民银行临江省分行."""
    branch = _ZH_BRANCH.match(text, match.end)
    start = match.start - (text[match.start - 1 : match.start] in _ZH_PLACE)
    return start, branch.end() if branch else match.end


def wider_en(text: str, span: Span) -> Span:
    """Return the span of a name with the capitalised words before it and its abbreviation in brackets behind it."""
    left = _EN_LEFT.search(text[max(0, span[0] - 80) : span[0]])
    right = _EN_RIGHT.match(text, span[1])
    start = span[0] - len(left[0]) if left and text[span[0]].isupper() else span[0]
    return start, right.end() if right else span[1]


def strangers(text: str) -> list[tuple[Span, str]]:
    """Return the English names that look like names of bodies."""
    return [(match.span(), STRANGER) for match in _EN_STRANGER.finditer(text)]
