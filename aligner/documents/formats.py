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
    ".doc": "aligner.documents.office",
    ".wps": "aligner.documents.office",
    ".rtf": "aligner.documents.office",
    ".odt": "aligner.documents.office",
    ".srt": "aligner.documents.subtitles",
    ".vtt": "aligner.documents.subtitles",
}
"""Suffix (lower case, with its dot) to the module whose ``read`` is a ``Reader``; imported when it is needed."""

TABLES: dict[str, str] = dict.fromkeys((".xlsx", ".xlsm", ".ods", ".xls", ".csv", ".tsv"), "aligner.documents.sheets")
"""Suffixes of tables: read where one is named, but never looked for in a folder, where they are results as a rule."""

PAIRS = (".tmx", ".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff")
"""Suffixes of files that hold pairs of both languages (``aligner.bitext``)."""

REFUSED = frozenset({*TABLES, *PAIRS, ".ppt", ".pptx", ".epub", ".zip"})
"""Further suffixes that are certainly meant as file names."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
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
    module = FORMATS.get(suffix, "")
    several = module.rpartition(".")[2] in ("office", "subtitles")
    return module.rpartition(".")[2] if module and not several else suffix[1:]


def reader(suffix: str) -> Reader:
    """Return the reader of a suffix; an unknown one is read as plain text."""
    if suffix in added():
        return added()[suffix]
    module = importlib.import_module(FORMATS.get(suffix) or TABLES.get(suffix) or FORMATS[".txt"])
    read: Reader = module.read
    return read


def sniff(data: bytes) -> str:
    """Return the suffix that the first bytes speak for (``.docx``, ``.pdf``, ``.html`` ..), or ``""``."""
    if data.startswith(b"PK\x03\x04"):
        return _sniff_zip(data)
    if data.startswith(b"%PDF-"):
        return ".pdf"
    if data.startswith(b"{\\rtf"):
        return ".rtf"
    if data.startswith(_OLE) and "WordDocument".encode("utf-16-le") in data:
        return ".doc"
    if data.startswith(_OLE) and "Workbook".encode("utf-16-le") in data:
        return ".xls"
    return ".html" if _HTML.match(data[:4096]) else ""


def _sniff_zip(data: bytes) -> str:
    """Tell the documents apart that are zip archives: by names that stand in their directory."""
    if b"mimetypeapplication/vnd.oasis.opendocument." in data[:100]:
        return {b"t": ".odt", b"s": ".ods"}.get(data.split(b"opendocument.", 1)[1][:1], "")
    if b"OFD.xml" in data:
        return ".ofd"
    if b"xl/workbook.xml" in data:
        return ".xlsx"
    return ".docx" if b"word/" in data or b"[Content_Types].xml" in data[:4096] else ""
