"""A walk over WordprocessingML in document order: paragraphs, tables cell by cell, text boxes, tracked changes."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from aligner.documents.docx_numbering import Numbering
from aligner.documents.docx_package import attribute, child, local, value
from aligner.documents.docx_styles import Properties, Style, read_properties
from aligner.documents.extraction import Writer

DELETED = "tracked-deletion"

_DELETIONS = frozenset({"del", "moveFrom"})
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "br": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
_NOT_TEXT = frozenset(
    {"pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "sectPr", "instrText", "rt"}
)


class Body:
    """Writes the paragraphs below an element. ``rule`` is set where everything below is dropped under that name."""

    def __init__(self, writer: Writer, styles: dict[str, Style], numbering: Numbering) -> None:
        self._out = writer
        self._styles = styles
        self._numbering = numbering
        self._fields: list[bool] = []
        self._boxes: list[tuple[Element, str]] = []

    def blocks(self, parent: Element, *, rule: str = "", kind: str = "") -> None:
        """Write every paragraph and table below ``parent``; ``kind`` is what its paragraphs are (table, footnote)."""
        for element in parent:
            tag = local(element.tag)
            if tag == "p":
                self._paragraph(element, rule, kind)
            elif tag == "tr":
                gone = child(element, "trPr", "del") is not None
                self.blocks(element, rule=rule or (DELETED if gone else ""), kind="table")
            elif tag == "AlternateContent":
                self.blocks(_choice(element), rule=rule, kind=kind)
            elif tag not in _NOT_TEXT:
                self.blocks(element, rule=rule or (DELETED if tag in _DELETIONS else ""), kind=kind)

    def _paragraph(self, paragraph: Element, rule: str, kind: str) -> None:
        ppr = child(paragraph, "pPr")
        marks = child(ppr, "rPr")
        merged = any(child(marks, name) is not None for name in _DELETIONS)
        style = self._styles.get(value(ppr, "pStyle")) or self._styles.get("") or Style("", False, Properties())
        said = read_properties(ppr).over(style.properties)
        label = "" if merged or rule else self._label(said, style)
        self._out.write(label, rule)
        self._runs(paragraph, rule)
        if merged and not rule:
            self._out.join(DELETED)
        else:
            self._close(kind, said, style, listed=bool(label) or said.numbering not in (None, "0"))
        boxes, self._boxes = self._boxes, []
        for box, box_rule in boxes:
            self.blocks(box, rule=box_rule, kind=kind)

    def _label(self, said: Properties, style: Style) -> str:
        if said.numbering in (None, "0"):
            return ""
        level = said.level if said.level is not None else self._numbering.level_of(said.numbering or "", style.id)
        return self._numbering.label(said.numbering or "", level)

    def _close(self, kind: str, said: Properties, style: Style, *, listed: bool) -> None:
        if kind:
            self._out.close(kind)
        elif style.title:
            self._out.close("title")
        elif said.outline is not None and said.outline < 9:
            self._out.close("heading", said.outline + 1)
        else:
            self._out.close("list" if listed else "paragraph")

    def _runs(self, parent: Element, rule: str) -> None:
        for element in parent:
            tag = local(element.tag)
            if tag == "r":
                hidden = _on(child(element, "rPr", "vanish"))
                self._runs(element, rule or ("hidden-text" if hidden else ""))
            elif tag in ("t", "delText"):
                self._write(element.text or "", rule)
            elif tag in _SIGNS:
                self._write(_SIGNS[tag], rule)
            elif tag == "sym":
                self._write(_symbol(attribute(element, "char")), rule)
            elif tag == "fldChar":
                self._field(attribute(element, "fldCharType"))
            elif tag == "txbxContent":
                self._boxes.append((element, rule))
            elif tag == "AlternateContent":
                self._runs(_choice(element), rule)
            elif tag == "rt":
                self._runs(element, rule or "ruby")
            elif tag not in _NOT_TEXT:
                self._runs(element, rule or (DELETED if tag in _DELETIONS else ""))

    def _write(self, text: str, rule: str) -> None:
        """Write text; what stands in a field's instruction is dropped, for the field's result follows it."""
        self._out.write(text, rule or ("field-instruction" if True in self._fields else ""))

    def _field(self, mark: str) -> None:
        if mark == "begin":
            self._fields.append(True)
        elif self._fields and mark == "separate":
            self._fields[-1] = False
        elif self._fields and mark == "end":
            self._fields.pop()


def _choice(element: Element) -> Element:
    """Return one branch of an alternative: the same text box stands in each, for newer and for older programs."""
    for name in ("Choice", "Fallback"):
        branch = child(element, name)
        if branch is not None:
            return branch
    return Element("none")


def _on(element: Element | None) -> bool:
    return element is not None and attribute(element, "val", "true") not in ("0", "false", "off")


def _symbol(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
