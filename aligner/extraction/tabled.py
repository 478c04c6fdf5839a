"""The targets of the tables of a document, each where its table stands in the outline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from aligner.extraction.grids import Grid
from aligner.extraction.heads import when
from aligner.extraction.indicators import Setting, indicators
from aligner.extraction.records import Passage, Target
from aligner.types import Document


def table_targets(
    document: Document, tables: Sequence[Grid], passages: Sequence[Passage], setting: Setting
) -> list[Target]:
    """Return what the tables of indicators state; the evidence of a target is its row.

    A table without a year in its head takes the nearest of caption and headings, else that of the document's title.
    """
    found: list[Target] = []
    for number, table in enumerate(tables, start=1):
        headings = headings_of(table, passages)
        said = (when(title, setting.language)[0] for title in reversed(headings))
        here = replace(setting, horizon=next((day for day in said if day), setting.horizon))
        for target in indicators(table, here, number):
            start, end = target.zh_span or target.en_span or (0, 0)
            words = document.text[start:end]
            side = {"zh_evidence": words} if setting.language == "zh" else {"en_evidence": words}
            path = tuple(title for title in headings if title)
            found.append(replace(target, area=(*path, *target.area), **side))  # type: ignore[arg-type]
    return found


def headings_of(table: Grid, passages: Sequence[Passage]) -> tuple[str, ...]:
    """Return the titles under which a table stands, outermost first."""
    above = next((p for p in reversed(passages) if p.start < table.span[0]), None)
    return (*above.path, above.area) if above else ()
