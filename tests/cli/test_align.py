"""``aligner align``: the table on standard output, or in a file."""

import csv

import pytest

from tests.cli.golden import check_golden, masked


def test_table(call, pair) -> None:
    code, out, err = call("align", *pair)
    assert (code, err) == (0, "")
    check_golden("align.csv", masked(out))


def test_swapped_arguments_give_the_same_table_and_one_warning(call, pair) -> None:
    table = call("align", *pair)[1]
    code, out, err = call("align", *pair[::-1])
    assert (code, out) == (0, table)
    check_golden("align-swapped.err", err)


@pytest.mark.parametrize("side", [0, 1])
def test_either_document_may_come_from_standard_input(side: int, call, pair, tmp_path) -> None:
    args = list(pair)
    args[side] = "-"
    assert call("align", *args, stdin=(tmp_path / pair[side]).read_bytes())[:2] == call("align", *pair)[:2]


def test_a_file_instead_of_standard_output(call, pair, tmp_path) -> None:
    table = call("align", *pair)[1]
    assert call("align", *pair, "-o", "表.csv") == (0, "", "")
    assert (tmp_path / "表.csv").read_bytes() == b"\xef\xbb\xbf" + table.encode()


def test_an_input_is_never_overwritten(call, pair, tmp_path) -> None:
    before = (tmp_path / pair[1]).read_bytes()
    code, _, err = call("align", *pair, "-o", f"./{pair[1]}")
    assert (code, err) == (2, "aligner: ./notice.txt is one of the two documents: name another file with -o.\n")
    assert (tmp_path / pair[1]).read_bytes() == before


def test_gbk_files_and_lines(call, tmp_path) -> None:
    (tmp_path / "原文.txt").write_bytes("国务院常务会议。听取汇报。\n加强安全管理。\n".encode("gbk"))
    (tmp_path / "en.txt").write_text("State Council meeting. Hear a report.\nStrengthen safety management.\n")
    rows = list(csv.DictReader(call("align", "原文.txt", "en.txt", "--lines")[1].splitlines()))
    assert [row["zh"] for row in rows] == ["国务院常务会议。听取汇报。", "加强安全管理。"]


def test_cells_are_never_formulas(call, tmp_path) -> None:
    (tmp_path / "zh.txt").write_text("=1+1 是二。\n", encoding="utf-8")
    (tmp_path / "en.txt").write_text("=1+1 is two.\n", encoding="utf-8")
    assert "'=1+1" in call("align", "zh.txt", "en.txt")[1]
