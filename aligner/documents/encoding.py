"""Bytes to text: byte-order mark, strict UTF-8, HZ, UTF-16/32 without a mark, then the most plausible legacy encoding.

A general detector was tried first: charset-normalizer, given the same candidates, read 5% of two-character and 66% of
four-character pieces of policy text in GBK right (``国务院`` came out as Big5); the ranking in ``plausible`` does all.
"""

from __future__ import annotations

from dataclasses import dataclass

from aligner.documents.mixed import decode_lines, is_mixed
from aligner.documents.plausible import looks_misread, rank, wide_codec
from aligner.errors import InputError

BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)

DECLARED = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
}
"""Declarations that are believed; iso-8859-1, say, is what a server writes over any page."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded file: its text without the byte-order mark, the encoding's Python name, and what was odd."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, name: str, declared: str = "") -> Decoded:
    """Decode ``data``; ``declared`` is the encoding that the file itself names (an HTML page's charset), if any.

    Raises InputError where the bytes are no text in any of the encodings known here.
    """
    for bom, codec in BOMS:
        if data.startswith(bom):
            return _decode_as(data[len(bom) :], codec, name)
    if b"\0" in data:
        codec = wide_codec(data)
        if codec:
            return _decode_as(data, codec, name)
        if data.count(0) > len(data) // 100 + 1:
            raise InputError(f"{name}: this is not a text file; give a .txt, .md, .html, .docx or .pdf document.")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_legacy(data, name, declared)
    if text.isascii():
        return _decode_seven_bit(data, text)
    if looks_misread(text, data):
        return Decoded(data.decode("gb18030"), "gb18030")
    return Decoded(text, "utf-8")


def _decode_as(data: bytes, codec: str, name: str) -> Decoded:
    try:
        return Decoded(data.decode(codec), codec)
    except UnicodeDecodeError:
        text = data.decode(codec, errors="replace")
        note = f"{name}: some bytes are no valid {codec} and are shown as �; check the file."
        return Decoded(text, codec, (note,))


def _decode_seven_bit(data: bytes, text: str) -> Decoded:
    """HZ writes Chinese in seven bits, between ``~{`` and ``~}``: anything else in ASCII is plain ASCII."""
    if "~{" in text and "~}" in text:
        try:
            hz = data.decode("hz")
        except UnicodeDecodeError:
            return Decoded(text, "utf-8")
        if not hz.isascii():
            return Decoded(hz, "hz")
    return Decoded(text, "utf-8")


def _decode_legacy(data: bytes, name: str, declared: str) -> Decoded:
    """Decode what is not UTF-8: as declared, else in one legacy encoding, else line by line."""
    trusted = DECLARED.get(declared.lower())
    for guess in () if is_mixed(data) else (*([trusted] if trusted else []), *rank(data)):
        try:
            return Decoded(data.decode(guess), guess)
        except UnicodeDecodeError:
            continue
    text, codec = decode_lines(data)
    if codec and "\ufffd" not in text:
        note = f"{name}: the lines are in different encodings (utf-8 and {codec}); each was read in its own."
    elif text.count("\ufffd") > len(text) // 5:
        raise InputError(f"{name}: the encoding cannot be told; open the file in an editor and save it as UTF-8.")
    else:
        note = (
            f"{name}: {text.count(chr(0xFFFD))} broken characters are shown as �; check the file or save it as UTF-8."
        )
    return Decoded(text, f"utf-8+{codec}" if codec else "utf-8", (note,))
