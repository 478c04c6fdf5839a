"""Files whose lines are in different encodings: UTF-8 with some lines pasted from a GBK editor, or broken bytes."""

from __future__ import annotations

import re

from aligner.documents.plausible import looks_misread, rank

_THREE_HAN = re.compile(rb"(?:[\xe3-\xe9\xef][\x80-\xbf]{2}){3}")
"""Three Chinese characters in UTF-8: GBK bytes look like that only by a rare chance."""


def is_mixed(data: bytes) -> bool:
    """Tell whether data that is not UTF-8 as a whole is UTF-8 for the most part, or has whole lines of it."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    if sum(map(len, re.findall(r"[\u0800-\ufffc]+", text))) > broken:
        return True
    return any(_is_utf8(line) for line in data.split(b"\n") if _THREE_HAN.search(line))


def decode_lines(data: bytes) -> tuple[str, str]:
    """Decode line by line; return the text and the other encoding's name, ``""`` where bytes are merely broken.

    A line that is valid UTF-8 stays UTF-8; any other is read in the encoding in which all of those together are most
    plausible; a line that has but a few bad bytes is broken UTF-8 and shows U+FFFD there.
    """
    lines = data.split(b"\n")
    broken = [line for line in lines if not _is_utf8(line)]
    other = next((codec for codec in rank(b"\n".join(broken)) if not codec.startswith("utf-16")), "")
    used = ""
    out: list[str] = []
    for line in lines:
        text = line.decode("utf-8", errors="replace")
        damaged = "\ufffd" in text and text.count("\ufffd") * 4 > sum(ch > "\x7f" for ch in text)
        if other and (damaged or looks_misread(text, line)):
            text, used = line.decode(other, errors="replace"), other
        out.append(text)
    return "\n".join(out), used


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
