"""Gold that is cut badly on purpose keeps every character and a partition of the lines."""

from importlib import import_module
from pathlib import Path

import pytest

from tests.corpora.pairs import PAIRS, ladder, lines

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture
def damage(monkeypatch: pytest.MonkeyPatch):
    """The module that damages gold."""
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    return import_module("damage")


@pytest.mark.parametrize("name", PAIRS)
@pytest.mark.parametrize("seed", range(4))
def test_every_line_is_in_one_bead_and_only_short_ones_are_lost(damage, name: str, seed: int) -> None:
    texts = lines(name, "zh"), lines(name, "en"), ladder(name)
    zh, en, gold = damage.badly_cut(texts, seed)
    for side, made in ((0, zh), (1, en)):
        placed = [k for bead in gold for k in bead[side]]
        assert sorted(placed) == list(range(len(made)))
        lost = len("".join(texts[side]).replace(" ", "")) - len("".join(made).replace(" ", ""))
        short = [line for line in texts[side] if len(line) <= damage.SHORT[("zh", "en")[side]]]
        assert 0 <= lost <= len("".join(short))
    assert (zh, en) != texts[:2]


def test_lines_that_run_together_join_their_beads(damage) -> None:
    assert damage.merged([({0}, {0}), ({1}, {0, 1}), ({2}, {2})]) == [({0, 1}, {0, 1}), ({2}, {2})]

    class Always:
        def __init__(self, value: float) -> None:
            self.value = value

        def random(self) -> float:
            return self.value

    long = "一二三四五六七八九十一二三四五六七八九十。"
    assert damage.recut([long, long], "zh", Always(0.99)) == ([long, long], [[0], [1]])
    assert damage.recut(["短", long], "zh", Always(0.14)) == ([long], [[], [0]])
