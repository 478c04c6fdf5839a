"""The registry of formats: a new one is a file with a ``read`` function and a line here."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable

from aligner.documents.extraction import Extraction

Reader = Callable[[bytes, str], Extraction]
"""``read(data, name)``: the file's bytes, and its name for messages. Raises InputError where they cannot be used."""

FORMATS: dict[str, str] = {
    ".txt": "aligner.documents.txt",
    ".text": "aligner.documents.txt",
    ".md": "aligner.documents.md",
    ".markdown": "aligner.documents.md",
    ".html": "aligner.documents.html",
    ".htm": "aligner.documents.html",
    ".xhtml": "aligner.documents.html",
    ".docx": "aligner.documents.docx",
    ".docm": "aligner.documents.docx",
    ".pdf": "aligner.documents.pdf",
}
"""Suffix (lower case, with its dot) to the module whose ``read`` is a ``Reader``; imported when it is needed."""

REFUSED = frozenset({".doc", ".wps", ".rtf", ".odt", ".xls", ".xlsx", ".ppt", ".pptx", ".epub", ".zip"})
"""Suffixes that are certainly meant as file names although no reader is there for them."""

_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)


def reader(suffix: str) -> Reader:
    """Return the reader of a suffix; an unknown one is read as plain text."""
    module = importlib.import_module(FORMATS.get(suffix, FORMATS[".txt"]))
    read: Reader = module.read
    return read


def sniff(data: bytes) -> str:
    """Return the suffix that the first bytes speak for (``.docx``, ``.pdf``, ``.html``), or ``""``."""
    if data.startswith(b"PK\x03\x04") and (b"word/" in data or b"[Content_Types].xml" in data[:4096]):
        return ".docx"
    if data.startswith(b"%PDF-"):
        return ".pdf"
    return ".html" if _HTML.match(data[:4096]) else ""
