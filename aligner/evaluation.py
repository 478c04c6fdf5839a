"""Scores the whole aligner on gold documents: what ``aligner eval`` and the quality tests call."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aligner.alignment.evaluate import Counts, Groups, count, gold_folders, read_ladder, read_lines
from aligner.errors import InputError
from aligner.shipped import shipped

if TYPE_CHECKING:
    from aligner.embed import Encoder
    from aligner.types import Bead, Segment

Triple = tuple[Path, Path, Path]


def sample_folder() -> Path:
    """Return the folder of the sample pairs that ship with the package."""
    return shipped("corpora")


def evaluate(
    folder: Path | None = None, documents: Sequence[Triple] | None = None, model: str | Encoder | None = None
) -> dict[str, Any]:
    """Align gold documents as they are cut and compare the beads.

    ``folder`` is searched for documents (zh.txt, en.txt, gold.txt); ``documents`` names (source, target, gold) files.
    Returns precision, recall and F1 (strict, lax, omissions, insertions), the number of documents and beads, a list
    by document, seconds by stage, and the signature. Raises InputError for files that do not fit together.
    """
    from aligner.clock import Clock
    from aligner.languages import encoder_for
    from aligner.options import make_options
    from aligner.pipeline import signature

    triples = list(documents or [])
    if folder is not None:
        if not folder.is_dir():
            raise InputError(f"{folder} is not a folder; give one that holds zh.txt, en.txt and gold.txt.")
        triples += [(f / "zh.txt", f / "en.txt", f / "gold.txt") for f in gold_folders(folder)]
    clock = Clock()
    total, rows = Counts(), []
    for triple in triples:
        counts = score_document(triple, model, clock)
        total = total + counts
        scores = counts.scores()
        rows.append(
            {"name": document_name(triple, folder), "strict": scores["strict"]["f1"], "lax": scores["lax"]["f1"]}
        )
    return {
        **total.scores(),
        "documents": len(triples),
        "beads": total.predicted,
        "seconds": {name: round(clock.seconds.get(name, 0.0), 4) for name in ("load", "embed", "align")},
        "by_document": rows,
        "signature": signature(encoder_for(model, ("中", "")), make_options({"lines": True, "soft": False})),
    }


def score_document(triple: Triple, model: str | Encoder | None, clock: Any) -> Counts:
    """Align one gold document, line by line as given, and compare its beads."""
    beads, gold = align_gold(triple, model, clock)
    return count([(b.source, b.target) for b in beads], gold)


def align_gold(triple: Triple, model: str | Encoder | None, clock: Any) -> tuple[tuple[Bead, ...], list[Groups]]:
    """Return the beads of one gold document, aligned line by line as given, and the gold; ``model`` as in ``run``."""
    from aligner.alignment import align_segments
    from aligner.documents import detect_language
    from aligner.languages import encoder_for, key_finders, word_links

    source, target, gold = triple[0], triple[1], read_ladder(triple[2])
    sides = [line_segments(read_lines(path)) for path in (source, target)]
    check_range(triple, gold, len(sides[0][0]), len(sides[1][0]))
    with clock.stage("load"):
        encoder = encoder_for(model, (sides[0][1], sides[1][1]))
    languages = [detect_language(text) for _, text in sides]
    made = align_segments(
        sides[0][0],
        sides[1][0],
        sides[0][1],
        sides[1][1],
        encoder,
        soft=False,
        keys=key_finders(*languages),
        words=word_links(*languages),
        stage=clock.stage,
    )
    return made.beads, gold


def line_segments(lines: Sequence[str]) -> tuple[list[Segment], str]:
    """Return one segment a line, empty lines included, and the text that they are of."""
    from aligner.types import Segment

    at, segments = 0, []
    for line in lines:
        segments.append(Segment(at, at + len(line) + 1, line.strip()))
        at += len(line) + 1
    return segments, "\n".join(lines) + "\n"


def check_range(triple: Triple, gold: list[Any], rows: int, columns: int) -> None:
    """Refuse gold that speaks of lines which the documents do not have."""
    for source, target in gold:
        for index, limit, path in (
            (max(source, default=0), rows, triple[0]),
            (max(target, default=0), columns, triple[1]),
        ):
            if index >= limit:
                raise InputError(f"{triple[2]} names line {index} (zero-based) but {path} has only {limit} lines.")


def document_name(triple: Triple, folder: Path | None) -> str:
    """Return a document's folder, relative to the set's."""
    parent = triple[0].parent
    return str(parent.relative_to(folder)) if folder is not None and parent != folder else parent.name
