"""Retrieval accuracy against hand-made vectors, and the files it is read from."""

import numpy as np
import pytest

from aligner.embed.evaluate import read_sentence_pairs, retrieval, size_on_disk
from aligner.errors import InputError


class Fixed:
    name, dim, hash = "fixed", 2, "0" * 16

    def __init__(self, vectors):
        self.vectors = {k: np.array(v, np.float32) / np.linalg.norm(v) for k, v in vectors.items()}

    def encode(self, texts):
        return np.stack([self.vectors[t] for t in texts])


# c is a hub: both b and c of the other side are nearest to it by cosine.
VECTORS = {"a": (1, 0), "b": (0.3, 1), "c": (0.1, 1), "A": (1, 0.1), "B": (0.12, 1), "C": (0.05, 1)}


def test_accuracy_is_counted_in_both_directions():
    score = retrieval(Fixed(VECTORS), ["a", "b", "c"], ["A", "B", "C"])
    assert (score.pairs, score.zh_en, score.en_zh) == (3, 2 / 3, 2 / 3)
    assert score.cosine == pytest.approx(2 / 3)


def test_margin_discounts_a_sentence_that_is_near_everything():
    # By cosine B is nearest to everything on the left.
    vectors = {"a": (3, 2), "b": (2, 0), "c": (3, -2), "A": (1, 2), "B": (3, 1), "C": (0, -1)}
    score = retrieval(Fixed(vectors), ["a", "b", "c"], ["A", "B", "C"], neighbours=2)
    assert (score.zh_en, score.en_zh, score.margin) == (1 / 3, 2 / 3, 1.0)


def test_large_sets_are_scored_in_blocks():
    rng = np.random.default_rng(2)
    vectors = {f"{side}{i}": v for i, v in enumerate(rng.standard_normal((2500, 8))) for side in "ab"}
    score = retrieval(Fixed(vectors), [f"a{i}" for i in range(2500)], [f"b{i}" for i in range(2500)])
    assert (score.cosine, score.margin) == (1.0, 1.0)


def test_pairs_are_read_with_or_without_a_mark(tmp_path):
    path = tmp_path / "p.tsv"
    path.write_text("你好\thello\n\n再见\tbye\textra\n", encoding="utf-8-sig")
    assert read_sentence_pairs(path) == (["你好", "再见"], ["hello", "bye"])


@pytest.mark.parametrize(
    ("data", "line"), [(b"one\ttwo\nthree\n", "line 2"), (b"", "line 1"), (b"\xff\xfe\x00", "read")]
)
def test_files_that_hold_no_pairs_are_refused(tmp_path, data, line):
    path = tmp_path / "p.tsv"
    path.write_bytes(data)
    with pytest.raises(InputError, match=line):
        read_sentence_pairs(path)


def test_size_counts_every_file(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "a").write_bytes(b"12345")
    (tmp_path / "sub" / "b").write_bytes(b"123")
    assert size_on_disk(tmp_path) == 8
