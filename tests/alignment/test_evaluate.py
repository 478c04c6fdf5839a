"""Scores against gold, compared with numbers worked out by hand."""

from pathlib import Path

import numpy as np
import pytest

from aligner.alignment.evaluate import (
    Counts,
    canonical,
    count,
    gold_folders,
    prf,
    read_ladder,
    read_lines,
    split_empty,
)
from aligner.errors import InputError

GOLD = [((0,), (0,)), ((1, 2), (1,)), ((3,), ()), ((), (2,)), ((4,), (3, 4))]
CASES = {
    # name: (predicted, strict P, strict R, lax P, lax R); recall is over the three two-sided gold beads
    "the gold itself": (GOLD, 1, 1, 1, 1),
    "one bead cut in two": ([((0,), (0,)), ((1,), (1,)), ((2,), ()), ((3,), ()), ((), (2,)), ((4,), (3, 4))],
                            4 / 6, 2 / 3, 5 / 6, 1),
    "two beads joined": ([((0, 1, 2), (0, 1)), ((3,), ()), ((), (2,)), ((4,), (3, 4))], 3 / 4, 1 / 3, 1, 1),
    "a wrong pair for two empty beads": ([((0,), (0,)), ((1, 2), (1,)), ((3,), (2,)), ((4,), (3, 4))],
                                         3 / 4, 1, 3 / 4, 1),
    "everything unmatched": ([((i,), ()) for i in range(5)] + [((), (j,)) for j in range(5)], 2 / 10, 0, 2 / 10, 0),
    "nothing": ([], 0, 0, 0, 0),
    "indices in any order": ([((2, 1), (1,)), ((0,), (0,)), ((4,), (4, 3)), ((), (2,)), ((3,), ())], 1, 1, 1, 1),
}  # fmt: skip


@pytest.mark.parametrize(("predicted", "sp", "sr", "lp", "lr"), CASES.values(), ids=CASES)
def test_strict_and_lax(predicted, sp: float, sr: float, lp: float, lr: float) -> None:
    scores = count(predicted, GOLD).scores()
    assert (scores["strict"]["precision"], scores["strict"]["recall"]) == pytest.approx((sp, sr))
    assert (scores["lax"]["precision"], scores["lax"]["recall"]) == pytest.approx((lp, lr))


def test_omissions_and_insertions_count_segments() -> None:
    gold = [((0, 1), ()), ((2,), (0,)), ((), (1, 2, 3))]
    made = [((0,), ()), ((1, 2), (0,)), ((), (1,)), ((), (2,)), ((3,), ())]
    scores = count(made, gold).scores()
    assert scores["omissions"] == pytest.approx({"precision": 0.5, "recall": 0.5, "f1": 0.5})
    assert scores["insertions"] == pytest.approx({"precision": 1, "recall": 2 / 3, "f1": 0.8})


def test_counts_are_summed_over_documents() -> None:
    total = count(GOLD, GOLD) + count([((0,), (1,))], [((0,), (0,))])
    assert (total.predicted, total.gold, total.strict_hits) == (6, 4, 5)
    assert total.scores()["strict"]["precision"] == pytest.approx(5 / 6)
    assert Counts() + Counts() == Counts()


@pytest.mark.parametrize(
    ("numbers", "wanted"),
    [
        ((0, 0, 0, 0), (1, 1, 1)),
        ((0, 2, 0, 0), (0, 0, 0)),
        ((0, 0, 0, 2), (0, 0, 0)),
        ((1, 2, 1, 4), (0.5, 0.25, 1 / 3)),
    ],
)
def test_shares_of_nothing(numbers, wanted) -> None:
    assert tuple(prf(*numbers).values()) == pytest.approx(wanted)


def test_split_empty_gives_one_bead_a_segment() -> None:
    assert split_empty([((0, 1), ()), ((2,), (0,)), ((), (1, 2))]) == [
        ((0,), ()), ((1,), ()), ((2,), (0,)), ((), (1,)), ((), (2,)),
    ]  # fmt: skip


def test_canonical_takes_numpy_integers() -> None:
    assert canonical((np.array([2, 1]), [np.int64(0)])) == ((1, 2), (0,))


def test_read_ladder(tmp_path: Path) -> None:
    path = tmp_path / "gold.txt"
    path.write_text("\ufeff[0]:[0]\n\n[2, 1]:[]:0.53\n[]:[1]\n", encoding="utf-8")
    assert read_ladder(path) == [((0,), (0,)), ((1, 2), ()), ((), (1,))]


@pytest.mark.parametrize(
    "line",
    ["[0]", "0:0", "[0]:[a]", "['a']:[0]", "[0.5]:[0]", "[-1]:[0]", "'01':[0]", "[0:[0]", "__import__('os'):[0]"],
)
def test_read_ladder_names_the_line_that_is_no_bead(tmp_path: Path, line: str) -> None:
    path = tmp_path / "gold.txt"
    path.write_text(f"[0]:[0]\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"gold.txt, line 2: expected a bead such as \[0,1\]:\[0\]"):
        read_ladder(path)


@pytest.mark.parametrize(
    ("text", "lines"),
    [(b"a\nb\n", ["a", "b"]), (b"a\n\nb", ["a", "", "b"]), (b"\na\n\n", ["", "a", ""]), (b"a\r\nb\r\n", ["a", "b"])],
)
def test_read_lines_keeps_empty_ones(tmp_path: Path, text: bytes, lines: list[str]) -> None:
    (tmp_path / "zh.txt").write_bytes(text)
    assert read_lines(tmp_path / "zh.txt") == lines


@pytest.mark.parametrize(("data", "said"), [(None, "check the name"), (b"\xb0\xb2", "save it as UTF-8")])
def test_unreadable_gold_is_one_sentence(tmp_path: Path, data: bytes | None, said: str) -> None:
    path = tmp_path / "gold.txt"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(InputError, match=said):
        read_ladder(path)


def test_gold_folders(tmp_path: Path) -> None:
    for name in ("b/one", "a", "a/half"):
        (tmp_path / name).mkdir(parents=True)
        for file in ("zh.txt", "en.txt", "gold.txt")[: 2 if name.endswith("half") else 3]:
            (tmp_path / name / file).touch()
    assert [f.relative_to(tmp_path).as_posix() for f in gold_folders(tmp_path)] == ["a", "b/one"]
    with pytest.raises(InputError, match="no document with"):
        gold_folders(tmp_path / "a" / "half")
