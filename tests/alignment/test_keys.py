"""Numbers and names that both documents hold."""

import numpy as np
import pytest

from aligner.alignment.keys import key_vectors, keys_of


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("到2030年，建成5G基站11.6万个", {"2030", "5", "11.6"}),
        ("1,200 projects and 1200 more", {"1200", "projects", "and", "more"}),
        ("ＧＤＰ增长５％", {"gdp", "5"}),
        ("R&D, GB-18030", {"r&d", "gb-18030"}),
        ("a 一 b", set()),  # single letters say nothing
        ("", set()),
    ],
)
def test_keys_of(text: str, keys: set[str]) -> None:
    assert keys_of(text) == keys


def keys_in(*texts: str) -> list[frozenset[str]]:
    """The keys of some texts."""
    return [frozenset(keys_of(text)) for text in texts]


def test_dot_products_are_idf_sums_of_the_shared_keys() -> None:
    left, right = key_vectors(
        keys_in("见 ISO9001 和 2030", "2030 年", "无"), keys_in("see ISO9001 in 2030", "in 2030", "nothing")
    )
    products = left @ right.T
    rare, common = np.log(1 + 3) / np.log(4), np.log(1 + 3 / 2) / np.log(4)
    assert products[:2, :2] == pytest.approx(np.array([[rare + common, common], [common, common]]), abs=3e-3)
    assert not products[2].any() and not products[:, 2].any()


def test_keys_of_one_side_alone_do_not_count() -> None:
    left, right = key_vectors(keys_in("2030 ABC", "x"), keys_in("1999 DEF"))
    assert (left.shape, right.shape) == ((2, 0), (1, 0))
