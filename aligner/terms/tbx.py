"""Reads TBX (ISO 30042 of 2008 and of 2019; Core, Min and Basic; DCA and DCT style); writes TBX-Basic of 2019, DCA."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from aligner.errors import InputError
from aligner.terms.bounds import contexts
from aligner.terms.tables import Entry, clean
from aligner.terms.term import Term

# The elements of the 2008 and of the 2019 edition.
_CONCEPT = {"termEntry", "conceptEntry"}
_LANGUAGE = {"langSet", "langSec"}
_SECTION = {"tig", "ntig", "termSec"}
# In DCA style a data category is the type of one of these; in DCT style it is the name of the element.
_GENERIC = {"termNote", "descrip", "admin", "adminNote", "descripNote"}
# Data categories of a concept that have a field of a term to go to.
_FIELDS = {"subjectField": "category", "source": "provenance", "projectSubset": "context", "note": "note"}
_RANK = {"preferred": 0, "": 1, "admitted": 2, "deprecated": 3, "superseded": 3}
_WRONG = 3


class _Handler(ContentHandler):
    """Collects one Term a concept while the parser walks through the file."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []
        self._text: list[str] = []
        self._category = ""
        self._start_concept(0)

    def setDocumentLocator(self, locator: Any) -> None:  # noqa: N802 - the name that SAX calls
        """Keep the object that knows the current line."""
        self._locator = locator

    def _start_concept(self, line: int) -> None:
        self._line, self._language = line, ""
        self._fields: dict[str, str] = {}
        self._terms: dict[str, list[tuple[int, str]]] = {"zh": [], "en": []}
        self._start_section()

    def _start_section(self) -> None:
        self._word, self._status = "", ""

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802
        """Open a concept, a language or a term section; remember which data category follows."""
        local = name.rpartition(":")[2]
        if local in _CONCEPT:
            self._start_concept(self._locator.getLineNumber())
        elif local in _LANGUAGE:
            self._language = str(attrs.get("xml:lang", attrs.get("lang", ""))).lower()[:2]
        elif local in _SECTION:
            self._start_section()
        elif local != "hi":  # inline mark-up inside a value
            self._category = str(attrs.get("type", "")) if local in _GENERIC else local
            self._text = []

    def characters(self, content: str) -> None:
        """Collect the text of the current element."""
        self._text.append(content)

    def endElement(self, name: str) -> None:  # noqa: N802
        """Put a value where it belongs; close a term section or a concept."""
        local = name.rpartition(":")[2]
        if local in _CONCEPT:
            self.entries.append((self._line, self._term()))
        elif local in _SECTION:
            self._end_section()
        elif local in _LANGUAGE:
            self._language = ""
        elif local == "term":
            self._word = clean("".join(self._text)).replace("|", "/")  # | separates renderings everywhere else
        elif local in _GENERIC or local == self._category:
            self._keep(self._category, clean("".join(self._text)))

    def _keep(self, category: str, value: str) -> None:
        if category == "administrativeStatus":
            self._status = value.removesuffix("-admn-sts").removesuffix("Term")
        elif category == "projectSubset" and value not in contexts():
            return  # another tool's project, not the context that write_tbx puts here
        elif category in _FIELDS and not self._language:
            self._fields.setdefault(_FIELDS[category], value)

    def _end_section(self) -> None:
        if self._word and self._language in self._terms:
            self._terms[self._language].append((_RANK.get(self._status, 1), self._word))

    def _words(self, language: str, wrong: bool) -> tuple[str, ...]:
        """Return the terms of a language, the preferred one first: the accepted ones, or the deprecated ones."""
        ranked = sorted(self._terms[language], key=lambda pair: pair[0])
        return tuple(dict.fromkeys(word for rank, word in ranked if (rank == _WRONG) == wrong))

    def _term(self) -> Term:
        forms = self._words("zh", wrong=False)
        return Term(
            source=forms[0] if forms else "",
            aliases=forms[1:],
            targets=self._words("en", wrong=False),
            avoid=self._words("en", wrong=True),
            category=self._fields.get("category", ""),
            context=self._fields.get("context", "free"),
            note=self._fields.get("note", ""),
            provenance=self._fields.get("provenance", ""),
        )


def read_tbx(path: Path) -> list[Entry]:
    """Return the concepts of a TBX file with the line on which each begins.

    The preferred Chinese term is the source, other Chinese terms are aliases; deprecated and superseded English terms
    are renderings to avoid. Other languages are left out.

    Raises:
        InputError: the file is not well-formed, declares entities, or holds no concepts.
    """
    from xml.sax import SAXParseException

    import defusedxml.sax
    from defusedxml import DefusedXmlException

    handler = _Handler()
    try:
        with path.open("rb") as file:
            # A file may name the DTD that it follows; Python's parser does not fetch it unless it is told to.
            defusedxml.sax.parse(file, handler, forbid_external=False)
    except SAXParseException as error:
        line = error.getLineNumber()
        raise InputError(f"{path}, line {line}: not well-formed XML ({error.getMessage()}).") from error
    except DefusedXmlException as error:
        raise InputError(f"{path} declares XML entities, which are not read: save it without them.") from error
    if not handler.entries:
        raise InputError(f"{path} holds no TBX concepts (termEntry or conceptEntry): export it as TBX again.")
    return handler.entries


def write_tbx(terms: Iterable[Term], file: IO[bytes]) -> None:
    """Write the terms to a binary stream as TBX-Basic, which ``read_tbx`` reads back exactly (but for ``seen``)."""
    from xml.etree import ElementTree as ET

    root = ET.Element(
        "tbx", {"type": "TBX-Basic", "style": "dca", "xml:lang": "zh", "xmlns": "urn:iso:std:iso:30042:ed-2"}
    )
    header = ET.SubElement(ET.SubElement(root, "tbxHeader"), "fileDesc")
    ET.SubElement(ET.SubElement(header, "sourceDesc"), "p").text = "Termbase exported by aligner"
    body = ET.SubElement(ET.SubElement(root, "text"), "body")
    for number, term in enumerate(terms, start=1):
        concept = ET.SubElement(body, "conceptEntry", {"id": f"c{number}"})
        for category, field in _FIELDS.items():
            value = getattr(term, field)
            if value and category == "note":
                ET.SubElement(concept, "note").text = value
            elif value and not (field == "context" and value == "free"):
                element = "descrip" if category == "subjectField" else "admin"
                ET.SubElement(concept, element, {"type": category}).text = value
        for language, words, wrong in (("zh", term.forms, ()), ("en", term.targets, term.avoid)):
            section = ET.SubElement(concept, "langSec", {"xml:lang": language})
            for k, word in enumerate((*words, *wrong)):
                status = "deprecated" if k >= len(words) else "admitted" if k else "preferred"
                term_section = ET.SubElement(section, "termSec")
                ET.SubElement(term_section, "term").text = word
                note = ET.SubElement(term_section, "termNote", {"type": "administrativeStatus"})
                note.text = f"{status}Term-admn-sts"
    ET.indent(root)
    ET.ElementTree(root).write(file, encoding="utf-8", xml_declaration=True)
