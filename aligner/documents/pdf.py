"""PDF: the text layer by its places on the pages, put in order by ``aligner.documents.layout``."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from aligner.documents.extraction import Extraction
from aligner.documents.layout.compose import compose
from aligner.documents.layout.page import GAP, Glyph, Page, Rule, runs, walled
from aligner.errors import InputError

_THIN = 2.5
"""Points up to which a filled box is a ruled line."""

_LOW, _TALL, _SAMPLE = frozenset("acemnorsuvwxz"), frozenset("bdhkl"), 200
_TIGHT = 0.88
"""Share of the height of tall letters up to which boxes of low ones are those of their shapes."""

_SIZES = 5
"""Chinese characters of a page that have more heights than these have those of their shapes."""

_ASCENT, _DESCENT = 0.9, 0.25
"""Shares of the size by which type stands above and below its line."""

_HYPHENS = frozenset("\x02\ufffe")
"""What pdfium gives for a hyphen at the end of a line."""


def read(data: bytes, name: str) -> Extraction:
    """Read a PDF's text layer. Raises InputError for encrypted, damaged and scanned files and for vertical text."""
    try:
        import pypdfium2
    except ImportError:
        raise InputError(f"{name}: reading a PDF needs pypdfium2; run: pip install pypdfium2") from None
    try:
        with pypdfium2.PdfDocument(data) as pdf:
            pages = [_page(pdf, index) for index in range(len(pdf))]
    except pypdfium2.PdfiumError as error:
        why = "password-protected; remove the password" if "assword" in str(error) else "damaged; export it again"
        raise InputError(f"{name}: the PDF is {why}.") from None
    return compose(pages, name)


def _page(pdf: Any, index: int) -> Page:
    page = pdf[index]
    try:
        width, height = page.get_size()
        text = page.get_textpage()
        try:
            rules = list(_rules(page, height))
            found = list(runs(walled(_even(text, height, list(_glyphs(text, height))), rules)))
        finally:
            text.close()
        return Page(width, height, found, rules)
    finally:
        page.close()


def _even(text: Any, height: float, found: list[Glyph]) -> Iterable[Glyph]:
    """Return characters whose boxes are as high as the type; where a font does not say it, from the line they stand on.

    pdfium gives a font without ascent and descent the boxes of its shapes: an x is lower than an h, and 工 than 用.
    """
    return _glyphs(text, height, _from_baseline(text)) if _shaped(found) else found


def _shaped(found: list[Glyph]) -> bool:
    """Tell whether the boxes of characters are as high as their shapes, and not as their type."""
    low, tall = ([g[4] - g[3] for g in found if g[0] in kind][:_SAMPLE] for kind in (_LOW, _TALL))
    if low and tall and sorted(low)[len(low) // 2] <= _TIGHT * sorted(tall)[len(tall) // 2]:
        return True
    return len({round(g[4] - g[3], 1) for g in found if "\u3400" <= g[0] <= "\u9fff"}) > _SIZES


def _from_baseline(text: Any) -> Callable[[Any, int, Any], bool]:
    """Return a function that gives a character the box of its type, by its line and its size."""
    import pypdfium2.raw as pdfium

    matrix = pdfium.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()

    def box_of(page: Any, index: int, place: Any) -> bool:
        if not pdfium.FPDFText_GetLooseCharBox(page, index, place):
            return False
        pdfium.FPDFText_GetCharOrigin(page, index, ctypes.byref(x), ctypes.byref(y))
        pdfium.FPDFText_GetMatrix(page, index, ctypes.byref(matrix))
        size = pdfium.FPDFText_GetFontSize(page, index) * (abs(matrix.d) or 1.0)
        given = ctypes.cast(place, ctypes.POINTER(pdfium.FS_RECTF)).contents
        if matrix.b == matrix.c == 0 and size > 0:
            given.top, given.bottom = y.value + _ASCENT * size, y.value - _DESCENT * size
        return True

    return box_of


def _glyphs(text: Any, height: float, box_of: Callable[[Any, int, Any], Any] | None = None) -> Iterator[Glyph]:
    """Yield the characters with their boxes; the boxes of a line are as high as its type."""
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    place = ctypes.byref(box)
    code_of, box_of = pdfium.FPDFText_GetUnicode, box_of or pdfium.FPDFText_GetLooseCharBox
    high = 0
    for index in range(text.count_chars()):
        code = code_of(text, index)
        if 0xD800 <= code < 0xDC00:  # half of a character that UTF-16 writes as two
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:
            code, high = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00), 0
        char = chr(code) if not 0xD800 <= code < 0xE000 else "\ufffd"
        if char in "\r\n\0":
            continue
        if char.isspace():
            if pdfium.FPDFText_IsGenerated(text, index) > 0 or not box_of(text, index, place):
                yield GAP, 0.0, 0.0, 0.0, 0.0
            else:
                yield " ", box.left, box.right, height - box.top, height - box.bottom
        elif box_of(text, index, place):
            shown = "-" if char in _HYPHENS else char
            yield shown, box.left, box.right, height - box.top, height - box.bottom


def _rules(page: Any, height: float) -> Iterator[Rule]:
    """Yield the ruled lines of a page: thin paths, and the sides of stroked boxes."""
    import pypdfium2.raw as pdfium

    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=3):
        left, bottom, right, top = item.get_bounds()
        x0, x1, y0, y1 = left, right, height - top, height - bottom
        if y1 - y0 <= _THIN:
            yield Rule(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2)
        elif x1 - x0 <= _THIN:
            yield Rule((x0 + x1) / 2, y0, (x0 + x1) / 2, y1)
        else:
            for a, b, c, d in ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)):
                yield Rule(a, b, c, d)
