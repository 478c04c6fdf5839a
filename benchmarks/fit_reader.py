"""Fits the network of ``aligner/check/quality/reader.py`` to judgements of pairs and to the places that raters marked.

Used by ``quality_estimate.py``; needs torch. The same pairs give the same weights on the same machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

import numpy as np
import torch
from fit_quality import SHARES, Task
from judged_pairs import Judged, Place
from torch import Tensor, nn
from torch.nn import functional

from aligner.check.quality.described import en_marks, zh_marks
from aligner.check.quality.meaning import tokens
from aligner.check.quality.model import load_fluency
from aligner.check.quality.parts import Parts
from aligner.check.quality.reader import FAR, SHIPPED, SIDES, Reader, Side, facing

DIRECTIONS, HIDDEN, DROPPED = 64, 32, 0.3
STEPS, RATE, DECAY = 360, 2e-3, 0.02
DRAWN = {"wmt23": 24, "mqm20": 24, "qe22": 8, "natural": 20, "demetr": 10, "strangers": 8}
"""Rows of each set in a step."""
COUNTS = {"natural": 1.0, "demetr": 0.5, "strangers": 0.3}
"""What the loss of a set of contrasts counts; that of a judged set counts as in ``fit_quality``."""
PLACES = {"zh": 0.5, "en": 1.0}
"""What the loss of the marked places of a side counts."""


@dataclass
class Pages:
    """The tokens of all pairs in a row, side by side: columns (tokens, d), where each pair begins, what was marked."""

    directions: np.ndarray
    usual: dict[str, np.ndarray]
    spread: dict[str, np.ndarray]
    columns: dict[str, Tensor]
    starts: dict[str, np.ndarray]
    marked: dict[str, Tensor]
    looked: np.ndarray


def pages(judged: Judged) -> Pages:
    """Describe the tokens of all pairs; nothing here has seen a judgement but ``marked``."""
    model = load_fluency()
    texts = {"zh": [pair.zh for pair in judged.pairs], "en": [pair.en for pair in judged.pairs]}
    found = {side: tokens(texts[side]) for side in SIDES}
    units = {side: one.units[one.kinds] for side, one in found.items()}
    whole = sum(unit.T @ unit for unit in units.values())
    directions = np.linalg.eigh(whole)[1][:, ::-1][:, :DIRECTIONS].astype(np.float16).astype(np.float64)
    more = {
        "zh": zh_marks(texts["zh"], found["zh"], model.chinese(texts["zh"]), [one.zh for one in judged.known]),
        "en": en_marks(texts["en"], found["en"], model.english(texts["en"]), [one.en for one in judged.known]),
    }
    meaning: dict[str, list[np.ndarray]] = {side: [] for side in SIDES}
    marks: dict[str, list[np.ndarray]] = {side: [] for side in SIDES}
    marked: dict[str, list[np.ndarray]] = {side: [] for side in SIDES}
    for k in range(len(judged.pairs)):
        places = [slice(found[side].parts.starts[k], found[side].parts.ends[k]) for side in SIDES]
        parts = Parts([places[0].stop - places[0].start]), Parts([places[1].stop - places[1].start])
        empty = any(not part.counts[0] for part in parts)
        zh, en = (units[side][place] for side, place in zip(SIDES, places, strict=True))
        seen = [] if empty else facing((zh @ directions, en @ directions), parts, [zh @ en.T])
        for at, side in enumerate(SIDES):
            if not empty:
                meaning[side].append(seen[at][0].astype(np.float32))
                marks[side].append(np.hstack([seen[at][1], more[side][places[at]]]).astype(np.float32))
            spans = [] if empty else found[side].spans[places[at]].tolist()
            marked[side].append(_marked(spans, judged.places.get(k, []), side))
    usual = {side: np.vstack(rows).mean(axis=0) for side, rows in marks.items()}
    spread = {side: np.vstack(rows).std(axis=0) + 1e-6 for side, rows in marks.items()}
    columns = {}
    for side in SIDES:
        known_marks = np.clip((np.vstack(marks[side]) - usual[side]) / spread[side], -FAR, FAR)
        columns[side] = torch.tensor(np.hstack([known_marks, np.vstack(meaning[side])]))
    return Pages(
        directions,
        usual,
        spread,
        columns,
        {side: np.cumsum([0, *map(len, rows)]) for side, rows in marked.items()},
        {side: torch.tensor(np.concatenate(rows).astype(np.float32)) for side, rows in marked.items()},
        np.array([k in judged.places for k in range(len(judged.pairs))]),
    )


def _marked(spans: list[list[int]], places: list[Place], side: str) -> np.ndarray:
    """Return for each token how much of it is marked, 0..1."""
    shares = [sum(p.share for p in places if p.side == side and s < p.end and e > p.start) for s, e in spans]
    return np.minimum(np.array(shares, np.float64), 1.0)


class OneSide(nn.Module):
    """The network of one side, as ``aligner.check.quality.reader.Side`` serves it."""

    def __init__(self, columns: int) -> None:
        """Draw the weights."""
        super().__init__()
        self.before, self.here, self.after = (nn.Linear(columns, HIDDEN, bias=b) for b in (False, True, False))
        self.risk, self.tone = nn.Linear(HIDDEN, 1), nn.Linear(HIDDEN, 1)
        self.shares = nn.Parameter(torch.tensor([0.5, 0.0, 1.0]))

    def forward(self, rows: Tensor, pair: Tensor, pairs: int) -> tuple[Tensor, Tensor]:
        """Return the cost of each pair and the logit of each token's risk."""
        same = (pair[1:] == pair[:-1]).float()[:, None]
        hidden = self.here(rows)
        hidden = hidden + functional.pad(self.before(rows)[:-1] * same, (0, 0, 1, 0))
        hidden = hidden + functional.pad(self.after(rows)[1:] * same, (0, 0, 0, 1))
        hidden = functional.dropout(torch.relu(hidden), DROPPED, self.training)
        risk = self.risk(hidden)[:, 0] - 2
        whole = torch.zeros(pairs).index_add(0, pair, torch.sigmoid(risk))
        tone = torch.zeros(pairs).index_add(0, pair, self.tone(hidden)[:, 0])
        more = torch.bincount(pair, minlength=pairs) + 1
        shares = self.shares
        cost = shares[0].abs() * torch.log1p(whole) + shares[1].abs() * whole / more + shares[2] * tone / more
        return cost, risk

    def arrays(self) -> dict[str, np.ndarray]:
        """Return the weights as they are kept, in half precision."""
        shares = self.shares.detach().clone()
        shares[:2] = shares[:2].abs()
        layer = torch.cat([layer.weight.T for layer in (self.before, self.here, self.after)], dim=1)
        heads = {n: torch.cat([h.weight[0], h.bias]) for n, h in (("risk", self.risk), ("tone", self.tone))}
        found = {"layer": layer, "bias": self.here.bias, **heads, "shares": shares}
        return {name: value.detach().numpy().astype(np.float16) for name, value in found.items()}


class Network(nn.Module):
    """Both sides, and a bias for each judged set."""

    def __init__(self, read: Pages) -> None:
        """Draw the weights."""
        super().__init__()
        self.sides = nn.ModuleDict({side: OneSide(read.columns[side].shape[1]) for side in SIDES})
        self.bias = nn.Parameter(torch.zeros(len(SHARES)))

    def one(self, side: str) -> OneSide:
        """Return the network of a side."""
        return cast("OneSide", self.sides[side])

    def forward(self, read: Pages, rows: np.ndarray) -> tuple[Tensor, dict[str, tuple[np.ndarray, Tensor]]]:
        """Return minus the cost of each pair, and for each side which tokens were read and their risk."""
        costs, risks = torch.zeros(len(rows)), {}
        for side in SIDES:
            starts = read.starts[side]
            lengths = starts[rows + 1] - starts[rows]
            places = np.concatenate([np.arange(starts[k], starts[k + 1]) for k in rows])
            pair = torch.tensor(np.repeat(np.arange(len(rows)), lengths))
            cost, risk = self.one(side)(read.columns[side][places], pair, len(rows))
            costs, risks[side] = costs + cost, (places, risk)
        return -costs, risks


def trained(read: Pages, task: Task, strangers: np.ndarray, seed: int = 0) -> dict[str, np.ndarray]:
    """Return the arrays of a network fitted to a task and to the marked places of its pairs."""
    torch.manual_seed(seed)
    draw = np.random.default_rng(seed)
    network = Network(read)
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    pace = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=STEPS, pct_start=0.15)
    contrasts = task.contrasts | {"strangers": strangers}
    shares = {n: 1 / np.sqrt(np.bincount(rows[:, 0])[rows[:, 0]]) for n, rows in contrasts.items()}
    for _ in range(STEPS):
        loss = _step(network, read, task, contrasts, shares, draw)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        pace.step()
    arrays: dict[str, np.ndarray] = {"directions": read.directions.astype(np.float16)}
    for side in SIDES:
        arrays |= {f"{side}_{name}": value for name, value in network.one(side).arrays().items()}
        arrays[f"{side}_usual"] = read.usual[side].astype(np.float32)
        arrays[f"{side}_spread"] = read.spread[side].astype(np.float32)
    return arrays


def _step(
    network: Network,
    read: Pages,
    task: Task,
    contrasts: dict[str, np.ndarray],
    shares: dict[str, np.ndarray],
    draw: np.random.Generator,
) -> Tensor:
    """Return the loss of some rows of each set."""
    drawn = {n: draw.choice(len(rows), DRAWN[n], replace=False) for n, rows in (task.judged | contrasts).items()}
    parts = [task.judged[n][drawn[n]] for n in SHARES] + [contrasts[n][drawn[n]].T.ravel() for n in COUNTS]
    rows = np.concatenate(parts)
    scores, risks = network(read, rows)
    pieces = dict(zip((*SHARES, *COUNTS), torch.split(scores, [len(part) for part in parts]), strict=True))
    loss = torch.zeros(())
    for k, (name, share) in enumerate(SHARES.items()):
        good = torch.tensor(~task.bad[name][drawn[name]]).float()
        loss = loss + share * functional.binary_cross_entropy_with_logits(pieces[name] + network.bias[k], good)
    for name, share in COUNTS.items():
        better, worse = pieces[name].chunk(2)
        weight = torch.tensor(shares[name][drawn[name]] / shares[name].mean()).float()
        loss = loss + share * (functional.softplus(worse - better) * weight).mean()
    for side, (places, risk) in risks.items():
        looked = np.repeat(read.looked[rows], read.starts[side][rows + 1] - read.starts[side][rows])
        weight = torch.tensor(looked).float()
        each = functional.binary_cross_entropy_with_logits(risk, read.marked[side][places], reduction="none")
        loss = loss + PLACES[side] * (each * weight).sum() / weight.sum()
    return loss


def readings(read: Pages, arrays: dict[str, np.ndarray], rows: np.ndarray) -> np.ndarray:
    """Return the costs of the sides of some pairs as the shipped code has them, float64 (n, 2); 0 for none."""
    whole = {name: value.astype(np.float64) for name, value in arrays.items()}
    fields = Side.__dataclass_fields__
    reader = Reader(whole["directions"], {s: Side(**{f: whole[f"{s}_{f}"] for f in fields}) for s in SIDES})
    out = np.zeros((len(rows), len(SIDES)))
    for at, side in enumerate(SIDES):
        columns, starts = read.columns[side].numpy().astype(np.float64), read.starts[side]
        for row, k in enumerate(rows):
            if starts[k + 1] > starts[k]:
                one = Parts([starts[k + 1] - starts[k]])
                out[row, at] = reader.sides[side].costs(columns[starts[k] : starts[k + 1]], one)[0]
    return out


def write_reader(arrays: dict[str, Any]) -> None:
    """Write the shipped network."""
    with SHIPPED.open("wb") as file:
        np.savez_compressed(file, **arrays)
