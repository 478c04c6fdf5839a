"""The letters before the number of a document: 工信部联节〔2025〕417号 is "Gong Xin Bu Lian Jie", not "Union Section".

Good English spells them in pinyin, gives initials, names the body that issued the document, or leaves them out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from aligner.check.tables import table
from aligner.numbers import Quantity
from aligner.types import Finding
from aligner.words import patterns as re
from aligner.words.fold import fold
from aligner.words.pinyin import readings, syllables

_LETTERS = re.compile(
    r"(?:^|[\s(《:,;、。“]|根据|依据|按照|依照|印发|参见|详见)((?!根据|依据|按照)[\u4e00-\u9fff]{2,10})$"
)
_IN_WORDS = re.compile(r"(?:令|公告|通告|通知|文件|批复)$")
_NAMED = re.compile(r"(?:^|[(,;:“”\"《》\[])\s*([A-Za-z][^(),;:“”\"\[\]]{2,80}?)\s*$")
_WORD = re.compile(r"[A-Za-z][\w'’.-]*")
_MOST_WORDS = 9  # more are no letters but a sentence


def find_issuers(zh: str, en: str, pairs: Iterable[tuple[Quantity, Quantity]]) -> Iterator[Finding]:
    """Yield the document numbers whose letters were translated word by word or spelled wrongly.

    Args:
        zh: the Chinese text.
        en: its English.
        pairs: the document numbers of both that belong together.
    """
    for a, b in pairs:
        letters, named = _LETTERS.search(fold(zh[: a.start])), _NAMED.search(en[: b.start])
        if letters is None or named is None or _IN_WORDS.search(letters[1]) or _right(letters[1], named[1]):
            continue
        span, source = named.span(1), letters.span(1)
        written = zh[slice(*source)]
        right = spelled(letters[1])
        message = f"{written} are letters of the body that issued the document{f' ({right})' if right else ''}, "
        yield Finding(
            "document_number",
            "major",
            f"{message}not “{named[1]}”.",
            f"{zh[source[0] : a.end]} → {en[span[0] : b.end]}",
            right,
            0.85,
            source,
            span,
            rule="document_number.letters",
        )


def _right(letters: str, named: str) -> bool:
    """Say whether the English before a number may stand for the letters; also where nobody can tell."""
    words = _WORD.findall(named)
    if len(words) > _MOST_WORDS or all(word.lower().rstrip(".") in _plain() for word in words):
        return True
    tail = "".join(words).lower()
    if tail.endswith("".join(_reading(char)[:1].lower() or "?" for char in letters)) or _spells(words, letters):
        return True
    issuer = next((right for pattern, right in _issuers() if pattern.search(letters)), None)
    if issuer is not None:
        return bool(issuer.search(named))
    return not all(readings(word) for word in words)


def spelled(letters: str) -> str:
    """Return the letters in pinyin, "Gong Xin Bu Lian Jie"; empty where a character has several readings."""
    said = [_reading(char) for char in letters]
    return " ".join(said) if all(said) else ""


def _spells(words: list[str], letters: str) -> bool:
    """Say whether the last words are the letters in pinyin, however they are divided into words."""
    ways: list[tuple[str, ...]] = [()]
    for word in reversed(words):
        ways = [(*reading, *way) for reading in readings(word) for way in ways]
        ways = [way for way in ways if _fits(way, letters[-len(way) :])]
        if any(len(way) == len(letters) for way in ways):
            return True
    return False


def _fits(way: tuple[str, ...], letters: str) -> bool:
    if len(way) != len(letters):
        return False
    return all(char in syllables()[syllable] for syllable, char in zip(way, letters, strict=True))


@cache
def _reading(char: str) -> str:
    known = {row[1]: row[2] for row in table("issuers.tsv") if row[0] == "reading"}
    own = [syllable for syllable, characters in syllables().items() if char in characters]
    return known.get(char) or (own[0].capitalize() if len(own) == 1 else "")


@cache
def _issuers() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    rows = [row for row in table("issuers.tsv") if row[0] == "issuer"]
    return tuple((re.compile(letters), re.compile(named, re.IGNORECASE)) for _, letters, named in rows)


@cache
def _plain() -> frozenset[str]:
    return frozenset(row[1] for row in table("issuers.tsv") if row[0] == "plain")
