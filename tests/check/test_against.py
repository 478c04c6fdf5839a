"""Two translations of one source: rows, who has which finding, totals and the verdict."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import aligner
from aligner.check.against import Comparison, Row, compare
from aligner.display.comparison import comparison_html, comparison_lines, verdict_text
from aligner.errors import InputError
from aligner.export.comparison_csv import COLUMNS, write_comparison
from aligner.types import Alignment, Bead, Finding, Segment
from tests.corpora.pairs import CORPORA, PAIRS

ZH = ("甲有3亿人。", "到2027年底建成。", "各地区要加强协调。")
Links = list[tuple[tuple[int, ...], tuple[int, ...]]]
STRAIGHT: Links = [((0,), (0,)), ((1,), (1,)), ((2,), (2,))]


def made(english: tuple[str, ...], links: Links, chinese: tuple[str, ...] = ZH) -> Alignment:
    """An alignment with these beads."""
    source, target = (
        tuple(Segment(100 * k, 100 * k + len(text), text) for k, text in enumerate(texts))
        for texts in (chinese, english)
    )
    return Alignment(source, target, tuple(Bead(a, b, 0.8, 0.9) for a, b in links))


WRONG = made(("A has 3 billion people.", "Built by 2027.", "All regions coordinate."), STRAIGHT)
RIGHT = made(
    ("A has 300 million people.", "It was built by the end of 2027.", "All regions shall coordinate."), STRAIGHT
)
HALF = made(("A has 3 billion of people.", "It was built by the end of 2027.", "All shall coordinate."), STRAIGHT)


def alone(row: Row) -> tuple[list[str], list[str], list[str]]:
    """The checks of a row's findings: in the first alone, in the second alone, in both."""
    return [f.check for f in row.only[0]], [f.check for f in row.only[1]], [f.check for f, _ in row.both]


@pytest.mark.parametrize(
    ("second", "first_row", "second_row"),
    [
        (RIGHT, (["number"], [], []), (["date"], [], [])),
        (HALF, ([], [], ["number"]), (["date"], [], [])),
        (WRONG, ([], [], ["number"]), ([], [], ["date"])),
    ],
)
def test_who_has_which_finding(second: Alignment, first_row: tuple, second_row: tuple) -> None:
    rows = compare(WRONG, second, ["number"]).rows
    assert [row.zh for row in rows] == list(ZH)
    assert alone(rows[0]) == first_row and alone(rows[1]) == second_row
    turned = compare(second, WRONG, ["number"]).rows
    assert [alone(row) for row in turned] == [(b, a, both) for a, b, both in map(alone, rows)]
    assert [row.difference for row in turned] == [-row.difference for row in rows]


@pytest.mark.parametrize(
    ("english", "links", "zh", "en"),
    [
        (("A. B.", "C."), [((0, 1), (0,)), ((2,), (1,))], [ZH[0] + ZH[1], ZH[2]], ["A. B.", "C."]),
        (("A.", "B.", "C."), [((0, 1, 2), (0, 1, 2))], ["".join(ZH)], ["A. B. C."]),
        (("A.", "C."), [((0,), (0,)), ((1,), ()), ((2,), (1,))], [*ZH], ["A.", "", "C."]),
        (("A.", "X.", "B. C."), [((0,), (0,)), ((), (1,)), ((1, 2), (2,))], [ZH[0], "", ZH[1] + ZH[2]],
         ["A.", "X.", "B. C."]),
        (("X.", "A.", "B.", "C."), [((), (0,)), ((0,), (1,)), ((1,), (2,)), ((2,), (3,))], ["", *ZH],
         ["X.", "A.", "B.", "C."]),
    ],
)  # fmt: skip
def test_rows_are_the_smallest_that_both_translations_have(
    english: tuple[str, ...], links: Links, zh: list[str], en: list[str]
) -> None:
    for first, second, side in ((made(english, links), RIGHT, 0), (RIGHT, made(english, links), 1)):
        rows = compare(first, second, []).rows
        assert [row.zh for row in rows] == zh
        assert [row.en[side] for row in rows] == en
        assert " ".join(row.en[1 - side] for row in rows if row.en[1 - side]) == " ".join(s.text for s in RIGHT.target)


def test_other_sources_are_refused() -> None:
    with pytest.raises(InputError, match="different sources"):
        compare(RIGHT, made(("A.",), [((0,), (0,))], ("乙。",)))


def rows(*steps: float) -> Comparison:
    """A comparison in whose rows the first (the second, where below zero) has so many penalty points more."""
    found = [(Finding("term", "minor", ".", confidence=abs(step)),) if step else () for step in steps]
    only = [(f, ()) if step > 0 else ((), f) for f, step in zip(found, steps, strict=True)]
    return Comparison(tuple(Row("甲", ("A", "B"), (0.9, 0.1), each, ()) for each in only))


@pytest.mark.parametrize(
    ("steps", "better", "p", "verdict"),
    [
        ([], (0, 0), 1.0, "unclear"),
        ([0.0, 0.0], (0, 0), 1.0, "unclear"),
        ([0.3] * 5, (0, 5), 0.0625, "unclear"),
        ([0.3] * 6, (0, 6), 0.03125, "second"),
        ([-0.3] * 6, (6, 0), 0.03125, "first"),
        ([0.3] * 8 + [-0.1], (1, 8), 0.0390625, "second"),
        ([0.01] * 8 + [-0.5], (1, 8), 0.0390625, "unclear"),  # more often better, but worse on the whole
    ],
)
def test_verdict(steps: list[float], better: tuple[int, int], p: float, verdict: str) -> None:
    made = rows(*steps)
    assert (made.better, made.p, made.verdict) == (better, p, verdict)


def test_penalties_are_points_times_confidence() -> None:
    found = [Finding("term", severity, ".", confidence=0.5) for severity in ("critical", "major", "minor")]
    row = Row("甲", ("A", "B"), (1.0, 1.0), ((found[0],), ()), ((found[1], found[2]),))
    assert row.penalty == (15.0, 0.5) and row.differs
    assert Comparison((row, Row("乙", ("A", "B"), (0.0, 1.0), ((), ()), ()))).penalty == (7.5, 0.25)
    surer = Finding("term", "minor", ".", confidence=0.9)
    assert not Row("甲", ("A", "B"), (0.9, 0.8), ((), ()), ((found[2], surer),)).differs


@pytest.mark.parametrize("name", PAIRS)
def test_a_good_translation_beats_the_machine(name: str) -> None:
    folder = CORPORA / name
    machine, human = (aligner.align(folder / "zh.txt", folder / file) for file in ("en.txt", "reference.txt"))
    assert compare(machine, human).verdict == "second"
    same = compare(machine, machine)
    assert same.verdict == "unclear" and same.quality[0] == same.quality[1]
    assert not any(row.differs for row in same.rows)


def test_lines_and_sentence() -> None:
    slip = Finding("number", "critical", "3亿人 is 300 million,\nnot 3 billion.", "", "", 0.5, (0, 1))
    bare = Row("乙。", ("B.", "B."), (1.0, 1.0), ((), ()), ())
    differs = Row("甲有3亿人。", ("A has 3 billion people.", "Three."), (0.4, 0.65), ((slip,), ()), ((slip, slip),))
    assert list(comparison_lines(Comparison((bare, differs)), ("old.txt", "new.txt"), 40)) == [
        "A  old.txt: 2 critical, 0 major and 0 minor findings, 1 in A alone",
        "B  new.txt: 1 critical, 0 major and 0 minor findings, 0 in B alone",
        "Too few rows differ to be sure, all for B: 12.50 and 6.25 penalty points a row; A is better in 0 rows, "
        "B in 1, neither in 1 (sign test: p = 1).",
        "",
        "    2  A 0.40  B 0.65  +0.25  甲有3亿…",
        "   A  A has 3 billion people.",
        "   B  Three.",
        "       A  critical  number           3亿人 is 300 million, not 3 billion.",
        "      AB  critical  number           3亿人 is 300 million, not 3 billion.",
    ]
    assert verdict_text(rows(*[0.3] * 6)).startswith(
        "B is better: 0.30 and 0.00 penalty points a row; A is better in 0"
    )


def test_text_is_data_in_the_page_and_in_the_table(tmp_path: Path) -> None:
    bad = Finding("term", "major", "<b>=1+1", zh_span=(0, 1))
    made = Comparison((Row("=甲<i>", ("<script>", "@B"), (0.5, 1.0), ((bad,), ()), ((bad, bad),)),))
    page = comparison_html(made, ("<a>", "b"))
    assert "&lt;script&gt;" in page and "<script>" not in page and "<b>" not in page and "<i>" not in page
    assert page.count("&lt;b&gt;=1+1") == 3 and "&lt;a&gt; (A)" in page
    write_comparison(made, tmp_path / "c.csv")
    header, cells = csv.reader((tmp_path / "c.csv").read_text(encoding="utf-8-sig").splitlines())
    assert tuple(header) == COLUMNS
    said = "major term: <b>=1+1"
    assert cells == ["1", "'=甲<i>", "<script>", "'@B", "0.5", "1.0", "0.5", "5.0", "2.5", said, "", said]


def test_the_level_of_showing_holds_for_both(tmp_path: Path) -> None:
    first, second = (aligner.align(["有3亿人。"], [en]) for en in ("There are 3 billion people.", "300 million."))
    assert [f.rule for f in compare(first, second).found(0)] == ["number.scale"]
    assert compare(first, second, show=0.99).found(0) == []
