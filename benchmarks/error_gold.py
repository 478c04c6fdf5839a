"""Samples with hand-made errors: the pairs of ``corpora/``, or a folder of ``NAME/pairs.tsv`` and ``NAME/errors.csv``.

``pairs.tsv`` has the columns zh, en_machine and en_reference, one aligned pair a line; ``errors.csv`` is described in
``corpora/README.md``.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from aligner.documents import read
from aligner.segment import segment

CORPORA = Path(__file__).parents[1] / "corpora"
Span = tuple[int, int]
Row = dict[str, str]


@dataclass(frozen=True)
class Sample:
    """A document pair: its pairs of Chinese and machine English, what is wrong in them, and the good translation."""

    name: str
    pairs: list[tuple[str, str]]
    errors: list[tuple[int, Row]]  # number of the pair, row of errors.csv
    references: list[str]  # for each pair, the good translation of its sentence or paragraph
    good_pairs: list[tuple[str, str]]  # Chinese and good translation, by sentences where they are as many
    sentences: int  # Chinese ones


def rows(path: Path) -> list[Row]:
    """Return the rows of a gold table."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def place(fragment: str, text: str) -> Span | None:
    """Return where a fragment stands; None for an empty one."""
    at = text.find(fragment) if fragment else -1
    return (at, at + len(fragment)) if at >= 0 else None


def overlap(a: Span | None, b: Span | None) -> bool:
    """Say whether two spans share a character."""
    return a is not None and b is not None and a[0] < b[1] and b[0] < a[1]


def samples(folder: Path = CORPORA) -> Iterator[Sample]:
    """Yield the samples under a folder, by name; ValueError where it holds none."""
    found = False
    for sub in sorted(folder.iterdir()):
        if (sub / "pairs.tsv").is_file():
            found = True
            yield _aligned(sub)
        elif (sub / "gold" / "errors.csv").is_file():
            found = True
            yield _documents(sub)
    if not found:
        raise ValueError(f"no NAME/pairs.tsv with NAME/errors.csv in {folder}")


def _aligned(folder: Path) -> Sample:
    """Read a folder of aligned pairs; quotation marks are part of the text."""
    with (folder / "pairs.tsv").open(encoding="utf-8", newline="") as file:
        beads = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    good = [bead["en_reference"] for bead in beads]
    return Sample(
        folder.name,
        [(bead["zh"], bead["en_machine"]) for bead in beads],
        [(int(error["zh_sentence_no"]) - 1, error) for error in rows(folder / "errors.csv")],
        good,
        [(bead["zh"], text) for bead, text in zip(beads, good, strict=True)],
        len(beads),
    )


def _documents(folder: Path) -> Sample:
    """Read a sample pair of documents along its gold alignment."""
    beads = rows(folder / "gold" / "alignment.csv")
    good = _lines(folder / "reference.txt")
    return Sample(
        folder.name,
        [(bead["zh_text"], bead["en_text"]) for bead in beads],
        [(_bead_of(error, beads), error) for error in rows(folder / "gold" / "errors.csv")],
        [" ".join(good[int(number) - 1] for number in bead["zh_paragraph"].split(";") if number) for bead in beads],
        _good_pairs(_lines(folder / "zh.txt"), good),
        len((folder / "gold" / "zh.txt").read_text(encoding="utf-8").splitlines()),
    )


def _lines(path: Path) -> list[str]:
    """Return the paragraphs of a text that are not blank."""
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip(" \xa0")]


def _bead_of(error: Row, beads: list[Row]) -> int:
    """Return the bead that an error stands in: by its Chinese sentence, or the inserted English that holds it."""
    for k, bead in enumerate(beads):
        inserted = not bead["zh_nos"] and error["en_fragment"] in bead["en_text"]
        if error["zh_sentence_no"] in bead["zh_nos"].split(";") if error["zh_sentence_no"] else inserted:
            return k
    raise ValueError(f"no bead holds {error}")


def _good_pairs(zh: list[str], en: list[str]) -> list[tuple[str, str]]:
    """Return the good translation in pairs of sentences, or of paragraphs that differ in the number of sentences."""
    zh = [text for line in zh if (text := read(line + "\n").text.strip())]
    pairs: list[tuple[str, str]] = []
    for left, right in zip(zh, en, strict=True):
        cut = [[s.text for s in segment(read(t + "\n"), language=k)] for t, k in ((left, "zh"), (right, "en"))]
        pairs += zip(*cut, strict=True) if len(cut[0]) == len(cut[1]) else [(left, right)]
    return pairs
