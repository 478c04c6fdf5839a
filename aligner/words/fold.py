"""Folds spellings that mean the same onto one another, character by character, so that offsets never move."""

from __future__ import annotations

import string
from functools import cache, lru_cache

from aligner.datafiles import rows
from aligner.words.plain_forms import plain_forms

_QUOTES = "“”„‟＂「」『』〝〞"
_LONGEST = 1000
"""Characters of a text whose folded form is kept for a while."""
_SPACES = "\u00a0\u2002\u2003\u2009\u202f\u3000"


@cache
def folding() -> dict[int, int]:
    """Return the character map: traditional to simplified, full width to half width, upper case to lower, one quote."""
    fold = {ord(char): ord(plain) for char, plain, _ in rows("words", "fold.tsv")}
    fold |= {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    fold |= dict.fromkeys(map(ord, _SPACES), ord(" "))
    fold |= dict.fromkeys(map(ord, _QUOTES), ord('"'))
    for code, plain in plain_forms().items():
        fold[code] = fold.get(ord(plain), ord(plain))
    for upper, lower in zip(string.ascii_uppercase, string.ascii_lowercase, strict=True):
        fold[ord(upper)] = fold[ord(upper) + 0xFEE0] = ord(lower)
    return fold


def fold(text: str) -> str:
    """Return the text in the spelling in which terms are looked up; it has exactly as many characters as before."""
    return _folded(text) if len(text) <= _LONGEST else text.translate(folding())


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    """Return a short text folded: a pair's is asked for by everyone who looks at it."""
    return text.translate(folding())
