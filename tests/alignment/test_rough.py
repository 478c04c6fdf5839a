"""Signs of bad cuts, and what they do to confidence."""

import numpy as np
import pytest

from aligner.alignment.confidence import SETTLED, settled, settled_features
from aligner.alignment.problem import Problem, Side
from aligner.alignment.rough import roughness, signs
from aligner.alignment.solution import Solution


def side(texts: list[str], sentence: list[int] | None = None) -> Side:
    """Units with these texts; their lengths are 1 where they have more than ten characters, else 0.2."""
    n = len(texts)
    zeros = np.zeros(n, np.int64)
    length = np.array([1.0 if len(t) > 10 else 0.2 for t in texts])
    numbers = np.array(range(n) if sentence is None else sentence, np.int64)
    return Side(np.ones((n, 2)), length, np.zeros((n, 0)), numbers, zeros, zeros * 1.0, texts)


def test_a_long_line_without_an_end_mark_is_cut_and_a_heading_is_not() -> None:
    seen = signs(
        side(["Main tasks", "This line was wrapped in the middle of a", "sentence of some length.", "其他事项"])
    )
    assert seen.open.tolist() == [True, True, False, True]
    assert seen.cut.tolist() == [False, True, False, False]
    assert seen.low.tolist() == [False, False, True, False]


def test_text_without_capitals_has_no_beginnings_cut_off() -> None:
    assert not signs(side(["one sentence here .", "another one here .", "A third one here ."])).low.any()


def test_pieces_of_a_sentence_are_no_bad_cuts() -> None:
    texts = ["Strengthen the leadership of all", "second, improve the mechanism.", "A third sentence here."]
    assert signs(side(texts)).cut.any() and signs(side(texts)).low.any()
    inside = signs(side(texts, [0, 0, 1]))
    assert not (inside.cut.any() or inside.low.any() or inside.open.any())


def problem(bad: int) -> Problem:
    """Twenty pairs, of which ``bad`` on each side have no end mark."""
    zh = ["这是一个足够长的完整的句子" + ("" if k < bad else "。") for k in range(20)]
    en = ["This is a sentence long enough" + ("" if k < bad else ".") for k in range(20)]
    return Problem(side(zh), side(en))


@pytest.mark.parametrize(("bad", "rough"), [(0, 0.0), (1, 1 / 3), (2, 1.0), (10, 1.0)])
def test_roughness_rises_with_the_share_of_bad_cuts(bad: int, rough: float) -> None:
    made = problem(bad)
    assert roughness(made, (signs(made.source), signs(made.target))) == pytest.approx(rough)


def solution(score: float = 0.7, sure: float = 0.995) -> Solution:
    """One pair after the other."""
    steps = [(k, 1, k, 1) for k in range(1, 21)]
    return Solution(steps, np.full(20, score), np.full(20, sure), np.zeros(20, bool))


def test_badly_cut_text_is_less_sure_and_clean_text_about_as_sure_as_the_search() -> None:
    clean, bad = (settled(problem(k), solution()).mean() for k in (0, 5))
    assert clean > 0.98 and bad < clean - 0.01


def test_ends_that_disagree_lower_the_confidence_of_the_rows_beside_them() -> None:
    made = problem(5)
    made.target.texts = [*made.target.texts[:9], "This one is cut off where it", *made.target.texts[10:]]
    sure = settled(made, solution())
    assert sure[9] < sure[15] - 0.02 and sure[10] < sure[15] - 0.02


@pytest.mark.parametrize(("score", "most"), [(-0.05, 0.5), (0.0, 0.5), (0.1, 0.75), (0.7, 1.0)])
def test_a_pair_that_is_unlike_is_never_sure(score: float, most: float) -> None:
    made = solution(0.7, 0.9999)
    made.scores[3] = score
    sure = settled(problem(0), made)
    assert sure[3] <= most and np.delete(sure, 3).min() > 0.9


@pytest.mark.parametrize(("score", "most"), [(0.05, 0.16), (0.15, 0.25), (0.3, 0.8), (0.4, 1.0)])
def test_pairs_of_texts_that_are_strange_to_each_other_are_not_trusted(score: float, most: float) -> None:
    assert settled(problem(0), solution(score, 0.9999)).max() <= most


def test_unrelated_short_texts_are_not_trusted_and_their_translations_are() -> None:
    from aligner import align

    zh = "水库水位下降。大坝每五年鉴定一次。"
    wrong = align(zh, "Schools may not charge guests. Rural teachers get 500 yuan a month.").beads
    right = align(zh, "The level of the reservoir fell. The dam is assessed every five years.").beads
    assert max(b.confidence for b in wrong if b.source and b.target) < 0.3 < min(b.confidence for b in right)


def test_features_have_names_and_one_sided_steps_no_lengths() -> None:
    made = Solution([(1, 1, 0, 0), (2, 1, 1, 1)], np.array([0.0, 0.6]), np.array([0.9, 0.9]), np.zeros(2, bool))
    rows = settled_features(problem(0), made)
    assert rows.shape == (2, len(SETTLED))
    assert rows[0, SETTLED.index("unmatched")] == 1 and rows[0, SETTLED.index("lengths")] == 0
    assert rows[1, SETTLED.index("unmatched")] == 0 and rows[1, SETTLED.index("rough")] == 0
