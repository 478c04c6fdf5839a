"""Document text made safe to show: in HTML, and on a terminal where a Chinese character takes two columns."""

from __future__ import annotations

import html
import unicodedata

from aligner.words import patterns as re

# Control characters (white space aside), lone surrogates, and the marks that turn the direction of text around:
# on a terminal they could move the cursor or forge output, in HTML they are not allowed or change what follows.
_UNSAFE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


def escape(text: object) -> str:
    """Escape for HTML, in text and in quoted attributes; a character that HTML cannot hold becomes U+FFFD."""
    return html.escape(_UNSAFE.sub("\ufffd", str(text)))


def one_line(text: str) -> str:
    """Put text on one line that is safe on a terminal: white space collapsed, control characters as U+FFFD."""
    return _UNSAFE.sub("\ufffd", " ".join(text.split()))


def visible(text: str) -> str:
    """Name the characters that cannot be seen, so that a log can show them: U+00A0 becomes ``[U+00A0]``.

    A space between other characters is left as it is, text of spaces alone is named too.
    """
    shown = "" if text.isspace() else " "
    return "".join(
        f"[U+{ord(char):04X}]" if char != shown and unicodedata.category(char)[0] in "ZC" else char for char in text
    )


def columns(text: str) -> int:
    """Return how many terminal columns a text takes (Unicode Standard Annex 11: wide 2, combining 0, others 1)."""
    return sum(_char_columns(char) for char in text)


def fit(text: str, width: int) -> str:
    """Put text on one line of exactly ``width`` columns: cut with an ellipsis, or padded with spaces."""
    text = one_line(text)
    used = columns(text)
    if used <= width:
        return text + " " * (width - used)
    out, used = "", 0
    for char in text:
        if used + _char_columns(char) > width - 1:
            break
        out += char
        used += _char_columns(char)
    return f"{out}…" + " " * (width - used - 1)


def _char_columns(char: str) -> int:
    """Return the columns of one character."""
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
