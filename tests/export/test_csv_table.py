"""CSV: exact for any text, and no cell of a document is ever a formula."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from aligner.errors import InputError, UsageError
from aligner.export.csv_table import write_csv
from aligner.files.cells import FORMULA_STARTS, guard, read_csv, unguard
from aligner.types import Bead
from aligner.view.cells import CORRECTED
from aligner.view.rows import rows
from tests.export.samples import notice, result

RULE = [
    ("=1+1", "'=1+1"),
    ("+86 10", "'+86 10"),
    ("-2", "'-2"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("\tx", "'\tx"),
    ("\rx", "'\rx"),
    ("\nx", "'\nx"),
    ("＝1", "'＝1"),
    ("'=1", "''=1"),
    ("''=1", "'''=1"),
    ("'quoted'", "'quoted'"),
    ("'", "'"),
    ("", ""),
    ("第一条", "第一条"),
    ("1-1", "1-1"),
    (" =1", " =1"),
]


@pytest.mark.parametrize(("cell", "written"), RULE)
def test_the_rule_for_formulas(cell: str, written: str) -> None:
    assert guard(cell) == written
    assert unguard(written) == cell


@pytest.mark.parametrize("unseen", ["\ufeff", "\u200b", "\u00a0", "\u202e", "\u2060", "\x00", "\u00ad\ufeff"])
@pytest.mark.parametrize("sign", "=+-@＝")
def test_invisible_signs_before_a_formula_wake_nothing(unseen: str, sign: str) -> None:
    for cell in (f"{unseen}{sign}1+1", f"'{unseen}{sign}1"):
        assert guard(cell) == f"'{cell}" and unguard(f"'{cell}") == cell
    assert guard(f"{unseen}a{sign}1") == f"{unseen}a{sign}1"


@pytest.mark.parametrize("number", [-0.25, 3])
def test_numbers_are_left_alone(number: float) -> None:
    assert guard(number) is number


@given(st.text())
@example("'=")
def test_guarding_is_exact_and_safe(cell: str) -> None:
    written = str(guard(cell))
    assert unguard(written) == cell
    assert written[:1] == "" or written[0] not in FORMULA_STARTS


ANY = st.text(st.characters(exclude_categories=["Cs"])) | st.builds(
    str.__add__, st.sampled_from(["=", "'", "'=", '"', "\r", "\n", "\0", "\ufeff", ",", " "]), st.text()
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(zh=ANY, en=ANY)
@example(zh="\0", en='a"b\r\nc,\rd')
@example(zh="\ufeff甲", en="")
def test_any_text_comes_back_exactly_from_disk(tmp_path: Path, zh: str, en: str) -> None:
    table = rows(result([zh], [en], [Bead((0,), (0,))]))
    write_csv(table, tmp_path / "t.csv")
    assert [(row["zh"], row["en"]) for row in read_csv(tmp_path / "t.csv")] == [(zh, en)]


def test_bytes_on_disk(tmp_path: Path) -> None:
    write_csv(rows(result(["=甲"], ['say "b"'], [Bead((0,), (0,), -0.5, 1)])), tmp_path / "t.csv")
    expected = 'id,type,score,confidence,zh,en\r\n1,1-1,-0.5,1.0,\'=甲,"say ""b"""\r\n'
    assert (tmp_path / "t.csv").read_bytes() == b"\xef\xbb\xbf" + expected.encode()
    write_csv([], tmp_path / "t.csv", bom=False)
    assert (tmp_path / "t.csv").read_bytes() == b"id,type,score,confidence,zh,en\r\n"


def test_a_stream_gets_utf8_without_a_bom_whatever_its_own_encoding() -> None:
    console = io.TextIOWrapper(io.BytesIO(), encoding="gbk")
    console.write("before\n")
    write_csv(rows(result(["㋿ 甲"], ["a"], [Bead((0,), (0,))])), console)
    written = console.buffer.getvalue()  # type: ignore[attr-defined]
    assert written.startswith(b"before\nid,type,")
    assert "㋿ 甲" in written.decode("utf-8")
    text = io.StringIO()
    write_csv([], text)
    assert text.getvalue().startswith("id,")


def test_other_columns() -> None:
    out = io.StringIO()
    write_csv(rows(notice()), out, columns=("id", "type", "moved", "zh_segments", "en_segments"))
    assert list(csv.reader(io.StringIO(out.getvalue())))[2:] == [
        ["2", "1-1", "0", "2", "2"],
        ["3", "2-1", "0", "3 4", "3"],
        ["4", "1-0", "0", "5", ""],
        ["5", "0-1", "0", "", "4"],
        ["6", "1-1", "1", "6", "5"],
    ]


def test_an_unknown_column_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="No column is called 'zhh': choose from id, key"):
        write_csv([], tmp_path / "t.csv", columns=("id", "zhh"))
    assert not list(tmp_path.iterdir())


def test_a_cell_longer_than_the_csv_modules_limit(tmp_path: Path) -> None:
    before, text = csv.field_size_limit(), "甲" * 200_000
    write_csv(rows(result([text], ["a"], [Bead((0,), (0,))])), tmp_path / "t.csv")
    assert read_csv(tmp_path / "t.csv")[0]["zh"] == text
    assert csv.field_size_limit() == before


@pytest.mark.parametrize(
    ("contents", "message"),
    [
        ("id,zh\r\n1,甲\r\n".encode("gbk"), "not UTF-8"),
        (b"id,zh\r\n1,a\r\n2\r\n", "row 2: 1 cells where the header has 2"),
        (b'id,zh\r\n1,"a"b\r\n', "not a CSV table"),
    ],
)
def test_a_broken_table_is_explained(tmp_path: Path, contents: bytes, message: str) -> None:
    (tmp_path / "t.csv").write_bytes(contents)
    with pytest.raises(InputError, match=message):
        read_csv(tmp_path / "t.csv")


@pytest.mark.parametrize("name", [".", "absent.csv"])
def test_a_table_that_cannot_be_read_is_explained(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_csv(tmp_path / name)


def test_moved_rows_are_marked_in_the_table(tmp_path):
    from aligner.export.folder import table_columns

    made = notice()
    table = rows(made)
    assert table_columns(made, table)[-1] == "moved"
    out = tmp_path / "table.csv"
    write_csv(table, out, table_columns(made, table))
    assert {row["moved"] for row in read_csv(out)} == {"0", "1"}


def test_a_result_writes_the_corrected_table(tmp_path):
    out = tmp_path / "corrected.csv"
    notice().to_csv(out, min_confidence=0.9)
    table = read_csv(out)
    assert tuple(table[0]) == CORRECTED
    assert [row["id"] for row in table] == ["1", "6"]
