"""Every place at which a quantity can begin is one at which a look is taken: on samples and on whatever opens one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.numbers import en, zh
from aligner.numbers.en_dates import MONTHS
from aligner.numbers.en_names import CLAUSE_WORDS
from aligner.numbers.english import words
from aligner.numbers.fold import fold_en, fold_zh
from aligner.numbers.openings import idioms, openings
from aligner.numbers.rules import idioms as idioms_zh

CORPORA = Path(__file__).parents[2] / "corpora"
ENGLISH = [
    *words(),
    *idioms(),
    *MONTHS,
    *(f"{word} 3" for word in CLAUSE_WORDS),
    "art. 5",
    "chapter iv",
    "iv) ",
    "(ii)",
]
SIGNS = ["no. 5", "nos 3", "#7", "fy 2023", "fy'23", "q3 2020", "3q", "h1", "[2019] no. 168", ".5", "½", "1:18", "10^4"]
SIGNS += [
    "covid-19",
    "5g",
    "b2b",
    "010-12345678",
    "midnight",
    "final quarter of",
    "an hundred",
    "decades",
    "x congress",
]
PIECES = st.sampled_from([*ENGLISH, *SIGNS, *" ,.;:-()'\"", "the ", "policy ", "a ", "one's"])
CHINESE = [
    *idioms_zh(),
    "3×10⁶",
    "½",
    "6比5",
    "三比零",
    "http://a.cn/1",
    "G20",
    "翻番",
    "上半年",
    "首次",
    "过半",
    "半年",
]
CHINESE += ["成千上万", "数以万计", "2019新冠", "十二", "两", "几", "廿", "亿", "超半数", "政策", "，", "a", " "]


def first_looks(text: str) -> set[int]:
    """Return where the pattern of all beginnings finds one, from every place on."""
    token, found, at = en._token(False), set(), 0
    while match := token.search(text, at):
        found.add(match.start())
        at = match.start() + 1
    return found


@given(text=st.lists(PIECES, max_size=12).map("".join))
def test_no_opening_of_english_is_passed_over(text: str) -> None:
    folded = fold_en(text)
    assert first_looks(folded) <= set(openings(folded))


@given(text=st.lists(st.sampled_from(CHINESE), max_size=12).map("".join))
def test_no_opening_of_chinese_is_passed_over(text: str) -> None:
    folded = fold_zh(text)
    assert all(zh._OPENING.match(folded, match.start()) for match in zh._TOKEN.finditer(folded))


@pytest.mark.parametrize("name", ["plan", "notice", "interpretation"])
def test_samples_hold_no_other_opening_and_few_of_them(name: str) -> None:
    lines = (CORPORA / name / "en.txt").read_text("utf-8").splitlines()
    places = [(fold_en(line), set(openings(fold_en(line)))) for line in lines]
    assert all(first_looks(line) <= found for line, found in places)
    assert 0 < sum(len(found) for _, found in places) < sum(len(line) for line, _ in places) / 10


def test_an_idiom_ends_within_its_text() -> None:
    for form in list(idioms_zh())[::7]:
        for text in (form, f"关于{form}"):
            assert all(quantity.end <= len(text) for quantity in zh.scan_zh(text))
