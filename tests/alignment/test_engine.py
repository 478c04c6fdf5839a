"""From segments to beads with an encoder of the test's own."""

import numpy as np
import pytest

from aligner.alignment.engine import align_segments, length_ratio, lengths, unit_sums
from aligner.types import Segment


class Topics:
    """An encoder that knows one topic a digit: ``encode`` gives the mean of the digits' random unit vectors."""

    def __init__(self) -> None:
        self.table = np.random.default_rng(1).normal(size=(10, 32)).astype(np.float32)

    def encode(self, texts: list[str]) -> np.ndarray:
        rows = [self.table[[int(c) for c in t if c.isdigit()]].sum(0) for t in texts]
        return np.array([r / max(float(np.linalg.norm(r)), 1e-9) for r in rows], np.float32)


def document(sentences: list[str], soft: str = "") -> tuple[list[Segment], str]:
    """One sentence a line; sentences may be cut after every ``soft`` sign."""
    segments, at = [], 0
    for text in sentences:
        cuts = tuple(at + k + 1 for k, c in enumerate(text[:-1]) if soft and c == soft)
        segments.append(Segment(at, at + len(text) + 1, text, soft=cuts))
        at += len(text) + 1
    return segments, "".join(f"{s}\n" for s in sentences)


def beads(source: list[str], target: list[str], **options) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Align and return the texts of the beads."""
    left, right = document(source), document(target, soft=";")
    made = align_segments(left[0], right[0], left[1], right[1], Topics(), **options)
    return [
        (tuple(made.source[i].text for i in b.source), tuple(made.target[j].text for j in b.target)) for b in made.beads
    ]


def about(*topics: int) -> str:
    """A sentence of about 30 characters on the given topics."""
    return " ".join(f"{t}{t}{t} words of the topic {t}." for t in topics)


def test_sentences_find_their_translations() -> None:
    text = [about(k) for k in range(8)]
    assert beads(text, text) == [((t,), (t,)) for t in text]


def test_a_missing_section_is_left_unmatched() -> None:
    text = [about(k) for k in range(8)]
    found = beads(text, text[:2] + text[6:])
    assert found == [((t,), (t,)) for t in text[:2]] + [((t,), ()) for t in text[2:6]] + [
        ((t,), (t,)) for t in text[6:]
    ]


def test_two_sentences_in_one() -> None:
    found = beads([about(1), about(2), about(3), about(4)], [about(1), about(2, 3), about(4)])
    assert found[1] == ((about(2), about(3)), (about(2, 3),))


def test_a_sentence_is_cut_at_a_soft_boundary_only_where_that_helps() -> None:
    source = [about(1), about(2), about(3), about(4)]
    target = [about(1), f"{about(2)[:-1]}; {about(3)}", about(4)]
    together = (tuple(source[1:3]), (target[1],))
    apart = [((source[1],), (f"{about(2)[:-1]};",)), ((source[2],), (about(3),))]
    assert beads(source, target)[1:-1] in (apart, [together])
    assert beads(source, target, soft=False)[1:-1] == [together]
    whole = [about(1), f"{about(2)[:-1]}; {about(3)}", about(4)]
    assert beads(whole, target) == [((a,), (b,)) for a, b in zip(whole, target, strict=True)]


def test_an_unmatched_sentence_is_shown_in_one_piece() -> None:
    extra = f"{about(7)[:-1]}; {about(8)[:-1]}; {about(9)}"
    found = beads([about(k) for k in (1, 2, 3, 4)], [about(1), about(2), extra, about(3), about(4)])
    assert found[2] == ((), (extra,))


def test_stages_are_announced() -> None:
    from contextlib import nullcontext

    seen: list[str] = []
    left, right = document([about(1)]), document([about(1)])
    align_segments(left[0], right[0], left[1], right[1], Topics(), stage=lambda name: nullcontext(seen.append(name)))
    assert seen == ["embed", "align"]


def test_an_encoder_without_sums_stands_in_with_weighted_sentence_vectors() -> None:
    texts = [about(1), about(1, 2, 3)]
    sums = unit_sums(Topics(), texts)
    assert sums.dtype == np.float32 and sums.shape == (2, 32)
    assert np.linalg.norm(sums[1]) > np.linalg.norm(sums[0])


@pytest.mark.parametrize(
    ("hole", "links"),
    [(0, 40), (0, 5), (300, 40)],
)
def test_length_ratio_is_not_shifted_by_a_hole(hole: int, links: int) -> None:
    source = np.full(links + hole, 10.0)
    target = np.full(links, 35.0)
    chain = [(k if k < links // 2 else k + hole, k) for k in range(links)]
    assert length_ratio(source, target, chain) == pytest.approx(3.5)


def test_lengths_are_comparable_and_never_infinite() -> None:
    source, target = lengths(["十个字符的句子在这里", "短"], ["ten characters", ""], [])
    assert source.mean() == pytest.approx(1) and target.sum() == pytest.approx(source.sum())
    assert np.isfinite(np.concatenate(lengths([""], [""], []))).all()
