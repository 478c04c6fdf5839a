"""Fits what makes a term without a known rendering an error (support.unrendered_term); prints what it would tell.

    python benchmarks/fit_unrendered.py SET… [--good PAIRS.tsv] [--write] [--varied]

Each SET is a folder of samples (error_gold.py): in the machine's English a term is an error where a gold error touches
it. Two logistic models with a little L2: one tells documents of a machine from good translations (the references, and
PAIRS.tsv, zh and en, cut into documents) by how closely they keep to the words and how many terms they render; the
other tells, within the machine's documents, the terms that are errors. What is told is counted with the whole set left
out of both fits, and only where no other finding speaks. With --varied the terms that the good pairs render in other
ways are written too (varied_terms.tsv).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np
from error_gold import Row, overlap, place, samples

from aligner.check import check_pairs
from aligner.check.context import Context
from aligner.check.rendering.matches import judged
from aligner.check.support import unrendered
from aligner.check.support.check import looseness
from aligner.check.support.term_marks import MARKS
from aligner.terms import load_termbase
from aligner.types import PairText

DATA = Path(__file__).parents[1] / "aligner" / "check" / "data"
RULE = "support.unrendered_term"
TERM, KEEPING = ("loose", *MARKS), ("loose", "rendered")
SIZE, GOOD = 40, 0.5  # pairs of a document cut from PAIRS.tsv, and what it counts for
L2 = {"term": 10.0, "keeping": 0.3}
ROUNDS = 40
LEVELS = 0.6, 0.7, 0.75, 0.8, 0.85
SEEN, VARIED = 3, 0.3
Pair = tuple[str, str]


@dataclass(frozen=True)
class Case:
    """A term without a rendering: its pair and place, its marks, the gold errors that touch it.

    ``fresh`` are the numbers of the grave ones that no other finding tells, ``told`` says if another finding is there.
    """

    pair: int
    span: tuple[int, int]
    source: str
    marks: Mapping[str, float]
    errors: tuple[Row, ...]
    fresh: tuple[int, ...]
    told: bool


@dataclass(frozen=True)
class Text:
    """One English of a document: its set, whether a machine made it, how it keeps to the words, and its terms."""

    group: str
    machine: bool
    keeping: unrendered.Keeping
    cases: tuple[Case, ...]
    sentences: int
    found: tuple[int, int, int, int]  # findings, those on an error, grave errors found, grave errors


def read(group: str, pairs: Sequence[Pair], errors: Sequence[tuple[int, Row]] | None) -> Text:
    """Read one English of a document; ``errors`` is None for a good translation."""
    context = Context([PairText(*pair) for pair in pairs], load_termbase())
    document = looseness(context)
    cases: list[Case] = []
    counts = [0, 0, 0, 0]
    for k, report in enumerate(check_pairs(pairs)):
        context.index = k
        others = [f for f in report.findings if f.rule != RULE]
        told = [f.zh_span for f in others]
        gold = [
            (e, place(e["zh_fragment"], pairs[k][0]), place(e["en_fragment"], pairs[k][1]))
            for n, e in errors or ()
            if n == k
        ]
        on = [[overlap(f.zh_span, zh) or overlap(f.en_span, en) for _, zh, en in gold] for f in others]
        grave = [n for n, (e, _, _) in enumerate(gold) if e["severity"] != "minor"]
        more = len(others), sum(map(any, on)), sum(any(row[n] for row in on) for n in grave), len(grave)
        counts = [a + b for a, b in zip(counts, more, strict=True)]
        for one in unrendered.unrendered(context, document):
            span = (one.match.start, one.match.end)
            touching = tuple(e for e, zh, _ in gold if overlap(span, zh))
            fresh = tuple(n for n in grave if overlap(span, gold[n][1]) and not any(row[n] for row in on))
            known = any(overlap(span, other) for other in told)
            marks = {**one.marks, "loose": one.loose}
            cases.append(Case(k, span, one.match.term.source, marks, touching, fresh, known))
    kept = unrendered.keeping(context, document)
    return Text(group, errors is not None, kept, tuple(cases), len(pairs), (counts[0], counts[1], counts[2], counts[3]))


def fit(texts: Sequence[Text]) -> dict[str, dict[str, float]]:
    """Return the weights of both models."""
    close = [text for text in texts if text.keeping.loose <= unrendered.LOOSEST]
    rows = [[text.keeping.loose, text.keeping.rendered] for text in close]
    weight = np.array([1.0 if text.group else GOOD for text in close])
    keeping = _fitted(rows, [text.machine for text in close], weight, KEEPING, L2["keeping"])
    cases = [case for text in texts if text.machine for case in text.cases]
    marks = [[case.marks[name] for name in TERM] for case in cases]
    term = _fitted(marks, [bool(case.errors) for case in cases], np.ones(len(cases)), TERM, L2["term"])
    return {"keeping": keeping, "term": term}


def logistic(x: np.ndarray, y: np.ndarray, weight: np.ndarray, l2: float) -> np.ndarray:
    """Return the weights of a logistic model, the constant term last (Newton's method)."""
    x = np.c_[x, np.ones(len(x))]
    beta = np.zeros(x.shape[1])
    shrunk = l2 * np.r_[np.ones(len(beta) - 1), 0]
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-x @ beta))
        slope = x.T @ (weight * (p - y)) + shrunk * beta
        beta = beta - np.linalg.solve((x * (weight * p * (1 - p))[:, None]).T @ x + np.diag(shrunk + 1e-9), slope)
    return beta


def _fitted(
    rows: Sequence[Sequence[float]], right: Sequence[bool], weight: np.ndarray, names: Sequence[str], l2: float
) -> dict[str, float]:
    """Return the weights of a logistic model by name, fitted to standardised columns."""
    x = np.array(rows)
    usual, spread = x.mean(axis=0), x.std(axis=0) + 1e-9
    beta = logistic((x - usual) / spread, np.array(right, float), weight, l2)
    plain = beta[:-1] / spread
    return {**dict(zip(names, plain.tolist(), strict=True)), "constant": float(beta[-1] - plain @ usual)}


def probability(weights: Mapping[str, float], values: Mapping[str, float]) -> float:
    """Return what a model says."""
    total = weights["constant"] + sum(weights[name] * value for name, value in values.items())
    return float(1 / (1 + np.exp(-total)))


def told(text: Text, weights: Mapping[str, Mapping[str, float]], least: float) -> list[Case]:
    """Return the terms of a document that would be findings, each once in a pair."""
    kept = {"loose": text.keeping.loose, "rendered": text.keeping.rendered}
    if kept["loose"] > unrendered.LOOSEST or probability(weights["keeping"], kept) < unrendered.CLOSE:
        return []
    found: dict[tuple[int, str], Case] = {}
    for case in text.cases:
        if not case.told and probability(weights["term"], case.marks) >= least:
            found.setdefault((case.pair, case.source), case)
    return list(found.values())


def varied(pairs: Sequence[Pair]) -> list[str]:
    """Return the terms that good pairs render otherwise than the termbase in ``VARIED`` of their places."""
    context = Context([PairText(*pair) for pair in pairs], load_termbase())
    seen: Counter[str] = Counter()
    other: Counter[str] = Counter()
    for k in range(len(pairs)):
        context.index = k
        for match in judged(context):
            seen[match.term.source] += 1
            other[match.term.source] += not unrendered.rendered(context.english(), match)
    return sorted(term for term, n in seen.items() if n >= SEEN and other[term] / n >= VARIED)


def table(texts: Sequence[Text], least: float) -> None:
    """Print for each set what is found with the set left out of the fit."""
    total: dict[str, Counter[str]] = defaultdict(Counter)
    for group in sorted({text.group for text in texts} - {""}):
        weights = fit([text for text in texts if text.group != group])
        for text in (text for text in texts if text.group == group):
            cases = told(text, weights, least)
            grave = {(case.pair, n) for case in cases for n in case.fresh}
            row: Counter[str] = Counter(good=len(cases), sentences=text.sentences)
            if text.machine:
                findings, right, found, errors = text.found
                row = Counter(findings=findings, right=right, found=found, errors=errors, new=len(cases))
                row.update(
                    touch=sum(bool(case.errors) for case in cases),
                    more=len(grave),
                    grave=sum(any(e["severity"] != "minor" for e in case.errors) for case in cases),
                )
            for name in (group, "all"):
                total[name].update(row)
    for name, row in total.items():
        click.echo(
            f"{least} {name:12} critical and major {row['found']} -> {row['found'] + row['more']} of {row['errors']}; "
            f"new on an error {row['touch']} of {row['new']} (on a grave one {row['grave']}); "
            f"all {row['right'] + row['touch']} of {row['findings'] + row['new']}; "
            f"good English {row['good']} on {row['sentences']}"
        )


@click.command()
@click.argument("folders", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--good", type=click.Path(path_type=Path, exists=True), help="More good pairs, tab-separated.")
@click.option("--write", is_flag=True, help="Write support_weights.tsv.")
@click.option("--varied", "other", is_flag=True, help="Write varied_terms.tsv.")
def main(folders: tuple[Path, ...], good: Path | None, write: bool, other: bool) -> None:
    """Fit on all sets, count with each left out."""
    more = [(a, b) for a, b in (line.split("\t")[:2] for line in good.read_text("utf-8").splitlines())] if good else []
    texts: list[Text] = []
    for folder in folders:
        for sample in samples(folder):
            texts.append(read(folder.name, sample.pairs, sample.errors))
            texts.append(read(folder.name, sample.good_pairs, None))
    texts += [read("", more[k : k + SIZE], None) for k in range(0, len(more), SIZE)]
    for least in LEVELS:
        table(texts, least)
    rows = [f"{kind}\t{n}\t{b:.4f}" for kind, weights in fit(texts).items() for n, b in weights.items()]
    click.echo("\n".join(rows))
    if write:
        path = DATA / "support_weights.tsv"
        kept = [line for line in path.read_text("utf-8").splitlines() if not line.startswith(("term\t", "keeping\t"))]
        path.write_text("\n".join([*kept, *rows]) + "\n", "utf-8")
    if other and more:
        path = DATA / "varied_terms.tsv"
        head = [line for line in path.read_text("utf-8").splitlines() if line.startswith("#")]
        path.write_text("\n".join([*head, *varied(more)]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
