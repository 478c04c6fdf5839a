"""Scores of beads against gold: strict and lax precision, recall and F1 as Thompson and Koehn (2019) define them.

A strict hit is an identical bead; a lax hit shares at least one source-target pair with a gold bead. Empty beads count
in precision only, recall is over two-sided gold beads, and counts are summed over documents.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, fields
from operator import index
from pathlib import Path

from aligner.errors import InputError

Groups = tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(slots=True)
class Counts:
    """Hits and totals over any number of documents; add them up with ``+``."""

    strict_hits: int = 0
    lax_hits: int = 0
    predicted: int = 0
    strict_found: int = 0
    lax_found: int = 0
    gold: int = 0
    omission_hits: int = 0
    omission_predicted: int = 0
    omission_gold: int = 0
    insertion_hits: int = 0
    insertion_predicted: int = 0
    insertion_gold: int = 0

    def __add__(self, other: Counts) -> Counts:
        """Return the sums, field by field."""
        return Counts(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    def scores(self) -> dict[str, dict[str, float]]:
        """Return precision, recall and F1 for strict and lax, and for omissions and insertions by themselves."""
        return {
            "strict": prf(self.strict_hits, self.predicted, self.strict_found, self.gold),
            "lax": prf(self.lax_hits, self.predicted, self.lax_found, self.gold),
            "omissions": prf(self.omission_hits, self.omission_predicted, self.omission_hits, self.omission_gold),
            "insertions": prf(self.insertion_hits, self.insertion_predicted, self.insertion_hits, self.insertion_gold),
        }


def prf(hits: int, predicted: int, found: int, gold: int) -> dict[str, float]:
    """Return precision, recall and F1; a share of nothing is 1 when nothing was to be found."""
    precision = hits / predicted if predicted else float(not gold)
    recall = found / gold if gold else float(not predicted)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"precision": precision, "recall": recall, "f1": f1}


def count(predicted: Iterable[Groups], gold: Iterable[Groups]) -> Counts:
    """Compare the beads of one document, given as (source indices, target indices)."""
    predicted, gold = [canonical(b) for b in predicted], [canonical(b) for b in gold]
    wanted, made = set(gold), set(predicted)
    out = Counts()
    gold_cells, made_cells = cells(gold), cells(predicted)
    for bead in predicted:
        out.predicted += 1
        out.strict_hits += bead in wanted
        out.lax_hits += bool(cells([bead]) & gold_cells) if all(bead) else bead in wanted
    for bead in gold:
        if all(bead):
            out.gold += 1
            out.strict_found += bead in made
            out.lax_found += bool(cells([bead]) & made_cells)
    gold_omitted, made_omitted = unmatched(gold, 0), unmatched(predicted, 0)
    gold_inserted, made_inserted = unmatched(gold, 1), unmatched(predicted, 1)
    out.omission_hits, out.omission_predicted = len(gold_omitted & made_omitted), len(made_omitted)
    out.omission_gold, out.insertion_gold = len(gold_omitted), len(gold_inserted)
    out.insertion_hits, out.insertion_predicted = len(gold_inserted & made_inserted), len(made_inserted)
    return out


def canonical(bead: Groups) -> Groups:
    """Return the bead with sorted indices; raises TypeError or ValueError for what is no index."""
    source, target = (tuple(sorted(index(i) for i in side)) for side in bead)
    if min(source + target, default=0) < 0:
        raise ValueError("an index is counted from 0")
    return source, target


def cells(beads: Iterable[Groups]) -> set[tuple[int, int]]:
    """Return every source-target pair that the beads link."""
    return {(i, j) for source, target in beads for i in source for j in target}


def unmatched(beads: Iterable[Groups], side: int) -> set[int]:
    """Return the segments of one side (0 source, 1 target) that stand alone in their beads."""
    return {k for bead in beads if not bead[1 - side] for k in bead[side]}


def split_empty(beads: Iterable[Groups]) -> list[Groups]:
    """Return the beads with every one-sided bead split into single segments, as our search writes them."""
    out: list[Groups] = []
    for source, target in beads:
        if source and target:
            out.append((tuple(source), tuple(target)))
        else:
            out += [((i,), ()) for i in source] + [((), (j,)) for j in target]
    return out


def read_ladder(path: Path) -> list[Groups]:
    """Read gold beads, one ``[0,1]:[0]`` a line, zero-based (Vecalign's format)."""
    beads: list[Groups] = []
    for number, line in enumerate(read_lines(path), start=1):
        if not line.strip():
            continue
        try:
            left, right = (json.loads(side) for side in line.split(":")[:2])
            beads.append(canonical((left, right)))
        except (ValueError, TypeError):
            raise InputError(
                f"{path}, line {number}: expected a bead such as [0,1]:[0], found {line[:40]!r}."
            ) from None
    return beads


def gold_folders(folder: Path) -> list[Path]:
    """Return every folder at or below ``folder`` that holds zh.txt, en.txt and gold.txt, sorted."""
    found = sorted(
        {
            p.parent
            for p in folder.rglob("gold.txt")
            if (p.parent / "zh.txt").is_file() and (p.parent / "en.txt").is_file()
        }
    )
    if not found:
        raise InputError(
            f"{folder}: no document with zh.txt, en.txt and gold.txt was found here; point to a folder of such folders."
        )
    return found


def read_lines(path: Path) -> list[str]:
    """Read one sentence a line; empty lines are kept, because gold counts them."""
    try:
        return path.read_text(encoding="utf-8-sig").removesuffix("\n").split("\n")
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}): check the name.") from None
    except UnicodeDecodeError:
        raise InputError(f"{path} is not UTF-8, as gold documents are: save it as UTF-8.") from None
