"""OFD (GB/T 33190-2016): the pages in the order of Document.xml, their text by its places, as ``layout`` orders it.

Names are compared without their namespace, for producers disagree about it. Text that is not shown is dropped, that of
page templates (heads, seals' frames, watermarks) is listed as page furniture.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from aligner.documents.archive import Archive
from aligner.documents.docx_package import child, local
from aligner.documents.extraction import Extraction, Writer
from aligner.documents.layout.compose import compose
from aligner.documents.layout.page import Page, runs, walled
from aligner.documents.ofd_objects import box, glyphs, rules
from aligner.errors import InputError

MAX_PARTS = 20_000
"""Parts of an archive; a page has one to three."""

_A4 = (0.0, 0.0, 210.0, 297.0)
_LARGEST = 430.0
"""Millimetres: a page wider than A2 whose text fills a corner of it is given in points."""

_POINTS = 72 / 25.4
_ADVICE = "open it in an OFD reader and save it again, or give a PDF"


def read(data: bytes, name: str) -> Extraction:
    """Read an OFD document. Raises InputError for what is damaged, no OFD, or without text."""
    archive = Archive(data, name, "an OFD document", _ADVICE, MAX_PARTS)
    entry = next((part for part in archive.names if posixpath.basename(part).lower() == "ofd.xml"), "")
    roots = [_place(entry, e.text) for e in archive.part(entry).iter() if local(e.tag) == "DocRoot"]
    if not any(root in archive.names for root in roots):
        raise InputError(f"{name}: this is a zip archive but no OFD document; unpack it, or {_ADVICE}.")
    pages: list[Page] = []
    writer = Writer()
    for root in roots:
        document = archive.part(root)
        pages += _pages(archive, root, document, writer)
    if not pages:
        raise InputError(f"{name}: there are no pages in it; {_ADVICE}.")
    return compose(pages, name, writer)


def _pages(archive: Archive, root: str, document: Element, writer: Writer) -> Iterator[Page]:
    common = child(document, "CommonData")
    usual = box(_text(child(common, "PageArea", "PhysicalBox"))) or _A4
    templates = {
        e.get("ID", ""): _place(root, e.get("BaseLoc"))
        for e in (common if common is not None else ())
        if local(e.tag) == "TemplatePage"
    }
    holder = child(document, "Pages")
    for entry in holder if holder is not None else ():
        where = _place(root, entry.get("BaseLoc"))
        if where not in archive.names:
            writer.warnings.append(f"{archive.name}: the page {where} is missing from the file.")
            continue
        yield _page(archive, archive.part(where), usual, templates)


def _page(archive: Archive, content: Element, usual: tuple[float, ...], templates: dict[str, str]) -> Page:
    """Return one page in points; what stands in its templates is aside."""
    area = next((e for e in content.iter() if local(e.tag) == "PhysicalBox"), None)
    _, _, width, height = box(_text(area)) or usual
    ruled = list(rules(content, _POINTS))
    shown = list(runs(walled(glyphs(content, _POINTS), ruled)))
    lowest = max((run.bottom for run in shown), default=0.0)
    page = Page(width * _POINTS, height * _POINTS, shown, ruled)
    widest = max((run.x1 for run in shown), default=0.0)
    if width > _LARGEST and widest < 0.4 * page.width:  # a producer that writes the size in other units than the text
        page.width, page.height = widest * 1.1, lowest * 1.05
    used = [e.get("TemplateID", "") for e in content if local(e.tag) == "Template"]
    for place in used:
        stamped = runs(glyphs(archive.part(templates.get(place, "")), _POINTS))
        page.aside += [run.text for run in stamped]
        page.rules += rules(archive.part(templates.get(place, "")), _POINTS)
    page.aside += [run.text for run in runs(glyphs(content, _POINTS, shown=False))]
    return page


def _text(element: Element | None) -> str:
    return (element.text or "") if element is not None else ""


def _place(part: str, reference: str | None) -> str:
    """Return the part that a reference in another part names; one that begins with / counts from the root."""
    folder = posixpath.dirname(part)
    return posixpath.normpath(posixpath.join("/", folder, (reference or "").strip())).lstrip("/")
