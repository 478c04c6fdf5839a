"""The tables of the room: every row has its columns and means something."""

from fractions import Fraction

import pytest

from aligner.numbers.english import words
from aligner.numbers.rules import context, idioms, measures, table, unit_forms, unit_named

COLUMNS = {"context": 4, "fold": 2, "idioms": 3, "idioms_en": 2, "measures": 1, "nouns": 2, "units": 6, "words": 3}


@pytest.mark.parametrize(("name", "columns"), COLUMNS.items())
def test_rows_have_their_columns(name: str, columns: int):
    assert table(name) and {len(row) for row in table(name)} == {columns}


@pytest.mark.parametrize("name", COLUMNS)
def test_no_form_is_listed_twice_for_the_same_thing(name: str):
    rows = table(name)
    assert len(rows) == len(set(rows))


def test_folds_are_one_to_one():
    assert all(len(written) == len(meant.replace("\\s", " ")) for written, meant in table("fold"))


def test_comparators_are_known():
    assert {row[2] for row in table("context")} == {">=", "<=", ">", "<", "~", "=", "to", "by"}
    assert context("zh", "before")[0].search("不低于") and context("en", "after")[0].match(" or more")


def test_units_convert_to_a_unit_of_their_kind():
    for name, kind, base, factor, *_ in table("units"):
        assert kind in {"period", "money", "measure", "percent", "points", "multiple"}
        assert bool(base) == bool(factor), name
        assert not factor or Fraction(factor) > 0
    half_year = unit_named("year")
    assert half_year and half_year.factor == 12 and unit_named("parsec") is None


def test_forms_reach_their_unit():
    assert (unit_forms("zh")["个百分点"], unit_forms("en")["hectares"], unit_forms("en", before=True)["hk$"]) == (
        "pp",
        "ha",
        "HKD",
    )
    assert "家" in measures() and "统一" in idioms() and words()["dozen"] == ("dozen", 12)
