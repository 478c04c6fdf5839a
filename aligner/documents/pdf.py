"""PDF (extra ``pdf``): the text layer page by page, wrapped lines joined, page numbers and running heads dropped."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import Any

from aligner.documents.extraction import Extraction
from aligner.errors import InputError
from aligner.types import Removal

_PAGE_NUMBER = re.compile(
    r"[-–—\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*(?:/|of|[,，]?\s*共)[\s共]*\d{1,4}\s*页?)?[-–—\s]*|Page \d+(?: of \d+)?"
)
_ENDS = re.compile(r"[。！？；：.!?;:][”’」』）)\"']*\s*$")
_STARTS = re.compile(
    r"\s*(?:第[一二三四五六七八九十百零\d]+[条章节]|[一二三四五六七八九十]+、|（[一二三四五六七八九十\d]+）|\(?\d+[.)、]|[-•·])|\s{2,}|\u3000"
)
_FULL = 0.8
"""A line of at least this share of the page's widest line may be wrapped; a shorter one ends its paragraph."""


def read(data: bytes, name: str) -> Extraction:
    """Read a PDF's text layer. Raises InputError without pypdfium2, for encrypted, damaged and scanned files."""
    try:
        import pypdfium2
    except ImportError:
        raise InputError(f'{name}: reading a PDF needs pypdfium2; run: pip install "aligner[pdf]"') from None
    try:
        with pypdfium2.PdfDocument(data) as pdf:
            pages = [_lines(pdf, i) for i in range(len(pdf))]
    except pypdfium2.PdfiumError as error:
        why = "password-protected; remove the password" if "assword" in str(error) else "damaged; export it again"
        raise InputError(f"{name}: the PDF is {why}.") from None
    if not any(line.strip() for page in pages for line in page):
        raise InputError(f"{name}: the PDF has no text layer (a scan); run text recognition on it first.")
    return _extract(pages)


def _lines(pdf: Any, index: int) -> list[str]:
    page = pdf[index].get_textpage()
    text: str = page.get_text_range()
    # pdfium marks a hyphen at a line's end with U+FFFE or U+0002
    return [line for line in re.sub("[\ufffe\x02](?:\r?\n)?", "", text).splitlines() if line.strip()]


def _extract(pages: list[list[str]]) -> Extraction:
    edges = Counter(line.strip() for page in pages for line in {*page[:1], *page[-1:]})
    text = ""
    dropped: list[Removal] = []
    for page in pages:
        widest = max(map(_width, page), default=0)
        for i, line in enumerate(page):
            at, end = len(text), len(text) + len(line) + 1
            text += line + "\n"
            at_edge = i in (0, len(page) - 1)
            if at_edge and (_PAGE_NUMBER.fullmatch(line.strip()) or edges[line.strip()] > max(2, len(pages) // 2)):
                dropped.append(Removal("page-furniture", at, end, text[at:end]))
            elif _wraps(line, page[i + 1] if i + 1 < len(page) else "", widest):
                gap = "" if line.rstrip()[-1] >= "\u2e80" else " "
                dropped.append(Removal("line-wrap", end - 1, end, "\n", gap))
    return Extraction(text, None, tuple(dropped), judged=frozenset({"page-furniture"}))


def _wraps(line: str, following: str, widest: int) -> bool:
    if not following or _ENDS.search(line) or _STARTS.match(following) or _PAGE_NUMBER.fullmatch(following.strip()):
        return False
    return _width(line) >= _FULL * widest


def _width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(ch) in "WF" else 1 for ch in line)
