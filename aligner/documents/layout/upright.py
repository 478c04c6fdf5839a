"""Pages whose text runs from top to bottom: read as lines it would be one character a line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from aligner.documents.layout.page import Page

LEAST = 20
"""Characters under one another that tell; below that a page may hold a form."""


def vertical_pages(pages: Sequence[Page]) -> list[int]:
    """Return the numbers (from 1) of the pages most of whose Chinese characters stand under one another."""
    return [number for number, page in enumerate(pages, start=1) if _is_vertical(page)]


def _is_vertical(page: Page) -> bool:
    single = [run for run in page.runs if len(run.text) == 1 and run.text >= "\u2e80"]
    characters = sum(len(run.text) for run in page.runs)
    if len(single) < LEAST or 2 * len(single) < characters:
        return False
    down = sum(abs(a.x0 - b.x0) < 0.4 * a.size and 0 < b.middle - a.middle < 2 * a.size for a, b in pairwise(single))
    return down > 0.6 * (len(single) - 1)
