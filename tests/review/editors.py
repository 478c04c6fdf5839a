"""What a person does to an exported file outside of the program, one class a format."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

from lxml import etree
from openpyxl import load_workbook

from aligner.export.formats import FORMATS, export
from aligner.export.xliff import STATES
from aligner.files.cells import guard, unguard
from aligner.review import Review
from aligner.review.edited.marks import KIND
from aligner.view.rows import rows

COLUMN = {"en": "en_corrected"}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class Table:
    """CSV, with the separator and the encoding of whoever saves it."""

    suffix, name, separator, encoding = ".csv", "csv", ",", "utf-8-sig"

    def __init__(self, review: Review, folder: Path) -> None:
        self.path = folder / f"edited{self.suffix}"
        self.sign = ","
        self.written(review)

    def written(self, review: Review) -> None:
        export(review.record, FORMATS[self.name], self.path)

    def read(self) -> list[list[str]]:
        text = self.path.read_bytes().decode("utf-8-sig")
        return [
            [unguard(cell) for cell in line] for line in csv.reader(io.StringIO(text, newline=""), delimiter=self.sign)
        ]

    def write(self, table: list[list[str]]) -> None:
        out = io.StringIO(newline="")
        csv.writer(out, delimiter=self.separator).writerows([guard(cell) for cell in line] for line in table)
        self.path.write_bytes(out.getvalue().encode(self.encoding))
        self.sign = self.separator

    def set(self, number: int, name: str, value: str) -> None:
        table = self.read()
        table[number][table[0].index(COLUMN.get(name, name))] = value
        self.write(table)

    def delete(self, number: int) -> None:
        table = self.read()
        del table[number]
        self.write(table)

    def add(self, zh: str, en: str) -> None:
        table = self.read()
        new = dict.fromkeys(table[0], "") | {"zh": zh, "en_corrected": en, "status": "confirmed"}
        self.write([*table, list(new.values())])

    def turn(self) -> None:
        head, *table = self.read()
        self.write([head, *reversed(table)])


class Semicolons(Table):
    """What a European spreadsheet makes of a CSV file."""

    separator, encoding = ";", "utf-8"


class Tabs(Table):
    """A table that was saved with tabs, in the old Chinese encoding where that can hold it."""

    suffix, name, separator = ".tsv", "csv", "\t"


class Workbook(Table):
    suffix, name = ".xlsx", "xlsx"

    def read(self) -> list[list[str]]:
        sheet = load_workbook(self.path).worksheets[0]
        return [["" if cell is None else str(cell) for cell in line] for line in sheet.iter_rows(values_only=True)]

    def write(self, table: list[list[str]]) -> None:
        book = load_workbook(self.path)
        sheet = book.worksheets[0]
        sheet.delete_rows(1, sheet.max_row)
        for y, line in enumerate(table, start=1):
            for x, cell in enumerate(line, start=1):
                place = sheet.cell(y, x)
                place.value = cell
                place.data_type = "s"  # typed with an apostrophe in front, as a text
        book.save(self.path)


class Memory(Table):
    suffix, name = ".tmx", "tmx"

    def written(self, review: Review) -> None:
        super().written(review)
        self.keys = {row.id: row.key for row in rows(review.record)}

    def tree(self) -> Any:
        return etree.parse(str(self.path), etree.XMLParser(load_dtd=False, resolve_entities=False))

    def unit(self, tree: Any, number: int) -> Any:
        return next(tu for tu in tree.iter("tu") if tu.get("tuid") == self.keys[number])

    def save(self, tree: Any) -> None:
        tree.write(str(self.path), encoding="UTF-8", xml_declaration=True)

    def set(self, number: int, name: str, value: str) -> None:
        tree = self.tree()
        tu = self.unit(tree, number)
        if name in ("zh", "en"):
            next(v for v in tu.iter("tuv") if v.get(LANG)[:2] == name).find("seg").text = value
        elif name == "status":
            next(p for p in tu.iter("prop") if p.get("type") == "x-status").text = value
        else:
            note = tu.find("note") if tu.find("note") is not None else etree.Element("note")
            note.text = value
            tu.insert(0, note)
        self.save(tree)

    def delete(self, number: int) -> None:
        tree = self.tree()
        tu = self.unit(tree, number)
        tu.getparent().remove(tu)
        self.save(tree)

    def add(self, zh: str, en: str) -> None:
        tree = self.tree()
        tu = etree.SubElement(tree.getroot().find("body"), "tu")
        for language, text in (("zh-CN", zh), ("en", en)):
            etree.SubElement(etree.SubElement(tu, "tuv", {LANG: language}), "seg").text = text
        self.save(tree)

    def turn(self) -> None:
        tree = self.tree()
        body = tree.getroot().find("body")
        body[:] = list(reversed(body))
        self.save(tree)


class Xliff(Memory):
    suffix, name, space = ".xlf", "xliff", "{urn:oasis:names:tc:xliff:document:2.0}"

    def unit(self, tree: Any, number: int) -> Any:
        return next(u for u in tree.iter(f"{self.space}unit") if u.get("name") == self.keys[number])

    def set(self, number: int, name: str, value: str) -> None:
        tree = self.tree()
        unit = self.unit(tree, number)
        segment = unit.find(f"{self.space}segment")
        if name in ("zh", "en"):
            tag = f"{self.space}{'source' if name == 'zh' else 'target'}"
            side = segment.find(tag) if segment.find(tag) is not None else etree.SubElement(segment, tag)
            side[:] = []
            side.text = value
        elif name == "status":
            segment.set("subState", f"aligner:{value.replace(' ', '-')}")
            segment.set("state", STATES[value])
        else:
            notes = unit.find(f"{self.space}notes")
            if notes is None:
                notes = etree.Element(f"{self.space}notes")
                segment.addprevious(notes)
            etree.SubElement(notes, f"{self.space}note", category="note").text = value
        self.save(tree)

    def add(self, zh: str, en: str) -> None:
        tree = self.tree()
        unit = etree.SubElement(tree.getroot()[0], f"{self.space}unit", id="new")
        segment = etree.SubElement(unit, f"{self.space}segment")
        for tag, text in (("source", zh), ("target", en)):
            etree.SubElement(segment, f"{self.space}{tag}").text = text
        self.save(tree)

    def turn(self) -> None:
        tree = self.tree()
        file = tree.getroot()[0]
        file[:] = list(reversed(file))
        self.save(tree)


class Xliff12(Xliff):
    name, space = "xliff12", "{urn:oasis:names:tc:xliff:document:1.2}"

    def unit(self, tree: Any, number: int) -> Any:
        return next(u for u in tree.iter(f"{self.space}trans-unit") if u.get("resname") == self.keys[number])

    def set(self, number: int, name: str, value: str) -> None:
        tree = self.tree()
        unit = self.unit(tree, number)
        if name in ("zh", "en"):
            tag = f"{self.space}{'source' if name == 'zh' else 'target'}"
            side = unit.find(tag)
            if side is None:
                side = etree.Element(tag)
                unit.find(f"{self.space}source").addnext(side)
            side.text = value
        elif name == "status":
            unit.set("approved", "yes" if value == "confirmed" else "no")
            note = next(n for n in unit.iter(f"{self.space}note") if n.get("from") == "aligner")
            note.text = "; ".join(
                f"status={value}" if part.startswith("status=") else part for part in note.text.split("; ")
            )
        else:
            etree.SubElement(unit, f"{self.space}note").text = value
        self.save(tree)

    def add(self, zh: str, en: str) -> None:
        tree = self.tree()
        unit = etree.SubElement(tree.getroot()[0][1], f"{self.space}trans-unit", id="new")
        for tag, text in (("source", zh), ("target", en)):
            etree.SubElement(unit, f"{self.space}{tag}").text = text
        self.save(tree)

    def turn(self) -> None:
        tree = self.tree()
        body = tree.getroot()[0][1]
        body[:] = list(reversed(body))
        self.save(tree)


class Marks(Table):
    """The download of report.html, which holds what was marked alone."""

    suffix = ".json"

    def written(self, review: Review) -> None:
        self.rows = {row.id: row for row in rows(review.record)}
        self.marked: dict[int, dict[str, str]] = {}
        self.save()

    def save(self) -> None:
        self.path.write_text(json.dumps({"kind": KIND, "rows": list(self.marked.values())}), encoding="utf-8")

    def set(self, number: int, name: str, value: str) -> None:
        from aligner.view.cells import CELLS

        row = self.rows[number]
        about = {"key": row.key, "base": str(CELLS["base"](row)), "id": str(row.id)}
        self.marked.setdefault(number, about)[name] = value
        self.save()


ALL = (Table, Semicolons, Tabs, Workbook, Memory, Xliff, Xliff12, Marks)
WHOLE = tuple(kind for kind in ALL if kind is not Marks)
"""The formats that hold every row."""
