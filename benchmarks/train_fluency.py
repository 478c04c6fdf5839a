"""Estimates the n-gram models of ``aligner/check/quality/model.py`` from the training pairs.

    python benchmarks/train_fluency.py DATA [--out aligner/check/data/fluency.npz]

DATA is the folder of pair files that ``aligner/lexicon_training/recipe.tsv`` names and weights. Needs scipy and
scikit-learn; about two minutes on one core and 4 GB of memory. The same data give the same file.
"""

from __future__ import annotations

import time
from array import array
from collections import Counter
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

import click
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.cluster import MiniBatchKMeans
from sklearn.utils.extmath import randomized_svd

from aligner.check.quality.model import (
    CHARACTERS,
    CLASSES,
    END,
    PAD,
    SHIPPED,
    START,
    WORDS,
    FluencyModel,
    word_code,
    words,
)
from aligner.check.quality.ngrams import BACKOFF, STEP, Codes, Floats, Ngrams, hashed
from aligner.lexicon_training.corpus import weighted_pairs

KEPT = {1: 110_000, 2: 290_000, 3: 220_000, 5: 75_000, 6: 170_000, 7: 150_000, 9: 120_000, 10: 120_000}
"""Sequences kept of each kind; of a kind that is not named, all."""
CLASSED, CONTEXTS, DIMENSIONS, GROUPS, ALONE = 45_000, 1000, 50, 250, 250
"""Words with a class, words that describe by their nearness, dimensions of that, classes, words that are their own."""
SENTENCE = 4  # words from which a text is a sentence rather than a term
HEAVY = 0.5  # weight of a pair whose Chinese counts: software manuals are no measure of hard Chinese
DISCOUNT, LEAST = 0.4, 1.5  # what is taken off a count, and the count from which a sequence is kept


@dataclass
class Stream:
    """Texts in a row, each after padding: items uint64 (n,), and what each counts for (padding: nothing)."""

    items: Codes
    weights: Floats


def read(data: Path) -> tuple[Stream, Stream, Counter[str]]:
    """Return English words, Chinese characters, and the English words of texts that are terms, not sentences."""
    code = {START: int(word_code(START)), END: int(word_code(END))}
    english, chinese, shares = array("Q"), array("L"), (array("f"), array("f"))
    terms: Counter[str] = Counter()
    seen: tuple[set[int], set[int]] = (set(), set())
    for zh, en, weight in weighted_pairs(data):
        if weight >= HEAVY and new(zh, seen[0]):
            chinese.extend([0] * PAD + [ord(c) for c in zh])
            shares[1].extend([0.0] * PAD + [1.0] * len(zh))
        if new(en, seen[1]):
            row = words(en)
            if len(row) < SENTENCE:
                terms.update(row)
            else:
                row = [START] * PAD + row + [END]
                english.extend(code.get(w) or code.setdefault(w, int(word_code(w))) for w in row)
                shares[0].extend([0.0] * PAD + [weight] * (len(row) - PAD))
    return (
        Stream(np.array(english, np.uint64), np.array(shares[0], np.float64)),
        Stream(np.array(chinese, np.uint64), np.array(shares[1], np.float64)),
        terms,
    )


def new(text: str, seen: set[int]) -> bool:
    """Say whether a text comes for the first time, and note it."""
    number = int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")
    known = number in seen
    seen.add(number)
    return not known


def word_classes(stream: Stream) -> tuple[NDArray[np.uint32], NDArray[np.uint16]]:
    """Return the sorted codes of the most frequent words and their classes.

    Words are described by the frequent words up to two places around them (positive pointwise mutual information,
    reduced by a singular value decomposition), and words with like descriptions share a class.
    """
    weights = stream.weights
    codes, numbers = np.unique((stream.items >> np.uint64(8)).astype(np.uint32), return_inverse=True)
    numbers = numbers.astype(np.int32)
    frequency = np.bincount(numbers, weights)
    frequent = np.argsort(-frequency, kind="stable")
    row, column = np.full(len(codes), -1), np.full(len(codes), -1)
    row[frequent[:CLASSED]], column[frequent[:CONTEXTS]] = np.arange(CLASSED), np.arange(CONTEXTS)
    whole: Any = csr_matrix((CLASSED, 4 * CONTEXTS))
    for part, shift in enumerate((-2, -1, 1, 2)):
        here, there = (numbers[-shift:], numbers[:shift]) if shift < 0 else (numbers[:-shift], numbers[shift:])
        where = (row[here] >= 0) & (column[there] >= 0)
        counts = weights[-shift:][where] if shift < 0 else weights[:-shift][where]
        places = (row[here][where], column[there][where] + part * CONTEXTS)
        whole = whole + csr_matrix((counts, places), shape=whole.shape)
    whole = whole.tocoo()
    sums = [np.asarray(whole.sum(axis=k)).ravel() + 1e-9 for k in (1, 0)]
    value = np.log(np.maximum(whole.data, 1e-9) * sums[0].sum() / (sums[0][whole.row] * sums[1][whole.col]))
    matrix = csr_matrix((np.maximum(value, 0), (whole.row, whole.col)), shape=whole.shape)
    left, strength, _ = randomized_svd(matrix, DIMENSIONS, n_iter=3, random_state=0)
    points = left * np.sqrt(strength)
    points /= np.linalg.norm(points, axis=1, keepdims=True) + 1e-9
    means = MiniBatchKMeans(GROUPS, random_state=0, batch_size=4096, n_init=2, max_iter=60)
    group = means.fit(points, sample_weight=np.log(2 + frequency[frequent[:CLASSED]])).labels_
    group[:ALONE] = GROUPS + np.arange(ALONE)
    order = np.argsort(codes[frequent[:CLASSED]], kind="stable")
    return codes[frequent[:CLASSED]][order], group[order].astype(np.uint16)


def entries(kinds: tuple[int, ...], stream: Stream, items: Codes) -> list[tuple[NDArray[np.uint32], Floats]]:
    """Return hashes and scores of the sequences of ``items`` worth keeping, kind by kind.

    Worth is what a sequence tells beyond its shorter ending, times how often it does (as Stolcke 1998 prunes).
    """
    out = []
    at = np.flatnonzero(stream.weights)
    share = stream.weights[at]
    shorter: tuple[NDArray[np.uint32], Floats] | None = None
    for n, kind in enumerate(kinds, start=1):
        columns = [items[at - k] for k in range(n - 1, -1, -1)]
        keys, first, count = counted(hashed(kind, columns), share)
        if shorter is None:
            score, worth = np.log(count / share.sum()), count
        else:
            contexts, _, totals = counted(hashed(kind, columns[:-1]), share)
            context = np.searchsorted(contexts, hashed(kind, [c[first] for c in columns[:-1]]))
            score = np.log(np.maximum(count - DISCOUNT, 1e-3) / totals[context])
            ending = np.searchsorted(shorter[0], hashed(kinds[n - 2], [c[first] for c in columns[1:]]))
            worth = np.where(count >= LEAST, count * (score - BACKOFF - shorter[1][ending]), -np.inf)
        best = np.argsort(-worth, kind="stable")[: KEPT.get(kind, len(worth))]
        best = np.sort(best[worth[best] > 0])
        out.append((keys[best], score[best]))
        click.echo(f"kind {kind}: {len(keys):,} sequences, {len(best):,} kept")
        shorter = keys, score
    return out


def counted(keys: NDArray[np.uint32], share: Floats) -> tuple[NDArray[np.uint32], NDArray[np.int64], Floats]:
    """Return the distinct keys, where each stands first, and its summed share."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    begin = np.flatnonzero(np.diff(ordered, prepend=ordered[0] ^ 1))
    return ordered[begin], order[begin], np.add.reduceat(share[order], begin)


@click.command()
@click.argument("data", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--out", default=SHIPPED, type=click.Path(dir_okay=False, path_type=Path), help="File to write.")
def main(data: Path, out: Path) -> None:
    """Estimate the models from the pair files in DATA and write them."""
    began = time.perf_counter()
    english, chinese, terms = read(data)
    click.echo(f"{len(english.items):,} English words, {len(chinese.items):,} Chinese characters")
    codes, groups = word_classes(english)
    classes = FluencyModel(Ngrams(np.zeros(1, np.uint32), np.zeros(1, np.uint8)), codes, groups).classes(english.items)
    found = entries(WORDS, english, english.items) + entries(CLASSES, english, classes)
    found.append(known_terms(terms, found[0][0], english.weights.sum()))
    found += entries(CHARACTERS, chinese, chinese.items)
    keys, first = np.unique(np.concatenate([k for k, _ in found]), return_index=True)
    steps = np.clip(np.round(np.concatenate([s for _, s in found])[first] / -STEP), 0, 255).astype(np.uint8)
    table = Ngrams(keys, steps).packed()
    with out.open("wb") as file:
        np.savez(file, **table, words=np.diff(codes, prepend=np.uint32(0)), classes=groups)
    click.echo(f"{len(keys):,} entries, {out.stat().st_size:,} bytes, {time.perf_counter() - began:.0f} s")


def known_terms(terms: Counter[str], known: NDArray[np.uint32], total: float) -> tuple[NDArray[np.uint32], Floats]:
    """Return the words that stand in terms alone and in two of them at least: known, if rare."""
    rare = sorted(word for word, count in terms.items() if count >= 2)
    keys = hashed(WORDS[0], [np.array([word_code(word) for word in rare])])
    new = ~np.isin(keys, known)
    return keys[new], np.full(int(new.sum()), np.log(1 / total))


if __name__ == "__main__":
    main()
