"""A workbook for Sketch Engine's "parallel corpus from a spreadsheet".

Its guide asks for one column a language, the English names of the languages in the first line, aligned segments below,
and nothing else; so sentences without a counterpart are left out.
"""

from __future__ import annotations

import os
from typing import Unpack

from aligner.export.xlsx import Sheet, workbook
from aligner.files.atomic import atomic_write
from aligner.record import Record
from aligner.view.content import English, Only, chosen_rows, english_text

_NAMES = {"zh": "Chinese Simplified", "en": "English"}


def write_sketchengine(
    result: Record,
    path: str | os.PathLike[str],
    english: English = "corrected",
    min_confidence: float | None = None,
    **only: Unpack[Only],
) -> None:
    """Write the pairs in two columns, without colours, notes or a second sheet."""
    codes = (result.source.language or "zh", result.target.language or "en")
    with atomic_write(path, encoding=None) as file, workbook(file) as book:
        sheet = Sheet(book, "Corpus")
        sheet.head([(_NAMES.get(code, code), 80) for code in codes])
        for number, row in enumerate(chosen_rows(result, min_confidence, both_sides=True, **only), start=1):
            sheet.text(number, 0, row.zh)
            sheet.text(number, 1, english_text(row, english))
    sheet.warn(path)
