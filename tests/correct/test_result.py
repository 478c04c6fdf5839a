"""Corrections of a whole result: texts, frames, files; and a result made of pairs from elsewhere."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

import aligner
from aligner.bitext.as_record import record_of
from aligner.check import PairReport
from aligner.export.corrections_csv import write_corrections
from aligner.export.csv_table import write_csv
from aligner.face import Result
from aligner.files.cells import read_csv
from aligner.types import Finding, PairText
from aligner.view.cells import CORRECTED
from aligner.view.corrections import COLUMNS
from aligner.view.rows import rows

ZH = ["全省有3亿人。", "国家能源局负责。", "加强监管。"]
EN = ["The province has 3 billion people.", "The National Energy Board is responsible.", "Strengthen supervision."]
RIGHT = ["The province has 300 million people.", "The National Energy Administration is responsible.", EN[2]]


@pytest.fixture(scope="module")
def result() -> Result:
    return aligner.run(ZH, EN)


def test_a_result_holds_both_englishes(result: Result) -> None:
    assert list(result.corrected) == RIGHT
    frame = result.pairs
    assert tuple(frame.columns) == CORRECTED
    assert list(frame.en_machine) == EN and list(frame.en_corrected) == RIGHT
    assert [s.text for s in result.alignment.target] == EN and result.target.text.split("\n") == EN


def test_the_table_of_corrections(result: Result) -> None:
    frame = result.corrections
    assert tuple(frame.columns) == COLUMNS
    first = frame.iloc[0]
    assert (first.id, first.rule, first.check, first.old, first.new) == (
        1,
        "number.scale",
        "number",
        "3 billion",
        "300 million",
    )
    assert (first.span, first.corrected_span) == ((17, 26), (17, 28))
    assert str(frame.id.dtype) == "Int64" and str(frame.rule.dtype) == "string" and first.edit == "value"


def test_a_loaded_run_is_corrected_in_the_same_way(result: Result, tmp_path: Path) -> None:
    result.to_jsonl(tmp_path / "alignment.jsonl")
    assert aligner.load(tmp_path / "alignment.jsonl").corrected == result.corrected


def test_only_the_checks_of_the_run_correct() -> None:
    assert aligner.run(ZH, EN, checks=["number"]).corrected == (RIGHT[0], EN[1], EN[2])
    assert aligner.run(ZH, EN, check=False, checks=["number"]).corrected == (RIGHT[0], EN[1], EN[2])


def test_a_row_with_a_finding_is_not_plain_machine(result: Result) -> None:
    late = Finding("target", "major", "The two languages disagree.")
    reports = (*result.reports[:2], PairReport((late,), 0.5))
    assert [row.status for row in rows(replace(result, checked=reports))] == ["edited", "edited", "needs review"]


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    made = Result.of(record_of([PairText("=甲", "=1+1 and and 2")], "x.csv"))
    write_csv(rows(made), tmp_path / "corrected.csv", CORRECTED)
    write_corrections(made.revisions, tmp_path / "corrections.csv")
    with (tmp_path / "corrected.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["zh"], row["en_machine"], row["en_corrected"]) == ("'=甲", "'=1+1 and and 2", "'=1+1 and 2")
    assert read_csv(tmp_path / "corrected.csv")[0]["en_corrected"] == "=1+1 and 2"
    assert read_csv(tmp_path / "corrections.csv")[0]["old"] == "and and"


PAIRS = [
    PairText("甲。", "A.", 0.5, 0.75),
    PairText("乙。", ""),
    PairText("", "C."),
    PairText("", ""),
    PairText("丁\n丁。", "D\nD."),
]


def test_pairs_from_elsewhere_become_rows_one_to_one() -> None:
    made = Result.of(record_of(PAIRS, "pairs.csv"))
    assert [(row.id, row.zh, row.en, row.type) for row in rows(made)] == [
        (1, "甲。", "A.", "1-1"),
        (2, "乙。", "", "1-0"),
        (3, "", "C.", "0-1"),
        (4, "", "", "1-0"),
        (5, "丁\n丁。", "D\nD.", "1-1"),
    ]
    assert [(row.score, row.confidence) for row in rows(made)][:2] == [(0.5, 0.75), (0.0, 1.0)]
    assert all(row.document == "pairs.csv" for row in rows(made))
    for document, segments in ((made.source, made.alignment.source), (made.target, made.alignment.target)):
        assert "".join(document.text[s.start : s.end] for s in segments) == document.text
        assert all(document.text[s.start : s.end].strip() == s.text for s in segments)
