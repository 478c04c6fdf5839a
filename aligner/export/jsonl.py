"""alignment.jsonl: the faithful record of a run, exact to the character, from which it can be rebuilt.

The first line is the header: signature, options, verdict, warnings and both documents, with their original and cleaned
texts, so that every offset below keeps its meaning. Then follows one bead a line. All offsets count code points; in a
segment ``span`` is its stretch of the cleaned text (white space included), ``clean`` where its text stands in the
cleaned text, and ``original`` where that came from in the original text.

Where the pair was examined, a bead's line also holds what the checks said of it (``report``) and how its English was
corrected (``revision``), and a last line what was extracted, so that a finished run is never checked, corrected or
extracted from again. Where people have decided about it, a bead's line holds what they said (``mark``). Scores are
rounded to four decimals. Timings are not kept: they live in run.json alone, so that this file is the same from run to
run.
"""

from __future__ import annotations

import json
import os
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from aligner import __version__
from aligner.check.report import PairReport
from aligner.correct.revision import Revision
from aligner.errors import AlignerWarning, InputError
from aligner.export.built import built, built_extraction, extraction_plain, plain
from aligner.export.run_json import text_hash
from aligner.files.atomic import atomic_write
from aligner.record import Mark, Record
from aligner.types import Alignment, Bead, Block, Document, OffsetMap, Removal, Segment
from aligner.view.rows import Row, rows, text_span

FORMAT = 2
EARLIER = 1  # without reports, revisions and extraction
_HALVES = re.compile("[\ud800-\udfff]")


def write_jsonl(result: Record, path: str | os.PathLike[str]) -> None:
    """Write the header and one line a bead.

    Raises:
        ValueError: a segment is in no bead or in two, so that the record would not be faithful.
    """
    for name, segments, used in (
        ("source", result.alignment.source, [i for bead in result.alignment.beads for i in bead.source]),
        ("target", result.alignment.target, [i for bead in result.alignment.beads for i in bead.target]),
    ):
        if sorted(used) != list(range(len(segments))):
            raise ValueError(f"Every {name} segment must be in exactly one bead: this alignment breaks that law.")
    with atomic_write(path) as file:
        for record in _records(result):
            line = json.dumps(record, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
            # Half a surrogate pair (only text given in Python can hold one) has no UTF-8, but JSON can escape it.
            file.write(_HALVES.sub(lambda half: f"\\u{ord(half[0]):04x}", line) + "\n")


def _records(result: Record) -> Iterator[dict[str, Any]]:
    """Yield the header, the beads and, where the pair was examined, what was extracted."""
    yield _header(result)
    for row in rows(result):
        made = _bead(result, row)
        if result.examined:
            if result.marks:
                made |= {"mark": plain(result.marks[row.id - 1])}
            made |= {"report": plain(result.reports[row.id - 1]), "revision": plain(result.revisions[row.id - 1])}
        yield made
    if result.examined:
        yield {"record": "extraction"} | extraction_plain(result.extraction)


def read_jsonl(path: str | os.PathLike[str]) -> Record:
    """Rebuild the record that ``write_jsonl`` wrote (without timings; scores as rounded there).

    Warns (AlignerWarning) of a record of an earlier version, which holds the alignment alone.

    Raises:
        InputError: the file cannot be read, is no such record, is of a later format, or was cut short.
    """
    try:
        lines = Path(path).read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read as a UTF-8 file: {error}.") from error
    records = [_parse(path, number, line) for number, line in enumerate(lines, start=1) if line]
    if not records or records[0].get("record") != "run":
        raise InputError(f"{path} does not begin with an aligner header: give an alignment.jsonl.")
    header, beads = records[0], [record for record in records[1:] if record.get("record") == "bead"]
    if header.get("format") not in (EARLIER, FORMAT):
        raise InputError(f"{path} has format {header.get('format')!r}, this version reads {FORMAT}: update aligner.")
    if header.get("beads") != len(beads):
        raise InputError(f"{path} holds {len(beads)} of {header.get('beads')} rows: it was cut short, copy it again.")
    last = records[-1] if records[-1].get("record") == "extraction" else None
    if header["format"] == FORMAT and header.get("examined") and last is None:
        raise InputError(f"{path} lacks its last line, what was extracted: it was cut short, copy it again.")
    if header["format"] == EARLIER:
        note = f"{path} was written by an earlier version: its findings and corrections are made anew when asked for."
        warnings.warn(note, AlignerWarning, stacklevel=3)
    try:
        return _result(header, beads, last)
    except (KeyError, TypeError, IndexError, ValueError) as error:
        raise InputError(f"{path} lacks something that every record has ({error}): write it again.") from error


def _parse(path: str | os.PathLike[str], number: int, line: str) -> dict[str, Any]:
    """Parse one line."""
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(f"{path}, line {number}: not JSON ({error}).") from error
    if not isinstance(record, dict):
        raise InputError(f"{path}, line {number}: expected an object, found {type(record).__name__}.")
    return record


def _header(result: Record) -> dict[str, Any]:
    """Describe the run and both documents."""
    alignment = result.alignment
    return {
        "record": "run",
        "format": FORMAT,
        "aligner": __version__,
        "beads": len(alignment.beads),
        "examined": result.examined,
        "signature": alignment.signature,
        "options": result.options,
        "verdict": alignment.verdict,
        "warnings": list(result.warnings),
        "alignment_warnings": list(alignment.warnings),
        "source": _document(result.source),
        "target": _document(result.target),
    }


def _document(document: Document) -> dict[str, Any]:
    """Describe one document in full; the original text is null where cleaning changed nothing."""
    return {
        "name": document.name,
        "language": document.language,
        "format": document.format,
        "encoding": document.encoding,
        "original_sha256": text_hash(document.original),
        "text_sha256": text_hash(document.text),
        "text": document.text,
        "original": document.original if document.original != document.text else None,
        "offset_map": {"clean": document.offset_map.clean, "original": document.offset_map.original},
        "blocks": [[b.start, b.end, b.kind, b.level, *([list(b.cell)] if b.cell else [])] for b in document.blocks],
        "removed": [[r.rule, r.start, r.end, r.text, r.replacement] for r in document.removed],
        "warnings": list(document.warnings),
    }


def _bead(result: Record, row: Row) -> dict[str, Any]:
    """Describe one bead with the segments on its two sides."""
    alignment = result.alignment
    return {
        "record": "bead",
        "id": row.id,
        "key": row.key,
        "type": row.type,
        "score": row.score,
        "confidence": row.confidence,
        "moved": row.moved,
        "zh": row.zh,
        "en": row.en,
        "source": [_segment(result.source, i, alignment.source[i]) for i in row.source.segments],
        "target": [_segment(result.target, i, alignment.target[i]) for i in row.target.segments],
    }


def _segment(document: Document, index: int, segment: Segment) -> dict[str, Any]:
    """Describe one segment; its text is written only where the cleaned text does not hold it as it is."""
    start, end = text_span(document, segment)
    record: dict[str, Any] = {
        "index": index,
        "span": [segment.start, segment.end],
        "clean": [start, end],
        "original": document.offset_map.span(start, end),
        "label": segment.label,
        "kind": segment.kind,
        "block": segment.block,
        "soft": segment.soft,
        "repairs": segment.repairs,
    }
    if document.text[start:end] != segment.text:
        record["text"] = segment.text
    return record


def _result(header: dict[str, Any], beads: list[dict[str, Any]], last: dict[str, Any] | None) -> Record:
    """Put a record together from its lines."""
    source, target = _read_document(header["source"]), _read_document(header["target"])
    made: dict[str, Any] = {}
    if last is not None:
        made["checked"] = tuple(built(bead["report"], PairReport) for bead in beads)
        made["revised"] = tuple(built(bead["revision"], Revision) for bead in beads)
        made["extracted"] = built_extraction(last, source, target)
        if beads and "mark" in beads[0]:
            made["marks"] = tuple(built(bead["mark"], Mark) for bead in beads)
    return Record(
        source=source,
        target=target,
        alignment=Alignment(
            source=_read_segments(source, [record for bead in beads for record in bead["source"]]),
            target=_read_segments(target, [record for bead in beads for record in bead["target"]]),
            beads=tuple(
                Bead(
                    source=tuple(record["index"] for record in bead["source"]),
                    target=tuple(record["index"] for record in bead["target"]),
                    score=bead["score"],
                    confidence=bead["confidence"],
                    moved=bead["moved"],
                )
                for bead in beads
            ),
            signature=header["signature"],
            warnings=tuple(header["alignment_warnings"]),
            verdict=header["verdict"],
        ),
        options=header["options"],
        warnings=tuple(header["warnings"]),
        **made,
    )


def _read_document(record: dict[str, Any]) -> Document:
    """Rebuild one document."""
    text, original = record["text"], record["original"]
    return Document(
        name=record["name"],
        original=text if original is None else original,
        text=text,
        blocks=tuple(_block(*block) for block in record["blocks"]),
        offset_map=OffsetMap(tuple(record["offset_map"]["clean"]), tuple(record["offset_map"]["original"])),
        removed=tuple(Removal(*removal) for removal in record["removed"]),
        language=record["language"],
        format=record["format"],
        encoding=record["encoding"],
        warnings=tuple(record["warnings"]),
    )


def _read_segments(document: Document, records: list[dict[str, Any]]) -> tuple[Segment, ...]:
    """Rebuild one side's segments in their own order (moved beads may list them in another)."""
    return tuple(
        Segment(
            start=record["span"][0],
            end=record["span"][1],
            text=record.get("text", document.text[slice(*record["clean"])]),
            soft=tuple(record["soft"]),
            repairs=tuple(record["repairs"]),
            label=record["label"],
            kind=record["kind"],
            block=record["block"],
        )
        for record in sorted(records, key=lambda record: int(record["index"]))
    )


def _block(start: int, end: int, kind: str, level: int, cell: list[int] | tuple[()] = ()) -> Block:
    """Build one block; only those of tables have a cell."""
    return Block(start, end, kind, level, tuple(cell))
