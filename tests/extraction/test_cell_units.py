"""Cells with figures are held against each other with the units of their row or column."""

from __future__ import annotations

import pytest

import aligner


@pytest.fixture
def pair(tmp_path):
    docx = pytest.importorskip("docx")

    def write(name, lead, rows):
        made = docx.Document()
        made.add_paragraph(lead)
        table = made.add_table(rows=len(rows), cols=len(rows[0]))
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                table.cell(at, column).text = text
        made.save(tmp_path / name)
        return tmp_path / name

    def run(zh, en):
        return aligner.run(
            write("zh.docx", "主要指标如下。", zh), write("en.docx", "The main indicators are as follows.", en)
        )

    return run


ZH = [
    ["指标", "单位", "2025年", "2030年"],
    ["海洋生产总值", "亿元", "4200", "5400"],
    ["海水淡化能力", "万吨/日", "32", "50"],
    ["森林覆盖率", "%", "43.5", "45"],
]
EN = [
    ["Indicator", "Unit", "2025", "2030"],
    ["Gross ocean product", "billion yuan", "420", "540"],
    ["Seawater desalination capacity", "10,000 tons/day", "32", "50"],
    ["Forest coverage", "%", "43.5", "45"],
]


def numbers(result):
    return [
        (report.findings, k)
        for k, report in enumerate(result.reports)
        if any(f.check == "number" for f in report.findings)
    ]


def test_a_table_in_another_scale_is_right(pair):
    result = pair(ZH, EN)
    assert numbers(result) == []
    assert all(revision.text == revision.machine for revision in result.revisions)


def test_units_in_brackets_of_the_row_and_of_the_head(pair):
    zh = [["指标", "2025年（亿元）", "2030年（亿元）"], ["产值", "4200", "5400"], ["出口额（万元）", "1200", "1500"]]
    en = [
        ["Indicator", "2025 (billion yuan)", "2030 (billion yuan)"],
        ["Output", "420", "540"],
        ["Exports (million yuan)", "12", "15"],
    ]
    assert numbers(pair(zh, en)) == []


@pytest.mark.parametrize(
    "wrong", [["billion yuan", "4200", "5400"], ["billion yuan", "420", "5400"], ["100 million yuan", "420", "540"]]
)
def test_a_figure_that_does_not_fit_its_unit_is_found(pair, wrong):
    assert numbers(pair(ZH, [EN[0], [EN[1][0], *wrong], *EN[2:]]))


def test_the_place_of_a_cell_in_the_tables(pair, tmp_path):
    import csv

    openpyxl = pytest.importorskip("openpyxl")
    result = pair(ZH, EN)
    result.to_csv(tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.DictReader(file))
    assert [(row["zh"], row["cell"]) for row in table][:3] == [
        ("主要指标如下。", ""),
        ("指标", "T1R1C1"),
        ("单位", "T1R1C2"),
    ]
    result.to_xlsx(tmp_path / "a.xlsx")
    head, *lines = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0].iter_rows(values_only=True)
    assert lines[-1][head.index("cell")] == "T1R4C4"
    result.to_tmx(tmp_path / "a.tmx")
    assert '<prop type="x-cell">T1R2C3</prop>' in (tmp_path / "a.tmx").read_text(encoding="utf-8")
    result.to_xliff(tmp_path / "a.xlf")
    assert "T1R2C3" in (tmp_path / "a.xlf").read_text(encoding="utf-8")


def test_text_without_tables_has_no_such_column(tmp_path):
    aligner.run("各地要落实责任。", "Localities shall fulfil their responsibilities.").to_csv(tmp_path / "a.csv")
    assert ",cell," not in (tmp_path / "a.csv").read_text(encoding="utf-8-sig").split("\n")[0]
