"""Compatibility forms of Chinese characters, as PDF files hold them (⼆⼗⼤): each and the ordinary character."""

from __future__ import annotations

import unicodedata
from functools import cache

from aligner.datafiles import rows

FORMS = "\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f"
"""The blocks that hold them, as the inside of a character class: radicals, and compatibility ideographs."""

_BLOCKS = ((0x2E80, 0x2FE0), (0xF900, 0xFB00), (0x2F800, 0x2FA20))


@cache
def plain_forms() -> dict[int, str]:
    """Return the map from a form's code point to the ordinary character, for ``str.translate``; one to one."""
    plain = {code: unicodedata.normalize("NFKC", chr(code)) for block in _BLOCKS for code in range(*block)}
    forms = {code: char for code, char in plain.items() if len(char) == 1 and ord(char) != code}
    return {ord(radical): char for radical, char in rows("words", "radicals.tsv")} | forms
