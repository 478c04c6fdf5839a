"""How well the estimate of a pair's quality agrees with people, and the fit of its weights.

    python benchmarks/quality_estimate.py --data QE [--clean GOLD] [--by-kind] [--write]

QE holds wmt23-dev (MQM judgements of three raters), demetr-dev (planted errors) and natural-dev (a good and a bad
translation of the same Chinese). Figures are of the shipped weights and, as ``held out``, of weights that were fitted
without the document (its Chinese sentence, where there is no document) that they are asked about. ``--write`` fits
weights to all and writes aligner/check/data/quality.tsv. GOLD is a folder of aligned good translations.
"""

from __future__ import annotations

import csv
import hashlib
import json
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import numpy as np
from common import table
from fit_quality import Task, capped, fitted, signal_matrix, write_weights

from aligner.alignment.evaluate import gold_folders, read_ladder, read_lines
from aligner.check import check_pairs
from aligner.check.context import Context
from aligner.check.quality.estimate import BIAS, estimates, known_signals, weighed, weights
from aligner.check.quality.signals import Signals, seen
from aligner.terms import load_termbase
from aligner.types import PairText

Pair = tuple[str, str]
FOLDS = 6


@dataclass
class Judged:
    """All distinct pairs with their signals, and the three sets as indices into them, each row with its group."""

    pairs: list[PairText]
    signals: list[Signals]
    task: Task
    kinds: dict[str, list[str]]
    groups: dict[str, list[str]]


def lines(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def load(data: Path) -> Judged:
    """Read the sets, check every distinct pair by itself, and gather its signals."""
    wmt, contrasts = lines(data / "wmt23-dev" / "data.jsonl"), {}
    for name in ("demetr", "natural"):
        contrasts[name] = lines(data / f"{name}-dev" / "contrastive.jsonl")
    number: dict[Pair, int] = {}
    judged = np.array([number.setdefault((r["zh"], r["en"]), len(number)) for r in wmt])
    sides = {
        name: np.array(
            [[number.setdefault((r["zh"], r[side]), len(number)) for side in ("ref_good", "ref_bad")] for r in rows]
        )
        for name, rows in contrasts.items()
    }
    document = {r["zh"]: r["doc"] for r in wmt}
    pairs = [PairText(*pair) for pair in number]
    found = [check_pairs([pair])[0].findings for pair in pairs]
    known = [known_signals(Context([pair], load_termbase()), f) for pair, f in zip(pairs, found, strict=True)]
    signals = [s | more for s, more in zip(seen(pairs), known, strict=True)]
    bad = np.array([r["acc_major"] for r in wmt])
    groups = {name: [document.get(r["zh"], r["zh"]) for r in rows] for name, rows in contrasts.items()}
    kinds = {name: [r["phenomenon"] for r in rows] for name, rows in contrasts.items()}
    return Judged(pairs, signals, Task(judged, bad, sides), kinds, groups | {"wmt23": [r["doc"] for r in wmt]})


def area(quality: np.ndarray, bad: np.ndarray) -> float:
    """Return the area under the ROC curve: how often a bad pair is below a good one, ties as half."""
    low, high = quality[bad], np.sort(quality[~bad])
    below = np.searchsorted(high, low, "left")
    return 1 - float((below + np.searchsorted(high, low, "right")).mean()) / 2 / len(high)


def told_apart(quality: np.ndarray, sides: np.ndarray) -> np.ndarray:
    """Return 1 where the bad side has the lower quality, 0.5 for a tie."""
    good, bad = quality[sides[:, 0]], quality[sides[:, 1]]
    return (bad < good) + 0.5 * (bad == good)


def figures(judged: Judged, quality: dict[str, np.ndarray]) -> list[list[str]]:
    """Return rows of a table; ``quality`` gives every pair's figure, set by set."""
    task = judged.task
    value = quality["wmt23"][task.judged]
    worst = np.argsort(value, kind="stable")[: len(value) // 5]
    rows = [
        ["wmt23: area under the curve, major accuracy error", f"{area(value, task.bad):.3f}"],
        ["wmt23: such errors among the worst fifth", f"{task.bad[worst].mean():.3f}"],
        ["wmt23: such errors among all", f"{task.bad.mean():.3f}"],
    ]
    for name, sides in task.contrasts.items():
        apart = told_apart(quality[name], sides)
        rows.append([f"{name}: damaged one strictly below", f"{(apart == 1).mean():.3f}"])
        rows.append([f"{name}: ties as half", f"{apart.mean():.3f}"])
    return rows


def fold(group: str) -> int:
    """Return the fold of a document or sentence, for ever the same."""
    return int.from_bytes(hashlib.sha256(group.encode()).digest()[:4], "big") % FOLDS


def held_out(judged: Judged, matrix: np.ndarray, names: list[str]) -> dict[str, np.ndarray]:
    """Return for each set the scores that models fitted without a row's group give; other pairs are NaN."""
    out = {name: np.full(len(matrix), np.nan) for name in judged.groups}
    folds = {name: np.array([fold(group) for group in rows]) for name, rows in judged.groups.items()}
    for k in range(FOLDS):
        weights, bias = fitted(matrix, names, judged.task.without({n: f == k for n, f in folds.items()}))
        scores = bias - matrix @ weights
        for name, where in folds.items():
            rows = judged.task.rows(name)[where == k].ravel()
            out[name][rows] = scores[rows]
    return out


def clean(folder: Path) -> np.ndarray:
    """Return the qualities of the 1-1 pairs of good translations."""
    out: list[float] = []
    for place in gold_folders(folder):
        zh, en = read_lines(place / "zh.txt"), read_lines(place / "en.txt")
        beads = [(s[0], t[0]) for s, t in read_ladder(place / "gold.txt") if len(s) == len(t) == 1]
        out += [report.quality for report in check_pairs([(zh[i], en[j]) for i, j in beads])]
    return np.array(out)


def samples() -> list[list[str]]:
    """Return how the beads of corpora/ rank: those with a major or critical error in the gold against the others."""
    rows = []
    for folder in sorted((Path(__file__).parents[1] / "corpora").glob("*/gold")):
        with (folder / "alignment.csv").open(encoding="utf-8-sig", newline="") as file:
            beads = [bead for bead in csv.DictReader(file) if bead["zh_text"] and bead["en_text"]]
        with (folder / "errors.csv").open(encoding="utf-8-sig", newline="") as file:
            grave = {r["zh_sentence_no"] for r in csv.DictReader(file) if r["severity"] != "minor"}
        bad = np.array([bool(grave & set(bead["zh_nos"].split(";"))) for bead in beads])
        value = np.array([r.quality for r in check_pairs([(bead["zh_text"], bead["en_text"]) for bead in beads])])
        name = f"{folder.parent.name}: area under the curve, {bad.sum()} bad of {len(bad)}"
        rows.append([name, f"{area(value, bad):.3f}"])
    return rows


@click.command()
@click.option("--data", required=True, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--clean", "good", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--by-kind", is_flag=True, help="Print the shares by kind of error.")
@click.option("--write", is_flag=True, help="Write aligner/check/data/quality.tsv.")
def main(data: Path, good: Path | None, by_kind: bool, write: bool) -> None:
    """Print how well the estimate agrees with people, with shipped weights and held out; fit and write if asked to."""
    judged = load(data)
    named = {name: weight.reason for name, weight in weights().items() if name != BIAS}
    names = list(named)
    if write:
        write_weights(judged.signals, names, list(named.values()), judged.task)
    shipped = np.array([weighed(signals).quality for signals in judged.signals])
    apart = held_out(judged, capped(signal_matrix(judged.signals, names), names)[0], names)
    sets = figures(judged, dict.fromkeys(judged.groups, shipped)), figures(judged, apart)
    click.echo(table(["", "shipped", "held out"], [[*a, b[1]] for a, b in zip(*sets, strict=True)]))
    if by_kind:
        for name, sides in judged.task.contrasts.items():
            click.echo(table([name, "rows", "shipped", "held out"], kinds(judged, name, [shipped, apart[name]], sides)))
    rows = samples()
    if good:
        value = clean(good)
        rows.append(["good translations: median quality", f"{np.median(value):.3f}"])
        rows.append(["good translations: tenth from below", f"{np.quantile(value, 0.1):.3f}"])
    click.echo(table(["", "shipped"], rows))
    speed(judged.pairs)


def kinds(judged: Judged, name: str, qualities: list[np.ndarray], sides: np.ndarray) -> list[list[str]]:
    """Return rows of a table: shares by kind of error, ties as half."""
    kind = np.array(judged.kinds[name])
    shares = [told_apart(quality, sides) for quality in qualities]
    return [
        [k, str(int((kind == k).sum())), *(f"{share[kind == k].mean():.2f}" for share in shares)]
        for k in sorted(set(kind))
    ]


def speed(pairs: list[PairText]) -> None:
    """Print how many pairs a second are estimated, findings aside."""
    began = time.perf_counter()
    estimates(pairs[:2000], [{}] * 2000)
    click.echo(f"{2000 / (time.perf_counter() - began):,.0f} pairs a second beside the checks")


if __name__ == "__main__":
    main()
