"""Chinese without the blanks that line breaks and layout leave inside its words: 国家能 源局."""

from __future__ import annotations

import re

_HAN = r"[\u3400-\u9fff\uf900-\ufaff\u2e80-\u2fdf]"
_SIGN = r"[ \t\r\n\u00a0\u00ad\u2002-\u200d\u202f\u2060\u3000\ufeff]"
_ANY = re.compile(_SIGN)
_BLANK = re.compile(rf"(?<={_HAN}){_SIGN}{{1,3}}(?={_HAN})")


def joined(text: str) -> tuple[str, list[int]] | None:
    """Return the text without such blanks and the place of each of its characters; None where there are none."""
    if _ANY.search(text) is None:
        return None
    gaps = [match.span() for match in _BLANK.finditer(text)]
    if not gaps:
        return None
    left_out = {i for start, end in gaps for i in range(start, end)}
    kept = [i for i in range(len(text)) if i not in left_out]
    return "".join(text[i] for i in kept), kept
