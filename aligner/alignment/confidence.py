"""Confidence of a bead in 0..1: how often a bead that looks like this one is exactly right.

A logistic model over the search's posterior probability and the bead's similarity, fitted on development gold by
``benchmarks/fit_alignment.py``; its coefficients live in weights.json.
"""

from __future__ import annotations

import numpy as np

from aligner.alignment.posterior import step_posteriors
from aligner.alignment.problem import Array
from aligner.alignment.scoring import shipped_numbers
from aligner.alignment.search import Lattice, Step

FEATURES = ("intercept", "posterior_logit", "cosine", "unmatched", "many")


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
