"""Fits what makes a term without a known rendering an error (support.unrendered_term); prints what it would flag.

    python benchmarks/fit_unrendered.py FOLDER… [--good PAIRS.tsv] [--write]

Each FOLDER holds samples (error_gold.py): in the machine's English a term is an error where a gold error touches it, in
the good translation it is none. PAIRS.tsv holds more good pairs (zh, en), cut into documents; from them come the terms
that good translations render in other ways (varied_terms.tsv). Logistic regression with a little L2; what is flagged is
counted with the document left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
import numpy as np
from error_gold import Row, overlap, place, samples

from aligner.check import check_pairs
from aligner.check.context import Context
from aligner.check.rendering.matches import judged
from aligner.check.support import unrendered
from aligner.check.support.check import looseness
from aligner.terms import load_termbase
from aligner.types import PairText

DATA = Path(__file__).parents[1] / "aligner" / "check" / "data"
NAMES = ("loose", "own", "weak", "cover", "near")
SIZE, GOOD, L2, ROUNDS = 300, 0.6, 0.3, 40
SEEN, VARIED = 3, 0.3
Pair = tuple[str, str]
Case = tuple[str, str, list[float], str]
"""Document, kind of English, features, and the severity of the gold error ("" for none)."""


def cases(name: str, kind: str, pairs: Sequence[Pair], errors: Sequence[tuple[int, Row]]) -> Iterator[Case]:
    """Yield the terms without a rendering of which no other finding of the document speaks."""
    context = Context([PairText(*pair) for pair in pairs], load_termbase())
    document = looseness(context)
    for k, report in enumerate(check_pairs(pairs)):
        context.index = k
        told = [f.zh_span for f in report.findings if f.rule != "support.unrendered_term"]
        for one in unrendered.unrendered(context, document):
            span = (one.match.start, one.match.end)
            if any(overlap(span, other) for other in told):
                continue
            at = [e for n, e in errors if n == k and overlap(span, place(e["zh_fragment"], pairs[k][0]))]
            yield name, kind, [one.features[n] for n in NAMES], at[0]["severity"] if at else ""


def fitted(x: np.ndarray, y: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Return the weights of a logistic model, the constant term last (Newton's method)."""
    x = np.c_[x, np.ones(len(x))]
    beta = np.zeros(x.shape[1])
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-x @ beta))
        slope = x.T @ (weight * (p - y)) + L2 * beta * np.r_[np.ones(len(beta) - 1), 0]
        beta = beta - np.linalg.solve((x * (weight * p * (1 - p))[:, None]).T @ x + L2 * np.eye(len(beta)), slope)
    return beta


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


@click.command()
@click.argument("folders", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--good", type=click.Path(path_type=Path, exists=True), help="More good pairs, tab-separated.")
@click.option("--write", is_flag=True, help="Write support_weights.tsv and varied_terms.tsv.")
def main(folders: tuple[Path, ...], good: Path | None, write: bool) -> None:
    """Fit on all documents, count with each left out."""
    more = [(a, b) for a, b in (line.split("\t")[:2] for line in good.read_text("utf-8").splitlines())] if good else []
    found: list[Case] = []
    for sample in (s for folder in folders for s in samples(folder)):
        found += cases(sample.name, "machine", sample.pairs, sample.errors)
        found += cases(sample.name, "good", sample.good_pairs, [])
    for k in range(0, len(more), SIZE):
        found += cases(f"good {k}", "good", more[k : k + SIZE], [])
    x = np.array([case[2] for case in found])
    y = np.array([bool(case[3]) for case in found], float)
    name, kind, severity = (np.array([case[i] for case in found]) for i in (0, 1, 3))
    weight = np.where(kind == "good", GOOD, 1.0)
    p = np.zeros(len(y))
    for document in sorted(set(name)):
        rest = name != document
        beta = fitted(x[rest], y[rest], weight[rest])
        p[~rest] = 1 / (1 + np.exp(-np.c_[x[~rest], np.ones((~rest).sum())] @ beta))
    for least in (0.35, 0.4, 0.45, 0.5, 0.6):
        at = p >= least
        grave = at & np.isin(severity, ("major", "critical"))
        well, others = kind == "good", at & (y == 0) & (kind != "good")
        click.echo(
            f"{least}: machine {int((at & (y > 0)).sum())} errors, of them {int(grave.sum())} major, "
            f"{int(others.sum())} others; good English {int((at & well).sum())} of {int(well.sum())}"
        )
    beta = fitted(x, y, weight)
    rows = [f"term\t{n}\t{b:.4f}" for n, b in zip((*NAMES, "constant"), beta, strict=True)]
    click.echo("\n".join(rows))
    if write:
        path = DATA / "support_weights.tsv"
        kept = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("term\t")]
        path.write_text("\n".join([*kept, *rows]) + "\n", "utf-8")
        if more:
            path = DATA / "varied_terms.tsv"
            head = [line for line in path.read_text("utf-8").splitlines() if line.startswith("#")]
            path.write_text("\n".join([*head, *varied(more)]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
