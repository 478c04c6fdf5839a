"""A walk over WordprocessingML in document order: paragraphs, tables cell by cell, text boxes, tracked changes."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from aligner.documents.docx_fields import Field, form_text, shown
from aligner.documents.docx_numbering import Numbering
from aligner.documents.docx_package import attribute, child, local, value, whole
from aligner.documents.docx_runs import Look, read_look
from aligner.documents.docx_styles import Properties, Style, read_properties
from aligner.documents.extraction import Writer
from aligner.documents.raised import raised

DELETED = "tracked-deletion"

_DELETIONS = frozenset({"del", "moveFrom"})
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "br": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
_NOT_TEXT = frozenset(
    {"pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "sectPr", "instrText", "rt", "ffData"}
)


class Body:
    """Writes the paragraphs below an element. ``rule`` is set where everything below is dropped under that name."""

    def __init__(
        self, writer: Writer, styles: dict[str, Style], numbering: Numbering, looks: dict[str, Look] | None = None
    ) -> None:
        self._out = writer
        self._styles = styles
        self._looks = looks or {}
        self._numbering = numbering
        self._fields: list[Field] = []
        self._boxes: list[tuple[Element, str]] = []
        self._look = Look()
        self._raised = ""
        self._tables = 0
        self._cell: tuple[int, ...] = ()

    def blocks(self, parent: Element, *, rule: str = "", kind: str = "") -> None:
        """Write every paragraph and table below ``parent``; ``kind`` is what its paragraphs are (table, footnote)."""
        for element in parent:
            tag = local(element.tag)
            if tag == "p":
                self._paragraph(element, rule, kind)
            elif tag == "tbl":
                self._table(element, rule)
            elif tag == "AlternateContent":
                self.blocks(_choice(element), rule=rule, kind=kind)
            elif tag not in _NOT_TEXT:
                self.blocks(element, rule=rule or _rule_of(element), kind=kind)

    def _table(self, table: Element, rule: str) -> None:
        """Write a table cell by cell; the blocks know table, row and column, a wide cell the first of its columns."""
        outer = self._cell
        self._tables += 1
        number = self._tables
        for at, (row, own) in enumerate(_below(table, "tr", rule), start=1):
            properties = child(row, "trPr")
            gone = child(properties, "del") is not None
            column = 1 + whole(value(properties, "gridBefore"), 0)
            for cell, inner in _below(row, "tc", own or (DELETED if gone else "")):
                self._cell = number, at, column
                self.blocks(cell, rule=inner, kind="table")
                column += max(whole(value(child(cell, "tcPr"), "gridSpan"), 1), 1)
        self._cell = outer

    def _paragraph(self, paragraph: Element, rule: str, kind: str) -> None:
        ppr = child(paragraph, "pPr")
        marks = child(ppr, "rPr")
        merged = any(child(marks, name) is not None for name in _DELETIONS)
        named = value(ppr, "pStyle")
        style = self._styles.get(named) or self._styles.get("") or Style("", False, Properties())
        said = read_properties(ppr).over(style.properties)
        label = "" if merged or rule else self._label(said, style)
        self._out.write(label, rule)
        self._runs(paragraph, rule, self._looks.get(named or style.id, Look()))
        self._settle()
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
            self._out.close(kind, cell=self._cell if kind == "table" else ())
        elif style.title:
            self._out.close("title")
        elif said.outline is not None and said.outline < 9:
            self._out.close("heading", said.outline + 1)
        else:
            self._out.close("list" if listed else "paragraph")

    def _runs(self, parent: Element, rule: str, look: Look) -> None:
        for element in parent:
            tag = local(element.tag)
            if tag == "r":
                own = child(element, "rPr")
                styled = self._looks.get(value(own, "rStyle"), Look())
                self._look = read_look(own).over(styled).over(look)
                self._runs(element, rule or self._look.rule, look)
                self._look = Look()
            elif tag in ("t", "delText"):
                self._write(element.text or "", rule)
            elif tag in _SIGNS:
                self._write(_SIGNS[tag], rule)
            elif tag == "sym":
                self._write(_symbol(attribute(element, "char")), rule)
            elif tag == "fldChar":
                self._field(element, rule)
            elif tag == "instrText" and self._fields:
                self._fields[-1].instruction += element.text or ""
            elif tag == "txbxContent":
                self._boxes.append((element, rule))
            elif tag == "AlternateContent":
                self._runs(_choice(element), rule, look)
            elif tag == "rt":
                self._runs(element, rule or "ruby", look)
            elif tag not in _NOT_TEXT:
                self._runs(element, rule or _rule_of(element), look)

    def _write(self, text: str, rule: str) -> None:
        """Write text; what stands in a field's instruction is dropped, for the field's result follows it.

        Raised text waits for its end: only then is it seen whether it is the mark of a note.
        """
        rule = rule or ("field-instruction" if any(not field.result for field in self._fields) else "")
        if not rule and self._look.raised:
            self._raised += text
            return
        if not rule:
            self._settle()
        self._out.write(text, rule)

    def _settle(self) -> None:
        """Write the raised text that waits."""
        if self._raised:
            text, rule = raised(self._out.tail, self._raised)
            self._raised = ""
            self._out.write(text, rule)

    def _field(self, mark: Element, rule: str) -> None:
        kind = attribute(mark, "fldCharType")
        if kind == "begin":
            self._fields.append(Field(form=form_text(mark)))
        elif self._fields and kind == "separate":
            self._fields[-1].result = True
        elif self._fields and kind == "end":
            field = self._fields.pop()
            if field.form or not field.result:
                self._write(shown(field), rule)


def _rule_of(element: Element) -> str:
    """Return the rule under which everything below an element is dropped, "" where it stays."""
    if local(element.tag) in _DELETIONS:
        return DELETED
    return "placeholder" if child(element, "sdtPr", "showingPlcHdr") is not None else ""


def _below(parent: Element, tag: str, rule: str) -> Iterator[tuple[Element, str]]:
    """Yield the rows of a table or the cells of a row, those inside content controls too, each with its rule."""
    for element in parent:
        name = local(element.tag)
        if name == tag:
            yield element, rule
        elif name not in _NOT_TEXT:
            yield from _below(element, tag, rule or _rule_of(element))


def _choice(element: Element) -> Element:
    """Return one branch of an alternative: the same text box stands in each, for newer and for older programs."""
    for name in ("Choice", "Fallback"):
        branch = child(element, name)
        if branch is not None:
            return branch
    return Element("none")


def _symbol(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
