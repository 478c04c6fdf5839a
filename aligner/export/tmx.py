"""TMX 1.4b (LISA OSCAR, 26 April 2005): a translation memory, one ``tu`` a pair.

A memory is made of pairs, so sentences without a counterpart are left out, and rows whose English is empty. What is
known about a pair stands in ``prop`` elements: x-row, x-type, x-score, x-confidence, x-quality, x-status, x-base; and
in ``note`` its note.
"""

from __future__ import annotations

import os
from typing import Any, Unpack

from aligner import __version__
from aligner.files.xml_text import Legal, write_xml
from aligner.record import Record
from aligner.view.base import base
from aligner.view.cells import cell_name
from aligner.view.content import English, Only, chosen_rows, english_text, languages, signature_text
from aligner.view.rows import Row

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def write_tmx(
    result: Record,
    path: str | os.PathLike[str],
    english: English = "corrected",
    min_confidence: float | None = None,
    **only: Unpack[Only],
) -> None:
    """Write the pairs as a translation memory; ``english`` says which English is the target."""
    from lxml import etree

    tags = languages(result)
    legal = Legal()
    root = etree.Element("tmx", version="1.4")
    about = {
        "creationtool": "aligner",
        "creationtoolversion": __version__,
        "segtype": "sentence",
        "o-tmf": "aligner",
        "adminlang": "en",
        "srclang": tags[0],
        "datatype": "plaintext",
    }
    header = etree.SubElement(root, "header", about)
    add(header, "prop", legal(signature_text(result)), type="x-signature")
    add(header, "prop", english, type="x-english")
    body = etree.SubElement(root, "body")
    rows = chosen_rows(result, min_confidence, both_sides=True, **only)
    body.extend(
        unit(row, tags, english, legal) for row in rows if row.zh.strip() and english_text(row, english).strip()
    )
    write_xml(root, path, '<!DOCTYPE tmx SYSTEM "tmx14.dtd">')
    legal.warn(path)


def unit(row: Row, tags: tuple[str, str], english: English, legal: Legal) -> Any:
    """Return the ``tu`` element of one row; its tuid is the row's key, which is the same from run to run."""
    from lxml import etree

    tu = etree.Element("tu", tuid=row.key)
    if row.note:
        add(tu, "note", legal(row.note))
    for name, value in properties(row, english).items():
        add(tu, "prop", legal(str(value)), type=f"x-{name}")
    for tag, text in zip(tags, (row.zh, english_text(row, english)), strict=True):
        variant = etree.SubElement(tu, "tuv", {_LANG: tag})
        add(variant, "seg", legal(text))
    return tu


def properties(row: Row, english: English) -> dict[str, object]:
    """Return what XML formats keep about a row, by name."""
    known = {
        "row": row.id,
        "document": row.document,
        "type": row.type,
        "score": row.score,
        "confidence": row.confidence,
        "quality": row.quality,
        "status": row.status,
        "base": base(row.zh, english_text(row, english), row.status, row.note),
    }
    cell = {"cell": cell_name(row.cell)} if row.cell else {}
    return known | cell | ({"moved": "yes"} if row.moved else {})


def add(parent: Any, tag: str, text: str, **attributes: str) -> Any:
    """Add a child with a text and return it."""
    from lxml import etree

    child = etree.SubElement(parent, tag, attributes)
    child.text = text
    return child
