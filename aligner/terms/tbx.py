"""Reads TBX (ISO 30042 of 2008 and of 2019; Core, Min and Basic; DCA and DCT style); ``tbx_writer`` writes it."""

from __future__ import annotations

import io
import re
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from aligner.errors import InputError
from aligner.files.bounded import read_file
from aligner.files.language_codes import language_of_code
from aligner.files.xml_bytes import utf8_xml
from aligner.terms.bounds import contexts
from aligner.terms.rules import table
from aligner.terms.tables import Entry, clean
from aligner.terms.term import Term

# The elements of the 2008 and of the 2019 edition.
_CONCEPT = {"termEntry", "conceptEntry"}
_LANGUAGE = {"langSet", "langSec"}
_SECTION = {"tig", "ntig", "termSec"}
# In DCA style a data category is the type of one of these; in DCT style it is the name of the element.
_GENERIC = {"termNote", "descrip", "admin", "adminNote", "descripNote"}
# Data categories of a concept that have a field of a term to go to.
FIELDS = {"subjectField": "category", "source": "provenance", "projectSubset": "context", "note": "note"}
# Where a file says how a term may be used: the standard's two categories, and those of CAT tools.
_STATUS = {"administrativestatus", "normativeauthorization", "usagestatus", "termstatus", "status", "usage"}
_UNSAID, _WRONG = 1, 3


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
        self._word, self._rank = "", _UNSAID

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802
        """Open a concept, a language or a term section; remember which data category follows."""
        local = name.rpartition(":")[2]
        if local in _CONCEPT:
            self._start_concept(self._locator.getLineNumber())
        elif local in _LANGUAGE:
            self._language = language_of_code(attrs.get("xml:lang", attrs.get("lang", ""))) or "other"
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
        if category.lower() in _STATUS:
            self._rank = max(self._rank, _ranks().get(_bare(value), _UNSAID), key=_telling)
        elif category.lower() in ("forbidden", "isforbidden") and value.lower() in ("true", "yes", "1"):
            self._rank = _WRONG
        elif category == "projectSubset" and value not in contexts():
            return  # another tool's project, not the context that write_tbx puts here
        elif category in FIELDS and not self._language:
            self._fields.setdefault(FIELDS[category], value)

    def _end_section(self) -> None:
        if self._word and self._language in self._terms:
            self._terms[self._language].append((self._rank, self._word))

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
        # A file may name the DTD that it follows; Python's parser does not fetch it unless it is told to.
        defusedxml.sax.parse(io.BytesIO(utf8_xml(read_file(path), str(path))), handler, forbid_external=False)
    except SAXParseException as error:
        line = error.getLineNumber()
        raise InputError(f"{path}, line {line}: not well-formed XML ({error.getMessage()}).") from error
    except DefusedXmlException as error:
        raise InputError(f"{path} declares XML entities, which are not read: save it without them.") from error
    if not handler.entries:
        raise InputError(f"{path} holds no TBX concepts (termEntry or conceptEntry): export it as TBX again.")
    return handler.entries


def _bare(status: str) -> str:
    """Return a status as data/statuses.tsv writes it."""
    return re.sub(r"[\s_-]|admn-sts|term", "", status.lower().removesuffix("-admn-sts"))


def _telling(rank: int) -> tuple[bool, int]:
    """Order ranks by what they say: nothing first, wrong last."""
    return rank != _UNSAID, rank


@cache
def _ranks() -> dict[str, int]:
    return {status: int(rank) for status, rank in table("statuses.tsv")}
