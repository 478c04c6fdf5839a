"""The workbook in a real spreadsheet program: LibreOffice, headless, turns it into CSV with the same texts."""

from __future__ import annotations

import csv
import subprocess
from pathlib import Path

import pytest

from aligner.view.cells import CORRECTED
from tests.export.corrected import HOSTILE, corrected_notice, side_by_side

pytestmark = pytest.mark.office

# Comma, double quotes, UTF-8, from line 1, no column formats, English, quote texts, cells as they are, no formulas.
FILTER = "csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,true,false,false"
# What a CSV file itself, or LibreOffice's own idea of a line end, cannot give back; our own reader is tested for these.
LOST = ("bell \x07 null \x00 \ufffe", "\r=1+1", "a\r\nb")


def converted(soffice: str, path: Path) -> list[list[str]]:
    """Return the rows of the first sheet as LibreOffice shows them."""
    call = [
        soffice,
        f"-env:UserInstallation={(path.parent / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        FILTER,
    ]
    done = subprocess.run(
        [*call, "--outdir", str(path.parent), str(path)], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    text = path.with_suffix(".csv").read_bytes().decode("utf-8-sig")
    return list(csv.reader(text.splitlines(keepends=True)))


def test_the_same_texts(soffice: str, tmp_path: Path) -> None:
    texts = [text for text in HOSTILE if text not in LOST]
    side_by_side(texts, texts[::-1], [f"new {text}" for text in texts]).to_xlsx(tmp_path / "t.xlsx")
    head, *rows = converted(soffice, tmp_path / "t.xlsx")
    assert tuple(head) == CORRECTED
    assert [row[2:5] for row in rows] == [[a, b, f"new {a}"] for a, b in zip(texts, texts[::-1], strict=True)]
    assert {row[CORRECTED.index("type")] for row in rows} == {"1-1"}


def test_a_corrected_table(soffice: str, tmp_path: Path) -> None:
    r = corrected_notice()
    r.to_xlsx(tmp_path / "t.xlsx")
    rows = converted(soffice, tmp_path / "t.xlsx")[1:]
    for name in ("document", "zh", "en_machine", "en_corrected", "status", "type"):
        assert [row[CORRECTED.index(name)] for row in rows] == list(r.pairs[name])
    assert [float(row[CORRECTED.index("confidence")]) for row in rows] == list(r.pairs["confidence"])
