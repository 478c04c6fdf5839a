"""The tables of a result have the columns and dtypes that docs/frames.md promises, whether full or empty."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

from aligner.errors import AlignerError
from aligner.face import Result
from tests.display.samples import long_result, noted

PAGE = (Path(__file__).parents[2] / "docs" / "frames.md").read_text(encoding="utf-8")


def documented(name: str) -> dict[str, str]:
    """The columns of a table and their dtypes, as the page lists them."""
    part = PAGE.split(f"\n## {name}\n")[1].split("\n## ")[0]
    return dict(re.findall(r"(?m)^\| (\w+) \| (\w+) \|", part))


@pytest.mark.parametrize("make", [noted, lambda: long_result(0)])
@pytest.mark.parametrize("name", ["pairs", "findings", "corrections", "tasks", "targets"])
def test_columns_and_dtypes_are_those_of_the_page(name: str, make: type[Result]) -> None:
    frame: pd.DataFrame = getattr(make(), name)
    dtypes = documented(name)
    dtypes.pop("column", None)
    assert {column: str(dtype) for column, dtype in frame.dtypes.items()} == dtypes
    assert list(frame.columns) == list(dtypes)


@pytest.mark.parametrize("name", ["pairs", "findings", "hints", "corrections", "tasks", "targets"])
def test_without_pandas_one_sentence_says_what_to_do(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aligner.optional.find_spec", lambda _: None)
    with pytest.raises(AlignerError, match="pip install pandas"):
        getattr(long_result(1), name)


@pytest.mark.parametrize("name", ["results", "requirements"])
def test_what_is_no_target_has_the_columns_of_targets(name: str) -> None:
    frame = noted().extraction.to_frames()[name]
    assert list(frame.columns) == [column for column in documented("targets") if column != "column"]


def test_what_tables_hold() -> None:
    r = noted()
    assert list(r.findings.id) == [2, 3, 3, 4]
    assert r.findings.zh_span[1] == (9, 11)
    assert r.findings.zh_span[0] is None
    assert list(r.corrections[["id", "old", "new"]].iloc[0]) == [2, "strengthenCoordination", "strengthen coordination"]
    assert list(r.targets.value) == [300.0]
    assert r.tasks.area[0] == "一、总体要求"


def test_rows_have_the_number_that_they_have_everywhere() -> None:
    r = noted()
    assert [r.pairs.loc[pair.id, "zh"] for pair in r] == [pair.zh for pair in r]
    assert r.pairs.index.tolist() == r.pairs["id"].tolist()
