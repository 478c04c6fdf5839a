"""How well the estimate of a pair's quality agrees with people, and the fit of its weights.

    python benchmarks/quality_estimate.py --data QE [--clean GOLD] [--by-kind] [--systems] [--cache FILE] [--write]

QE holds wmt23-dev and mqm20-dev (MQM judgements of three raters), qe22-dev (of one), demetr-dev (planted errors) and
natural-dev (a good and a bad translation of the same Chinese). Figures are of the shipped weights and, as ``held out``,
of weights that were fitted without the document (its Chinese sentence, where there is no document) that they are asked
about; ``--systems`` adds figures of weights fitted without the document and without the system. ``--write`` fits to all
and writes aligner/check/data/quality.tsv and reader.npz. GOLD is a folder of aligned good translations. FILE keeps what
the checks tell from run to run; remove it after they have changed. Needs torch.
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
from fit_quality import READERS, capped, costs, signal_matrix, write_weights
from fit_reader import Pages, pages, readings, trained, write_reader
from judged_pairs import FOLDS, Judged, fold, load

from aligner.alignment.evaluate import gold_folders, read_ladder, read_lines
from aligner.check import check_pairs
from aligner.check.quality.estimate import BIAS, estimates, weighed, weights
from aligner.check.quality.reader import load_reader
from aligner.check.quality.signals import Known, seen
from aligner.types import PairText

Measure = Callable[[np.ndarray], float]
Scores = Callable[[np.ndarray], tuple[np.ndarray, np.ndarray]]
DRAWS = 300
THIRDS = 3
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


def figures(judged: Judged, quality: np.ndarray) -> list[list[str]]:
    """Return rows of a table; ``quality`` gives every pair's figure."""
    task, out = judged.task, []
    for name, at in task.judged.items():
        value, bad = quality[at], task.bad[name]
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
        apart = told_apart(quality, sides)
        out.append([f"{name}: damaged one strictly below", f"{(apart == 1).mean():.3f}"])
        out.append([f"{name}: ties as half", interval(partial(_mean_of, apart), judged.groups[name])])
    out.append(["unrelated English: ties as half", f"{told_apart(quality, judged.strangers).mean():.3f}"])
    return out


def baselines(judged: Judged) -> dict[str, np.ndarray]:
    """Return what the lengths and the likeness of the sentences alone say of every pair."""
    return {
        "length": np.array([-float(len(pair.en)) for pair in judged.pairs]),
        "cosine": np.array([-signals.get("unlike", 1.0) for signals in judged.signals]),
    }


def parts_of(judged: Judged) -> np.ndarray:
    """Return the fold of every pair, that of its document."""
    out = np.full(len(judged.pairs), -1)
    for name, groups in judged.groups.items():
        out[judged.task.rows(name).T] = [fold(group) for group in groups]
    out[judged.strangers[:, 1]] = out[judged.strangers[:, 0]]
    return out


def without(judged: Judged, read: Pages, matrix: np.ndarray, names: list[str], kept: np.ndarray) -> Scores:
    """Return a function that scores pairs by a fit to the pairs that are kept (pairs,) alone."""
    task = judged.task.within(kept)
    arrays = trained(read, task, judged.strangers[kept[judged.strangers].all(axis=1)])
    weights = costs(capped(matrix, names)[0], names, task)
    at = [names.index(name) for name in READERS]

    def scored(rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        values = matrix[rows].copy()
        values[:, at] = readings(read, arrays, rows)
        return values[:, at], -(capped_like(values, matrix, names) @ weights)

    return scored


def capped_like(values: np.ndarray, matrix: np.ndarray, names: list[str]) -> np.ndarray:
    """Return values cut off where the signals of the matrix are, those of the network as they are."""
    most = capped(matrix, names)[1]
    most[[name in READERS for name in names]] = np.inf
    out: np.ndarray = np.minimum(values, most)
    return out


def held_out(judged: Judged, read: Pages, matrix: np.ndarray, names: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """Return the network's costs (pairs, 2) and the scores (pairs,), no bias, of fits without a pair's document."""
    reading, scores, part = np.zeros((len(matrix), len(READERS))), np.zeros(len(matrix)), parts_of(judged)
    for k in range(FOLDS):
        rows = np.flatnonzero(part == k)
        reading[rows], scores[rows] = without(judged, read, matrix, names, part != k)(rows)
    return reading, scores


def crossed(judged: Judged, read: Pages, matrix: np.ndarray, names: list[str]) -> list[list[str]]:
    """Return rows of a table: figures of fits that have seen neither the document nor the system, in nine parts."""
    part, groups = parts_of(judged) % THIRDS, systems_of(judged)
    sums, times = np.zeros(len(matrix)), np.zeros(len(matrix))
    for k in range(THIRDS):
        for group in range(THIRDS):
            mine = groups[:, group]
            rows = np.flatnonzero((part == k) & (mine | ~groups.any(axis=1)))
            sums[rows] += without(judged, read, matrix, names, (part != k) & ~mine)(rows)[1]
            times[rows] += 1
    apart = figures(judged, sums / np.maximum(times, 1))
    return apart + [
        [f"{name}: mean area of systems", f"{np.mean(by_system(judged, name, sums / np.maximum(times, 1))):.3f}"]
        for name in ("wmt23", "mqm20")
    ]


def by_system(judged: Judged, name: str, scores: np.ndarray) -> list[float]:
    """Return the area of each system that has enough judged pairs of either kind."""
    out = []
    for system in sorted(set(judged.systems[name])):
        mine = judged.systems[name] == system
        bad = judged.task.bad[name][mine]
        if min(bad.sum(), (~bad).sum()) >= LEAST:
            out.append(area(scores[judged.task.judged[name][mine]], bad))
    return out


def systems_of(judged: Judged) -> np.ndarray:
    """Return which thirds of the systems a pair's English comes from, bool (pairs, 3); none where it is not told."""
    out = np.zeros((len(judged.pairs), THIRDS), bool)
    for name, systems in judged.systems.items():
        for row, system in zip(judged.task.rows(name).ravel(), systems.ravel(), strict=True):
            out[row, fold(system.removeprefix("hyp.").split(".")[0].lower()) % THIRDS] = True
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
@click.option("--systems", is_flag=True, help="Leave out the systems too: nine fits more.")
@click.option("--cache", type=click.Path(dir_okay=False, path_type=Path), help="Where signals are kept between runs.")
@click.option("--write", is_flag=True, help="Write aligner/check/data/quality.tsv and reader.npz.")
def main(data: Path, good: Path | None, by_kind: bool, systems: bool, cache: Path | None, write: bool) -> None:
    """Print how well the estimate agrees with people, with shipped weights and held out; fit and write if asked to."""
    judged = load(data, cache)
    named = {name: weight.reason for name, weight in weights().items() if name != BIAS}
    names = list(named)
    matrix, read = signal_matrix(judged.signals, names), pages(judged)
    matrix[:, [names.index(name) for name in READERS]], apart = held_out(judged, read, matrix, names)
    if write:
        write_weights(matrix, apart, names, list(named.values()), judged.task)
        write_reader(trained(read, judged.task, judged.strangers))
        load_reader.cache_clear()
        judged.signals = seen(judged.pairs, judged.known)
    shipped = np.array([weighed(signals).quality for signals in judged.signals])
    alone = baselines(judged)
    sets = [figures(judged, q) for q in (shipped, apart, *alone.values())]
    rows = [[same[0][0], *(row[1] for row in same)] for same in zip(*sets, strict=True)]
    click.echo(table(["", "shipped", "held out", *alone], rows))
    if systems:
        click.echo(table(["", "documents and systems held out"], crossed(judged, read, matrix, names)))
    if by_kind:
        for name, sides in judged.task.contrasts.items():
            click.echo(table([name, "rows", "shipped", "held out"], kinds(judged, name, [shipped, apart], sides)))
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
    estimates(pairs[:2000], [Known()] * 2000)
    click.echo(f"{2000 / (time.perf_counter() - began):,.0f} pairs a second beside the checks")


if __name__ == "__main__":
    main()
