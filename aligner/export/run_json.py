"""run.json: how a result came about. Between two runs over the same input only ``timings`` differs."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any

from aligner import __version__
from aligner.check.document import counts
from aligner.errors import InputError
from aligner.files.atomic import atomic_write
from aligner.record import Record
from aligner.types import Document, Segment
from aligner.view.overview import mean_confidence, type_counts

# How much text on each side of a repair is quoted, so that the log can be read without the document.
CONTEXT = 20


def write_run(result: Record, path: str | os.PathLike[str], files: Mapping[str, str] | None = None) -> None:
    """Write ``run_record`` as indented JSON; ``files`` are the hashes of the files beside it."""
    record = run_record(result)
    timings = record.pop("timings")
    _write(record | {"hashes": dict(files or {}), "timings": timings}, path)


def _write(record: dict[str, Any], path: str | os.PathLike[str]) -> None:
    with atomic_write(path) as file:
        json.dump(record, file, ensure_ascii=False, allow_nan=False, indent=2)
        file.write("\n")


def renew(old: Path, new: Path, files: Mapping[str, str]) -> None:
    """Write the run.json of a folder again, with other hashes for some of its files; nothing where there is none."""
    if old.is_file():
        record = read_run(old)
        _write(record | {"hashes": record.get("hashes", {}) | dict(files)}, new)


def read_run(path: Path) -> dict[str, Any]:
    """Return what a run.json holds.

    Raises:
        InputError: there is none, or it is no such file.
    """
    try:
        record = json.loads(path.read_bytes())
        whole = isinstance(record, dict) and isinstance(record.get("hashes", {}), dict)
    except FileNotFoundError:
        raise InputError(f"{path.parent} holds no {path.name}: the run was not finished; run it again.") from None
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}): check its permissions.") from error
    except (ValueError, RecursionError):
        whole = False
    if not whole:
        raise InputError(f"{path} is damaged: run again with --force.")
    made: dict[str, Any] = record
    return made


def read_hashes(path: Path) -> dict[str, str]:
    """Return the hashes in a run.json by the name of the file; none are in those of earlier versions."""
    found: dict[str, str] = read_run(path).get("hashes", {})
    return found


def hashes(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """Return the SHA-256 of files by their names."""
    return {name: file_hash(folder / name) for name in names}


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


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
