"""Cutting and joining the English of rows: the segments, the machine's text, the present text and its corrections."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from aligner.correct.diff import word_diff
from aligner.errors import UsageError
from aligner.review.line import English
from aligner.types import Correction, Document, Segment, join_texts


def joined_text(first: str, second: str) -> str:
    """Join two texts as the segments of a row are joined."""
    parts = (Segment(0, 0, first), Segment(0, 0, second))
    return join_texts(parts, tuple(k for k, part in enumerate(parts) if part.text))


def machine_text(segments: tuple[Segment, ...]) -> str:
    """Return what the machine wrote in some segments."""
    return join_texts(segments, tuple(range(len(segments))))


def joined(first: English, second: English, document: Document, whole: Mapping[int, Segment]) -> English:
    """Join the English of two rows, in the order of the document; a sentence that was cut becomes whole again."""
    if first.segments and second.segments and second.segments[0].start < first.segments[0].start:
        first, second = second, first
    segments = healed((*first.segments, *second.segments), document, whole)
    machine, text = machine_text(segments), joined_text(first.text, second.text)
    if not (first.written or second.written):
        if first.text == first.machine and second.text == second.machine:
            return English(segments, machine, machine)
        shift = len(machine) - len(second.machine), len(text) - len(second.text)
        if machine == joined_text(first.machine, second.machine):
            corrections = (*first.corrections, *(shifted(c, *shift) for c in second.corrections))
            return English(segments, machine, text, corrections)
    return English(segments, machine, text, written=text != machine)


def healed(segments: Sequence[Segment], document: Document, whole: Mapping[int, Segment]) -> tuple[Segment, ...]:
    """Return segments in the order of the document, the pieces of one that was cut put together again.

    ``whole`` holds the segments of the run by where they begin: a piece that begins elsewhere continues another.
    """
    out: list[Segment] = []
    for segment in sorted(segments, key=lambda s: (s.start, s.end)):
        before = out[-1] if out else None
        if before is None or segment.start in whole or before.end != segment.start:
            out.append(segment)
            continue
        begin = whole.get(before.start)
        if begin is not None and begin.end == segment.end:
            out[-1] = begin
            continue
        out[-1] = replace(
            before,
            end=segment.end,
            text=document.text[before.start : segment.end].strip(),
            soft=(*before.soft, segment.start, *segment.soft),
            repairs=(*before.repairs, *segment.repairs),
        )
    return tuple(out)


def cut(english: English, at: int, document: Document) -> tuple[English, English]:
    """Cut the English of a row before the character ``at`` of its present text.

    Raises:
        UsageError: the place is outside of the text, or the machine's text cannot be cut there.
    """
    if not 0 <= at <= len(english.text):
        raise UsageError(f"The English has {len(english.text)} characters: it cannot be cut at {at}.")
    return cut_both(english, at, machine_offset(english, at), document)


def cut_both(english: English, at: int, place: int, document: Document) -> tuple[English, English]:
    """Cut English before the character ``at`` of its present text, which is ``place`` of the machine's."""
    before, after = cut_segments(english.segments, place, document)
    machine = machine_text(before), machine_text(after)
    text = english.text[:at].rstrip(), english.text[at:].lstrip()
    if english.written or text == machine:
        made = [English(s, m, t, (), t != m) for s, m, t in zip((before, after), machine, text, strict=True)]
        return made[0], made[1]
    shift = len(english.machine) - len(machine[1]), len(english.text) - len(text[1])
    first = tuple(c for c in english.corrections if c.span[1] <= place and c.corrected_span[1] <= at)
    second = tuple(
        shifted(c, -shift[0], -shift[1])
        for c in english.corrections
        if c.span[0] >= place and c.corrected_span[0] >= at and c not in first
    )
    return kept(before, machine[0], text[0], first), kept(after, machine[1], text[1], second)


def kept(segments: tuple[Segment, ...], machine: str, text: str, corrections: Iterable[Correction]) -> English:
    """Return English with its corrections where they lead from the machine's text to the present one, else without."""
    from aligner.correct.revision import redo

    made = tuple(corrections)
    try:
        exact = redo(machine, made) == text
    except ValueError:
        exact = False
    return English(segments, machine, text, made if exact else (), not exact)


def cut_segments(
    segments: tuple[Segment, ...], at: int, document: Document
) -> tuple[tuple[Segment, ...], tuple[Segment, ...]]:
    """Cut segments before the character ``at`` of their joined text; a segment is divided where the place is inside."""
    for k, segment in enumerate(segments):
        end = len(machine_text(segments[: k + 1]))
        start = end - len(segment.text)
        if at <= start:
            return segments[:k], segments[k:]
        if at < end:
            head, tail = segment.text[: at - start], segment.text[at - start :]
            if not head.strip() or not tail.strip():
                k += not tail.strip()
                return segments[:k], segments[k:]
            first, second = divided(segment, at - start, document)
            return (*segments[:k], first), (second, *segments[k + 1 :])
    return segments, ()


def divided(segment: Segment, at: int, document: Document) -> tuple[Segment, Segment]:
    """Divide a segment before the character ``at`` of its text.

    Raises:
        UsageError: the segment's text does not stand in the document as it is, so that no place in it is known.
    """
    begin = document.text.find(segment.text, segment.start, segment.end)
    if begin < 0:
        raise UsageError("This English sentence does not stand in its document as it is: it cannot be cut.")
    place = begin + at
    first = replace(
        segment,
        end=place,
        text=segment.text[:at].rstrip(),
        soft=tuple(s for s in segment.soft if s < place),
        repairs=tuple(r for r in segment.repairs if r < place),
    )
    second = replace(
        segment,
        start=place,
        text=segment.text[at:].lstrip(),
        soft=tuple(s for s in segment.soft if s > place),
        repairs=tuple(r for r in segment.repairs if r > place),
        label="",
    )
    return first, second


def machine_offset(english: English, at: int) -> int:
    """Return where in the machine's text the character ``at`` of the present text stands, or its change begins."""
    if english.text == english.machine:
        return at
    here = there = 0
    for piece in word_diff(english.machine, english.text):
        size = len(piece.text)
        if piece.kind == "equal":
            if at <= here + size:
                return there + at - here
            here, there = here + size, there + size
        elif piece.kind == "delete":
            there += size
        else:
            if at < here + size:
                return there
            here += size
    return there


def text_offset(english: English, place: int) -> int:
    """Return where in the present text the character ``place`` of the machine's text stands, or what replaced it."""
    if english.text == english.machine:
        return place
    here = there = 0
    for piece in word_diff(english.machine, english.text):
        size = len(piece.text)
        if piece.kind == "insert":
            here += size
        elif place < there + size or (place == there + size and piece.kind == "equal"):
            return here + (place - there if piece.kind == "equal" else 0)
        else:
            there += size
            here += size if piece.kind == "equal" else 0
    return here


def shifted(made: Correction, machine: int, text: int) -> Correction:
    """Return a correction moved along in the machine's text and in the present one."""
    finding = made.finding
    span = finding.en_span
    moved = None if span is None else (span[0] + machine, span[1] + machine)
    return replace(
        made,
        finding=replace(finding, en_span=moved),
        span=(made.span[0] + machine, made.span[1] + machine),
        corrected_span=(made.corrected_span[0] + text, made.corrected_span[1] + text),
    )
