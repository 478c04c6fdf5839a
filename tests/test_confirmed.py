"""Confirmed pairs from the workbook after a person's work in it."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from aligner.bitext.confirmed import find_anchors
from aligner.errors import InputError
from aligner.types import Document
from tests.export.corrected import corrected_notice


def anchored(path: Path) -> list[tuple[str, str]]:
    """Return the texts of the anchors that a table names in the notice."""
    r = corrected_notice()
    found = find_anchors(path, (r.source, r.target), [r.alignment.source, r.alignment.target])
    return [(cut(r.source, anchor.source), cut(r.target, anchor.target)) for anchor in found]


def cut(document: Document, span: tuple[int, int] | None) -> str:
    return document.text[slice(*span)] if span else ""


def test_rows_that_were_confirmed_in_the_workbook(tmp_path: Path) -> None:
    corrected_notice().to_xlsx(tmp_path / "t.xlsx")
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    book["Pairs"]["F3"] = book["Pairs"]["F5"] = "confirmed"
    book.save(tmp_path / "t.xlsx")
    # The English that is looked for is the machine's, not the corrected one.
    assert anchored(tmp_path / "t.xlsx") == [
        ("各地区要加强统筹协调。", "All regions shall strengthenCoordination."),
        ("各单位每季度报告进展。", ""),
    ]


def test_a_workbook_without_a_confirmed_row(tmp_path: Path) -> None:
    corrected_notice().to_xlsx(tmp_path / "t.xlsx")
    with pytest.raises(InputError, match=r"t\.xlsx confirms no pair"):
        anchored(tmp_path / "t.xlsx")


@pytest.mark.parametrize("name", ["absent.xlsx", "absent.csv"])
def test_an_absent_table(name: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        anchored(tmp_path / name)
