"""The head of a table: its first line, or the first two or three where cells of the head are merged."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.extraction.grids import Grid
from aligner.words import patterns as re

_MOST = 3
_VALUE = re.compile(
    r"^[≥≤<>＞＜=~≈\[［【〔\s]*[-－−]?\d[\d,.]*\s*(?:[%％‰\]］】〕]|以上|以下|左右|$)|^[—–\-－/／]+$|^\d{1,3}$"
)
_YEAR = re.compile(r"^20\d\d\b|^20\d\d年?$")


def head_lines(table: Grid) -> tuple[list[str], int]:
    """Return the texts at the head of each column and how many rows the head has.

    A row goes on with the head where it fills no more than the cells below a wide cell, and repeats or leaves empty the
    others, as merged cells are read: 目标值 above 2027年 and 2030年 gives "目标值 2027年" and "目标值 2030年". A row
    that holds a figure, a dash or nothing new is none.
    """
    texts = [cell.text for cell in table.rows[0].cells]
    for used, row in enumerate(table.rows[1:_MOST], start=1):
        below = [cell.text for cell in row.cells]
        if len(below) != len(texts) or not _goes_on(texts, below):
            return texts, used
        texts = _joined(_widened(texts, below), below)
    return texts, min(len(table.rows), _MOST)


def _goes_on(above: Sequence[str], below: Sequence[str]) -> bool:
    """Say whether a row belongs to the head above it."""
    new = [text for up, text in zip(above, below, strict=True) if text and text != up]
    kept = any(up and (not text or text == up) for up, text in zip(above, below, strict=True))
    return len(new) > 1 and kept and not any(_VALUE.match(text) and not _YEAR.match(text) for text in new)


def _widened(above: Sequence[str], below: Sequence[str]) -> list[str]:
    """Return the line above with a wide cell repeated over the columns that it covers."""
    out = list(above)
    for k in range(1, len(out)):
        if not out[k] and below[k] and out[k - 1] and below[k - 1]:
            out[k] = out[k - 1]
    return out


def _joined(above: Sequence[str], below: Sequence[str]) -> list[str]:
    return [up if not text or text == up else f"{up} {text}".strip() for up, text in zip(above, below, strict=True)]
