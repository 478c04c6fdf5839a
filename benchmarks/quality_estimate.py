"""How well the estimate of a pair's quality agrees with people, and the fit of its weights.

    python benchmarks/quality_estimate.py --data QE [--clean GOLD] [--by-kind] [--cache FILE] [--write]

QE holds wmt23-dev and mqm20-dev (MQM judgements of three raters), qe22-dev (of one), demetr-dev (planted errors) and
natural-dev (a good and a bad translation of the same Chinese). Figures are of the shipped weights and, as ``held out``,
of weights that were fitted without the document (its Chinese sentence, where there is no document) that they are asked
about. ``--write`` fits weights to all and writes aligner/check/data/quality.tsv. GOLD is a folder of aligned good
translations. FILE keeps the signals from run to run; remove it after the checks have changed.
"""

from __future__ import annotations

import csv
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import click
import numpy as np
from common import table
from fit_quality import capped, fitted, signal_matrix, write_weights
from judged_pairs import FOLDS, Judged, fold, load

from aligner.alignment.evaluate import gold_folders, read_ladder, read_lines
from aligner.check import check_pairs
from aligner.check.quality.estimate import BIAS, estimates, weighed, weights
from aligner.types import PairText

Measure = Callable[[np.ndarray], float]
DRAWS = 300
LEAST = 10
"""Judged pairs of either kind that a system needs for a figure of its own."""


def area(quality: np.ndarray, bad: np.ndarray) -> float:
    """Return the area under the ROC curve: how often a bad pair is below a good one, ties as half."""
    low, high = quality[bad], np.sort(quality[~bad])
    if not (len(low) and len(high)):
        return float("nan")
    below = np.searchsorted(high, low, "left")
    return 1 - float((below + np.searchsorted(high, low, "right")).mean()) / 2 / len(high)


def told_apart(quality: np.ndarray, sides: np.ndarray) -> np.ndarray:
    """Return 1 where the bad side has the lower quality, 0.5 for a tie."""
    good, bad = quality[sides[:, 0]], quality[sides[:, 1]]
    return np.where(bad == good, 0.5, (bad < good).astype(np.float64))


def fifths(quality: np.ndarray, bad: np.ndarray, length: np.ndarray) -> float:
    """Return the mean area within fifths of like length of the Chinese."""
    parts = np.array_split(np.argsort(length, kind="stable"), 5)
    return float(np.nanmean([area(quality[part], bad[part]) for part in parts]))


def interval(measure: Measure, groups: list[str]) -> str:
    """Return a measure of some rows with its 95% interval, documents drawn with replacement (Efron 1979)."""
    rows = [np.flatnonzero(np.array(groups) == group) for group in dict.fromkeys(groups)]
    draw = np.random.default_rng(1)
    drawn = [measure(np.concatenate([rows[k] for k in draw.integers(0, len(rows), len(rows))])) for _ in range(DRAWS)]
    low, high = np.nanquantile(drawn, (0.025, 0.975))
    return f"{measure(np.arange(len(groups))):.3f} [{low:.3f}, {high:.3f}]"


def _area_of(quality: np.ndarray, bad: np.ndarray, rows: np.ndarray) -> float:
    return area(quality[rows], bad[rows])


def _fifths_of(quality: np.ndarray, bad: np.ndarray, length: np.ndarray, rows: np.ndarray) -> float:
    return fifths(quality[rows], bad[rows], length[rows])


def _mean_of(values: np.ndarray, rows: np.ndarray) -> float:
    return float(values[rows].mean())


def figures(judged: Judged, quality: dict[str, np.ndarray]) -> list[list[str]]:
    """Return rows of a table; ``quality`` gives every pair's figure, set by set."""
    task, out = judged.task, []
    for name, at in task.judged.items():
        value, bad = quality[name][at], task.bad[name]
        length = np.array([len(judged.pairs[k].zh) for k in at])
        groups, human = judged.groups[name], judged.human[name]
        whole = interval(partial(_area_of, value, bad), groups)
        out.append([f"{name}: area under the curve, major error ({bad.mean():.0%} of {len(bad)})", whole])
        within = interval(partial(_fifths_of, value, bad, length), groups)
        out.append([f"{name}: the same within fifths of like length", within])
        if human.any():
            out.append([f"{name}: systems only", f"{area(value[~human], bad[~human]):.3f}"])
        worst = np.argsort(value, kind="stable")[: len(value) // 5]
        out.append([f"{name}: such errors among the worst fifth", f"{bad[worst].mean():.3f}"])
    for name, sides in task.contrasts.items():
        apart = told_apart(quality[name], sides)
        out.append([f"{name}: damaged one strictly below", f"{(apart == 1).mean():.3f}"])
        out.append([f"{name}: ties as half", interval(partial(_mean_of, apart), judged.groups[name])])
    return out


def baselines(judged: Judged) -> dict[str, dict[str, np.ndarray]]:
    """Return what the lengths and the likeness of the sentences alone say of every pair."""
    values = {
        "length": np.array([-float(len(pair.en)) for pair in judged.pairs]),
        "cosine": np.array([-signals.get("unlike", 1.0) for signals in judged.signals]),
    }
    return {name: dict.fromkeys(judged.groups, value) for name, value in values.items()}


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


def without_systems(judged: Judged, matrix: np.ndarray, names: list[str]) -> list[list[str]]:
    """Return rows of a table: the area on each set, a system judged by a fit without its pairs and their Chinese."""
    rows = []
    for name, systems in judged.systems.items():
        areas = []
        for system in sorted(set(systems)):
            mine = systems == system
            bad = judged.task.bad[name][mine]
            if min(bad.sum(), (~bad).sum()) < LEAST:
                continue
            at = judged.task.judged[name][mine]
            chinese = {judged.pairs[k].zh for k in at}
            held = {n: np.array([_any_of(judged, r, chinese) for r in judged.task.rows(n)]) for n in judged.groups}
            costs, bias = fitted(matrix, names, judged.task.without(held | {name: held[name] | mine}))
            areas.append(area(bias - matrix[at] @ costs, bad))
        rows.append([f"{name}: mean area of {len(areas)} systems, each left out", f"{np.mean(areas):.3f}"])
    return rows


def _any_of(judged: Judged, row: np.ndarray, chinese: set[str]) -> bool:
    return judged.pairs[np.ravel(row)[0]].zh in chinese


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
@click.option("--cache", type=click.Path(dir_okay=False, path_type=Path), help="Where signals are kept between runs.")
@click.option("--write", is_flag=True, help="Write aligner/check/data/quality.tsv.")
def main(data: Path, good: Path | None, by_kind: bool, cache: Path | None, write: bool) -> None:
    """Print how well the estimate agrees with people, with shipped weights and held out; fit and write if asked to."""
    judged = load(data, cache)
    named = {name: weight.reason for name, weight in weights().items() if name != BIAS}
    names = list(named)
    if write:
        write_weights(judged.signals, names, list(named.values()), judged.task)
    shipped = np.array([weighed(signals).quality for signals in judged.signals])
    apart = held_out(judged, capped(signal_matrix(judged.signals, names), names)[0], names)
    alone = baselines(judged)
    sets = [figures(judged, q) for q in (dict.fromkeys(judged.groups, shipped), apart, *alone.values())]
    rows = [[same[0][0], *(row[1] for row in same)] for same in zip(*sets, strict=True)]
    click.echo(table(["", "shipped", "held out", *alone], rows))
    matrix = capped(signal_matrix(judged.signals, names), names)[0]
    click.echo(table(["", "held out"], without_systems(judged, matrix, names)))
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
