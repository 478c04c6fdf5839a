"""Links words by how they are written: names in pinyin, and Chinese that stands in the English as it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from aligner.spans import Span
from aligner.words import patterns as re
from aligner.words.fold import fold
from aligner.words.pinyin import readings, syllables

Mark = Callable[[Span, Span], None]
_NAME = re.compile(r"\b[A-Z][a-z]+(?:['’][a-z]+)?\b")
_HAN = re.compile(r"[\u3400-\u9fff]+")
_MOST = 50  # names, and runs of Chinese, that are looked for in one text


def spell(zh: str, en: str, mark: Mark) -> None:
    """Call ``mark`` with the Chinese and the English place of each name and each run of Chinese that are the same.

    周明 and "Zhou", "Ming"; 临江省 and "Linjiang"; 液冷 and "液冷".
    """
    folded = fold(zh)
    tried: set[str] = set()
    for match in _NAME.finditer(en):
        if len(tried) < _MOST and match[0] not in tried and (pattern := _pattern(match[0])):
            found = pattern.search(folded)
            if found:
                mark(found.span(), match.span())
            tried.add(match[0])
    for match in list(_HAN.finditer(fold(en)))[:_MOST]:
        at = folded.find(match[0])
        if at >= 0:
            mark((at, at + len(match[0])), match.span())


@lru_cache(maxsize=16384)
def _pattern(word: str) -> re.Pattern[str] | None:
    """Return what finds the Chinese that a word can be the pinyin of, None for a word that is no pinyin."""
    ways = readings(word)
    if not ways:
        return None
    return re.compile("|".join("".join(f"[{syllables()[part]}]" for part in way) for way in ways))
