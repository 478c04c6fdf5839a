"""The corrected table as an Excel workbook: colours, filters, a status to choose from, and a sheet that explains it.

What came from a document is written as a string and never as a formula, number or date. Removed words are struck out
in en_machine, new words are coloured in en_corrected; the texts themselves stay exact. The same result gives the same
bytes. Excel's limits are kept: a longer text is cut with a visible mark, and a warning says so.
"""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Unpack

from aligner.correct import revision
from aligner.correct.diff import Piece, revision_diff, word_diff
from aligner.errors import AlignerWarning, UsageError
from aligner.export.xlsx_help import write_help
from aligner.files.atomic import atomic_write
from aligner.files.cells import FORMULA_STARTS
from aligner.files.xml_text import REPLACEMENT, lost
from aligner.record import Record
from aligner.view.cells import CELLS, CORRECTED, with_cell
from aligner.view.content import ALL_STATUSES, CONFIRMED, REJECTED, Only, chosen_rows, signature_text, told
from aligner.view.rows import Row

# Excel's limits: UTF-16 units in a cell, rows in a sheet.
CELL_LIMIT = 32_767
ROW_LIMIT = 1_048_576
LINE_HEIGHT = 15
_WIDE = re.compile("[\u2e80-\uffef]")
CUT = " …[cut here: {} more characters in alignment.jsonl]"
# Every workbook says that it was made on this day, so that the same result gives the same bytes.
_DAY = datetime(2000, 1, 1)
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
# What no cell can hold: halves of surrogate pairs, and, since XlsxWriter escapes only the first of two, the underscore
# that two texts such as _x0041_ share.
_IMPOSSIBLE = re.compile("[\ud800-\udfff]|(?<=_x[0-9A-Fa-f]{4})_(?=x[0-9A-Fa-f]{4}_)")
# What the format writes as _xHHHH_, and the first sign of a text that looks like that.
_ESCAPED = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")

# Each column's width in characters; what holds numbers is written as a number.
_WIDTHS = dict(zip(CORRECTED, (6, 14, 42, 48, 48, 14, 10, 10, 9, 12, 8, 60, 24, 16, 10), strict=True)) | {"cell": 10}
_KINDS = {"id": "number", "quality": "score", "quality_corrected": "score", "score": "score", "confidence": "score"}
Columns = Sequence[tuple[str, int, str]]
# What no reader needs and `aligner apply` does.
HIDDEN = ("key", "base")
# Which words of the two English texts are marked, and how.
MARKS = {"en_machine": ("delete", "gone"), "en_corrected": ("insert", "new")}
SEVERITY = {"critical": "#F8CBC4", "major": "#FCE4C8", "minor": "#FFF6D6"}
STATUS = {revision.NEEDS_REVIEW: "#FCE4C8", revision.EDITED: "#DCEFDD", CONFIRMED: "#D6E8F5", REJECTED: "#DDDDDD"}


def write_xlsx(
    result: Record, path: str | os.PathLike[str], min_confidence: float | None = None, **only: Unpack[Only]
) -> None:
    """Write the rows of a result as a workbook of two sheets: the pairs, and how to read them.

    Raises:
        UsageError: there are more rows than a sheet can hold, or the path cannot be a file.
    """
    table = chosen_rows(result, min_confidence, **only)
    if len(table) >= ROW_LIMIT:
        raise UsageError(f"A sheet holds {ROW_LIMIT - 1:,} rows, not {len(table):,}: export CSV or Parquet instead.")
    with atomic_write(path, encoding=None) as file, workbook(file) as book:
        sheet = Sheet(book, "Pairs")
        columns = layout(with_cell(CORRECTED, table))
        sheet.head([(name, width) for name, width, _ in columns])
        for number, row in enumerate(table, start=1):
            pair_row(sheet, number, row, columns)
        finish(sheet.sheet, sheet.formats, len(table), [name for name, _, _ in columns])
        write_help(book, signature_text(result))
    sheet.warn(path)


def workbook(file: Any) -> Any:
    """Return a new workbook on an open binary file; closing it writes the file."""
    from xlsxwriter import Workbook

    book = Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": _DAY, "author": "aligner"})
    return book


class Sheet:
    """A sheet into which texts are written exactly."""

    def __init__(self, book: Any, name: str) -> None:
        line = {"valign": "top", "bottom": 1, "bottom_color": "#D5DADD"}
        top = {**line, "text_wrap": True}
        looks: dict[str, dict[str, Any]] = {
            "text": top,
            "prefixed": {**top, "quote_prefix": True},
            "head": {"bold": True, "bg_color": "#E7ECEF", "bottom": 1, "valign": "vcenter"},
            "number": {**line, "align": "center", "num_format": "0"},
            "score": {**line, "align": "center", "num_format": "0.00"},
            "missing": {**top, "bg_color": "#E3E3E3"},
            "new": {**top, "font_color": "#00662B", "bold": True},
            "gone": {**top, "font_color": "#A32A1B", "font_strikeout": True},
            **{name: {**top, "bg_color": colour} for name, colour in SEVERITY.items()},
        }
        self.formats = {key: book.add_format(look) for key, look in looks.items()}
        self.formats |= {f"status {key}": book.add_format({"bg_color": colour}) for key, colour in STATUS.items()}
        self.sheet = book.add_worksheet(name)
        self.cut = self.replaced = 0

    def head(self, columns: Sequence[tuple[str, int]]) -> None:
        """Write the header line, which stays in sight."""
        for place, (name, width) in enumerate(columns):
            self.sheet.set_column(place, place, width, None, {"hidden": True} if name in HIDDEN else {})
            self.sheet.write_string(0, place, name, self.formats["head"])
        self.sheet.freeze_panes(1, 1 if columns[0][0] == "id" else 0)

    def text(self, row: int, column: int, text: str, look: str = "text") -> None:
        """Write a text as it is, whatever it looks like; one that a person's edit could turn into a formula is quoted.

        XlsxWriter takes ``<r>...</r>`` for its own mark-up of rich text, so such a text is given in two pieces; and in
        pieces it escapes twice, so what needs an escape becomes U+FFFD there.
        """
        text = self.fit(text)
        if markup := text.startswith("<r>") and text.endswith("</r>"):
            text, replaced = _ESCAPED.subn(REPLACEMENT, text)
            self.replaced += replaced
        if look == "text" and text.startswith(tuple(FORMULA_STARTS)):
            look = "prefixed"
        cell = self.formats[look]
        if not text:
            self.done(self.sheet.write_blank(row, column, None, cell))
        elif markup:
            self.done(self.sheet.write_rich_string(row, column, cell, text[:1], cell, text[1:], cell))
        else:
            self.done(self.sheet.write_string(row, column, text, cell))

    def marked(self, row: int, column: int, pieces: Sequence[tuple[str, bool]], mark: str) -> None:
        """Write a text of which some pieces are marked; without marks where that would not be exact (see ``text``)."""
        whole = "".join(text for text, _ in pieces)
        if len(pieces) < 2 or not any(marked for _, marked in pieces) or not fits(whole) or _ESCAPED.search(whole):
            self.text(row, column, whole, mark if any(marked for _, marked in pieces) else "text")
            return
        parts: list[Any] = []
        for text, marked in pieces:
            parts += [self.formats[mark], text] if marked else [text]
        look = "prefixed" if whole.startswith(tuple(FORMULA_STARTS)) else "text"
        self.done(self.sheet.write_rich_string(row, column, *parts, self.formats[look]))

    def done(self, code: int) -> None:
        """Let no cell stay empty unnoticed: the writer only returns a code for what it did not write."""
        if code:
            raise ValueError(f"The workbook's writer refused a cell (code {code}).")

    def fit(self, text: str) -> str:
        """Return what a cell can hold of a text."""
        if fits(text):
            return text
        text, replaced = _IMPOSSIBLE.subn(REPLACEMENT, text)
        self.replaced += replaced
        if fits(text):
            return text
        self.cut += 1
        keep = text.encode("utf-16-le")[: 2 * (CELL_LIMIT - 80)].decode("utf-16-le", "ignore")
        return keep + CUT.format(f"{len(text) - len(keep):,}")

    def warn(self, path: object) -> None:
        """Warn of what a cell could not hold."""
        said = f"{self.cut} texts longer than {CELL_LIMIT:,} characters were cut" if self.cut else ""
        if self.replaced:
            said += f"{' and ' if said else ''}{lost(self.replaced)}"
        if said:
            warnings.warn(f"{path}: {said}; alignment.jsonl has the exact text.", AlignerWarning, stacklevel=3)


def fits(text: str) -> bool:
    """Say whether a cell can hold a text as it is."""
    return len(text) + len(_ASTRAL.findall(text)) <= CELL_LIMIT and not _IMPOSSIBLE.search(text)


def layout(names: Sequence[str]) -> Columns:
    """Return name, width and kind of columns."""
    return [(name, _WIDTHS[name], _KINDS.get(name, "text")) for name in names]


def pair_row(sheet: Sheet, number: int, row: Row, columns: Columns) -> None:
    """Write one pair into the line ``number`` of the sheet."""
    lines = 1
    for place, (name, width, kind) in enumerate(columns):
        value: Any = CELLS[name](row) if name != "findings" else "\n".join(map(told, row.findings))
        lines = max(lines, lines_needed(value, width) if kind == "text" else 1)
        if kind != "text":
            sheet.sheet.write_number(number, place, value, sheet.formats[kind])
        elif name == "findings":
            worst = next((s for s in SEVERITY if any(f.severity == s for f in row.findings)), "text")
            sheet.text(number, place, value, worst)
        elif name in ("zh", "en_machine") and not value:
            sheet.sheet.write_blank(number, place, None, sheet.formats["missing"])
        elif name in MARKS and row.en != row.en_corrected:
            changed, mark = MARKS[name]
            pieces = [p for p in changes(row) if p.kind in ("equal", changed)]
            sheet.marked(number, place, [(p.text, p.kind == changed) for p in pieces], mark)
        else:
            sheet.text(number, place, value)
    sheet.sheet.set_row(number, min(LINE_HEIGHT * lines, 409))  # 409 points is Excel's limit


def changes(row: Row) -> tuple[Piece, ...]:
    """Return what was changed in the English, each correction by itself where they are known."""
    revision = row.result.revisions[row.id - 1] if row.result else None
    if revision is not None and revision.corrections and revision.machine == row.en:
        return revision_diff(revision)
    return word_diff(row.en, row.en_corrected)


def lines_needed(text: str, width: int) -> int:
    """Estimate on how many lines of ``width`` characters a text is shown; a Chinese character takes two places."""
    return sum(-(-(len(line) + len(_WIDE.findall(line))) // (width - 2)) or 1 for line in text.split("\n"))


def finish(sheet: Any, formats: dict[str, Any], rows: int, columns: Sequence[str]) -> None:
    """Add what works on whole columns: filters, colours that follow the values, the choice of a status, printing."""
    last = max(rows, 1)
    place = {name: k for k, name in enumerate(columns)}
    sheet.autofilter(0, 0, last, len(columns) - 1)
    scale = {"type": "3_color_scale", "min_type": "num", "mid_type": "num", "max_type": "num"}
    scale |= {"min_color": "#F4B8AA", "mid_color": "#FBE7B2", "max_color": "#CFE8D5"}
    levels: dict[str, Any] = {"min_value": 0, "mid_value": 0.7, "max_value": 1}
    for name in ("quality", "quality_corrected", "confidence"):
        sheet.conditional_format(1, place[name], last, place[name], scale | levels)
    for name in STATUS:
        rule = {"type": "cell", "criteria": "==", "value": f'"{name}"', "format": formats[f"status {name}"]}
        sheet.conditional_format(1, place["status"], last, place["status"], rule)
    choice = {"validate": "list", "source": list(ALL_STATUSES), "error_type": "warning"}
    choice |= {"error_title": "Status", "error_message": f"Usual are: {', '.join(ALL_STATUSES)}."}
    sheet.data_validation(1, place["status"], last, place["status"], choice)
    sheet.ignore_errors({"number_stored_as_text": f"B2:M{last + 1}"})
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
