"""Writes TBX-Basic in DCA style: the edition of 2019, or that of 2008, which older CAT tools alone read.

OmegaT 3.6 and translate-toolkit 3.20 read the edition of 2008 (``martif``, ``termEntry``, ``langSet``, ``tig``) and
nothing of the later one, in which the same things have other names.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import IO, Any
from xml.etree import ElementTree as ET

from aligner.terms.tbx import FIELDS
from aligner.terms.term import Term


@dataclass(frozen=True, slots=True)
class Edition:
    """What one edition of the standard calls its elements."""

    root: str
    attributes: dict[str, str]
    header: str
    concept: str
    language: str
    section: str


EDITIONS = {
    "2019": Edition(
        "tbx",
        {"type": "TBX-Basic", "style": "dca", "xml:lang": "zh", "xmlns": "urn:iso:std:iso:30042:ed-2"},
        "tbxHeader",
        "conceptEntry",
        "langSec",
        "termSec",
    ),
    "2008": Edition("martif", {"type": "TBX-Basic", "xml:lang": "zh"}, "martifHeader", "termEntry", "langSet", "tig"),
}


def write_tbx(terms: Iterable[Term], file: IO[bytes], edition: str = "2019") -> None:
    """Write the terms to a binary stream, so that ``read_tbx`` reads them back exactly (but for ``seen``).

    ``edition`` is a key of ``EDITIONS``.
    """
    names = EDITIONS[edition]
    root = ET.Element(names.root, names.attributes)
    header = ET.SubElement(ET.SubElement(root, names.header), "fileDesc")
    ET.SubElement(ET.SubElement(header, "sourceDesc"), "p").text = "Termbase exported by aligner"
    body = ET.SubElement(ET.SubElement(root, "text"), "body")
    for number, term in enumerate(terms, start=1):
        concept = ET.SubElement(body, names.concept, {"id": f"c{number}"})
        _fields(concept, term)
        for language, words, wrong in (("zh", term.forms, ()), ("en", term.targets, term.avoid)):
            _words(ET.SubElement(concept, names.language, {"xml:lang": language}), names.section, words, wrong)
    ET.indent(root)
    ET.ElementTree(root).write(file, encoding="utf-8", xml_declaration=True)


def _fields(concept: Any, term: Term) -> None:
    """Write what is known of a concept beside its words; the standard wants notes last."""
    for category, field in sorted(FIELDS.items(), key=lambda item: item[0] == "note"):
        value = getattr(term, field)
        if value and category == "note":
            ET.SubElement(concept, "note").text = value
        elif value and not (field == "context" and value == "free"):
            element = "descrip" if category == "subjectField" else "admin"
            ET.SubElement(concept, element, {"type": category}).text = value


def _words(parent: Any, section: str, words: tuple[str, ...], wrong: tuple[str, ...]) -> None:
    """Write the words of one language with their status: the first is preferred, ``wrong`` are deprecated."""
    for k, word in enumerate((*words, *wrong)):
        status = "deprecated" if k >= len(words) else "admitted" if k else "preferred"
        element = ET.SubElement(parent, section)
        ET.SubElement(element, "term").text = word
        ET.SubElement(element, "termNote", {"type": "administrativeStatus"}).text = f"{status}Term-admn-sts"
