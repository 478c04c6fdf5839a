"""The rows between two that a person has decided, paired anew by the aligner."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aligner.errors import UsageError
from aligner.review.english import healed
from aligner.review.line import Line
from aligner.review.table import Table
from aligner.review.words import status_of
from aligner.view.content import CONFIRMED, REJECTED

if TYPE_CHECKING:
    from aligner.embed import Encoder
    from aligner.record import Record


def fixed(line: Line) -> bool:
    """Say whether a person has decided a row, or its pairing: it stays as it is."""
    return line.anchor or status_of(line) in (CONFIRMED, REJECTED)


def stretch(table: Table, at: int) -> tuple[int, int]:
    """Return the first and the last of the rows around one that lie between decided ones.

    Raises:
        UsageError: the row itself is decided.
    """
    if fixed(table.lines[at]):
        raise UsageError("This row is decided: rows are aligned again between decided ones. Name one that is not.")
    first = last = at
    while first and not fixed(table.lines[first - 1]):
        first -= 1
    while last + 1 < len(table.lines) and not fixed(table.lines[last + 1]):
        last += 1
    return first, last


def realigned(table: Table, at: int) -> dict[str, Any]:
    """Return how the aligner pairs the rows around one: first and last key, and each new row.

    A row is its Chinese segments, where its English ends in the document, its score and its confidence.

    Raises:
        UsageError: the row is decided, or the rows hold one language alone.
    """
    from dataclasses import asdict

    from aligner.alignment import align_segments
    from aligner.languages import key_finders, word_links
    from aligner.options import Options

    first, last = stretch(table, at)
    lines, record = table.lines[first : last + 1], table.record
    pieces = [segment for line in lines for segment in line.english.segments]
    english = healed(pieces, record.target, table.whole)
    numbers = sorted(k for line in lines for k in line.source)
    if not numbers or not english:
        raise UsageError("These rows hold one language alone: there is nothing to pair.")
    options: Mapping[str, Any] = asdict(Options()) | dict(record.options)
    made = align_segments(
        [record.alignment.source[k] for k in numbers],
        list(english),
        record.source.text,
        record.target.text,
        _encoder(record),
        soft=bool(options["soft"]),
        keys=key_finders(record.source.language, record.target.language),
        words=word_links(record.source.language, record.target.language),
    )
    end, rows = english[0].start, []
    for bead in made.beads:
        end = made.target[bead.target[-1]].end if bead.target else end
        rows.append([[numbers[k] for k in bead.source], end, round(bead.score, 4), round(bead.confidence, 4)])
    return {"first": lines[0].key, "last": lines[-1].key, "rows": rows}


def _encoder(record: Record) -> Encoder | None:
    """Return the model of the run, the embedded one where that is not on this machine."""
    from aligner.errors import ModelMissingError
    from aligner.languages import encoder_for

    texts = record.source.text, record.target.text
    name = record.alignment.signature.get("model")
    try:
        return encoder_for(str(name) if name else None, texts)
    except ModelMissingError:
        return encoder_for(None, texts)
