"""Decisions on where rows begin and end: merge, split, move, realign.

They concern English segments: the Chinese text and its order stay as they are, a Chinese sentence is never divided, and
every English character is in exactly one row before and after.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from aligner.correct.revision import NEEDS_REVIEW
from aligner.errors import UsageError
from aligner.review import decision as kinds
from aligner.review.english import cut, cut_both, joined, machine_text, text_offset
from aligner.review.line import English, Line
from aligner.review.realigning import realigned
from aligner.review.table import Splice, Step, Table
from aligner.review.words import decided, status_of
from aligner.view.content import CONFIRMED

Fields = dict[str, Any]
SURE = 1.0
"""The confidence of a pairing that a person made."""


def prepared(kind: str, table: Table, at: int, fields: Fields) -> Fields:
    """Return the fields of a decision on boundaries with everything that was left to be understood."""
    if kind == kinds.MERGE:
        return {"with": _partner(table, at, fields.get("with", "next"))}
    if kind == kinds.MOVE:
        return fields | {"at": _move_place(table, at, fields), "with": _partner(table, at, fields["to"])}
    if kind == kinds.SPLIT:
        return fields | {"zh": _split_source(table.lines[at], fields)}
    if kind == kinds.REALIGN:
        return realigned(table, at)
    return fields


def performed(kind: str, table: Table, at: int, fields: Mapping[str, Any]) -> Step:
    """Return the rows that take the place of others."""
    return {kinds.MERGE: merge, kinds.SPLIT: split, kinds.MOVE: move, kinds.REALIGN: realign}[kind](table, at, fields)


def merge(table: Table, at: int, fields: Mapping[str, Any]) -> Step:
    """Make one row of a row and its neighbour."""
    other = _place(table, str(fields["with"]))
    if abs(other - at) != 1:
        raise UsageError("Only rows that stand beside each other can be merged.")
    first, second = (table.lines[k] for k in sorted((at, other)))
    english = joined(first.english, second.english, table.record.target, table.whole)
    mark = _merged_mark(first, second)
    return _step(
        table,
        min(at, other),
        (first, second),
        [((*first.source, *second.source), english)],
        mark=mark,
        note="\n".join(note for note in (first.note, second.note) if note),
        own=mark == "" and first.own and second.own,
    )


def split(table: Table, at: int, fields: Mapping[str, Any]) -> Step:
    """Make two rows of one: its first ``zh`` Chinese sentences with the English before the character ``at``."""
    line = table.lines[at]
    number, place = int(fields["zh"]), int(fields["at"])
    if not 0 <= number <= len(line.source):
        raise UsageError(f"The row has {len(line.source)} Chinese sentences: {number} cannot stay in its first part.")
    first, second = cut(line.english, place, table.record.target)
    parts = [(line.source[:number], first), (line.source[number:], second)]
    if any(not source and not english.segments for source, english in parts):
        raise UsageError("A part of the row would be empty: name another place.")
    return _step(table, at, (line,), parts, mark=NEEDS_REVIEW if decided(line) else "", note=line.note)


def move(table: Table, at: int, fields: Mapping[str, Any]) -> Step:
    """Move English over the boundary to a neighbour: what stands before (up) or behind (down) a place of the row."""
    line, other = table.lines[at], _place(table, str(fields["with"]))
    if abs(other - at) != 1:
        raise UsageError("English moves only to a row that stands beside its own.")
    neighbour = table.lines[other]
    head, tail = cut(line.english, int(fields["at"]), table.record.target)
    staying, going = (tail, head) if other < at else (head, tail)
    if not going.segments:
        raise UsageError("There is no English at this side of the row that could move.")
    taken = joined(neighbour.english, going, table.record.target, table.whole)
    parts = [(line, staying), (neighbour, taken)]
    if other < at:
        parts.reverse()
    before = tuple(old for old, _ in parts)
    made = [(old.source, english) for old, english in parts]
    kept = [(old, part) for old, part in zip(before, made, strict=True) if part[0] or part[1].segments]
    return _step_each(table, min(at, other), before, kept)


def realign(table: Table, at: int, fields: Mapping[str, Any]) -> Step:
    """Pair the Chinese and the English of some rows anew, as ``rows`` says (``aligner.review.realigning``)."""
    first, last = _place(table, str(fields["first"])), _place(table, str(fields["last"]))
    before = tuple(table.lines[first : last + 1])
    waiting = in_order(line.english for line in before)
    parts: list[tuple[tuple[int, ...], English]] = []
    sure: list[tuple[float, float]] = []
    for source, end, score, confidence in fields["rows"]:
        piece = _until(waiting, int(end), table)
        if source or piece.segments:
            parts.append((tuple(source), piece))
            sure.append((float(score), float(confidence)))
    if sorted(i for source, _ in parts for i in source) != sorted(i for line in before for i in line.source):
        raise UsageError("Other Chinese sentences stand in these rows by now: align them again.")
    old = {(line.source, line.english): line for line in before}
    step = _step_each(table, first, before, [(old.get(part), part) for part in parts])
    after = [
        line if any(line is same for same in before) else replace(line, score=score, confidence=confidence)
        for line, (score, confidence) in zip(step.splices[0].after, sure, strict=True)
    ]
    return Step((Splice(first, before, tuple(after)),))


def in_order(sides: Iterable[English]) -> list[English]:
    """Return the English of rows in the order of its document; rows that have none are left out."""
    return sorted((side for side in sides if side.segments), key=lambda side: side.segments[0].start)


def _until(waiting: list[English], end: int, table: Table) -> English:
    """Take the English up to the character ``end`` of its document from what waits, row by row."""
    out = English()
    while waiting and waiting[0].segments[0].start < end:
        piece, *rest = _parted(waiting[0], end, table)
        out = joined(out, piece, table.record.target, table.whole)
        waiting[:1] = rest
    return out


def _parted(english: English, end: int, table: Table) -> list[English]:
    """Cut the English of one row where the character ``end`` of its document is; in one piece where it ends before."""
    count = sum(segment.end <= end for segment in english.segments)
    if count == len(english.segments):
        return [english]
    place, segment = len(machine_text(english.segments[:count])), english.segments[count]
    if segment.start < end:
        begin = len(machine_text(english.segments[: count + 1])) - len(segment.text)
        inside = end - table.record.target.text.find(segment.text, segment.start, segment.end)
        place = begin + min(max(inside, 0), len(segment.text))
    pieces = cut_both(english, text_offset(english, place), place, table.record.target)
    return [piece for piece in pieces if piece.segments]


def _step_each(
    table: Table,
    at: int,
    before: Sequence[Line],
    parts: Sequence[tuple[Line | None, tuple[tuple[int, ...], English]]],
) -> Step:
    """Put parts in the place of rows, each the continuation of a row or None; a changed one is to be read again."""
    after: list[Line] = []
    for old, (source, english) in parts:
        if old is not None and old.source == source and old.english == english:
            after.append(old)
            continue
        made = _made(table, source, english, before, after)
        if old is not None:
            mark = NEEDS_REVIEW if decided(old) else ""
            made = replace(made, note=old.note, mark=mark, away=old.away, score=old.score)
        after.append(made)
    return Step((Splice(at, tuple(before), tuple(after)),))


def _step(
    table: Table,
    at: int,
    before: Sequence[Line],
    parts: Sequence[tuple[tuple[int, ...], English]],
    **said: Any,
) -> Step:
    """Put parts in the place of rows; the first of them bears the note."""
    after: list[Line] = []
    for source, english in parts:
        made = replace(_made(table, source, english, before, after), **said)
        after.append(made if not after else replace(made, note=""))
    return Step((Splice(at, tuple(before), tuple(after)),))


def _made(
    table: Table, source: tuple[int, ...], english: English, before: Sequence[Line], coming: Sequence[Line]
) -> Line:
    """Return a row of Chinese and English that stood in other rows: as sure as a person, as similar as these were."""
    key = table.key(source, english, before, coming)
    sizes = [len(line.zh) + len(line.english.machine) for line in before]
    paired = [
        (line.score, size) for line, size in zip(before, sizes, strict=True) if line.source and line.english.segments
    ]
    total = sum(size for _, size in paired)
    score = sum(score * size for score, size in paired) / total if total and source and english.segments else 0.0
    away = {name: why for line in before for name, why in line.away.items()}
    moved = all(line.moved for line in before)
    return Line(key, source, table.zh(source), english, round(score, 4), SURE, moved, away=away)


def _merged_mark(first: Line, second: Line) -> str:
    """Return the mark of two rows in one: confirmed where both are, to be read again where only one is decided."""
    if first.mark == second.mark:
        return first.mark
    if status_of(first) == status_of(second) == CONFIRMED:
        return CONFIRMED
    return NEEDS_REVIEW if decided(first) or decided(second) else ""


def _place(table: Table, key: str) -> int:
    at = table.place(key)
    if at is None:
        raise UsageError(f"There is no row {key!r} by now.")
    return at


def _partner(table: Table, at: int, name: str) -> str:
    """Return the key of a neighbour that is named next, previous, down, up or by its key."""
    step = {"next": 1, "down": 1, "previous": -1, "up": -1}.get(name)
    if step is None:
        return name
    if not 0 <= at + step < len(table.lines):
        raise UsageError(f"There is no {'next' if step > 0 else 'previous'} row.")
    return table.lines[at + step].key


def _move_place(table: Table, at: int, fields: Fields) -> int:
    """Return before which character the row is cut: by default its last sentence goes down, its first one up."""
    english = table.lines[at].english
    if fields["to"] not in ("up", "down"):
        raise UsageError(f"English moves up or down, not {fields['to']!r}.")
    if "at" in fields:
        return int(fields["at"])
    if len(english.segments) < 2:
        return len(english.text) if fields["to"] == "up" else 0
    staying = 1 if fields["to"] == "up" else len(english.segments) - 1
    return text_offset(english, len(machine_text(english.segments[:staying])))


def _split_source(line: Line, fields: Fields) -> int:
    """Return how many Chinese sentences stay in the first part: by default all but the last, where there are two."""
    if "zh" in fields:
        return int(fields["zh"])
    share = int(fields["at"]) / max(1, len(line.en))
    return min(max(1, round(share * len(line.source))), max(1, len(line.source) - 1))
