"""Plain line-aligned text: two files of which line n of one translates line n of the other (Moses, OPUS, ParaConc)."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Unpack

from aligner.files.atomic import atomic_write
from aligner.record import Record
from aligner.view.content import English, Only, chosen_rows, english_text


def line_paths(path: str | os.PathLike[str]) -> tuple[Path, Path]:
    """Return the two files that stand for ``NAME.txt`` (or ``NAME``): ``NAME.zh.txt`` and ``NAME.en.txt``."""
    base = Path(path)
    base = base.with_suffix("") if base.suffix == ".txt" else base
    return base.with_name(f"{base.name}.zh.txt"), base.with_name(f"{base.name}.en.txt")


def write_lines(
    result: Record,
    path: str | os.PathLike[str],
    english: English = "corrected",
    min_confidence: float | None = None,
    both_sides: bool = False,
    bom: bool = False,
    **only: Unpack[Only],
) -> None:
    """Write the pairs as two UTF-8 files with one pair a line; a line break inside a text becomes a space.

    A sentence without a counterpart stands beside an empty line, or is left out with ``both_sides``. Both files are
    complete before either takes its place.
    """
    encoding = "utf-8-sig" if bom else "utf-8"
    table = chosen_rows(result, min_confidence, both_sides, **only)
    zh, en = line_paths(path)
    with atomic_write(zh, encoding) as left, atomic_write(en, encoding) as right:
        for row in table:
            left.write(one_line(row.zh) + "\n")
            right.write(one_line(english_text(row, english)) + "\n")


def one_line(text: str) -> str:
    """Return a text without anything that Python, an editor or a corpus tool may take for the end of a line."""
    return " ".join(line.strip() for line in text.splitlines()).strip()
