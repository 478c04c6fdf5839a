"""Hashes of everything that a run says, so that work on speed can be shown to have changed nothing.

    python benchmarks/digest.py [ZH EN …]

Beads, findings, hints, qualities, edits and extraction of the three sample pairs, and of further pairs of files with
one sentence a line, each as twelve hexadecimal digits of a SHA-256 over plain data; so are the files of a run's folder
(but run.json, which tells seconds) and a workbook's cells.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
import warnings
import zipfile
from pathlib import Path
from typing import Any

import click
from common import table

import aligner

CORPORA = Path(__file__).parents[1] / "corpora"
SAMPLES = ("interpretation", "notice", "plan")


def short_hash(value: Any) -> str:
    """Return twelve digits that change with plain data."""
    text = json.dumps(value, ensure_ascii=False, default=str, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def digests(result: aligner.Result) -> list[str]:
    """Return the hashes of a result's parts."""
    from aligner.export.built import plain

    beads = [(b.source, b.target, repr(b.score), repr(b.confidence)) for b in result.alignment.beads]
    reports, revisions = result.reports, result.revisions
    return [
        short_hash(beads),
        short_hash([plain(f) for r in reports for f in (*r.findings, *r.hints)]),
        short_hash([(repr(r.quality), r.reasons) for r in reports]),
        short_hash([plain(r) for r in revisions]),
        short_hash(result.extraction.to_dict()),
    ]


def files_digest(result: aligner.Result, folder: Path) -> str:
    """Return the hash of every file that a run writes, and of the parts of a workbook that hold no time."""
    from aligner.export.folder import write_output

    place = folder / "run"
    write_output(result, place)
    told = {p.relative_to(place).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in place.rglob("*.*")}
    told.pop("run.json")
    result.to_xlsx(folder / "run.xlsx")
    with zipfile.ZipFile(folder / "run.xlsx") as book:
        told |= {n: hashlib.sha256(book.read(n)).hexdigest() for n in book.namelist() if not n.startswith("docProps")}
    return short_hash(told)


def line(name: str, result: aligner.Result) -> list[str]:
    """Return the line of one pair."""
    with tempfile.TemporaryDirectory() as folder:
        return [name, *digests(result), files_digest(result, Path(folder))]


@click.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, path_type=Path))
def main(files: tuple[Path, ...]) -> None:
    """Print one line a pair."""
    warnings.simplefilter("ignore")
    rows = []
    for name in SAMPLES:
        folder = CORPORA / name
        rows.append(line(name, aligner.run(folder / "zh.txt", folder / "en.txt")))
    for zh, en in zip(files[::2], files[1::2], strict=True):
        rows.append(line(zh.name, aligner.run(zh, en, lines=True)))
    click.echo(table(["pair", "beads", "findings", "quality", "edits", "extraction", "files"], rows))


if __name__ == "__main__":
    main()
