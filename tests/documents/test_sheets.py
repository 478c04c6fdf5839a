"""Sheets as documents, as openpyxl, XlsxWriter, odfpy and hands write them: a block a cell that knows its place."""

import io

import openpyxl
import pytest
import xlsxwriter
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P

from aligner.documents import read
from aligner.errors import InputError

ROWS = [["指标", "单位", "2030年"], ["用水总量", "亿立方米", "60"], ["覆盖率", "%", ""]]


def by_openpyxl():
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def by_xlsxwriter():
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet("指标")
    for k, row in enumerate(ROWS):
        for n, text in enumerate(row):
            sheet.write(k, n, int(text) if text.isdigit() else text)
    book.close()
    return file.getvalue()


def by_odfpy():
    book = OpenDocumentSpreadsheet()
    table = Table(name="指标")
    for row in ROWS:
        line = TableRow()
        for text in row:
            cell = TableCell()
            if text:
                cell.addElement(P(text=text))
            line.addElement(cell)
        line.addElement(CoveredTableCell(numbercolumnsrepeated=500))
        table.addElement(line)
    table.addElement(TableRow(numberrowsrepeated=1_000_000))
    book.spreadsheet.addElement(table)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def by_hand():
    return "\r\n".join(";".join(row) for row in ROWS).encode("gb18030")


WANTED = {(1, r, c): t for r, row in enumerate(ROWS, start=1) for c, t in enumerate(row, start=1) if t}


@pytest.mark.parametrize(
    ("make", "suffix"), [(by_openpyxl, "xlsx"), (by_xlsxwriter, "xlsx"), (by_odfpy, "ods"), (by_hand, "csv")]
)
def test_cells(make, suffix, tmp_path):
    path = tmp_path / f"table.{suffix}"
    path.write_bytes(make())
    document = read(path)
    assert {b.cell: document.text[b.start : b.end] for b in document.blocks} == WANTED
    assert document.format == suffix and document.language == "zh"


def test_a_second_sheet_is_a_second_table():
    book = openpyxl.Workbook()
    book.active["A1"] = "甲"
    book.create_sheet("二")["B2"] = "乙"
    file = io.BytesIO()
    book.save(file)
    document = read(file.getvalue())
    assert [b.cell for b in document.blocks] == [(1, 1, 1), (2, 1, 2)]


def test_one_far_cell_costs_nothing():
    book = openpyxl.Workbook()
    book.active["A1"], book.active["ALK900000"] = "甲", "乙"
    file = io.BytesIO()
    book.save(file)
    assert read(file.getvalue()).text == "甲\n乙\n"


def test_what_is_no_table(tmp_path):
    path = tmp_path / "table.ods"
    path.write_bytes(b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet")
    with pytest.raises(InputError, match=r"no spreadsheet that can be read: save it as \.ods again"):
        read(path)


def test_percentages_and_dates_are_read_as_they_are_shown(tmp_path):
    from datetime import date

    import openpyxl

    book = openpyxl.Workbook()
    shown = [
        (0.52, "0%", "52%"),
        (0.5237, "0.0%", "52.4%"),
        (-0.03, "0.00%", "-3.00%"),
        (date(2027, 12, 31), 'yyyy"年"m"月"', "2027年12月"),
        (date(2027, 12, 31), "yyyy-mm-dd", "2027-12-31"),
        (date(2027, 1, 5), "d mmmm yyyy", "5 January 2027"),
        (4200, "#,##0", "4200"),
        (0.25, "General", "0.25"),
        (3, '0"个"', "3"),
        ("0.5", "0%", "0.5"),
    ]
    for row, (value, code, _) in enumerate(shown, start=1):
        book.active.cell(row, 1, value).number_format = code
    book.save(tmp_path / "a.xlsx")
    document = read(tmp_path / "a.xlsx")
    assert document.text.strip().split("\n") == [text for _, _, text in shown]
