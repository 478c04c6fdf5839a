"""The likelihood of gold paths and its gradient, for many stretches at once: what learns the aligner's weights.

The lattice and its features are those of the search (``aligner.alignment.search``); here the sums over all paths are
written in torch, row by row for a whole batch, so that the gradient comes by itself and a round costs seconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch

from aligner.alignment.scoring import GAPS, SKIPS, TERMS, VALUES, Weights

BATCH = 64
NEVER = -1e5
"""Stands for minus infinity: gradients stay finite."""
FIXED = ("break", "echo", "skip_rim", "soft_end")
"""Gold is cut and trimmed by hand: what web pages do to text cannot be learned from it."""


@dataclass
class Stretches:
    """Some stretches padded to one size: what is the same for all weights."""

    values: torch.Tensor  # (candidates, VALUES) float32
    priors: torch.Tensor  # (candidates,)
    places: torch.Tensor  # (candidates,): flat place in (rows, stretches, columns, types)
    crossing: torch.Tensor  # (stretches, rows, columns, crossings)
    inside: torch.Tensor  # (stretches, rows, columns) bool
    gaps: tuple[torch.Tensor, torch.Tensor]  # (stretches, units, gap terms)
    ends: tuple[torch.Tensor, torch.Tensor]
    types: list[tuple[int, int]]
    share: torch.Tensor  # (stretches,)
    target: torch.Tensor  # (features,): gold sums, each with its stretch's share


def gathered(cases: Sequence[Any], shares: Sequence[float]) -> list[Stretches]:
    """Return the cases in batches of like size."""
    order = sorted(range(len(cases)), key=lambda k: (len(cases[k].gaps[0]), len(cases[k].gaps[1])))
    batches = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
    return [stacked([cases[k] for k in batch], [shares[k] for k in batch]) for batch in batches]


def stacked(cases: Sequence[Any], shares: Sequence[float]) -> Stretches:
    """Pad some cases to one size."""
    types = sorted({kind for case in cases for kind in case.lattice.types})
    rows, columns = (max(len(case.gaps[side]) for case in cases) + 1 for side in (0, 1))
    shape = rows, len(cases), columns, len(types)
    crossings = cases[0].crossings.shape[1]
    crossing = np.zeros((len(cases), rows, columns, crossings))
    inside = np.zeros((len(cases), rows, columns), bool)
    gaps = [np.zeros((len(cases), size - 1, GAPS.stop - GAPS.start)) for size in (rows, columns)]
    values, priors, places = [], [], []
    for b, case in enumerate(cases):
        i, j = case.cells
        crossing[b, i, j], inside[b, i, j] = case.crossings, True
        for side in (0, 1):
            gaps[side][b, : len(case.gaps[side])] = case.gaps[side]
        kind = np.array([types.index(t) for t in case.lattice.types])[case.kinds]
        places.append(np.ravel_multi_index((i[case.at], np.full(len(kind), b), j[case.at], kind), shape))
        values.append(case.values)
        priors.append(case.priors)
    return Stretches(
        torch.from_numpy(np.concatenate(values)),
        torch.from_numpy(np.concatenate(priors)),
        torch.from_numpy(np.concatenate(places)),
        torch.from_numpy(crossing),
        torch.from_numpy(inside),
        (torch.from_numpy(gaps[0]), torch.from_numpy(gaps[1])),
        (torch.tensor([len(c.gaps[0]) for c in cases]), torch.tensor([len(c.gaps[1]) for c in cases])),
        types,
        torch.tensor(shares, dtype=torch.float64),
        torch.from_numpy(sum(share * case.target for share, case in zip(shares, cases, strict=True))),
    )


def log_totals(batch: Stretches, vector: torch.Tensor) -> torch.Tensor:
    """Return the log-sum over all paths of each stretch, float64 (stretches,)."""
    skips = vector[len(TERMS) :]
    opening, rim = skips[0], skips[SKIPS.index("skip_rim")]
    gain = (batch.values @ vector[:VALUES].float()).double() + vector[batch.priors]
    size, rows, columns = batch.inside.shape
    shape = rows, size, columns, len(batch.types)
    gains = torch.full((int(np.prod(shape)),), NEVER, dtype=torch.float64).index_put((batch.places,), gain).view(shape)
    boundary = batch.crossing @ skips[SKIPS.index("cross") :]
    gap_source, gap_target = (side @ skips[GAPS] for side in batch.gaps)
    run_target = torch.cat([torch.zeros(size, 1, dtype=torch.float64), gap_target.cumsum(1)], 1)
    longest = max(m for _, m in batch.types)
    deepest = max(n for n, _ in batch.types)
    never = torch.full((size, columns), NEVER, dtype=torch.float64)
    empty = torch.full((size, columns + longest), NEVER, dtype=torch.float64)
    arrived = [empty] * deepest
    gap, outs = never, []
    for i in range(rows):
        before = torch.stack([arrived[-n][:, longest - m : longest - m + columns] for n, m in batch.types], 2)
        here = boundary[:, i]
        bead = here + torch.logsumexp(gains[i] + before, 2)
        if not i:
            bead = torch.cat([torch.zeros(size, 1, dtype=torch.float64), never[:, 1:]], 1)
        enter = bead + opening
        if i:
            enter = torch.logaddexp(enter, gap + gap_source[:, i - 1 : i] + here)
        else:
            enter = torch.cat([enter[:, :1] + rim, enter[:, 1:]], 1)
        enter = torch.where(batch.inside[:, i], enter, never)
        run = run_target + here.cumsum(1)
        gap = torch.where(batch.inside[:, i], run + torch.logcumsumexp(enter - run, 1), never)
        bead = torch.where(batch.inside[:, i], bead, never)
        outs.append(torch.stack([bead, gap], 2))
        arrived = [*arrived[1:], torch.cat([empty[:, :longest], torch.logaddexp(bead, gap)], 1)]
    last = torch.stack(outs, 1)[torch.arange(size), batch.ends[0], batch.ends[1]]
    return torch.logaddexp(last[:, 0], last[:, 1] + rim)


def fit(cases: Sequence[Any], start: Weights, l2: float, set_power: float, rounds: int = 40) -> tuple[Weights, float]:
    """Maximise the mean log-likelihood of the gold paths; larger sets count by their size to ``set_power``.

    Returns the weights and the log-likelihood a bead.
    """
    sizes: dict[str, int] = {}
    for case in cases:
        sizes[case.set] = sizes.get(case.set, 0) + len(case.gold)
    shares = [sizes[case.set] ** (set_power - 1) for case in cases]
    scale = sum(share * len(case.gold) for share, case in zip(shares, cases, strict=True))
    batches = gathered(cases, [share / scale for share in shares])
    origin = torch.from_numpy(start.vector())
    free = torch.tensor([float(name not in FIXED) for name in (*TERMS, *SKIPS)], dtype=torch.float64)
    step = torch.zeros_like(origin, requires_grad=True)
    optimiser = torch.optim.LBFGS([step], max_iter=rounds, history_size=20, line_search_fn="strong_wolfe")
    seen = [0.0]

    def closure() -> torch.Tensor:
        optimiser.zero_grad()
        loss = l2 / 2 * (step * step).sum()
        loss.backward()  # type: ignore[no-untyped-call]
        total = loss.detach()
        for batch in batches:
            vector = origin + step * free
            part = (batch.share * log_totals(batch, vector)).sum() - batch.target @ vector
            part.backward()  # type: ignore[no-untyped-call]
            total = total + part.detach()
        seen[0] = float(total)
        return total

    optimiser.step(closure)  # type: ignore[no-untyped-call]
    return Weights.from_vector((origin + step * free).detach().numpy()), -seen[0]
