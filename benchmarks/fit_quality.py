"""Fits the weights of the quality estimate: one logistic model for judged pairs and for pairs of translations."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

import aligner.check.quality.estimate
from aligner.check.quality.signals import Signals
from aligner.datafiles import rows as rows_of_tables

WEIGHTS = Path(aligner.check.quality.estimate.__file__).parents[1] / "data" / "quality.tsv"
RIDGE = 0.05
"""Weight of the squared coefficients (of standardised signals)."""
FAR = 6.0
"""Standard deviations above the mean at which a signal stops to count."""
FLOORS = {"critical": 4.0, "major": 2.0, "minor": 0.5} | {
    "unlike": 0.45,
    "imbalance": 0.45,
    "zh_weakest": 0.4,
    "zh_stretch": 0.4,
    "en_stretch": 0.3,
}
"""What a sure finding, or a unit of a sign of unrelated texts, costs at least (logits). The judged news holds too few
findings and no unrelated texts to learn these from."""
READERS = ("reader_zh", "reader_en")
READER, REST = 0.5, 0.25
"""What the network's costs and those of the other signals count: each is fitted to the judgements by itself, the
latter twice as sure of itself on what it has seen."""
FINDINGS = {"critical", "major", "minor", "surface", "modality"}


SHARES = {"wmt23": 1.0, "mqm20": 1.0, "qe22": 0.3}
"""What the mean loss of a judged set counts: qe22 is small, of one rater, and blind to omissions."""


@dataclass(frozen=True)
class Task:
    """What is to be learnt, as indices of pairs.

    ``judged[set]`` (n,) were judged, ``bad[set]`` (n,) says which have a major error; of each row of
    ``contrasts[set]`` (m, 2) the first pair is better than the second.
    """

    judged: dict[str, np.ndarray]
    bad: dict[str, np.ndarray]
    contrasts: dict[str, np.ndarray]

    def within(self, kept: np.ndarray) -> Task:
        """Return the rows of which all pairs are kept; ``kept`` (pairs,) says which are."""
        judged = {n: rows[kept[rows]] for n, rows in self.judged.items()}
        bad = {n: self.bad[n][kept[rows]] for n, rows in self.judged.items()}
        return Task(judged, bad, {n: rows[kept[rows].all(axis=1)] for n, rows in self.contrasts.items()})

    def rows(self, name: str) -> np.ndarray:
        """Return the pairs of a set, row by row."""
        return self.judged[name] if name in self.judged else self.contrasts[name]

    def together(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return all judged pairs, the sign of their judgement (1: no major error), and what each counts."""
        shares = [np.full(len(rows), SHARES[name] / len(rows)) for name, rows in self.judged.items() if len(rows)]
        bad = np.concatenate(list(self.bad.values()))
        return np.concatenate(list(self.judged.values())), np.where(bad, -1.0, 1.0), np.concatenate(shares)


def signal_matrix(signals: list[Signals], names: list[str]) -> np.ndarray:
    """Return the signals, float64 (pairs, names); one that is missing is 0."""
    return np.array([[s.get(name, 0.0) for name in names] for s in signals])


def capped(matrix: np.ndarray, names: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """Return the matrix with far values cut off, and where; findings are never cut off."""
    most = matrix.mean(axis=0) + FAR * matrix.std(axis=0)
    most[[name in FINDINGS for name in names]] = np.inf
    return np.minimum(matrix, most), most


def fitted(matrix: np.ndarray, task: Task) -> np.ndarray:
    """Return costs (names,) of 0 or more, so that a bias - matrix @ costs is the logit of a good pair.

    The mean logistic losses of the judged pairs and of the differences in each set of contrasts are added up; contrasts
    with the same better pair share one weight's square root.
    """
    spread = matrix.std(axis=0) + 1e-9
    at, sign, share = task.together()
    judged = -matrix[at] / spread
    parts = []
    for sides in task.contrasts.values():
        weight = 1 / np.sqrt(np.bincount(sides[:, 0])[sides[:, 0]])
        parts.append((-(matrix[sides[:, 0]] - matrix[sides[:, 1]]) / spread, weight / weight.sum()))

    def loss(point: np.ndarray) -> tuple[float, np.ndarray]:
        costs, bias = point[:-1], point[-1]
        margin = sign * (judged @ costs + bias)
        pull = -sign / (1 + np.exp(margin)) * share
        value = share @ np.logaddexp(0, -margin) + RIDGE * costs @ costs / 2
        slope = np.append(judged.T @ pull + RIDGE * costs, pull.sum())
        for difference, weight in parts:
            margin = difference @ costs
            value += weight @ np.logaddexp(0, -margin)
            slope[:-1] -= difference.T @ (weight / (1 + np.exp(margin)))
        return float(value), slope

    bounds = [(0.0, None)] * len(spread) + [(None, None)]
    start = np.zeros(len(bounds))
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 500}).x
    out: np.ndarray = found[:-1] / spread
    return out


def costs(matrix: np.ndarray, names: list[str], task: Task) -> np.ndarray:
    """Return the costs of all signals, (names,), those of the network being as they are."""
    rest = [k for k, name in enumerate(names) if name not in READERS]
    out = np.full(len(names), READER)
    out[rest] = np.maximum(REST * fitted(matrix[:, rest], task), [FLOORS.get(names[k], 0.0) for k in rest])
    return out


def bias(scores: np.ndarray, task: Task) -> float:
    """Return what is to be added to scores that were held out, so that they are logits of a good pair."""
    at, sign, share = task.together()

    def loss(point: np.ndarray) -> float:
        return float(share @ np.logaddexp(0, -sign * (scores[at] + point[0])))

    return float(minimize(loss, np.zeros(1)).x[0])


def write_weights(matrix: np.ndarray, held: np.ndarray, names: list[str], reasons: list[str], task: Task) -> None:
    """Fit to everything and write the weights file; its comment lines stay.

    ``matrix`` has held-out figures of the network, ``held`` the held-out scores without a bias: what both are on pairs
    that nobody has seen.
    """
    matrix, most = capped(matrix, names)
    usual = matrix[task.together()[0]].mean(axis=0)
    usual[[name in FINDINGS for name in names]] = 0.0
    head = [line for line in WEIGHTS.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    with WEIGHTS.open("w", encoding="utf-8", newline="") as file:
        file.write("\n".join(head) + "\n")
        rows = csv.writer(file, delimiter="\t", lineterminator="\n")
        rows.writerow(["bias", f"{-bias(held, task):.4f}", "1", "1", "where all begin"])
        for row in zip(names, costs(matrix, names, task), usual, most, reasons, strict=True):
            name, cost, mean, end, why = row
            rows.writerow([name, f"{cost:.4f}", f"{mean:.4f}", f"{end:.4f}", why])
    rows_of_tables.cache_clear()
    aligner.check.quality.estimate.weights.cache_clear()
