"""Confidence of a bead in 0..1: how often a bead that looks like this one is exactly right.

It is made in two steps, both logistic models fitted on development gold (their coefficients live in weights.json). The
first reads the search's posterior probability and the bead's similarity (``benchmarks/fit_alignment.py``). The second
settles that value by what the search does not know: how badly the texts are cut, whether the two sides of the bead end
alike, and how much their lengths differ (``benchmarks/fit_confidence.py``, on gold that was cut badly on purpose too).
"""

from __future__ import annotations

import numpy as np

from aligner.alignment.posterior import step_posteriors
from aligner.alignment.problem import Array, Problem
from aligner.alignment.rough import roughness, signs
from aligner.alignment.scoring import shipped_numbers
from aligner.alignment.search import Lattice, Step
from aligner.alignment.solution import Solution

FEATURES = ("intercept", "posterior_logit", "cosine", "unmatched", "many")
SETTLED = (
    "intercept", "logit", "unmatched", "many", "unlike", "lengths",
    "rough", "rough_logit", "rough_unmatched", "rough_ends", "rough_begins",
)  # fmt: skip
UNLIKE = 0.3
"""Cosine below which a pair is unlike."""
DOUBTFUL = 0.2
"""Cosine below which a pair is never sure: at 0 it is as often wrong as right, whatever the search says of it."""
MOST_UNEQUAL = 1.5
STRANGE, RELATED = 0.2, 0.35
"""Mean similarity of the pairs of texts that are no translations of each other, and of true ones (``verdicts.py``)."""
LEFT = 0.25
"""Share of its confidence that a pair keeps where the texts are strange to each other."""


def shipped_coefficients(evidence: str = "model") -> Array:
    """Return the coefficients that ship with the package, in the order of FEATURES; ``evidence`` as for weights."""
    return np.array([shipped_numbers()[evidence]["confidence"][name] for name in FEATURES])


def confidence_features(posterior: Array, cosine: Array, steps: list[Step]) -> Array:
    """Return float64 (steps, features)."""
    p = np.clip(posterior, 1e-4, 1 - 1e-4)
    matched = np.array([bool(n and m) for _, n, _, m in steps], dtype=float)
    many = np.array([float(max(n, m) > 1) for _, n, _, m in steps])
    columns = [np.ones(len(p)), np.log(p / (1 - p)), cosine * matched, 1 - matched, many * matched]
    return np.stack(columns, axis=1) if len(p) else np.zeros((0, len(FEATURES)))


def confidences(lattice: Lattice, steps: list[Step], cosine: Array, evidence: str = "model") -> Array:
    """Return the confidence of each step, float64 (steps,)."""
    posterior = step_posteriors(lattice, steps)
    features = confidence_features(posterior, cosine, steps)
    return np.asarray(1.0 / (1.0 + np.exp(-features @ shipped_coefficients(evidence))))


def settled(problem: Problem, solution: Solution) -> Array:
    """Return the confidences of a solution, float64 (steps,), settled by what the texts look like."""
    coefficients = np.array([shipped_numbers()["settled"]["confidence"][name] for name in SETTLED])
    sure = 1.0 / (1.0 + np.exp(-settled_features(problem, solution) @ coefficients))
    two_sided = np.array([bool(n and m) for _, n, _, m in solution.steps], bool)
    most = 0.5 + 0.5 * np.clip(solution.scores / DOUBTFUL, 0.0, 1.0)
    kin = np.clip((likeness(problem, solution) - STRANGE) / (RELATED - STRANGE), 0.0, 1.0)
    return np.where(two_sided, np.minimum(sure, most) * (LEFT + (1.0 - LEFT) * kin), sure)


def likeness(problem: Problem, solution: Solution) -> float:
    """Return the mean similarity of the two-sided steps, by length.

    Gold holds true translations alone, so the models above have not seen what the search makes of any others.
    """
    x, y = (side.total_length for side in (problem.source, problem.target))
    mass = np.array([x[i] - x[i - n] + y[j] - y[j - m] if n and m else 0.0 for i, n, j, m in solution.steps])
    return float(mass @ solution.scores) / max(float(mass.sum()), 1e-9)


def settled_features(problem: Problem, solution: Solution) -> Array:
    """Return float64 (steps, SETTLED)."""
    p = np.clip(solution.sure, 1e-4, 1 - 1e-4)
    logit = np.log(p / (1 - p))
    left, right = signs(problem.source), signs(problem.target)
    rough = roughness(problem, (left, right))
    out = np.zeros((len(p), len(SETTLED)))
    for row, (i, n, j, m) in enumerate(solution.steps):
        out[row, :2] = 1.0, logit[row]
        begins = sum(bool(right.low[k]) for k in (j - m, j) if m and k < len(right.low))
        ends = 0.0
        if n and m:
            x, y = (side.total_length for side in (problem.source, problem.target))
            unequal = abs(np.log((x[i] - x[i - n] + 0.1) / (y[j] - y[j - m] + 0.1)))
            unlike = max(0.0, UNLIKE - solution.scores[row])
            out[row, 2:6] = 0.0, max(n, m) > 1, unlike, min(unequal, MOST_UNEQUAL)
            before = i > n and j > m and left.open[i - n - 1] != right.open[j - m - 1]
            ends = float(before or left.open[i - 1] != right.open[j - 1])
        else:
            out[row, 2] = 1.0
        out[row, 6:] = rough * np.array([1.0, logit[row], out[row, 2], ends * logit[row], begins])
    return out
