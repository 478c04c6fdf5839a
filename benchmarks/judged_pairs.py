"""Pairs that people judged, read from the folder of development sets: with their signals, documents and systems."""

from __future__ import annotations

import ast
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from fit_quality import Task

from aligner.check import check_pairs
from aligner.check.context import Context
from aligner.check.quality.estimate import known_signals
from aligner.check.quality.signals import Known, Signals, seen
from aligner.terms import load_termbase
from aligner.types import PairText

Pair = tuple[str, str]
FOLDS = 6
POINTS = ("wmt23", "mqm20", "qe22")
"""Sets of which every pair was judged by itself."""
CONTRASTS = ("demetr", "natural")
"""Sets of a better and a worse English of the same Chinese."""


class Place(NamedTuple):
    """A place that raters marked: the side, code points, the share of the raters, and whether the meaning is at stake.

    Major errors of meaning count in full, other major and minor ones of meaning for a part, the rest not at all.
    """

    side: str
    start: int
    end: int
    share: float


@dataclass
class Judged:
    """All distinct pairs with their signals, and the sets as indices into them, each row with its group.

    A group is a document of any set that holds the Chinese, else the Chinese itself: what one set knows of a sentence
    must not be learnt from another. ``systems`` has the makers of the English of the sets that name them (both, of the
    real translations). ``places`` are the marked ones of the pairs that were looked through; ``strangers`` (m, 2) are
    pairs and the same Chinese beside the English of another pair of like length and of the same fold.
    """

    pairs: list[PairText]
    known: list[Known]
    signals: list[Signals]
    task: Task
    places: dict[int, list[Place]]
    strangers: np.ndarray
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
    for rows in (*points.values(), sides["natural"]):
        for row in rows:
            document.setdefault(row["zh"], row["doc"] if "doc" in row else row["good_id"].split(":")[2])
    places: dict[int, list[Place]] = {}
    for name, rows in points.items():
        for k, row in zip(judged[name], rows, strict=True):
            places.setdefault(int(k), []).extend(marked(name, row))
    for (good, bad), row in zip(contrasts["natural"], sides["natural"], strict=True):
        places.setdefault(int(good), [])
        places.setdefault(int(bad), list(marked("natural", row)))
    strangers = mixed(number, document)
    pairs = [PairText(*pair) for pair in number]
    known, signals = signals_of(pairs, cache)
    everything = points | sides
    systems = {name: np.array([r["system"] for r in points[name]]) for name in ("wmt23", "mqm20")}
    systems["natural"] = np.array([[r[side].split(":")[1] for side in ("good_id", "bad_id")] for r in sides["natural"]])
    return Judged(
        pairs,
        known,
        signals,
        Task(judged, {n: np.array([grave(n, r) for r in rows]) for n, rows in points.items()}, contrasts),
        places,
        strangers,
        {name: [r["phenomenon"] for r in rows] for name, rows in sides.items()},
        {name: [document.get(r["zh"], r["zh"]) for r in rows] for name, rows in everything.items()},
        systems,
        {name: np.array([bool(r.get("human")) for r in rows]) for name, rows in points.items()},
    )


def marked(name: str, row: dict[str, Any]) -> Iterator[Place]:
    """Yield the marked places of a row, in the form of its set."""
    if name == "mqm20":
        for spans in row["raters"].values():
            for side, start, end, category, severity in spans:
                yield Place(side, start, end, _weight(category, severity) / len(row["raters"]))
    elif name == "qe22":
        for start, end, severity in row["spans"]:
            yield Place("en", start, end, _weight("Accuracy", severity))
    else:
        spans = row["spans"] if name == "wmt23" else row["bad_spans"]
        for span in ast.literal_eval(spans) if isinstance(spans, str) else spans:
            if span.get("start") is not None:
                category = span["category"] if name == "wmt23" else "Accuracy"
                weight = _weight(category, span["severity"]) / row.get("n_raters", 1)
                yield Place(span["side"], span["start"], span["end"], weight)


def _weight(category: str, severity: str) -> float:
    """Return what a mark counts."""
    if _inaccurate(category, severity):
        return 1.0
    return 0.3 if _inaccurate(category, "major") or severity.lower() in ("major", "critical") else 0.0


def mixed(number: dict[Pair, int], document: dict[str, str]) -> np.ndarray:
    """Add pairs of texts that do not belong together, one for every tenth pair; return (pair, mixed pair), (m, 2)."""
    rows = [(fold(document.get(zh, zh)), len(zh), zh, en) for zh, en in number if len(zh) > 3]
    rows.sort()
    out = []
    for at in range(0, len(rows) - 40, 10):
        mine, _, zh, en = rows[at]
        other = next((row for row in rows[at + 1 : at + 40] if row[2] != zh and row[0] == mine), None)
        if other:
            out.append((number[zh, en], number.setdefault((zh, other[3]), len(number))))
    return np.array(out)


def signals_of(pairs: list[PairText], cache: Path | None) -> tuple[list[Known], list[Signals]]:
    """Return what the checks tell of all pairs, and all signals; the former is read from the cache or left there."""
    if cache and cache.exists():
        with np.load(cache, allow_pickle=False) as file:
            kept = {(row[0], row[1]): (row[2], *row[3:]) for row in json.loads(str(file["rows"]))}
        rows = [kept[pair.zh, pair.en] for pair in pairs]
    else:
        rows = []
        for pair in pairs:
            told = known_signals(Context([pair], load_termbase()), check_pairs([pair])[0].findings)
            rows.append((told.signals, *(None if r is None else r.tolist() for r in (told.zh, told.en))))
        if cache:
            kept_rows = [(pair.zh, pair.en, *row) for pair, row in zip(pairs, rows, strict=True)]
            with cache.open("wb") as file:
                np.savez_compressed(file, rows=json.dumps(kept_rows))
    known = [Known(told, *(None if r is None else np.array(r).reshape(-1, 6) for r in more)) for told, *more in rows]
    return known, seen(pairs, known)


def fold(group: str) -> int:
    """Return the fold of a document or sentence, for ever the same."""
    return int.from_bytes(hashlib.sha256(group.encode()).digest()[:4], "big") % FOLDS
