"""XLIFF 1.2 (OASIS Standard, 1 February 2008), for tools that do not read 2.1: one ``trans-unit`` a row, in order.

The unit's ``resname`` is the row's key, its ``id`` the row's number. A confirmed row is ``approved``. What is known
about a row stands in a ``note`` from aligner, each finding in one from aligner-check. A character that XML cannot hold
becomes U+FFFD: this version of the standard has no way to write it.
"""

from __future__ import annotations

import os
from typing import Any, Unpack

from aligner.correct.revision import NEEDS_REVIEW
from aligner.export.tmx import properties
from aligner.export.xliff import write_units
from aligner.files.xml_text import Legal
from aligner.record import Record
from aligner.view.content import (
    CONFIRMED,
    REJECTED,
    English,
    Only,
    english_text,
    findings_on,
    languages,
    signature_text,
    told,
)
from aligner.view.rows import Row

SPACE = "urn:oasis:names:tc:xliff:document:1.2"
_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
_STATES = {CONFIRMED: "final", REJECTED: "x-rejected", NEEDS_REVIEW: "needs-review-translation"}


def write_xliff12(
    result: Record,
    path: str | os.PathLike[str],
    english: English = "corrected",
    min_confidence: float | None = None,
    **only: Unpack[Only],
) -> None:
    """Write all rows; ``english`` says which English is the target."""
    write_units(_body, _unit, result, path, english, min_confidence, **only)


def _body(result: Record, legal: Legal) -> tuple[Any, Any]:
    from lxml import etree

    source, target = languages(result)
    names: Any = {None: SPACE}
    root = etree.Element(_tag("xliff"), {"version": "1.2"}, nsmap=names)
    about = {"original": legal(result.source.name), "datatype": "plaintext"}
    file = etree.SubElement(root, _tag("file"), {**about, "source-language": source, "target-language": target})
    _add(etree.SubElement(file, _tag("header")), "note", legal(signature_text(result)), {"from": "aligner"})
    return root, etree.SubElement(file, _tag("body"))


def _unit(body: Any, row: Row, english: English, legal: Legal) -> None:
    """Add the ``trans-unit`` of one row."""
    from lxml import etree

    target = english_text(row, english)
    approved = "yes" if row.status == CONFIRMED and target else "no"
    attributes = {"id": str(row.id), "resname": row.key, "approved": approved, _PRESERVE: "preserve"}
    unit = etree.SubElement(body, _tag("trans-unit"), attributes)
    _add(unit, "source", legal(row.zh), {})
    if target:
        _add(unit, "target", legal(target), {"state": _STATES.get(row.status, "translated")})
    known = "; ".join(f"{name}={value}" for name, value in properties(row, english).items() if name != "document")
    _add(unit, "note", legal(known), {"from": "aligner"})
    for finding in findings_on(row, english):
        _add(unit, "note", legal(told(finding)), {"from": "aligner-check", "annotates": "target"})
    if row.note:
        _add(unit, "note", legal(row.note), {})


def _add(parent: Any, tag: str, text: str, attributes: dict[str, str]) -> None:
    from lxml import etree

    etree.SubElement(parent, _tag(tag), attributes).text = text


def _tag(name: str) -> str:
    return f"{{{SPACE}}}{name}"
