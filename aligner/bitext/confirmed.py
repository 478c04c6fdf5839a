"""Pairs that a person has confirmed: read from a table, and found again in the two documents."""

from __future__ import annotations

from operator import index
from pathlib import Path
from typing import Any

from aligner.alignment.anchors import Anchor
from aligner.errors import InputError, UsageError
from aligner.files.bounded import read_file
from aligner.types import Document, Segment

CONFIRMED = ("confirmed", "accepted", "ok", "yes", "1")


def find_anchors(
    anchors: Any, documents: tuple[Document, Document], segments: list[tuple[Segment, ...]]
) -> list[Anchor]:
    """Return anchors as spans of the two texts.

    ``anchors`` is a table (CSV or XLSX with the columns zh and en, or en_machine, such as alignment.csv or an exported
    workbook; where it has a column status, only rows that say one of CONFIRMED count), or a list of (source indices,
    target indices) over segments.
    Raises InputError when a row's text is not in its document or no row counts, UsageError for a list of anything else.
    """
    if isinstance(anchors, str | Path):
        return from_table(Path(anchors), documents)
    if not isinstance(anchors, list | tuple):
        raise UsageError(f"Anchors are a CSV file or a list of index pairs, not {type(anchors).__name__}.")
    return [from_indices(k, pair, segments) for k, pair in enumerate(anchors, start=1)]


def from_indices(number: int, pair: Any, segments: list[tuple[Segment, ...]]) -> Anchor:
    """Turn one pair of index tuples into an anchor."""
    try:
        sides = [sorted(index(k) for k in indices) for indices in pair]
        if len(sides) != 2:
            raise ValueError
    except (TypeError, ValueError):
        raise UsageError(f"Anchor {number} is {pair!r}: give (source indices, target indices).") from None
    spans = []
    for indices, side in zip(sides, segments, strict=True):
        if indices and not 0 <= indices[0] <= indices[-1] < len(side):
            raise InputError(f"Anchor {number} names segments {indices}, but they count from 0 to {len(side) - 1}.")
        spans.append((side[indices[0]].start, side[indices[-1]].end) if indices else None)
    return Anchor(spans[0], spans[1], f"Anchor {number}")


def from_table(path: Path, documents: tuple[Document, Document]) -> list[Anchor]:
    """Read a table of confirmed pairs and find each text in its document, in order."""
    rows = read_table(path)
    english = "en" if rows and "en" in rows[0] else "en_machine"
    if rows and not {"zh", english} <= rows[0].keys():
        raise InputError(f"{path} has no columns zh and en; give alignment.csv with the rows that you confirmed.")
    finders = tuple(Finder(document) for document in documents)
    out = []
    for line, row in enumerate(rows, start=2):
        if row.get("status", "confirmed").strip().lower() not in CONFIRMED or not (row["zh"] or row[english]):
            continue
        name = f"{path}, line {line}"
        out.append(Anchor(finders[0].find(row["zh"], name), finders[1].find(row[english], name), name))
    if not out:
        raise InputError(f"{path} confirms no pair: keep the right rows, or write confirmed in a column status.")
    return out


def read_table(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file, or of the first sheet of a workbook, by the names of the columns."""
    if path.suffix.lower() != ".xlsx":
        from aligner.files.cells import read_csv

        return read_csv(path)
    from aligner.files.read_xlsx import read_xlsx

    try:
        head, *rows = read_xlsx(path, read_file(path)) or [[]]
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}): check the name.") from error
    return [dict(zip(head, row, strict=True)) for row in rows]


class Finder:
    """Finds texts in a document, white space aside, each behind the one before where it stands there."""

    def __init__(self, document: Document) -> None:
        self.name = document.name
        self.kept = [k for k, c in enumerate(document.text) if not c.isspace()]
        self.text = "".join(document.text[k] for k in self.kept)
        self.at = 0

    def find(self, text: str, name: str) -> tuple[int, int] | None:
        """Return the span of a text in the document, None for an empty one."""
        wanted = "".join(text.split())
        if not wanted:
            return None
        found = self.text.find(wanted, self.at)
        found = self.text.find(wanted) if found < 0 else found
        if found < 0:
            raise InputError(
                f"{name}: the text {text[:30]!r} is not in {self.name}; give rows of this pair's alignment.csv."
            )
        self.at = found + len(wanted)
        return self.kept[found], self.kept[self.at - 1] + 1
