"""What a row was when it was exported, in eight letters: so that an edited file shows what was edited in it.

An exported row carries its key and its base. A row that comes back with the same base was not edited; one that was
edited meets a row that is still what it was, or one that was changed meanwhile: then there is a conflict.
"""

from __future__ import annotations

from hashlib import sha256

from aligner.files.xml_text import ILLEGAL, REPLACEMENT


def base(zh: str, en: str, status: str, note: str) -> str:
    """Return a letter and eight hexadecimal digits of what a person may edit in a row, and of its Chinese.

    The letter keeps spreadsheets from taking it for a number.
    """
    text = "\0".join((plain(zh), plain(en), status, plain(note)))
    return "b" + sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def plain(text: str) -> str:
    """Return a text as every format gives it back: line ends as LF, what XML cannot hold as U+FFFD."""
    return ILLEGAL.sub(REPLACEMENT, text.replace("\r\n", "\n").replace("\r", "\n"))
