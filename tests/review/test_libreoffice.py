"""Exports that LibreOffice opened and saved again come back: nothing is taken for an edit, and edits are found."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from aligner.review.applying import apply
from aligner.review.edited import read_edited
from tests.review.editors import Table, Workbook
from tests.review.samples import opened, row, run_folder, said

pytestmark = pytest.mark.office
WRITTEN = "Every locality shall reinforce 3,000 small reservoirs; “done”, by the end of 2026."
CSV = "csv:Text - txt - csv (StarCalc):{},34,76,1"
AS = {"xlsx": "xlsx", "semicolons": CSV.format(59), "tabs": CSV.format(9), "commas": CSV.format(44)}


def saved_again(soffice: str, path: Path, form: str) -> Path:
    place = path.parent / "again"
    words = [soffice, f"-env:UserInstallation={(path.parent / 'profile').as_uri()}", "--headless"]
    words += [f"--infilter={CSV.format(44).removeprefix('csv:')}"] if path.suffix == ".csv" else []
    done = subprocess.run(
        [*words, "--convert-to", AS[form], "--outdir", str(place), str(path)],
        capture_output=True, text=True, check=False, timeout=180,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return next(place.iterdir())


@pytest.mark.parametrize(
    ("kind", "form"),
    [(Workbook, "xlsx"), (Workbook, "commas"), (Table, "semicolons"), (Table, "tabs"), (Table, "xlsx")],
)
def test_what_libreoffice_saved_again_comes_back(soffice: str, kind: type[Table], form: str, tmp_path: Path) -> None:
    review = opened(run_folder(tmp_path))
    editor = kind(review, tmp_path)
    plain = saved_again(soffice, editor.path, form)
    before = said(review)
    outcome = apply(review, read_edited(plain), "reader")
    assert (outcome.changes, outcome.conflicts, outcome.refused) == ([], [], [])
    assert said(review) == before
    shutil.rmtree(plain.parent)
    editor.set(2, "en", WRITTEN)
    editor.set(5, "status", "confirmed")
    editor.set(4, "note", "a line\nand another")
    outcome = apply(review, read_edited(saved_again(soffice, editor.path, form)), "reader")
    assert (len(outcome.changes), outcome.conflicts, outcome.refused) == (3, [], [])
    assert (row(review, 2).en, row(review, 5).status) == (WRITTEN, "confirmed")
    assert row(review, 4).note == "a line\nand another"
