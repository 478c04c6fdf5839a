"""Learn how confidence is settled, on gold as it is, with passages missing, and cut badly on purpose.

    python benchmarks/fit_confidence.py --data GOLD [--write]

GOLD is a folder of sets, each a folder of documents with zh.txt, en.txt and gold.txt. Every document is aligned as it
is, twice with passages missing and twice badly cut (``damage.py``); a logistic model learns from the search's
confidence and the signs of bad cuts how often a bead is exactly right. The figures judge each document by a model that
has seen neither it nor another version of it; before and after are printed, with the expected calibration error.
"""

from __future__ import annotations

import json
from pathlib import Path

import click
import numpy as np
from common import calibration
from damage import Texts, badly_cut, damaged
from fit_alignment import WEIGHTS, gold_problem, gold_texts, logistic

from aligner import load_encoder
from aligner.alignment.confidence import SETTLED, settled_features
from aligner.alignment.evaluate import gold_folders, split_empty
from aligner.alignment.problem import Problem
from aligner.alignment.scoring import shipped_weights
from aligner.alignment.solution import Solution
from aligner.alignment.solve import search
from aligner.embed import Encoder
from aligner.embed.protocol import SumEncoder
from aligner.languages import word_links

WEIGHT = {"clean": 3.0, "gaps": 0.5, "cut": 1.0}
"""What a bead of each version counts for: most documents are cut well, and there is one clean version of each."""


def versions(texts: Texts) -> list[tuple[str, Texts]]:
    """Return the document as it is, with passages missing, and badly cut."""
    gaps = [("gaps", damaged(texts, seed)) for seed in (11, 12)]
    return [("clean", texts), *gaps, *(("cut", badly_cut(texts, seed)) for seed in (21, 22))]


def searched(texts: Texts, encoder: Encoder) -> tuple[Problem, Solution, np.ndarray]:
    """Return a document's problem, its solution before confidence is settled, and whether each bead is right."""
    problem = gold_problem(texts, encoder)
    tokens = encoder if isinstance(encoder, SumEncoder) else None
    solution = search(problem, shipped_weights("model"), tokens, "model", word_links("zh", "en"))
    wanted = {(tuple(sorted(a)), tuple(sorted(b))) for a, b in split_empty(texts[2])}
    right = [(tuple(range(i - n, i)), tuple(range(j - m, j))) in wanted for i, n, j, m in solution.steps]
    return problem, solution, np.array(right, float)


def report(name: str, said: np.ndarray, right: np.ndarray, version: np.ndarray) -> None:
    """Print the calibration error of each version, and the table of the badly cut one."""
    errors = {v: calibration(said[version == v], right[version == v]) for v in WEIGHT}
    click.echo(name + ": " + ", ".join(f"{v} {error:.4f}" for v, (error, _) in errors.items()))
    for row in errors["cut"][1]:
        click.echo(
            f"  cut, from {row['from']:.1f}  {row['beads']:5d}  said {row['said']:.3f}  right {row['right']:.3f}"
        )


@click.command()
@click.option("--data", required=True, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--model", default=None)
@click.option("--write", is_flag=True, help="Write aligner/alignment/weights.json.")
def main(data: Path, model: str | None, write: bool) -> None:
    """Fit, judge, and write the coefficients when asked to."""
    encoder = load_encoder(model)
    rows, right, raw, version, document = [], [], [], [], []
    for folder in (f for f in gold_folders(data) if "textberg" not in f.parent.name):
        for name, texts in versions(gold_texts(folder)):
            if name == "gaps" and "gaps" in folder.parent.name:
                continue
            problem, solution, hits = searched(texts, encoder)
            rows.append(settled_features(problem, solution))
            right.append(hits)
            raw.append(solution.sure)
            version += [name] * len(hits)
            document += [folder.name if folder.parent.name.startswith("pol") else str(folder)] * len(hits)
    x, y, kind, of = np.concatenate(rows), np.concatenate(right), np.array(version), np.array(document)
    weight = np.array([WEIGHT[v] for v in version])
    report("as searched", np.concatenate(raw), y, kind)
    said = np.zeros(len(y))
    for one in sorted(set(document)):
        beta = logistic(x[of != one], y[of != one], 1e-4, weight[of != one])
        said[of == one] = 1 / (1 + np.exp(-x[of == one] @ beta))
    report("settled, leaving one document out", said, y, kind)
    beta = logistic(x, y, 1e-4, weight)
    out = {"confidence": dict(zip(SETTLED, (round(float(b), 4) for b in beta), strict=True))}
    click.echo(json.dumps(out, indent=1))
    if write:
        shipped = json.loads(WEIGHTS.read_text(encoding="utf-8")) | {"settled": out}
        WEIGHTS.write_text(json.dumps(shipped, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
