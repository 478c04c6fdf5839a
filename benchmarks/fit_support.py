"""Fits the weights of the check `support` on judged translations, prints them and what they would flag.

    python benchmarks/fit_support.py QE GOLD [--show] [--write]

QE holds wmt23-dev/data.jsonl (professional judgements), GOLD pol-dev (official translations). An unsupported stretch is
an error where two judges or more saw an accuracy error, one of them a major one, or where a gold error of the sample
pairs lies; in a good translation it is none. Stretches that judges saw otherwise are left out. Logistic regression with
a little L2; what is flagged is counted on folds that were not fitted (every pair of one Chinese text in one fold).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import numpy as np
from error_gold import overlap, place, samples

from aligner.alignment.evaluate import gold_folders, read_ladder, read_lines
from aligner.check.support.stretches import Looseness, Stretch, stretches
from aligner.check.support.words import support

WEIGHTS = Path(__file__).parents[1] / "aligner" / "check" / "data" / "support_weights.tsv"
SETS = {"reference": 2.0, "official": 1.0, "machine": 4.0, "judged": 0.7}
"""The sets, and what a stretch in each counts for: sentences of the kind that the tool is for count most."""
FOLDS = 4
Pair = tuple[str, str]


@dataclass(frozen=True)
class Case:
    """An unsupported stretch, where it is from, and whether it is an error."""

    kind: str
    pair: Pair
    stretch: Stretch
    wrong: bool


def found(kind: str, pairs: Sequence[Pair], judge: Callable[[int, Stretch], bool | None]) -> Iterator[Case]:
    """Yield the stretches of a document's pairs on which there is a judgement."""
    supports = [support(*pair) for pair in pairs]
    document = Looseness.of(supports)
    for k, (pair, one) in enumerate(zip(pairs, supports, strict=True)):
        for stretch in (s for side in stretches(*pair, one, document) for s in side):
            wrong = judge(k, stretch)
            if wrong is not None:
                yield Case(kind, pair, stretch, wrong)


def official(gold: Path) -> Iterator[Case]:
    """Yield the stretches of official translations: none is wrong."""
    for folder in gold_folders(gold):
        zh, en = read_lines(folder / "zh.txt"), read_lines(folder / "en.txt")
        links = [(a, b) for a, b in read_ladder(folder / "gold.txt") if a and b]
        pairs = [("".join(zh[i] for i in a), " ".join(en[i] for i in b)) for a, b in links]
        yield from found("official", pairs, lambda k, stretch: False)


def sampled() -> Iterator[Case]:
    """Yield the stretches of the sample pairs: of the good translation, and of the machine's with its gold errors."""
    for sample in samples():
        yield from found("reference", sample.good_pairs, lambda k, stretch: False)
        pairs = sample.pairs
        errors: dict[int, list[dict[str, str]]] = {}
        for k, error in sample.errors:
            errors.setdefault(k, []).append(error)

        def judge(k: int, stretch: Stretch, errors: Any = errors, pairs: Any = pairs) -> bool | None:
            text = pairs[k][stretch.side == "en"]
            if not all(pairs[k]):
                return None
            spans = [place(error[f"{stretch.side}_fragment"], text) for error in errors.get(k, ())]
            return any(overlap((stretch.start, stretch.end), span) for span in spans)

        yield from found("machine", pairs, judge)


def judged(path: Path) -> Iterator[Case]:
    """Yield the stretches of translations that three professionals judged, system by system, document by document."""
    documents: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        documents.setdefault((row["system"], row["doc"]), []).append(row)
    for document in documents.values():

        def judge(k: int, stretch: Stretch, document: Any = document) -> bool | None:
            spans = [
                span
                for span in document[k]["spans"]
                if span["side"] == stretch.side and overlap((span["start"], span["end"]), (stretch.start, stretch.end))
                if span["category"].startswith(("Accuracy", "Terminology", "Non-translation"))
            ]
            if not spans:
                return None if document[k]["acc_major"] else False
            return True if any(span["severity"] == "major" for span in spans) else None

        yield from found("judged", [(row["zh"], row["en"]) for row in document], judge)


def fit(values: np.ndarray, wrong: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Return the weights of a logistic regression by Newton's method; the first column of values is 1."""
    scale = values.std(axis=0)
    scale[0] = 1.0
    scaled = values / scale
    weights = np.zeros(values.shape[1])
    for _ in range(50):
        said = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (counts * (wrong - said)) - weights
        curve = (scaled.T * (counts * said * (1 - said))) @ scaled + np.eye(len(weights))
        weights += np.linalg.solve(curve, slope)
    fitted: np.ndarray = weights / scale
    return fitted


def fold(case: Case) -> int:
    """Return the fold of a case: the same for all translations of one text."""
    return hashlib.sha256(case.pair[0].encode()).digest()[0] % FOLDS


def table(cases: list[Case]) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return features with a leading 1, labels, what each case counts for, and folds."""
    values = np.array([[1.0, *case.stretch.features.values()] for case in cases])
    wrong = np.array([float(case.wrong) for case in cases])
    counts = np.array([SETS[case.kind] for case in cases])
    return values, wrong, counts, np.array([fold(case) for case in cases])


@click.command()
@click.argument("qe", type=click.Path(exists=True, path_type=Path))
@click.argument("gold", type=click.Path(exists=True, path_type=Path))
@click.option("--show", is_flag=True, help="Print the likeliest stretches of each set.")
@click.option("--write", is_flag=True, help="Write the weights to aligner/check/data/support_weights.tsv.")
def main(qe: Path, gold: Path, show: bool, write: bool) -> None:
    """Fit, and print for several thresholds how many stretches of each set are flagged and how many are errors."""
    cases = [*official(gold / "pol-dev"), *sampled(), *judged(qe / "wmt23-dev" / "data.jsonl")]
    lines = []
    for side in ("zh", "en"):
        mine = [case for case in cases if case.stretch.side == side]
        values, wrong, counts, folds = table(mine)
        names = ["constant", *mine[0].stretch.features]
        lines += [f"{side}\t{n}\t{w:.4f}" for n, w in zip(names, fit(values, wrong, counts), strict=True)]
        said = np.zeros(len(mine))
        for k in range(FOLDS):
            weights = fit(values[folds != k], wrong[folds != k], counts[folds != k])
            said[folds == k] = 1 / (1 + np.exp(-values[folds == k] @ weights))
        for least in (0.3, 0.4, 0.5, 0.6, 0.7):
            told = []
            for kind in SETS:
                hits = [case.wrong for case, p in zip(mine, said, strict=True) if case.kind == kind and p >= least]
                told.append(f"{kind} {sum(hits)}/{len(hits)}")
            click.echo(f"{side} {least}: {', '.join(told)}")
        for kind in SETS if show else ():
            ranked = sorted(((p, c) for p, c in zip(said, mine, strict=True) if c.kind == kind), key=lambda i: -i[0])
            for p, case in ranked[:40]:
                text = case.pair[side == "en"][case.stretch.start : case.stretch.end]
                click.echo(f"   {kind} {p:.2f} {'wrong' if case.wrong else 'right'} {case.stretch.evidence:.1f} {text}")
    click.echo("\n".join(lines))
    if write:
        header = WEIGHTS.read_text(encoding="utf-8").split("\n# side\t")[0]
        WEIGHTS.write_text(header + "\n# side\tfeature\tweight\n" + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
