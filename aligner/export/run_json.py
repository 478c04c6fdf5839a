"""run.json: how a result came about. Between two runs over the same input only ``timings`` differs."""

from __future__ import annotations

import json
import os
from hashlib import sha256
from typing import Any

from aligner import __version__
from aligner.check.document import counts
from aligner.files.atomic import atomic_write
from aligner.record import Record
from aligner.types import Document, Segment
from aligner.view.overview import mean_confidence, type_counts

# How much text on each side of a repair is quoted, so that the log can be read without the document.
CONTEXT = 20


def write_run(result: Record, path: str | os.PathLike[str]) -> None:
    """Write ``run_record`` as indented JSON."""
    with atomic_write(path) as file:
        json.dump(run_record(result), file, ensure_ascii=False, allow_nan=False, indent=2)
        file.write("\n")


def run_record(result: Record) -> dict[str, Any]:
    """Return the signature, options, documents, counts, warnings, cleaning log, repairs and timings, in that order."""
    alignment = result.alignment
    return {
        "aligner": __version__,
        "signature": alignment.signature,
        "options": result.options,
        "verdict": alignment.verdict,
        "source": _document(result.source, len(alignment.source)),
        "target": _document(result.target, len(alignment.target)),
        "beads": type_counts(result),
        "mean_confidence": mean_confidence(result),
        "findings": counts(result.reports),
        "warnings": list(result.warnings),
        "alignment_warnings": list(alignment.warnings),
        "removed": {"source": _removed(result.source), "target": _removed(result.target)},
        "repairs": {
            "source": _repairs(result.source, alignment.source),
            "target": _repairs(result.target, alignment.target),
        },
        "timings": {stage: round(seconds, 4) for stage, seconds in result.timings.items()},
    }


def text_hash(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8 form."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _document(document: Document, segments: int) -> dict[str, Any]:
    """Describe one document."""
    return {
        "name": document.name,
        "format": document.format,
        "encoding": document.encoding,
        "language": document.language,
        "characters": len(document.original),
        "segments": segments,
        "sha256": text_hash(document.original),
        "warnings": list(document.warnings),
    }


def _removed(document: Document) -> list[dict[str, Any]]:
    """List what cleaning took out or replaced, with offsets into the original text."""
    return [
        {"rule": r.rule, "start": r.start, "end": r.end, "text": r.text, "replacement": r.replacement}
        for r in document.removed
    ]


def _repairs(document: Document, segments: tuple[Segment, ...]) -> list[dict[str, Any]]:
    """List the places where a space is missing, with the text around each (``|`` marks the place)."""
    text = document.text
    return [
        {
            "segment": number,
            "offset": at,
            "original_offset": document.offset_map(at),
            "context": f"{text[max(0, at - CONTEXT) : at]}|{text[at : at + CONTEXT]}",
        }
        for number, segment in enumerate(segments, start=1)
        for at in segment.repairs
    ]
