"""What XML cannot hold, in TMX, XLIFF and XLSX: control characters and halves of surrogate pairs.

XML 1.0 (section 2.2, production Char) allows tab, line feed, carriage return and everything from U+0020 but for
U+D800 to U+DFFF, U+FFFE and U+FFFF. XLIFF and XLSX have ways to write the rest; where a format has none, each such
character becomes U+FFFD, and a warning says how many.
"""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Iterator
from typing import Any

from aligner.errors import AlignerWarning
from aligner.files.atomic import atomic_write

ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
REPLACEMENT = "\ufffd"


class Legal:
    """Replaces what XML cannot hold and counts how often that was needed."""

    def __init__(self) -> None:
        self.replaced = 0

    def __call__(self, text: str) -> str:
        """Return the text with U+FFFD for every character that XML cannot hold."""
        legal, count = ILLEGAL.subn(REPLACEMENT, text)
        self.replaced += count
        return legal

    def warn(self, path: object) -> None:
        """Warn where something was replaced."""
        if self.replaced:
            warnings.warn(
                f"{path}: {lost(self.replaced)}; alignment.jsonl has the exact text.",
                AlignerWarning,
                stacklevel=3,
            )


def lost(count: int) -> str:
    """Say how many characters could not be written."""
    many = f"{count:,} characters" if count > 1 else "one character"
    return f"{many} that the format cannot hold became U+FFFD"


def pieces(text: str) -> Iterator[tuple[str, str]]:
    """Yield (text, character) alternately: legal stretches, each with the illegal character behind it, last ""."""
    at = 0
    for match in ILLEGAL.finditer(text):
        yield text[at : match.start()], match[0]
        at = match.end()
    yield text[at:], ""


def write_xml(root: Any, path: str | os.PathLike[str], doctype: str = "") -> None:
    """Write an element tree of lxml as an indented UTF-8 file, whole or not at all."""
    from lxml import etree

    more: Any = {"doctype": doctype} if doctype else {}
    with atomic_write(path, encoding=None) as file:
        file.write(etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True, **more))
