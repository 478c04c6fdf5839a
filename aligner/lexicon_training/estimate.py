"""Estimates which words translate which.

Candidates are the pairs of words that occur together far more often than by chance, by the log-likelihood ratio of
Dunning (1993), as Moore (2004) uses it for word alignment. Over these alone, IBM model 1 (Brown et al. 1993) is
estimated in both directions; in the last rounds the two directions have to agree on each link, as in Liang, Taskar and
Klein (2006). What is kept is how often a word was linked to another in both directions.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from aligner.lexicon_training.corpus import Corpus, Side

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
_BLOCK = 1500  # Chinese words whose co-occurrence counts are in memory at a time
_BEST = 40  # candidates kept for a word of either side
_PLAIN, _AGREED = 4, 3  # rounds of estimation without and with agreement
_NULL = 0.5  # of a word's frequency: the probability that it translates nothing
_CHUNK = 20000  # pairs whose links are listed at a time


@dataclass(frozen=True)
class Links:
    """Every place in the corpus where a candidate stands: its number, its pair, and its rows of either side's words."""

    candidate: NDArray[np.int32]
    zh_at: NDArray[np.int32]
    en_at: NDArray[np.int32]


@dataclass(frozen=True)
class Estimate:
    """Candidates (Chinese word, English word) with the links that both directions agreed on, weighted and not."""

    zh: Ints
    en: Ints
    weighted: Floats
    counted: Floats
    posterior: Floats
    links: Links


def incidence(side: Side) -> sparse.csr_matrix:
    """Return the matrix with a row a pair and a column a word: 1 where the pair has the word."""
    ones = np.ones(len(side.words), np.float32)
    return sparse.csr_matrix((ones, side.words, side.starts), (len(side.starts) - 1, len(side.vocabulary)))


def log_likelihood_ratio(both: Floats, left: Floats, right: Floats, total: float) -> Floats:
    """Return Dunning's G2 of counts of co-occurrence, zero where two words avoid one another."""

    def term(observed: Floats, expected: Floats) -> Floats:
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(observed > 0, observed * np.log(observed / expected), 0.0)

    score = (
        term(both, left * right / total)
        + term(left - both, left * (total - right) / total)
        + term(right - both, (total - left) * right / total)
        + term(total - left - right + both, (total - left) * (total - right) / total)
    )
    return np.where(both * total > left * right, 2 * score, 0.0)


def candidates(corpus: Corpus, least: float = 2.0) -> tuple[Ints, Ints]:
    """Return the pairs of words (Chinese, English) that stand out, at most ``_BEST`` a word, sorted."""
    zh, en = incidence(corpus.zh), incidence(corpus.en)
    totals = [np.asarray(m.sum(axis=0), np.float64).ravel() for m in (zh, en)]
    by_word = zh.T.tocsr()
    found: list[tuple[Ints, Ints, Floats]] = []
    for at in range(0, by_word.shape[0], _BLOCK):
        together = (by_word[at : at + _BLOCK] @ en).tocoo()
        rows, columns, both = together.row.astype(np.int64) + at, together.col.astype(np.int64), together.data
        often = both >= least
        rows, columns, both = rows[often], columns[often], both[often].astype(np.float64)
        score = log_likelihood_ratio(both, totals[0][rows], totals[1][columns], float(zh.shape[0]))
        good = score > 4.0
        found.append((rows[good], columns[good], score[good]))
    rows, columns, score = (np.concatenate(part) for part in zip(*found, strict=True))
    keep = _best(rows, score) | _best(columns, score)
    order = np.lexsort((columns[keep], rows[keep]))
    return rows[keep][order], columns[keep][order]


def _best(group: Ints, score: Floats) -> NDArray[np.bool_]:
    """Mark the highest scores of each group."""
    order = np.lexsort((-score, group))
    ordered = group[order]
    first = np.searchsorted(ordered, ordered, side="left")
    keep = np.zeros(len(group), np.bool_)
    keep[order] = np.arange(len(group)) - first < _BEST
    return keep


def find_links(corpus: Corpus, zh: Ints, en: Ints) -> Links:
    """Return every place of the corpus in which a candidate stands."""
    wide = len(corpus.en.vocabulary)
    keys = zh * wide + en
    found: list[tuple[Ints, Ints, Ints]] = []
    for at in range(0, len(corpus.weight), _CHUNK):
        here = np.arange(at, min(at + _CHUNK, len(corpus.weight)))
        many = np.diff(corpus.en.starts)[here]
        per_zh = np.diff(corpus.zh.starts)[here]
        repeats = np.repeat(many, per_zh)
        zh_at = np.repeat(np.arange(corpus.zh.starts[at], corpus.zh.starts[here[-1] + 1]), repeats)
        begin = np.repeat(corpus.en.starts[here], per_zh)
        within = np.arange(len(zh_at)) - np.repeat(np.cumsum(repeats) - repeats, repeats)
        en_at = np.repeat(begin, repeats) + within
        wanted = corpus.zh.words[zh_at].astype(np.int64) * wide + corpus.en.words[en_at]
        place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        hit = keys[place] == wanted
        found.append((place[hit], zh_at[hit], en_at[hit]))
    return Links(*(np.concatenate(part).astype(np.int32) for part in zip(*found, strict=True)))


def estimate(corpus: Corpus) -> Estimate:
    """Estimate both directions and return what they agree on."""
    zh, en = candidates(corpus)
    links = find_links(corpus, zh, en)
    pair_of = np.repeat(np.arange(len(corpus.weight)), np.diff(corpus.zh.starts))
    weight = corpus.weight[pair_of[links.zh_at]]
    null = [_NULL * frequencies(side, corpus.weight) for side in (corpus.zh, corpus.en)]
    size = len(zh)
    forward, backward = np.full(size, 0.01), np.full(size, 0.01)
    for step in range(_PLAIN + _AGREED):
        # Given the Chinese, each English word comes from one of its words, or from none; and turned round.
        to_en = _posterior(forward, links.candidate, links.en_at, null[1][corpus.en.words])
        to_zh = _posterior(backward, links.candidate, links.zh_at, null[0][corpus.zh.words])
        if step >= _PLAIN:
            to_en = to_zh = to_en * to_zh
        counts = [_sums(links.candidate, part * weight, size) for part in (to_en, to_zh)]
        forward, backward = _normalised(counts[0], zh), _normalised(counts[1], en)
    counted = _sums(links.candidate, to_en, size)
    return Estimate(zh, en, counts[0], counted, to_en, links)


def _sums(index: NDArray[np.int32], values: Floats, size: int) -> Floats:
    return np.bincount(index, values, size).astype(np.float64)


def frequencies(side: Side, weight: Floats) -> Floats:
    """Return each word's weighted share of all words."""
    counts = np.bincount(side.words, np.repeat(weight, np.diff(side.starts)), len(side.vocabulary))
    shares: Floats = counts / counts.sum()
    return shares


def _posterior(table: Floats, candidate: NDArray[np.int32], at: NDArray[np.int32], null: Floats) -> Floats:
    """Return for each link the probability that it accounts for the word at ``at``, against its rivals and none."""
    scores = table[candidate]
    total = np.bincount(at, scores, len(null)) + null
    shares: Floats = scores / total[at]
    return shares


def _normalised(counts: Floats, group: Ints) -> Floats:
    total = np.bincount(group, counts)
    shares: Floats = counts / np.maximum(total[group], 1e-12)
    return shares
