"""XLIFF 2.1 (OASIS Standard, 13 February 2018): one ``unit`` of one ``segment`` a row, in the order of the document.

Nothing is left out: a sentence without English has no ``target``, English without Chinese has an empty ``source``.
What is known about a row stands in the metadata module (category ``aligner``), each finding in a ``note``. Where the
corrected and the machine's English differ, ``target`` holds the one that was asked for and the translation candidates
module the other. A character that XML cannot hold is written ``<cp hex="..."/>``, as the standard provides.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, Unpack

from aligner.correct.revision import EDITED, NEEDS_REVIEW, NO_FINDING
from aligner.export.tmx import properties
from aligner.files.xml_text import Legal, pieces, write_xml
from aligner.record import Record
from aligner.types import Finding
from aligner.view.content import English, Only, chosen_rows, english_text, findings_on, languages, signature_text, told
from aligner.view.rows import Row

CORE = "urn:oasis:names:tc:xliff:document:2.0"
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
MATCHES = "urn:oasis:names:tc:xliff:matches:2.0"
_NAMES: Any = {None: CORE, "mda": METADATA, "mtc": MATCHES}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

# The standard's four states, as CAT tools take them: translate-toolkit 3.20 counts "final" alone as done, "initial" as
# in need of work, "reviewed" as waiting for a review. Any other status was set by a person, and counts as reviewed.
STATES = {
    NO_FINDING: "translated",
    EDITED: "translated",
    NEEDS_REVIEW: "initial",
    "confirmed": "final",
    "rejected": "initial",
}
_PRIORITY = {"critical": "1", "major": "4", "minor": "7"}


def write_xliff(
    result: Record,
    path: str | os.PathLike[str],
    english: English = "corrected",
    min_confidence: float | None = None,
    **only: Unpack[Only],
) -> None:
    """Write all rows; ``english`` says which English is the target."""
    write_units(_file, unit, result, path, english, min_confidence, **only)


def write_units(
    begin: Callable[[Record, Legal], tuple[Any, Any]],
    add: Callable[[Any, Row, English, Legal], None],
    result: Record,
    path: str | os.PathLike[str],
    english: English,
    min_confidence: float | None,
    **only: Unpack[Only],
) -> None:
    """Write an XLIFF file: ``begin`` makes its root and the element of its units, ``add`` puts a row there."""
    legal = Legal()
    root, place = begin(result, legal)
    for row in chosen_rows(result, min_confidence, **only):
        add(place, row, english, legal)
    write_xml(root, path)
    legal.warn(path)


def _file(result: Record, legal: Legal) -> tuple[Any, Any]:
    from lxml import etree

    source, target = languages(result)
    attributes = {"version": "2.1", "srcLang": source, "trgLang": target}
    root = etree.Element(f"{{{CORE}}}xliff", attributes, nsmap=_NAMES)
    file = etree.SubElement(root, f"{{{CORE}}}file", {"id": "f1", "original": legal(result.source.name)})
    metadata(file, {"translation": legal(result.target.name), "signature": legal(signature_text(result))})
    return root, file


def unit(file: Any, row: Row, english: English, legal: Legal) -> None:
    """Add the ``unit`` element of one row."""
    from lxml import etree

    element = etree.SubElement(file, f"{{{CORE}}}unit", {"id": f"u{row.id}", "name": row.key})
    metadata(element, {name: legal(str(value)) for name, value in properties(row, english).items()})
    target, other = english_text(row, english), english_text(row, "machine" if english == "corrected" else "corrected")
    if row.zh and other != target:
        candidate(element, row, other, english)
    remarks = [(legal(told(f)), finding_attributes(f)) for f in findings_on(row, english)]
    remarks += [(legal(row.note), {"category": "note"})] if row.note else []
    if remarks:
        notes = etree.SubElement(element, f"{{{CORE}}}notes")
        for text, attributes in remarks:
            etree.SubElement(notes, f"{{{CORE}}}note", attributes).text = text
    segment = etree.SubElement(element, f"{{{CORE}}}segment", {"id": f"s{row.id}", **state(row.status, bool(target))})
    add_text(segment, "source", row.zh)
    if target:
        add_text(segment, "target", target)


def state(status: str, translated: bool) -> dict[str, str]:
    """Return the state attributes of a segment: the standard's own, and ours as its subState."""
    return {
        "state": STATES.get(status, "reviewed") if translated else "initial",
        "subState": f"aligner:{status.replace(' ', '-')}",
    }


def metadata(parent: Any, values: dict[str, str]) -> None:
    """Add values as one group of the metadata module."""
    from lxml import etree

    element = etree.SubElement(parent, f"{{{METADATA}}}metadata")
    group = etree.SubElement(element, f"{{{METADATA}}}metaGroup", category="aligner")
    for name, value in values.items():
        etree.SubElement(group, f"{{{METADATA}}}meta", type=name).text = value


def candidate(element: Any, row: Row, text: str, english: English) -> None:
    """Add the English that is not the target as a translation candidate for the segment."""
    from lxml import etree

    matches = etree.SubElement(element, f"{{{MATCHES}}}matches")
    kind = {"type": "mt", "origin": "machine"} if english == "corrected" else {"type": "other", "origin": "corrected"}
    match = etree.SubElement(matches, f"{{{MATCHES}}}match", {"ref": f"#s{row.id}", **kind})
    add_text(match, "source", row.zh)
    add_text(match, "target", text)


def finding_attributes(finding: Finding) -> dict[str, str]:
    """Return the attributes of a finding's note; 1 is the highest of the standard's ten priorities."""
    return {"category": "finding", "appliesTo": "target", "priority": _PRIORITY[finding.severity]}


def add_text(parent: Any, tag: str, text: str) -> None:
    """Add a source or target with a text, what XML cannot hold as ``cp`` elements, white space as it is."""
    from lxml import etree

    element = etree.SubElement(parent, f"{{{CORE}}}{tag}", {_SPACE: "preserve"})
    last = None
    for stretch, character in pieces(text):
        if last is None:
            element.text = stretch
        else:
            last.tail = stretch
        if character:
            last = etree.SubElement(element, f"{{{CORE}}}cp", hex=f"{ord(character):04X}")
