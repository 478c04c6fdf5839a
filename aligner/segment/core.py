"""From a Document to its Segments: where the cuts come from, and what each segment carries."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from aligner.segment.en import scan_en
from aligner.segment.glue import find_glued
from aligner.segment.kinds import kind_of
from aligner.segment.lines import flat as flat_text
from aligner.segment.rules import label_at_start, soft_boundary
from aligner.segment.zh import split_zh
from aligner.types import Document, Segment
from aligner.words import patterns as re

LINE = re.compile(r"\n\s*")
SPACE = re.compile(r"\s*")


def segment(
    document: Document, language: str | None = None, lines: bool = False, pipeline: Any = None
) -> tuple[Segment, ...]:
    """Cut a document into sentences; the segments partition ``document.text``.

    White space belongs to the segment before it, leading white space to the first; a text of white space alone has
    no segments. ``language`` is "zh" or "en" (taken from the document, or from its letters, where it is not given).
    ``lines`` takes every line (every item of a list) as one sentence and offers no soft boundaries. ``pipeline``, a
    spaCy pipeline or the name or folder of one, decides the sentence ends within lines instead of our rules.

    Raises ModelMissingError when the pipeline is not installed, UsageError when it sets no sentence boundaries.
    """
    text = document.text
    if not text.strip():
        return ()
    language = language or document.language or ("zh" if re.search("[\u3400-\u9fff]", text) else "en")
    flat = text if lines else flat_text(document, language)
    repairs, clauses = find_glued(flat) if language == "en" else ([], [])
    if lines:
        return assemble(document, flat, line_starts(document), [], repairs, language)
    doubtful: list[int] = []
    if pipeline is not None:
        from aligner.segment.pipeline import pipeline_cuts

        cuts = pipeline_cuts(flat, pipeline)
    elif language == "zh":
        cuts = split_zh(flat)
    else:
        cuts, doubtful = scan_en(flat)
    cuts = sorted({*cuts, *block_starts(document, flat)})
    soft = [*doubtful, *clauses, *(match.end() for match in soft_boundary(language).finditer(flat))]
    return assemble(document, flat, cuts, soft, repairs, language)


def line_starts(document: Document) -> list[int]:
    """Return where the blocks start (lines, or the items of a list), or the lines where the document has no blocks."""
    text = document.text
    if document.blocks:
        return inside(text, (block.start for block in document.blocks))
    return inside(text, (match.end() for match in LINE.finditer(text)))


def block_starts(document: Document, flat: str) -> list[int]:
    """Return where blocks start: always a boundary, except where a paragraph only wraps its lines into "blocks"."""
    text = document.text
    kept = (
        b.start for b in document.blocks if not (b.start and text[b.start - 1] == "\n" and flat[b.start - 1] == " ")
    )
    return inside(text, kept)


def inside(text: str, offsets: Iterable[int]) -> list[int]:
    """Move offsets past white space, and keep those that are strictly inside the text; sorted, each once."""
    first, last = len(text) - len(text.lstrip()), len(text.rstrip())
    return sorted({at for at in (skip_space(text, offset) for offset in offsets) if first < at < last})


def skip_space(text: str, offset: int) -> int:
    """Return the offset of the first character at or after ``offset`` that is not white space."""
    match = SPACE.match(text, offset)
    return match.end() if match else offset


def assemble(
    document: Document, flat: str, cuts: list[int], soft: list[int], repairs: list[int], language: str
) -> tuple[Segment, ...]:
    """Build the segments between the cuts and hand each its soft boundaries, repairs, label, kind and block."""
    text = document.text
    labelled = label_at_start(language)
    softs = after_no_label(flat, sorted({skip_space(text, offset) for offset in soft}), labelled)
    blocks = document.blocks
    starts = [block.start for block in blocks]
    edges = [0, *cuts, len(text)]
    starts_line = True
    out = []
    for start, end in pairwise(edges):
        first = skip_space(text, start)
        body = text[first:end].rstrip()
        last = first + len(body)
        ends_line = end == len(text) or "\n" in flat[last:end]
        label = labelled.match(body)
        label_end = label.end() if label else 0
        k = bisect_right(starts, first) - 1
        block = k if k >= 0 and first < blocks[k].end else -1
        kind = kind_of(body, label_end, blocks[block].kind if block >= 0 else "", starts_line, ends_line, language)
        out.append(
            Segment(
                start=start,
                end=end,
                text=body,
                soft=between(softs, first + label_end, last),
                repairs=between(repairs, first, last),
                label=label[1].strip() if label else "",
                kind=kind,
                block=block,
            )
        )
        starts_line = ends_line
    return tuple(out)


def after_no_label(text: str, offsets: list[int], labelled: re.Pattern[str]) -> list[int]:
    """Leave out the offsets that would cut a label off (``¦A: ¦There``): the boundary before the label is enough."""
    kept = []
    label_end = -1
    for offset in offsets:
        if offset > label_end:
            kept.append(offset)
            label = labelled.match(text, offset)
            label_end = label.end() if label else offset
    return kept


def between(offsets: list[int], low: int, high: int) -> tuple[int, ...]:
    """Return the sorted ``offsets`` strictly between ``low`` and ``high``."""
    return tuple(offsets[bisect_right(offsets, low) : bisect_left(offsets, high)])
