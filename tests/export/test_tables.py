"""TSV, Parquet, line-aligned text, and the two columns for Sketch Engine."""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd
import pyarrow.parquet
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from aligner.bitext.read import read_pairs
from aligner.errors import AlignerError
from aligner.export.corrected_csv import write_corrected
from aligner.export.lines import line_paths, write_lines
from aligner.export.sketchengine import write_sketchengine
from aligner.files.cells import read_csv
from aligner.files.read_xlsx import read_xlsx
from aligner.view.cells import CORRECTED
from tests.export.corrected import HOSTILE, corrected_notice, side_by_side

TEXTS = st.lists(st.text(st.characters(exclude_categories=["Cs"])).filter(str.strip), min_size=1, max_size=4)


@pytest.mark.parametrize("suffix", ["csv", "tsv"])
@settings(max_examples=60)
@given(TEXTS)
@example(["\x1e0\x1e"])
@example(["a;b|c\td", "\u2028\x85"])
def test_any_text_comes_back_from_a_table(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, texts: list[str]
) -> None:
    path = tmp_path_factory.mktemp("x") / f"t.{suffix}"
    texts = [*texts, "甲 a"]  # a column without any Chinese, or any English, is refused
    r = side_by_side(texts, texts, texts[::-1])
    write_corrected(r, path) if suffix == "csv" else r.to_tsv(path)
    if suffix == "csv":
        assert [(row["zh"], row["en_machine"]) for row in read_csv(path)] == [*zip(texts, texts, strict=True)]
    assert [(pair.zh, pair.en) for pair in read_pairs(path)] == [*zip(texts, texts[::-1], strict=True)]


def test_hostile_texts_come_back_from_tables_and_none_is_live(tmp_path: Path) -> None:
    r = side_by_side(HOSTILE, HOSTILE[::-1])
    r.to_tsv(tmp_path / "t.tsv")
    assert [(pair.zh, pair.en) for pair in read_pairs(tmp_path / "t.tsv")] == [
        *zip(HOSTILE, HOSTILE[::-1], strict=True)
    ]
    cells = pd.read_csv(tmp_path / "t.tsv", sep="\t", dtype=str, keep_default_na=False, encoding="utf-8-sig")
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝")) for cell in cells.to_numpy().ravel())


def test_a_tsv_has_the_columns_of_the_corrected_table(tmp_path: Path) -> None:
    corrected_notice().to_tsv(tmp_path / "t.tsv", min_confidence=0.8)
    data = (tmp_path / "t.tsv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf" + "\t".join(CORRECTED).encode() + b"\r\n")
    assert [line.split("\t")[0] for line in data.decode("utf-8-sig").splitlines()] == ["id", "1", "2", "6"]


def test_parquet_is_exact_and_typed(tmp_path: Path) -> None:
    r = side_by_side(HOSTILE, HOSTILE, HOSTILE[::-1])
    r.to_parquet(tmp_path / "t.parquet")
    frame = pd.read_parquet(tmp_path / "t.parquet")
    assert tuple(frame["zh"]) == HOSTILE and tuple(frame["en_corrected"]) == HOSTILE[::-1]
    corrected_notice().to_parquet(tmp_path / "n.parquet")
    frame = pd.read_parquet(tmp_path / "n.parquet")
    pd.testing.assert_frame_equal(
        frame[[*CORRECTED]], corrected_notice().pairs.reset_index(drop=True), check_dtype=False
    )
    assert [list(cell) for cell in frame["zh_segments"]] == [[0], [1], [2, 3], [4], [], [5]]
    assert list(frame["moved"]) == [False] * 5 + [True]
    schema = pyarrow.parquet.read_schema(tmp_path / "n.parquet")
    assert b'"model": "zh-en:1f2e3d"' in schema.metadata[b"aligner"]
    assert str(schema.field("id").type) == "int64" and str(schema.field("score").type) == "double"


def test_parquet_without_pyarrow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(AlignerError, match=r"Parquet needs pyarrow: run `pip install 'aligner-zh\[parquet\]'`"):
        corrected_notice().to_parquet(tmp_path / "t.parquet")
    assert not list(tmp_path.iterdir())


def test_lines_stand_side_by_side(tmp_path: Path) -> None:
    corrected_notice().to_text(tmp_path / "t.txt")
    zh, en = (path.read_bytes().decode().split("\n") for path in line_paths(tmp_path / "t.txt"))
    assert len(zh) == len(en) == 7 and zh[6] == en[6] == ""
    assert (zh[1], en[1]) == ("各地区要加强统筹协调。", "All regions shall strengthen coordination.")
    assert (zh[3], en[3]) == ("各单位每季度报告进展。", "") and (zh[4], en[4]) == ("", "Related articles")


@settings(max_examples=60)
@given(TEXTS)
def test_one_pair_is_one_line_whatever_it_holds(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    path = tmp_path_factory.mktemp("x") / "t"
    side_by_side(texts, texts[::-1]).to_text(path)
    for file, wanted in zip(line_paths(path), (texts, texts[::-1]), strict=True):
        lines = file.read_bytes().decode().splitlines()
        assert [line.split() for line in lines] == [text.split() for text in wanted]


def test_paraconc_gets_a_bom_and_pairs_alone(tmp_path: Path) -> None:
    write_lines(corrected_notice(), tmp_path / "t.txt", both_sides=True, bom=True)
    zh, en = (path.read_bytes() for path in line_paths(tmp_path / "t.txt"))
    assert zh.startswith(b"\xef\xbb\xbf") and en.startswith(b"\xef\xbb\xbf")
    assert len(zh.splitlines()) == len(en.splitlines()) == 4


def test_sketch_engine_gets_two_columns_under_the_languages_names(tmp_path: Path) -> None:
    write_sketchengine(corrected_notice(), tmp_path / "t.xlsx", english="machine")
    rows = read_xlsx(tmp_path / "t.xlsx", (tmp_path / "t.xlsx").read_bytes())
    assert rows[0] == ["Chinese Simplified", "English"] and len(rows) == 5
    assert rows[2] == ["各地区要加强统筹协调。", "All regions shall strengthenCoordination."]
    assert [pair.zh for pair in read_pairs(tmp_path / "t.xlsx")] == [row[0] for row in rows[1:]]
