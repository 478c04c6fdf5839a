"""Words as evidence: what each side's run finds of the other, against its definition written out."""

import numpy as np
import pytest

from aligner.alignment.coverage import LITTLE, MEAN, NEEDED, Coverage
from aligner.alignment.problem import Side
from aligner.alignment.words import FIGURE, PRIOR, measure_words, told
from aligner.languages import word_links

SOURCE = ["a b", "c", "", "d a"]
TARGET = ["A B", "C D", "x", "A"]


class Letters:
    """Lower-case letters on one side, their capitals on the other; b is only half a B."""

    def source(self, text: str) -> dict[str, float]:
        return {word: 4.0 + ord(word) - ord("a") for word in text.split()}

    def target(self, text: str) -> dict[str, float]:
        return dict.fromkeys(text.split(), 3.0)

    def links(self, word: str) -> dict[str, float]:
        return {word.upper(): 0.5 if word == "b" else 1.0}


def side(texts: list[str], named: list[set[str]]) -> Side:
    """Units with these texts and keys."""
    n = len(texts)
    zeros = np.zeros(n, np.int64)
    return Side(
        np.ones((n, 2)), np.ones(n), np.zeros((n, 0)), zeros, zeros, zeros * 1.0, texts, [*map(frozenset, named)]
    )


def measured() -> Coverage:
    none: list[set[str]] = [set()] * 4
    return measure_words(side(SOURCE, none), side(TARGET, none), Letters(), (4, 4))


def held(of: list[str], by: list[str], forward: bool) -> float:
    """Weight of the words of some units that words of others translate."""
    letters = Letters()
    total = 0.0
    for unit in of:
        for word, weight in (letters.source(unit) if forward else letters.target(unit)).items():
            pairs = [(word, o) if forward else (o, word) for other in by for o in other.split()]
            total += weight * max((letters.links(a).get(b, 0.0) for a, b in pairs), default=0.0)
    return total


@pytest.mark.parametrize("n", [1, 2, 4])
@pytest.mark.parametrize("m", [1, 3, 4])
def test_found_weight_is_that_of_the_words_translated_in_the_other_run(n: int, m: int) -> None:
    words = measured()
    for i in range(n, 5):
        for j in range(m, 5):
            x, y = words.found(n, m, np.array([i]), np.array([j]))
            assert x[0] == pytest.approx(held(SOURCE[i - n : i], TARGET[j - m : j], True))
            assert y[0] == pytest.approx(held(TARGET[j - m : j], SOURCE[i - n : i], False))


def test_what_a_rim_adds_is_what_the_other_side_would_lose() -> None:
    words = measured()
    # a b | A B, C D: without C D nothing of "a b" is lost; without A B all that was found is
    added = words.added(1, 2, np.array([1]), np.array([2]))[0]
    share = (0 + MEAN * PRIOR) / (6 + PRIOR)
    assert added == pytest.approx(np.log((min(share, NEEDED) + LITTLE) / (NEEDED + LITTLE)), abs=1e-6)
    assert words.added(1, 1, np.array([1]), np.array([1]))[0] == 0
    both = words.added(2, 2, np.array([2]), np.array([2]))[0]
    assert both >= added


def test_units_without_words_are_held_for_average_ones() -> None:
    words = measured()
    assert words.source[1, 2] == pytest.approx(np.full(4, MEAN), abs=1e-5)
    assert ((words.source >= 0) & (words.source <= 1)).all() and ((words.target >= 0) & (words.target <= 1)).all()


def test_figures_and_labels_count_as_words_and_names_do_not() -> None:
    assert told({"w": 2.0}, frozenset({"2025", "label:q", "gdp", "o:3"})) == {
        "w": 2.0, "=2025": FIGURE, "=label:q": FIGURE, "=o:3": FIGURE,
    }  # fmt: skip
    sides = side(["a", "b"], [{"7"}, set()]), side(["A", "B"], [set(), {"7"}])
    words = measure_words(*sides, Letters(), (2, 2))
    assert words.found(1, 1, np.array([1]), np.array([2]))[0] == pytest.approx([FIGURE])


def test_the_words_of_chinese_and_english() -> None:
    words = word_links("zh", "en")
    assert words is not None and word_links("de", "fr") is None
    for zh, en in (("农村", "rural"), ("未来", "future"), ("困难", "difficulties"), ("代表", "representatives")):
        assert set(words.links(next(iter(words.source(zh))))) & set(words.target(en)), (zh, en)
    assert not words.target("of the and 12") and not words.source("的了，。2025")
    assert words.links("gdp")["gdp"] == 1.0
    assert min(words.source("加强农村基础设施建设").values()) > 0
