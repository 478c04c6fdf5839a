"""Workbooks as others write them, and files that are none."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from aligner.bitext.read import read_pairs
from aligner.errors import InputError
from aligner.files.read_xlsx import read_xlsx

SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)
WORKBOOK = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
    '<sheet name="a" sheetId="1" r:id="rId7"/></sheets></workbook>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId7" Type="x/worksheet" Target="worksheets/data.xml"/></Relationships>'
)
STRINGS = (
    '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<si><r><t>红</t></r><r><rPr><b/></rPr><t>字_x0007_</t></r><rPh sb="0" eb="1"><t>guide</t></rPh></si>'
    "<si><t>_x005F_x0007_</t></si></sst>"
)


def package(rows: str, **parts: str) -> bytes:
    """Return a small workbook."""
    files = {
        "xl/workbook.xml": WORKBOOK,
        "xl/_rels/workbook.xml.rels": RELATIONS,
        "xl/worksheets/data.xml": SHEET.format(rows),
        "xl/sharedStrings.xml": STRINGS,
    } | {name.replace("__", "/").replace("_xml", ".xml"): text for name, text in parts.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ('<row><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>', [["红字\x07", "_x0007_"]]),
        ('<row><c r="C1" t="inlineStr"><is><t>x</t></is></c></row><row/>', [["", "", "x"]]),
        ('<row><c><v>0.50</v></c><c t="b"><v>1</v></c></row>', [["0.50", "1"]]),
        ('<row><c t="str"><f>1+1</f><v>2</v></c></row><row><c/><c t="str"><v>y</v></c></row>', [["2", ""], ["", "y"]]),
    ],
)
def test_cells_as_programs_write_them(rows: str, expected: list[list[str]]) -> None:
    assert read_xlsx(Path("t.xlsx"), package(rows)) == expected


def test_a_workbook_of_openpyxl(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Source", "Target", "confidence"])
    book.active.append(["中文。", "Chinese.", 0.5])
    book.active.append([None, None, None])
    book.active.append(["一", "1-1", None])
    book.create_sheet("second").append(["x"])
    book.save(tmp_path / "t.xlsx")
    pairs = read_pairs(tmp_path / "t.xlsx")
    assert [(p.zh, p.en, p.confidence) for p in pairs] == [("中文。", "Chinese.", 0.5), ("一", "1-1", None)]


@pytest.mark.parametrize(
    "data",
    [
        b"id,zh\r\n",
        package("")[:200],
        package('<row><c r="A1" t="s"><v>9</v></c></row>'),
        package("", xl__workbook_xml="<workbook/>"),
        package("", xl__workbook_xml='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
        package("<row>"),
    ],
)
def test_what_is_no_workbook(data: bytes) -> None:
    with pytest.raises(InputError, match=r"t\.xlsx is no workbook that can be read: save it as \.xlsx again"):
        read_xlsx(Path("t.xlsx"), data)


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALIGNER_ZIP_PARTS", "2")
    with pytest.raises(InputError, match=r"would be 0 MB in \d parts unpacked: save the pairs as CSV"):
        read_xlsx(Path("t.xlsx"), package(""))


def test_a_far_cell_is_named() -> None:
    with pytest.raises(InputError, match=r"^t\.xlsx has a cell at XFD1, beyond the first 1,000 columns: delete"):
        read_xlsx(Path("t.xlsx"), package('<row><c r="XFD1"><v>1</v></c></row>'))
