"""A sieve lets through every pattern that matches, and next to none that does not."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.check.tables import table
from aligner.words.sieve import Sieve

TABLES = ("literal.tsv", "condensed.tsv", "qualifiers.tsv")
SIGNS = sorted({char for name in TABLES for row in table(name) for char in row[0] if "\u3400" <= char <= "\u9fff"})


@pytest.mark.parametrize("name", TABLES)
@given(text=st.lists(st.sampled_from(SIGNS), max_size=40).map("".join))
def test_what_matches_passes(name: str, text: str) -> None:
    rows = [row[0] for row in table(name)]
    sieve = Sieve(rows)
    for case in (text, *(text[:5] + re.sub(r"\W|\w(?=\?)", "", row) + text[5:] for row in rows[::9])):
        matching = [number for number, row in enumerate(rows) if re.search(row, case)]
        passed = sieve.passed(case)
        assert set(matching) <= set(passed)
        assert passed == sorted(passed)


def test_what_a_text_lacks_does_not_pass() -> None:
    sieve = Sieve(["一刀切", "重中之重|关键少数", "[甲乙]方?", "落实"])
    assert sieve.passed("不搞一刀切") == [0, 2]
    assert sieve.passed("抓住关键少数，落实责任") == [1, 2, 3]
    assert sieve.passed("") == sieve.passed("好") == [2]
