"""The registry of formats: a new one is a file with a ``read`` function and a line here.

Other packages add theirs through the entry-point group ``aligner.readers``, each an instance of ``Format``.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from aligner.documents.extraction import Extraction
from aligner.plugins import Plugin, plugins

Reader = Callable[[bytes, str], Extraction]
"""``read(data, name)``: the file's bytes, and its name for messages. Raises InputError where they cannot be used."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format that another package reads: its suffixes (``.abc``) and the function that reads it."""

    suffixes: tuple[str, ...]
    read: Reader


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
    ".ofd": "aligner.documents.ofd",
}
"""Suffix (lower case, with its dot) to the module whose ``read`` is a ``Reader``; imported when it is needed."""

REFUSED = frozenset({".doc", ".wps", ".rtf", ".odt", ".xls", ".xlsx", ".ppt", ".pptx", ".epub", ".zip"})
"""Suffixes that are certainly meant as file names although no reader is there for them."""

_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)


@cache
def added() -> dict[str, Reader]:
    """Return the readers of other packages by suffix; the project's own suffixes stay its own."""
    found = {suffix: plugin.made.read for plugin in plugins_added() for suffix in plugin.made.suffixes}
    return {suffix: read for suffix, read in found.items() if suffix not in FORMATS}


def plugins_added() -> tuple[Plugin[Format], ...]:
    """Return the plug-ins that read at least one suffix that the project does not."""
    found = plugins("aligner.readers", Format)
    return tuple(plugin for plugin in found if any(suffix not in FORMATS for suffix in plugin.made.suffixes))


def suffixes() -> tuple[str, ...]:
    """Return every suffix that is read, in the order in which one file of several formats is chosen."""
    return (*FORMATS, *added())


def format_name(suffix: str) -> str:
    """Return the name of a suffix's format: md for .markdown; a format of another package bears its suffix."""
    return FORMATS[suffix].rpartition(".")[2] if suffix in FORMATS else suffix[1:]


def reader(suffix: str) -> Reader:
    """Return the reader of a suffix; an unknown one is read as plain text."""
    if suffix in added():
        return added()[suffix]
    module = importlib.import_module(FORMATS.get(suffix, FORMATS[".txt"]))
    read: Reader = module.read
    return read


def sniff(data: bytes) -> str:
    """Return the suffix that the first bytes speak for (``.docx``, ``.pdf``, ``.html``), or ``""``."""
    if data.startswith(b"PK\x03\x04") and (b"word/" in data or b"[Content_Types].xml" in data[:4096]):
        return ".docx"
    if data.startswith(b"PK\x03\x04") and b"OFD.xml" in data:
        return ".ofd"
    if data.startswith(b"%PDF-"):
        return ".pdf"
    return ".html" if _HTML.match(data[:4096]) else ""
