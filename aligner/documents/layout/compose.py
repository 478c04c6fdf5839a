"""Pages to a document: columns, tables, paragraphs over line and page ends, furniture listed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from aligner.documents.extraction import Extraction, Writer
from aligner.documents.layout.columns import in_columns
from aligner.documents.layout.furniture import furniture
from aligner.documents.layout.lines import Line, lines, parts
from aligner.documents.layout.page import Page
from aligner.documents.layout.tables import Table, ruled, unruled
from aligner.documents.layout.upright import vertical_pages
from aligner.documents.layout.wraps import Column, cell_joint, goes_on, joint, same_title
from aligner.errors import InputError
from aligner.words import patterns as re

NARROWEST = 0.25
"""Share of a page's width that its text has at least: a page of three words is no column."""

FURNITURE = "page-furniture"
_LATIN = re.compile("[A-Za-z]+")
_HYPHENATED = re.compile(r"[A-Za-z]+-[a-z]+")


@dataclass
class _Placed:
    """A line or a table in reading order, the column that it stands in, and whether another begins with it."""

    item: Line | Table
    column: Column
    first: bool = False
    dropped: bool = False


def compose(pages: Sequence[Page], name: str, writer: Writer | None = None) -> Extraction:
    """Return the text of the pages in reading order.

    Page numbers and running heads are dropped as page furniture, raised marks of notes as such. Warns of pages without
    text. Raises InputError where there is no text at all, or most of it runs from top to bottom.
    """
    out = writer or Writer()
    empty = [number for number, page in enumerate(pages, start=1) if not page.runs]
    if len(empty) == len(pages):
        raise InputError(f"{name}: there is no text layer in it (a scan); run text recognition on it first.")
    upright = vertical_pages(pages)
    if 2 * len(upright) > len(pages) - len(empty):
        raise InputError(
            f"{name}: its text runs from top to bottom, which is not read; give the text as .docx or .txt."
        )
    if upright:
        out.warnings.append(f"{name}: text that runs from top to bottom was not put in order on {_numbers(upright)}.")
    if empty:
        out.warnings.append(f"{name}: there is no text on {_numbers(empty)} (scans?); run text recognition on them.")
    tables_of = [ruled(page.rules, page.runs) for page in pages]
    lines_of = [lines(rest) for _, rest in tables_of]
    sizes = [(NARROWEST * page.width, page.height) for page in pages]
    gone = furniture(lines_of, sizes, [len(tables) for tables, _ in tables_of])
    placed = [
        item
        for page, (tables, _), rows in zip(pages, tables_of, lines_of, strict=True)
        for item in _in_order(page, tables, rows, gone)
    ]
    _write(out, placed)
    for page in pages:
        for text in page.aside:
            out.write(text, FURNITURE)
            out.close()
    return out.extraction(judged=frozenset({FURNITURE}))


def _numbers(pages: Sequence[int]) -> str:
    shown = ", ".join(map(str, pages[:5]))
    return f"page {shown}" if len(pages) == 1 else f"pages {shown}{' and more' if len(pages) > 5 else ''}"


def _in_order(page: Page, tables: list[Table], rows: list[Line], gone: set[int]) -> Iterator[_Placed]:
    """Yield the furniture, lines and tables of a page in reading order."""
    for line in rows:
        if id(line) in gone:
            yield _Placed(line, Column(line.x0, line.x1), dropped=True)
    kept = [line for line in rows if id(line) not in gone]
    bounds = [*sorted(tables, key=lambda table: table.top), None]
    for table in bounds:
        above = [line for line in kept if table is None or line.top < table.top]
        kept = [line for line in kept if not any(line is other for other in above)]
        for group in in_columns(above, page.width):
            x0, x1 = min(line.x0 for line in group), sorted(line.x1 for line in group)[-1 - len(group) // 20]
            column = Column(x0, max(x1, x0 + NARROWEST * page.width))
            for k, item in enumerate(unruled(group)):
                yield _Placed(item, column, first=k == 0)
        if table is not None:
            yield _Placed(table, Column(0, page.width))


def _write(out: Writer, placed: Sequence[_Placed]) -> None:
    """Write lines as paragraphs and tables cell by cell."""
    body = [entry for entry in placed if not entry.dropped]
    texts = [entry.item for entry in body if isinstance(entry.item, Line)]
    size = median([line.size for line in texts]) if texts else 0.0
    gap = _usual_gap(body)
    hyphenated = frozenset(word.lower() for line in texts for word in _HYPHENATED.findall(line.text[:-1]))
    words = _words(body)
    tables = above = 0
    for k, entry in enumerate(body):
        if isinstance(entry.item, Table):
            before = body[k - 1].item if k else None
            on = isinstance(before, Table) and entry.item.continues(before)
            tables, above = (tables, above) if on else (tables + 1, 0)
            again = on and isinstance(before, Table) and entry.item.row(1) == before.row(1)
            _write_table(out, entry.item, tables, above - again, words, heads_again=again)
            above += entry.item.rows - again
            continue
        following = body[k + 1] if k + 1 < len(body) else None
        _write_line(out, entry, following, (size, gap), hyphenated)
    for entry in placed:
        if entry.dropped and isinstance(entry.item, Line):
            out.write(entry.item.text, FURNITURE)
            out.close()


def _words(body: Sequence[_Placed]) -> frozenset[str]:
    """Return the words, in lower case, that stand whole in a line; those at the ends of lines may be parts of words."""
    tabled = (
        line
        for entry in body
        if isinstance(entry.item, Table)
        for runs in entry.item.cells.values()
        for line in lines(runs)
    )
    inside = (" ".join(line.text.split()[1:-1]) for line in tabled)
    plain = (entry.item.text for entry in body if isinstance(entry.item, Line))
    return frozenset(word.lower() for text in (*inside, *plain) for word in _LATIN.findall(text))


def _usual_gap(body: Sequence[_Placed]) -> float:
    """Return the largest distance between two lines of one paragraph: one and a half of the usual one, and a bit."""
    gaps = [
        b.item.top - a.item.bottom
        for a, b in pairwise(body)
        if isinstance(a.item, Line) and isinstance(b.item, Line) and not b.first
    ]
    return 1.5 * max(median(gaps), 0.0) + 3.0 if gaps else 20.0


def _write_line(
    out: Writer, entry: _Placed, following: _Placed | None, usual: tuple[float, float], hyphenated: frozenset[str]
) -> None:
    line = entry.item
    assert isinstance(line, Line)  # noqa: S101 (tables are written elsewhere)
    size, gap = usual
    after = following.item if following is not None else None
    large = line.size > 1.2 * size
    if following is None or not isinstance(after, Line):
        joined = False
    else:
        same = not following.first
        joined = goes_on(line, entry.column, after, following.column, gap if same else None) or (
            same and same_title(line, entry.column, after, size, gap)
        )
    found = parts(line.runs)
    cut, stand_in = joint(line.text, after.text, hyphenated) if joined and isinstance(after, Line) else (0, "")
    for n, (text, rule) in enumerate(found):
        if cut and n == len(found) - 1:
            out.write(text[:-cut], rule)
            out.write(text[-cut:], "line-wrap")
        else:
            out.write(text, rule)
    if joined:
        out.wrap(stand_in)
    elif large and len(line.text) < 60:
        out.close("heading", 1)
    else:
        out.close()


def _write_table(
    out: Writer, table: Table, number: int, above: int, words: frozenset[str], *, heads_again: bool
) -> None:
    """Write a table below ``above`` rows of it on the page before; a first row that stands there too is dropped."""
    for (row, column), runs in sorted(table.cells.items()):
        again = FURNITURE if heads_again and row == 1 else ""
        room = table.room(column)
        before = Line()
        for k, line in enumerate(lines(runs)):
            if k and not again:
                out.wrap("" if cell_joint(before, line, room, words) else " ")
            before = line
            for text, rule in parts(line.runs):
                out.write(text, again or rule)
        out.close("table", cell=(number, above + row, column))
