"""The list that ``aligner match`` writes: a manifest of pairs, and beside it the files that are left."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from aligner.batch.find import Pair, unique_names
from aligner.batch.match import Matches
from aligner.files.atomic import atomic_write
from aligner.files.cells import guard

COLUMNS = ("id", "zh", "en", "confidence", "score")
LEFT = ("side", "file", "why", "nearest", "confidence")


def left_beside(path: Path) -> Path:
    """Return where the files that are left are named."""
    return path.with_name(f"{path.stem}.left.csv")


def write_matches(made: Matches, path: Path) -> tuple[Path, Path]:
    """Write both lists and return their places: LIST, which ``batch`` and ``run --pairs`` take, and LIST.left.csv."""
    beside = left_beside(path)
    home = path.resolve().parent
    names = unique_names(Pair(pair.zh.stem, pair.zh, pair.en) for pair in made.pairs)
    lines = [
        (name.name, _from(pair.zh, home), _from(pair.en, home), f"{pair.confidence:.4f}", f"{pair.score:.4f}")
        for name, pair in zip(names, made.pairs, strict=True)
    ]
    _write(path, COLUMNS, lines, "\t" if path.suffix.lower() == ".tsv" else ",")
    left = [
        (one.side, _from(one.path, home), one.why, _from(one.nearest, home), f"{one.confidence:.4f}")
        for one in made.left
    ]
    _write(beside, LEFT, left, ",")
    return path, beside


def _from(path: Path | None, home: Path) -> str:
    """Return a path as seen from the list's folder."""
    if path is None:
        return ""
    try:
        return Path(os.path.relpath(path.resolve(), home)).as_posix()
    except ValueError:  # another drive
        return str(path.resolve())


def _write(path: Path, columns: Sequence[str], lines: Iterable[Sequence[str]], delimiter: str) -> None:
    with atomic_write(path, encoding="utf-8-sig") as file:
        out = csv.writer(file, delimiter=delimiter, lineterminator="\r\n")
        out.writerow(columns)
        out.writerows([guard(cell) for cell in line] for line in lines)
