"""Learn the aligner's weights and confidence from development gold; only numbers ship (aligner/alignment/weights.json).

    python benchmarks/fit_alignment.py --data GOLD [--second | --words | --lexical] [--write]

GOLD is a folder of sets, each a folder of documents with zh.txt, en.txt and gold.txt. The weights maximise the
conditional likelihood of the gold paths (a log-linear model over the search lattice; Lafferty, McCallum and Pereira
2001; ``path_likelihood.py``) with a little L2; confidence
is a logistic model over the posteriors, judged leaving one document out.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click
import numpy as np
from common import calibration
from damage import Texts, damaged
from path_likelihood import fit

from aligner import load_encoder
from aligner.alignment.band import Band
from aligner.alignment.candidates import Block
from aligner.alignment.coarse import RADIUS, band_around, find_band
from aligner.alignment.confidence import FEATURES, confidence_features
from aligner.alignment.engine import make_problem
from aligner.alignment.evaluate import Counts, Groups, count, gold_folders, read_ladder, read_lines
from aligner.alignment.posterior import step_posteriors
from aligner.alignment.problem import Problem
from aligner.alignment.scoring import GAPS, SKIPS, TERMS, VALUES, Scorer, Weights, prior_name
from aligner.alignment.search import Lattice, Step, best_path, gap_features, weigh
from aligner.alignment.second import LARGEST, close_scorer, tokens_of
from aligner.alignment.solve import MOST
from aligner.alignment.units import Unit
from aligner.alignment.words import WordLinks
from aligner.embed import Encoder
from aligner.embed.protocol import SumEncoder
from aligner.languages import key_finders, word_links

START_TERMS = {
    "cos_k": 4.5, "cos_mass": 2.5, "cos_min": 0.0, "cos": 4.0, "k": -1.5, "mass": 0.0, "length": -2.0, "edge": 0.0,
    "key_match": 0.4, "key_miss": -1.5, "break": -4.0, "echo": -8.0,
    "cover_k": 0.0, "cover_mass": 0.0, "cover_least": 0.0, "cover_rim": 0.0, "cover_gain": 0.0,
    "word_found": 0.0, "word_lost": 0.0, "word_least": 0.0, "word_rim": 0.0, "word_gain": 0.0,
    "1-1": 1.0, "1-2": 0.7, "2-1": -1.2, "1-n": 0.4, "n-1": -2.7, "2-2": -2.2, "n-m": -4.0,
}  # fmt: skip
START_SKIPS = {
    "skip_open": -4.8, "skip_unit": 0.0, "skip_length": -0.1, "skip_best": 0.5, "skip_cover": 0.0, "skip_word": 0.0,
    "skip_rim": 2.5,
    "soft_end": -3.5, "cross": -0.3, "cover_cross": 0.0, "word_cross": 0.0,
}  # fmt: skip
"""Where learning starts. Gold is cut and trimmed by hand, so what web pages do to text cannot be learned from it:
break, echo, skip_rim and soft_end keep these values, which were set on the sample pairs."""
START = Weights(tuple(START_TERMS[t] for t in TERMS), tuple(START_SKIPS[k] for k in SKIPS))
DAMAGED = "pol-dev pol-mt-dev paramed-dev"
HERE = Path(__file__).resolve().parent
WEIGHTS = HERE.parent / "aligner" / "alignment" / "weights.json"


class Case:
    """One gold stretch: its problem and band, the terms of every candidate, and the gold path's feature sums."""

    def __init__(self, name: str, of_set: str, scorer: Scorer, band: Band, gold: list[Groups]) -> None:
        self.name, self.set, self.gold, self.scorer, self.band = name, of_set, gold, scorer, band
        self.path: list[Step] = []
        problem = scorer.problem
        self.lattice = weigh(scorer, START, band)
        self.cells = band.cells(0, len(problem.source))
        block = Block(scorer, *self.cells)
        best = np.zeros(len(problem.source)), np.zeros(len(problem.target))
        scorer.gains(*self.cells, best)
        self.gaps = gap_features(scorer, best)
        self.crossings = np.stack(
            [
                block.crossing(),
                *(
                    block.cover_crossing(evidence) if evidence else np.zeros(len(self.cells[0]))
                    for evidence in (scorer.coverage, scorer.words)
                ),
            ],
            axis=1,
        )
        self.kinds, self.at = np.nonzero(np.isfinite(self.lattice.gains))
        values, self.priors = [], np.array([prior_name(n, m) for n, m in self.lattice.types])[self.kinds]
        for t, (n, m) in enumerate(self.lattice.types):
            terms = np.zeros((np.count_nonzero(self.kinds == t), VALUES), np.float32)
            found = np.stack(block.terms(n, m)[0], axis=1)
            terms[:, : found.shape[1]] = found[self.at[self.kinds == t]]
            values.append(terms)
        self.values = np.concatenate(values)
        self.target = self.features(gold_steps(gold, len(problem.source), len(problem.target), band))

    @classmethod
    def whole(cls, name: str, of_set: str, texts: Texts, encoder: Encoder | None) -> Case:
        """Return the case of a whole document."""
        problem = gold_problem(texts, encoder)
        scorer = Scorer(problem, START, MOST)
        return cls(name, of_set, scorer, find_band(problem.source.sums, problem.target.sums), texts[2])

    @classmethod
    def parts(
        cls, name: str, of_set: str, texts: Texts, encoder: SumEncoder, words: WordLinks | None, seed: int
    ) -> Iterator[Case]:
        """Yield the stretches of a document, 10 to 40 gold beads each, as the second look would meet them."""
        problem, rng = gold_problem(texts, encoder), random.Random(seed)
        band = Band.full(len(problem.source), len(problem.target))
        steps = gold_steps(texts[2], len(problem.source), len(problem.target), band)
        first, i0, j0 = 0, 0, 0
        while first < len(steps):
            last = min(len(steps), first + rng.randint(10, 40))
            i1, _, j1, _ = steps[last - 1]
            if i1 > i0 and j1 > j0 and (i1 - i0) * (j1 - j0) < LARGEST:
                part = problem.part((i0, i1), (j0, j1))
                inner = [(i - i0, n, j - j0, m) for i, n, j, m in steps[first:last]]
                gold = [(tuple(range(i - n, i)), tuple(range(j - m, j))) for i, n, j, m in inner]
                links = [(i - 1, j - 1) for i, n, j, m in inner if n and m]
                narrow = band_around(links, i1 - i0, j1 - j0, RADIUS)
                yield cls(
                    name, of_set, close_scorer(part, START, tokens_of(part, encoder), words, MOST, 0), narrow, gold
                )
            first, i0, j0 = last, i1, j1

    def weighed(self, weights: Weights) -> Lattice:
        """Return the lattice under other weights, from the kept terms."""
        vector, skips = np.array(weights.terms), np.array(weights.skips)
        gains = np.full(self.lattice.gains.shape, -np.inf, np.float32)
        gains[self.kinds, self.at] = self.values @ vector[:VALUES] + vector[self.priors]
        return replace(
            self.lattice,
            gains=gains,
            boundary=self.crossings @ skips[SKIPS.index("cross") :],
            gap_source=self.gaps[0] @ skips[GAPS],
            gap_target=self.gaps[1] @ skips[GAPS],
            opening=weights.skips[0],
            rim=weights.skips[SKIPS.index("skip_rim")],
        )

    def features(self, steps: list[Step]) -> np.ndarray:
        """Return the feature sums of a path, in the order of TERMS + SKIPS (what is set by hand stays 0)."""
        out = np.zeros(len(TERMS) + len(SKIPS))
        terms, skips = out[: len(TERMS)], out[len(TERMS) :]
        in_gap = False
        kinds = {kind: t for t, kind in enumerate(self.lattice.types)}
        rows = {pair: row for row, pair in enumerate(zip(self.kinds.tolist(), self.at.tolist(), strict=True))}
        for i, n, j, m in steps:
            cell = int(self.lattice.start[i]) + j - int(self.band.low[i])
            if n and m:
                row = rows[kinds[n, m], cell]
                terms[:VALUES] += self.values[row]
                terms[self.priors[row]] += 1
            else:
                skips[0] += not in_gap
                skips[GAPS] += self.gaps[0][i - 1] if n else self.gaps[1][j - 1]
            in_gap = not (n and m)
            skips[SKIPS.index("cross") :] += self.crossings[cell]
        return out


def gold_problem(texts: Texts, encoder: Encoder | None) -> Problem:
    """Return the problem of a document, one unit a line."""
    units = [[Unit(k, 0, 0, t) for k, t in enumerate(side)] for side in texts[:2]]
    keys = key_finders("zh", "en") if encoder else key_finders("", "")
    return make_problem(units[0], units[1], encoder, None, keys)


def gold_texts(folder: Path) -> Texts:
    """Read the sentences of both sides and the gold beads."""
    return read_lines(folder / "zh.txt"), read_lines(folder / "en.txt"), read_ladder(folder / "gold.txt")


def gold_steps(gold: list[Groups], rows: int, columns: int, band: Band) -> list[Step]:
    """Return the gold as a monotone path; beads that cross, or are larger than the search allows, are left out."""
    steps: list[Step] = []
    i = j = 0
    for source, target in sorted((b for b in gold if b[0] and b[1]), key=lambda b: (min(b[0]), min(b[1]))):
        a, b = max(source) + 1, max(target) + 1
        n, m = a - min(source), b - min(target)
        if n + m > MOST or (n, m) != (len(source), len(target)) or a - n < i or b - m < j:
            continue
        if not (band.low[a] <= b <= band.high[a] and band.low[a - n] <= b - m <= band.high[a - n]):
            continue
        steps += [(r + 1, 1, j, 0) for r in range(i, a - n)] + [(a - n, 0, c + 1, 1) for c in range(j, b - m)]
        steps.append((a, n, b, m))
        i, j = a, b
    return steps + [(r + 1, 1, j, 0) for r in range(i, rows)] + [(rows, 0, c + 1, 1) for c in range(j, columns)]


def judge(cases: list[Case], weights: Weights) -> dict[str, Counts]:
    """Decode every case and return the counts by set."""
    by_set: dict[str, Counts] = {}
    for case in cases:
        case.path = best_path(case.weighed(weights))
        made = [(tuple(range(i - n, i)), tuple(range(j - m, j))) for i, n, j, m in case.path]
        by_set[case.set] = by_set.get(case.set, Counts()) + count(made, case.gold)
    return by_set


def confidence_rows(cases: list[Case], weights: Weights) -> list[tuple[np.ndarray, np.ndarray]]:
    """Return for each case the confidence features of its beads and whether each is exactly right."""
    out = []
    for case in cases:
        posterior = step_posteriors(case.weighed(weights), case.path)
        features = confidence_features(posterior, case.scorer.cosines(case.path), case.path)
        wanted = {(tuple(sorted(a)), tuple(sorted(b))) for a, b in case.gold}
        right = [(tuple(range(i - n, i)), tuple(range(j - m, j))) in wanted for i, n, j, m in case.path]
        out.append((features, np.array(right, dtype=float)))
    return out


def logistic(x: np.ndarray, y: np.ndarray, l2: float = 1e-3, weight: np.ndarray | None = None) -> np.ndarray:
    """Fit a logistic model by Newton's method with a little ridge; rows count by ``weight``, equally without it."""
    beta = np.zeros(x.shape[1])
    w = np.full(len(y), 1 / len(y)) if weight is None else weight / weight.sum()
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ beta))
        slope = x.T @ (w * (y - p)) - l2 * beta
        curve = (x * (w * p * (1 - p))[:, None]).T @ x + l2 * np.eye(len(beta))
        beta = beta + np.linalg.solve(curve, slope)
    return beta


@click.command()
@click.option("--data", required=True, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--sets", default="", help="Comma-separated set names; all Chinese-English sets by default.")
@click.option("--model", default=None)
@click.option("--lexical", is_flag=True, help="Fit the weights that serve without a model.")
@click.option("--second", is_flag=True, help="Fit the weights of the second look, without words.")
@click.option("--words", is_flag=True, help="Fit the weights of the second look with words.")
@click.option("--rounds", default=60)
@click.option("--l2", default=0.0001)
@click.option("--set-power", default=0.6)
@click.option("--hold-out", default="", help="Comma-separated sets to judge on but not to learn from.")
@click.option("--write", is_flag=True, help="Write aligner/alignment/weights.json.")
def main(
    data: Path,
    sets: str,
    model: str | None,
    lexical: bool,
    second: bool,
    words: bool,
    rounds: int,
    l2: float,
    set_power: float,
    hold_out: str,
    write: bool,
) -> None:
    """Fit, judge, and write the weights when asked to."""
    names = [s for s in sets.split(",") if s]
    folders = [f for f in gold_folders(data) if (f.parent.name in names if names else "textberg" not in f.parent.name)]
    encoder = None if lexical else load_encoder(model)
    documents = [(f.name, f.parent.name, gold_texts(f)) for f in folders]
    documents += [
        (name, f"{of_set}+damage", damaged(texts, seed))
        for name, of_set, texts in documents
        if of_set in DAMAGED.split()
        for seed in (1, 2)
    ]
    if second or words:
        assert isinstance(encoder, SumEncoder)
        known = word_links("zh", "en") if words else None
        cases = [c for k, d in enumerate(documents) for c in Case.parts(*d, encoder, known, k)]
    else:
        cases = [Case.whole(*d, encoder) for d in documents]
    learn = [c for c in cases if c.set not in hold_out.split(",")]
    weights, likelihood = fit(learn, START, l2, set_power, rounds)
    click.echo(f"log-likelihood a bead {likelihood:.4f}")
    for name, counts in judge(cases, weights).items():
        s = counts.scores()
        click.echo(
            f"{name:20s} strict P {s['strict']['precision']:.4f} R {s['strict']['recall']:.4f}"
            f" F1 {s['strict']['f1']:.4f}"
            f"   lax {s['lax']['f1']:.4f}   omissions {s['omissions']['precision']:.2f}/{s['omissions']['recall']:.2f}"
            f"   insertions {s['insertions']['precision']:.2f}/{s['insertions']['recall']:.2f}"
        )
    rows = confidence_rows(cases, weights)
    right = np.concatenate([r[1] for r in rows])
    held = []
    for k, (features, _) in enumerate(rows):
        others = [r for q, r in enumerate(rows) if q != k] or rows
        beta = logistic(np.concatenate([r[0] for r in others]), np.concatenate([r[1] for r in others]))
        held.append(1 / (1 + np.exp(-features @ beta)))
    error, table = calibration(np.concatenate(held), right)
    click.echo(f"confidence, leaving one document out: expected calibration error {error:.4f}")
    for row in table:
        click.echo(
            f"  from {row['from']:.1f}  {row['beads']:5d} beads  said {row['said']:.3f}  right {row['right']:.3f}"
        )
    beta = logistic(np.concatenate([r[0] for r in rows]), right)
    out = {
        "terms": dict(zip(TERMS, (round(v, 4) for v in weights.terms), strict=True)),
        "skips": dict(zip(SKIPS, (round(v, 4) for v in weights.skips), strict=True)),
        "confidence": dict(zip(FEATURES, (round(float(b), 4) for b in beta), strict=True)),
    }
    click.echo(json.dumps(out, indent=1))
    if write:
        evidence = "lexical" if lexical else "words" if words else "second" if second else "model"
        shipped = json.loads(WEIGHTS.read_text(encoding="utf-8")) | {evidence: out}
        WEIGHTS.write_text(json.dumps(shipped, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
