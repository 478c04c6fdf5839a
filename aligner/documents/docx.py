"""Word documents: the text in reading order, notes behind it, and what is not text (headers, deletions) as dropped."""

from __future__ import annotations

from aligner.documents.docx_body import Body
from aligner.documents.docx_numbering import read_numbering
from aligner.documents.docx_package import Package, attribute
from aligner.documents.docx_runs import read_looks
from aligner.documents.docx_styles import read_styles
from aligner.documents.extraction import Extraction, Writer
from aligner.errors import InputError

_ASIDE = (("header", "page-header"), ("footer", "page-footer"), ("comments", "comment"))


def read(data: bytes, name: str) -> Extraction:
    """Read a .docx: tracked insertions count, deletions do not; automatic numbers are written out.

    Hidden and struck text, placeholders and the raised marks of notes are dropped; blocks of a table know their cell.


    Raises InputError for what is encrypted, damaged, no Word document, or would unpack to an absurd size.
    """
    package = Package(data, name)
    styles, numbering = (next(iter(package.related(kind)), None) for kind in ("styles", "numbering"))
    writer = Writer()
    body = Body(writer, read_styles(styles), read_numbering(numbering), read_looks(styles))
    try:
        body.blocks(package.part(package.main))
        for kind in ("footnotes", "endnotes"):
            for part in package.related(kind):
                for note in part:
                    if attribute(note, "type", "normal") == "normal":
                        body.blocks(note, kind="footnote")
        for kind, rule in _ASIDE:
            for part in package.related(kind):
                body.blocks(part, rule=rule)
    except RecursionError:
        raise InputError(f"{name}: its tables are nested beyond reason; save its text as .txt.") from None
    unread = [part for part in package.names if "/diagrams/data" in part or "/charts/chart" in part]
    if unread:
        writer.warnings.append(f"{name}: the text inside {len(unread)} charts or diagrams was not read.")
    if any(kind == "aFChunk" for kind, _ in package.relations(package.main)):
        writer.warnings.append(f"{name}: a file embedded in it was not read; save it from Word as .docx once more.")
    return writer.extraction()
