"""The workbook: exact texts, nothing live, what is marked, and the limits of the format."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.errors import AlignerWarning, UsageError
from aligner.export import xlsx
from aligner.face import Result
from aligner.files.read_xlsx import read_xlsx
from aligner.view.cells import CORRECTED
from tests.export.corrected import HOSTILE, corrected_notice, side_by_side


def table(r: Result, path: Path) -> list[dict[str, str]]:
    """Write a result and read the first sheet back as dictionaries."""
    r.to_xlsx(path)
    head, *rows = read_xlsx(path, path.read_bytes())
    return [dict(zip(head, row, strict=True)) for row in rows]


def xml(path: Path, part: str) -> str:
    return zipfile.ZipFile(path).read(part).decode()


def test_what_excel_reads(tmp_path: Path) -> None:
    corrected_notice().to_xlsx(tmp_path / "t.xlsx")
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    sheet = book["Pairs"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert tuple(rows[0]) == CORRECTED
    assert [row[CORRECTED.index("status")] for row in rows[1:]] == [
        "no finding", "edited", "needs review", "no finding", "no finding", "no finding",
    ]  # fmt: skip
    assert rows[2][:2] == [2, "通知.txt"] and rows[2][CORRECTED.index("confidence")] == 0.8
    assert rows[2][3:5] == ["All regions shall strengthenCoordination.", "All regions shall strengthen coordination."]
    assert rows[4][3:5] == [None, None] and rows[5][2] is None  # no English, no Chinese
    assert rows[3][CORRECTED.index("findings")] == (
        "critical number: 三百个 is 300, not 30. → 300\nmajor term: 示范项目 is “demonstration project”."
    )
    assert sheet.freeze_panes == "B2" and sheet.auto_filter.ref == "A1:O7"
    (choice,) = sheet.data_validations.dataValidation
    assert str(choice.sqref) == "F2:F7" and choice.formula1 == '"no finding,edited,needs review,confirmed,rejected"'
    assert sheet["C2"].alignment.wrap_text and sheet["L2"].alignment.wrap_text
    assert {name.value for name in book["How to read this"]["A"]} >= set(CORRECTED)


def test_colours_follow_severity_and_confidence(tmp_path: Path) -> None:
    corrected_notice().to_xlsx(tmp_path / "t.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx")["Pairs"]
    fills = [sheet[f"L{row}"].fill.fgColor.rgb for row in (2, 3, 4)]
    assert fills == ["00000000", "FF" + xlsx.SEVERITY["minor"][1:], "FF" + xlsx.SEVERITY["critical"][1:]]
    assert sheet["D5"].fill.fgColor.rgb == "FFE3E3E3"  # what is missing is grey
    scaled = {str(area.sqref) for area in sheet.conditional_formatting if area.rules[0].type == "colorScale"}
    assert scaled == {"G2:G7", "H2:H7", "J2:J7"}


def test_changed_words_are_marked_in_both_texts(tmp_path: Path) -> None:
    corrected_notice().to_xlsx(tmp_path / "t.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx", rich_text=True)["Pairs"]
    old, new = sheet["D3"].value, sheet["E3"].value
    assert [str(piece) for piece in old] == ["All regions shall ", "strengthenCoordination", "."]
    assert old[1].font.strike and [str(piece) for piece in new if getattr(piece, "font", None) and piece.font.b]
    assert "".join(map(str, new)) == "All regions shall strengthen coordination."
    assert isinstance(sheet["E2"].value, str)  # nothing marked where nothing was changed


@pytest.mark.parametrize(
    ("machine", "corrected"),
    [
        ("old", "new"),
        ("the law", "the new law"),
        ("the new law", "the law"),
        ("gone", ""),
        ("", "new"),
        ("same =x", "=x"),
        ("=x y", "=x z"),
        ("<r>a</r>", "<r>b</r>"),
    ],
)
def test_a_text_that_is_changed_as_a_whole(tmp_path: Path, machine: str, corrected: str) -> None:
    (row,) = table(side_by_side(["甲"], [machine], [corrected]), tmp_path / "t.xlsx")
    assert (row["en_machine"], row["en_corrected"]) == (machine, corrected)


def test_hostile_texts_come_back_and_none_is_live(tmp_path: Path) -> None:
    rows = table(side_by_side(HOSTILE, HOSTILE, HOSTILE[::-1]), tmp_path / "t.xlsx")
    assert tuple(row["zh"] for row in rows) == HOSTILE
    assert tuple(row["en_machine"] for row in rows) == HOSTILE
    assert tuple(row["en_corrected"] for row in rows) == HOSTILE[::-1]
    sheet = xml(tmp_path / "t.xlsx", "xl/worksheets/sheet1.xml")
    assert not re.search("<f[ >]|hyperlink", sheet)
    # Only id, the two qualities, score and confidence are numbers; a text cell refers to the shared strings.
    kinds = dict(re.findall(r'<c r="([A-Z])2"[^>]*?(?: t="(\w+)")?>', sheet))
    assert kinds == {k: ("" if k in "AGHIJ" else "s") for k in "ABCDEFGHIJK"} | {"L": "", "M": "", "N": "s", "O": "s"}


def test_an_edit_in_excel_does_not_wake_a_formula(tmp_path: Path) -> None:
    side_by_side(["=1+1", "a=1"], ["+1", "b"]).to_xlsx(tmp_path / "t.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx")["Pairs"]
    assert [sheet[place].quotePrefix for place in ("C2", "D2", "C3", "D3")] == [1, 1, 0, 0]


@settings(max_examples=60)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), min_size=1, max_size=4))
def test_any_text_comes_back_exactly(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    rows = table(side_by_side(texts, texts, texts[::-1]), tmp_path_factory.mktemp("x") / "t.xlsx")
    assert [(row["zh"], row["en_machine"], row["en_corrected"]) for row in rows] == [
        *zip(texts, texts, texts[::-1], strict=True)
    ]


def test_pandas_reads_the_same_table(tmp_path: Path) -> None:
    r = corrected_notice()
    r.to_xlsx(tmp_path / "t.xlsx")
    read = pd.read_excel(tmp_path / "t.xlsx", keep_default_na=False)
    columns = [name for name in CORRECTED if name != "findings"]
    pd.testing.assert_frame_equal(read[columns], r.pairs[columns].reset_index(drop=True), check_dtype=False)


def test_the_same_result_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corrected_notice().to_xlsx(tmp_path / "a.xlsx")
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    corrected_notice().to_xlsx(tmp_path / "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert {member.date_time[0] for member in zipfile.ZipFile(tmp_path / "a.xlsx").infolist()} == {1980}
    assert set(re.findall(r"\d{4}-\d\d-\d\dT", xml(tmp_path / "a.xlsx", "docProps/core.xml"))) == {"2000-01-01T"}


@pytest.mark.parametrize("text", ["甲" * 40_000, "😀" * 20_000, "=" + "x" * 32_767])
def test_a_text_too_long_for_a_cell_is_cut_and_says_so(tmp_path: Path, text: str) -> None:
    with pytest.warns(AlignerWarning, match=r"t\.xlsx: 2 texts longer than 32,767 characters were cut; alignment"):
        (row,) = table(side_by_side([text], ["a"], [text]), tmp_path / "t.xlsx")
    kept, said, rest = row["zh"].partition(" …[cut here: ")
    assert said and text.startswith(kept) and len(row["zh"].encode("utf-16-le")) <= 2 * 32_767
    assert rest == f"{len(text) - len(kept):,} more characters in alignment.jsonl]"


def test_a_text_that_just_fits_is_whole(tmp_path: Path) -> None:
    (row,) = table(side_by_side(["甲" * 32_767], ["a"]), tmp_path / "t.xlsx")
    assert row["zh"] == "甲" * 32_767


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("甲\ud83d", "甲\ufffd"),
        ("_x005F_x0041_", "_x005F\ufffdx0041_"),
    ],
)
def test_what_no_cell_can_hold_is_replaced_and_said(tmp_path: Path, text: str, kept: str) -> None:
    with pytest.warns(AlignerWarning, match=r"one character that the format cannot hold became U\+FFFD"):
        (row,) = table(side_by_side([text], ["a"]), tmp_path / "t.xlsx")
    assert row["zh"] == kept


def test_a_text_like_the_writers_own_markup_with_a_control_character(tmp_path: Path) -> None:
    with pytest.warns(AlignerWarning, match="4 characters that the format cannot hold"):
        (row,) = table(side_by_side(["<r>\x07_x0041_</r>"], ["a"], ["<r>\x07_x0041_</r>"]), tmp_path / "t.xlsx")
    assert row["zh"] == row["en_corrected"] == "<r>\ufffd\ufffdx0041_</r>"


def test_too_many_rows_are_refused_and_an_older_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "t.xlsx").write_bytes(b"older")
    monkeypatch.setattr(xlsx, "ROW_LIMIT", 6)
    with pytest.raises(UsageError, match="A sheet holds 5 rows, not 6"):
        corrected_notice().to_xlsx(tmp_path / "t.xlsx")
    assert [p.read_bytes() for p in tmp_path.iterdir()] == [b"older"]


def test_only_safe_pairs(tmp_path: Path) -> None:
    corrected_notice().to_xlsx(tmp_path / "t.xlsx", min_confidence=0.8)
    rows = read_xlsx(tmp_path / "t.xlsx", (tmp_path / "t.xlsx").read_bytes())
    assert [row[0] for row in rows] == ["id", "1", "2", "6"]
