"""Pairs that people judged, read from the folder of development sets: with their signals, documents and systems."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from fit_quality import Task

from aligner.check import check_pairs
from aligner.check.context import Context
from aligner.check.quality.estimate import known_signals
from aligner.check.quality.signals import Signals, seen
from aligner.terms import load_termbase
from aligner.types import PairText

Pair = tuple[str, str]
FOLDS = 6
POINTS = ("wmt23", "mqm20", "qe22")
"""Sets of which every pair was judged by itself."""
CONTRASTS = ("demetr", "natural")
"""Sets of a better and a worse English of the same Chinese."""


@dataclass
class Judged:
    """All distinct pairs with their signals, and the sets as indices into them, each row with its group.

    A group is a document of any set that holds the Chinese, else the Chinese itself: what one set knows of a sentence
    must not be learnt from another. ``systems`` has the makers of the English of the sets that name them.
    """

    pairs: list[PairText]
    signals: list[Signals]
    task: Task
    kinds: dict[str, list[str]]
    groups: dict[str, list[str]]
    systems: dict[str, np.ndarray]
    human: dict[str, np.ndarray]


def lines(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def grave(name: str, row: dict[str, Any]) -> bool:
    """Say whether most raters of a pair marked a major error of accuracy (of any kind where kinds are not told)."""
    if name == "wmt23":
        return bool(row["acc_major"])
    if name == "qe22":
        return any(span[2].lower() in ("major", "critical") for span in row["spans"])
    votes = [any(_inaccurate(*span[3:5]) for span in spans) for spans in row["raters"].values()]
    return 2 * sum(votes) > len(votes)


def _inaccurate(category: str, severity: str) -> bool:
    """Say whether a span is a major error of meaning."""
    kinds = ("Accuracy", "Terminology", "Non-translation")
    return severity.lower() in ("major", "critical") and category.startswith(kinds)


def load(data: Path, cache: Path | None = None) -> Judged:
    """Read the sets, check every distinct pair by itself, and gather its signals."""
    points = {name: lines(data / f"{name}-dev" / "data.jsonl") for name in POINTS}
    sides = {name: lines(data / f"{name}-dev" / "contrastive.jsonl") for name in CONTRASTS}
    number: dict[Pair, int] = {}

    def place(row: dict[str, Any], side: str = "en") -> int:
        return number.setdefault((row["zh"], row[side]), len(number))

    judged = {name: np.array([place(row) for row in rows]) for name, rows in points.items()}
    contrasts = {n: np.array([[place(r, "ref_good"), place(r, "ref_bad")] for r in rows]) for n, rows in sides.items()}
    document: dict[str, str] = {}
    for rows in points.values():
        for row in rows:
            document.setdefault(row["zh"], row["doc"])
    pairs = [PairText(*pair) for pair in number]
    everything = points | sides
    return Judged(
        pairs,
        signals_of(pairs, cache),
        Task(judged, {n: np.array([grave(n, r) for r in rows]) for n, rows in points.items()}, contrasts),
        {name: [r["phenomenon"] for r in rows] for name, rows in sides.items()},
        {name: [document.get(r["zh"], r["zh"]) for r in rows] for name, rows in everything.items()},
        {name: np.array([r["system"] for r in points[name]]) for name in ("wmt23", "mqm20")},
        {name: np.array([bool(r.get("human")) for r in rows]) for name, rows in points.items()},
    )


def signals_of(pairs: list[PairText], cache: Path | None) -> list[Signals]:
    """Return the signals of all pairs; they are read from the cache, or left there, where one is named."""
    if cache and cache.exists():
        kept = {(zh, en): signals for zh, en, signals in json.loads(cache.read_text(encoding="utf-8"))}
        return [kept[pair.zh, pair.en] for pair in pairs]
    found = [check_pairs([pair])[0].findings for pair in pairs]
    known = [known_signals(Context([pair], load_termbase()), f) for pair, f in zip(pairs, found, strict=True)]
    signals = [s | more for s, more in zip(seen(pairs), known, strict=True)]
    if cache:
        rows = [(pair.zh, pair.en, s) for pair, s in zip(pairs, signals, strict=True)]
        cache.write_text(json.dumps(rows), encoding="utf-8")
    return signals


def fold(group: str) -> int:
    """Return the fold of a document or sentence, for ever the same."""
    return int.from_bytes(hashlib.sha256(group.encode()).digest()[:4], "big") % FOLDS
