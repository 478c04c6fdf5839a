"""XML files in any encoding that Python knows: Python's own parser reads UTF-8, UTF-16 and Latin ones alone."""

from __future__ import annotations

import codecs
import re

from aligner.errors import InputError

_DECLARED = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']\s*([A-Za-z0-9._:-]{1,40})\s*[\"'][^>]{0,100}\?>", re.S
)
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,300}\?>", re.S)
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}
"""Encodings that files name although they hold characters of the larger one that was made of it."""


def utf8_xml(data: bytes, name: str) -> bytes:
    """Return an XML file's bytes as UTF-8 that the parser reads, as they are where it reads them already.

    Raises:
        InputError: the file names an encoding that Python does not know, or is not in the one that it names.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or data[:4] in (b"<\0?\0", b"\0<\0?"):
        return _without(data.decode("utf-16", "replace") if data[0] > 0x7F else _wide(data))
    found = _DECLARED.match(data[:1024])
    declared = found[1].decode("ascii") if found else "utf-8"
    try:
        codec = codecs.lookup(declared).name
        b"".decode(codec)
    except LookupError:
        raise InputError(
            f"{name}: it names the encoding {declared!r}, which is unknown; save it as UTF-8 and try again."
        ) from None
    if codec in ("utf-8", "ascii") or data.startswith(codecs.BOM_UTF8):
        return data if codec in ("utf-8", "ascii") else _without(data.decode("utf-8-sig", "replace"))
    try:
        return _without(data.decode(_WIDER.get(codec, codec)))
    except UnicodeDecodeError as error:
        raise InputError(
            f"{name}: byte {error.start:,} is no {declared}, which the file says that it is in; save it as UTF-8."
        ) from None


def _wide(data: bytes) -> str:
    return data.decode("utf-16-le" if data[0] else "utf-16-be", "replace")


def _without(text: str) -> bytes:
    """Return a text without its declaration, which would name the old encoding, as UTF-8."""
    return _DECLARATION.sub("", text.removeprefix("\ufeff"), count=1).encode("utf-8", "replace")
