"""Figures of tables held against each other with the units of their row or column: 4200 亿元, 420 billion yuan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from aligner.extraction.labels import is_unit, scaled
from aligner.numbers import Quantity, parse_en, parse_zh
from aligner.types import Alignment, Document, Segment
from aligner.words import patterns as re

_UNIT = re.compile(r"[（(]\s*([^（()）\d]{1,24}|\d[^（()）]{3,24})\s*[）)]\s*$")
_COUNT = re.compile(r"(?:10|100|1,?000|10,?000|100,?000) [a-z]")
_KINDS = {"cardinal", "percent", "measure", "money"}


@dataclass(frozen=True, slots=True)
class _Pair:
    """A cell and its English: number of the bead, table, row, column, and the texts."""

    bead: int
    cell: tuple[int, ...]
    zh: str
    en: str


def agreeing(source: Document, target: Document, alignment: Alignment) -> set[int]:
    """Return the beads of cells whose figures differ by nothing but the scale of their units, and of those units.

    The unit is that of a cell of the row (单位), else of a bracket behind the name of the row, else of the column's
    head where the row has none. Where one figure of a row or column does not agree, none of its beads and not its unit
    are given.
    """
    pairs = _cells(source, target, alignment)
    found: set[int] = set()
    units = {pair.cell: pair for pair in pairs if _scales(pair) is not None}
    own = {cell[:2] for cell in units}
    rows: dict[tuple[int, ...], list[_Pair]] = defaultdict(list)
    columns: dict[tuple[int, ...], list[_Pair]] = defaultdict(list)
    for pair in pairs:
        if pair.cell not in units:
            table, row, column = pair.cell
            rows[table, row].append(pair)
            columns[table, column].append(pair)
    for (table, row, column), unit in units.items():
        served = [pair for pair in rows[table, row] if pair.cell[2] > column]
        below = columns[table, column]
        served += [pair for pair in below if pair.cell[1] > row and pair.cell[:2] not in own]
        figures = [(pair, values) for pair in served if (values := _values(pair)) is not None]
        scale = _scales(unit)
        if figures and scale is not None and all(zh * scale[0] == en * scale[1] for _, (zh, en) in figures):
            found |= {unit.bead, *(pair.bead for pair, _ in figures)}
    return found


def _cells(source: Document, target: Document, alignment: Alignment) -> list[_Pair]:
    """Return the beads whose sides both stand in one cell."""
    found = []
    for number, bead in enumerate(alignment.beads):
        cell = _cell(source, alignment.source, bead.source)
        if len(cell) == 3 and _cell(target, alignment.target, bead.target):
            found.append(_Pair(number, cell, *alignment.texts(bead)))
    return found


def _cell(document: Document, segments: Sequence[Segment], numbers: Sequence[int]) -> tuple[int, ...]:
    cells = {document.blocks[b].cell if 0 <= (b := segments[k].block) < len(document.blocks) else () for k in numbers}
    return cells.pop() if len(cells) == 1 else ()


def _scales(pair: _Pair) -> tuple[Fraction, Fraction] | None:
    """Return the scales of the units that a pair of cells names, None where they name none or the same."""
    sides = [_unit(pair.zh), _unit(pair.en)]
    if not all(sides):
        return None
    zh, en = (scaled(side)[0] for side in sides)
    return (zh, en) if zh != en else None


def _unit(text: str) -> str:
    """Return the unit that a cell is or ends with, "" for none."""
    text = text.strip()
    found = _UNIT.search(text)
    if found and is_unit(found[1].strip()):
        return found[1].strip()
    return text if is_unit(text) and (_COUNT.match(text) or not text[:1].isdigit()) else ""


def _values(pair: _Pair) -> tuple[Fraction, Fraction] | None:
    """Return the figures of a pair of cells that hold one each, None for other cells."""
    if _unit(pair.zh) == pair.zh.strip() or _unit(pair.en) == pair.en.strip():
        return None
    zh, en = list(_figures(parse_zh(pair.zh))), list(_figures(parse_en(pair.en)))
    return (zh[0], en[0]) if len(zh) == len(en) == 1 else None


def _figures(quantities: Sequence[Quantity]) -> Iterator[Fraction]:
    for quantity in quantities:
        if quantity.kind in _KINDS and quantity.value is not None:
            yield quantity.value
