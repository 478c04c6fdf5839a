"""Language codes as exchange formats write them: zh-CN, zh_Hans, cmn, zho, chi, EN-US, eng."""

from __future__ import annotations

import re

_KNOWN = {
    "zh": frozenset({"zh", "zho", "chi", "cmn", "chs", "cht", "zhs", "zht", "chinese"}),
    "en": frozenset({"en", "eng", "enu", "eng-us", "english"}),
}
_PARTS = re.compile(r"[-_\s(]+")


def language_of_code(code: str | None) -> str:
    """Return "zh" or "en" for a code of either in any of the usual spellings, "" for every other."""
    first = _PARTS.split((code or "").strip().lower())[0]
    return next((language for language, codes in _KNOWN.items() if first in codes), "")
