"""Links words by how they are written: names in pinyin, and Chinese that stands in the English as it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from operator import contains

from aligner.spans import Span
from aligner.words import patterns as re
from aligner.words.fold import fold
from aligner.words.pinyin import readings, syllables

Mark = Callable[[Span, Span], None]
Way = tuple[frozenset[str], ...]
"""For each character of a word what it can be."""
_NAME = re.compile(r"\b[A-Z][a-z]+(?:['’][a-z]+)?\b")
_HAN = re.compile(r"[\u3400-\u9fff]+")
_MOST = 50  # names, and runs of Chinese, that are looked for in one text


def spell(zh: str, en: str, mark: Mark) -> None:
    """Call ``mark`` with the Chinese and the English place of each name and each run of Chinese that are the same.

    周明 and "Zhou", "Ming"; 临江省 and "Linjiang"; 液冷 and "液冷".
    """
    folded = fold(zh)
    held = frozenset(folded)
    tried: set[str] = set()
    for match in _NAME.finditer(en):
        name = match[0]
        if len(tried) < _MOST and name not in tried and (ways := _ways(name)):
            found = _first(folded, [way for way in ways if not any(map(held.isdisjoint, way))])
            if found:
                mark(found, match.span())
            tried.add(name)
    if en.isascii():
        return
    for match in list(_HAN.finditer(fold(en)))[:_MOST]:
        at = folded.find(match[0])
        if at >= 0:
            mark((at, at + len(match[0])), match.span())


def _first(text: str, ways: list[Way]) -> Span | None:
    """Return the first place of a text that can be read in one of some ways."""
    for at in range(len(text)) if ways else ():
        for way in ways:
            end = at + len(way)
            if text[at] in way[0] and end <= len(text) and all(map(contains, way, text[at:end])):
                return at, end
    return None


@lru_cache(maxsize=16384)
def _ways(word: str) -> tuple[Way, ...]:
    """Return the Chinese that a word can be the pinyin of, none for a word that is no pinyin."""
    return tuple(tuple(map(_characters, way)) for way in readings(word))


@lru_cache(maxsize=1024)
def _characters(syllable: str) -> frozenset[str]:
    return frozenset(syllables()[syllable])
