"""N-gram tables, and what the shipped ones say of English and Chinese."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.check.quality.model import load_fluency, words
from aligner.check.quality.ngrams import BACKOFF, BITS, STEP, Ngrams, hashed
from aligner.errors import InputError

KINDS = (1, 2, 3)
A, B, C, D = 11, 22, 33, 44


def codes(*numbers: int) -> np.ndarray:
    """Items as the tables take them."""
    return np.array(numbers, np.uint64)


def small_table() -> Ngrams:
    """A, B and C are known, A B too, and A B C; the scores are -1 to -5 steps."""
    rows = [(1, (A,), 4), (1, (B,), 5), (1, (C,), 5), (2, (A, B), 2), (3, (A, B, C), 1)]
    keys = np.array([hashed(kind, [codes(n) for n in items])[0] for kind, items, _ in rows])
    order = np.argsort(keys)
    return Ngrams(keys[order], np.array([steps for *_, steps in rows], np.uint8)[order])


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ((A, B, C), -1 * STEP),
        ((C, A, B), -2 * STEP + BACKOFF),
        ((B, A, C), -5 * STEP + 2 * BACKOFF),
        ((A, C, B), -5 * STEP + 2 * BACKOFF),
        ((A, B, D), -9 + 2 * BACKOFF),
    ],
)
def test_the_longest_known_sequence_gives_the_score(items: tuple[int, ...], expected: float) -> None:
    table, last = small_table(), np.array([2])
    alone = table.alone(KINDS[0], codes(*items), last, floor=-9.0)
    found = table.backed_off(KINDS, codes(*items), last, alone)
    assert found[0] == pytest.approx(expected)


@given(st.sets(st.integers(0, 50_000), min_size=1), st.data())
def test_a_packed_table_is_the_same_table(keys: set[int], data: st.DataObject) -> None:
    scores = data.draw(st.lists(st.integers(0, 255), min_size=len(keys), max_size=len(keys)))
    table = Ngrams(np.array(sorted(keys), np.uint32), np.array(scores, np.uint8))
    again = Ngrams.unpacked(table.packed())
    asked = np.arange(0, 50_001, 7, dtype=np.uint32)
    np.testing.assert_array_equal(table.look_up(asked), again.look_up(asked))


def test_a_table_with_wide_gaps_is_not_packed() -> None:
    with pytest.raises(ValueError, match="too sparse"):
        Ngrams(np.array([1 << 20], np.uint32), np.zeros(1, np.uint8)).packed()


def test_hashes_tell_order_and_kind_apart() -> None:
    found = {int(hashed(kind, [codes(*pair)[:1], codes(*pair)[1:]])[0]) for kind in (1, 2) for pair in ((A, B), (B, A))}
    assert len(found) == 4 and max(found) < 1 << BITS


def test_words_of_a_text() -> None:
    assert words("The State’s 3,000 km, don't!") == ["the", "state's", "0", "km", ",", "don't", "!"]


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("The relevant departments shall submit a report.", "The departments relevant a shall report submit."),
        ("It was found in samples of water.", "It was found in samples of of water."),
        ("He has been appointed.", "He have been appointed."),
        ("It must be kept in a safe place.", "It must be keep in a safe place."),
    ],
)
def test_broken_english_gains_less(good: str, bad: str) -> None:
    right, wrong = (load_fluency().english([text]) for text in (good, bad))
    assert wrong.words.mean() < right.words.mean()
    assert len(right.words) == len(right.classes) == len(words(good)) + 1
    both = load_fluency().english([good, bad])
    assert both.parts.sums(both.words).tolist() == pytest.approx([right.words.sum(), wrong.words.sum()])


def test_chinese_of_either_script_is_the_same_and_odd_characters_are_rare() -> None:
    found, parts = load_fluency().chinese(["国务院", "國務院", "囍嫑烎"])
    simplified, traditional, odd = parts.means(found)
    assert simplified == traditional > odd


def test_a_damaged_table_is_said(tmp_path: Path) -> None:
    path = tmp_path / "fluency.npz"
    path.write_bytes(b"nothing")
    with pytest.raises(InputError, match=r"fluency\.npz cannot be read .* install aligner again"):
        load_fluency(path)
