"""Turns the training pairs into numbers: for each pair the distinct words of both sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import log
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aligner.embed.training.pairs import evaluation_keys, key, read_pairs
from aligner.lexicon.words import LONGEST, chinese_tokens, english_tokens, is_function
from aligner.terms import load_termbase
from aligner.words.fold import fold

_TERM_WEIGHT = 4.0
_SHORTEST_PROSE = 12  # characters of Chinese from which an evaluation sentence's words are not met by chance


@dataclass(frozen=True)
class Side:
    """The distinct words of every pair on one side: ``words[starts[k]:starts[k + 1]]`` are those of pair ``k``."""

    vocabulary: list[str]
    starts: NDArray[np.int64]
    words: NDArray[np.int32]


@dataclass(frozen=True)
class Corpus:
    """Both sides, and what each pair counts for."""

    zh: Side
    en: Side
    weight: NDArray[np.float64]


def sources() -> list[tuple[str, float, int]]:
    """Return file, weight and limit of every source of ``recipe.tsv``."""
    lines = (Path(__file__).parent / "recipe.tsv").read_text(encoding="utf-8").splitlines()
    cells = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return [(file, float(weight), int(limit)) for file, weight, limit in cells]


def weighted_pairs(folder: Path) -> Iterator[tuple[str, str, float]]:
    """Yield (zh, en, weight) of all sources and of the termbase; sentences of ``dev/`` in the folder are left out."""
    excluded = evaluation_keys(sorted((folder / "dev").glob("*.tsv")))
    for file, weight, limit in sources():
        pairs = list(read_pairs(folder / file))
        step = max(1, len(pairs) // limit) if limit else 1
        for zh, en in pairs[::step]:
            if len(zh) < _SHORTEST_PROSE or not {key(zh), key(en)} & excluded:
                yield fold(zh), en, weight
    for term in load_termbase():
        for form in term.forms:
            for target in term.targets:
                yield fold(form), target, _TERM_WEIGHT


def word_costs(frequencies: Path) -> dict[str, float]:
    """Return the cost of every Chinese word of a list with frequencies (jieba's dict.txt: word, count, tag)."""
    counts: Counter[str] = Counter()
    for line in frequencies.read_text(encoding="utf-8").splitlines():
        word, count, *_ = line.split(" ")
        word = fold(word)
        if len(word) <= LONGEST and all("\u3400" <= c <= "\u9fff" for c in word):
            counts[word] += int(count)
    total = log(sum(counts.values()))
    return {word: total - log(count + 0.5) for word, count in counts.items()}


def read_corpus(pairs: Iterable[tuple[str, str, float]], costs: Mapping[str, float]) -> Corpus:
    """Cut all pairs into words and number these; pairs with nothing to align are left out."""
    sides: tuple[list[list[int]], list[list[int]]] = ([], [])
    numbers: tuple[dict[str, int], dict[str, int]] = ({}, {})
    weights: list[float] = []
    for zh, en, weight in pairs:
        units = [
            {t.unit for t in chinese_tokens(zh, costs) if not t.unit.isascii() and not is_function(t.unit)},
            {t.unit for t in english_tokens(en)},
        ]
        if not all(units):
            continue
        weights.append(weight)
        for found, table, rows in zip(units, numbers, sides, strict=True):
            rows.append(sorted(table.setdefault(unit, len(table)) for unit in sorted(found)))
    return Corpus(_side(numbers[0], sides[0]), _side(numbers[1], sides[1]), np.array(weights))


def _side(numbers: dict[str, int], rows: list[list[int]]) -> Side:
    lengths = np.array([len(row) for row in rows], np.int64)
    starts = np.concatenate([[0], np.cumsum(lengths)])
    flat = np.fromiter((word for row in rows for word in row), np.int32, int(starts[-1]))
    return Side(list(numbers), starts, flat)
