"""Checks on whole results: places in the files, the table, findings.csv, reloading, and what a run pays for."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import aligner
from aligner.check.document import document_span
from aligner.export.findings_csv import write_findings
from aligner.files.cells import unguard
from aligner.types import Document, Finding, OffsetMap, Segment
from aligner.view.findings import COLUMNS
from tests.corpora.pairs import CORPORA, PAIRS


@pytest.mark.parametrize("name", PAIRS)
def test_spans_point_at_the_same_words_in_pair_and_file(name: str) -> None:
    result = aligner.run(CORPORA / name / "zh.txt", CORPORA / name / "en.txt")
    located = 0
    for bead, report in zip(result.alignment.beads, result.reports, strict=True):
        texts = result.alignment.texts(bead)
        for f in report.findings:
            for text, file, span, place in (
                (texts[0], result.source.original, f.zh_span, f.zh_doc_span),
                (texts[1], result.target.original, f.en_span, f.en_doc_span),
            ):
                assert (span is None) == (place is None)
                if span is not None and place is not None:
                    located += 1
                    # what cleaning took out, or white space between two joined sentences, may stand between
                    assert file[place[0]] == text[span[0]] and file[place[1] - 1] == text[span[1] - 1]
    assert located > 20


@pytest.mark.parametrize(
    ("span", "place"), [((0, 2), (10, 12)), ((3, 4), (15, 16)), ((1, 4), (11, 16)), ((2, 3), (15, 16)), (None, None)]
)
def test_document_span_across_joined_sentences(span: tuple[int, int] | None, place: tuple[int, int] | None) -> None:
    segments = (Segment(0, 5, "ab"), Segment(5, 7, "cd"))
    document = Document("x", "----------ab   cd", "ab   cd", offset_map=OffsetMap((0,), (10,)))
    assert document_span(document, segments, (0, 1), span) == place


def test_the_table_has_the_columns_and_survives_reloading(tmp_path: Path) -> None:
    from aligner.export.folder import write_output

    made = aligner.run(CORPORA / "notice" / "zh.txt", CORPORA / "notice" / "en.txt")
    write_output(made, tmp_path)
    table = made.findings
    assert tuple(table.columns) == COLUMNS and len(table) > 10
    assert set(table["severity"]) <= {"critical", "major", "minor"}
    assert table["id"].between(1, len(made.alignment)).all()
    again = aligner.load(tmp_path).findings
    assert again.drop(columns="confidence").equals(table.drop(columns="confidence"))
    written = list(csv.DictReader((tmp_path / "findings.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert [unguard(row["message"]) for row in written] == list(table["message"])


def test_an_empty_table_has_the_columns() -> None:
    result = aligner.run("各地区要加强统筹协调。", "All regions should strengthen coordination.")
    assert (tuple(result.findings.columns), len(result.findings)) == (COLUMNS, 0)


def test_aligning_alone_does_not_check_and_other_languages_are_left_alone() -> None:
    result = aligner.run("有3亿人。", "There are 3 billion people.", check=False)
    assert result.checked is None and "check" not in result.timings
    assert [f.check for report in result.reports for f in report.findings] == ["number"]
    other = aligner.run("Das sind 3 Tage.", "There are 5 days.", languages=("de", "en"), model="none")
    assert len(other.findings) == 0


def test_no_cell_becomes_a_formula(tmp_path: Path) -> None:
    finding = Finding("surface", "minor", "=1+1", "+cmd", "-2", 0.5, None, (0, 4))
    write_findings([[], [finding]], tmp_path / "findings.csv")
    (row,) = csv.DictReader((tmp_path / "findings.csv").read_text(encoding="utf-8-sig").splitlines())
    assert (row["id"], row["message"], row["evidence"], row["suggestion"]) == ("2", "'=1+1", "'+cmd", "'-2")
    assert (row["zh_span"], row["en_span"]) == ("", "0..4")
