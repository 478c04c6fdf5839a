"""Renderings by their first letters in a longer acronym: "real estate" in REAT, "low-income" in LMICs."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from aligner.words import patterns as re
from aligner.words.english import is_content, phrase

_ACRONYM = re.compile(r"\b[A-Z]{3,7}(?=s?\b)")
_KNOWN = frozenset(
    [
        *("CPC", "CCP", "NPC", "CPPCC", "PRC", "ROC", "USA", "USD", "RMB", "CNY", "GDP", "WTO", "WHO", "IMF", "COVID"),
        *("CEO", "CFO", "NGO", "SOE", "SOES", "SME", "SMES", "MSME", "FDI", "ASEAN", "APEC", "BRICS", "UNESCO", "NTD"),
    ]
)
"""Acronyms that stand for themselves in any document, and so for no other term."""
_WORDS = 2  # of a rendering


def in_letters(en: str, renderings: Iterable[str]) -> bool:
    """Say whether an acronym of the English begins with the letters of a rendering, others between them or behind.

    A rendering of two words or more opens the acronym, in one piece (RE of REAT) or parted (L and I of LMIC), which has
    more letters: as one of its own the termbase would know it.
    """
    acronyms = {m[0] for m in _ACRONYM.finditer(en)} - _KNOWN
    if not acronyms:
        return False
    return any(_opens(letters, acronym) for acronym in acronyms for r in renderings if (letters := _letters(r)))


@lru_cache(maxsize=8192)
def _letters(rendering: str) -> str:
    words = [word for word in phrase(rendering) if is_content(word)]
    letters = "".join(word.stem[:1] for word in words).upper()
    return letters if len(letters) >= _WORDS and letters.isalpha() else ""


def _opens(letters: str, acronym: str) -> bool:
    """Say whether the letters stand in an acronym in order, the first one first."""
    if acronym[0] != letters[0] or len(acronym) <= len(letters):
        return False
    rest = iter(acronym)
    return all(letter in rest for letter in letters)
