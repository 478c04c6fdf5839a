"""One file in both languages on the command line."""

import csv
import io

import pytest

MIXED = """关于加强安全管理的通知 Notice on strengthening safety management

各地区要加强统筹协调，落实安全生产责任。到2027年，全省建成300个示范项目。
All regions should coordinate and take responsibility for safety. By 2027, the province will build 300 projects.
国家能源局负责组织实施。The National Energy Administration is responsible for the implementation.
"""


@pytest.mark.parametrize("by_pipe", [False, True])
def test_mixed_file(by_pipe, call, tmp_path):
    (tmp_path / "both.txt").write_text(MIXED, encoding="utf-8")
    args, stdin = (["-"], MIXED.encode()) if by_pipe else (["both.txt"], b"")
    code, out, err = call("align", *args, stdin=stdin)
    rows = list(csv.DictReader(io.StringIO(out)))
    assert (code, [row["type"] for row in rows]) == (0, ["1-1"] * 4), err
    assert rows[0]["zh"] == "关于加强安全管理的通知"
    assert rows[3]["en"] == "The National Energy Administration is responsible for the implementation."


def test_mixed_run_points_into_the_one_file(call, tmp_path):
    import aligner

    (tmp_path / "both.txt").write_text(MIXED, encoding="utf-8")
    assert call("run", "both.txt", "-o", "out", "--quiet") == (0, "", "")
    result = aligner.load(tmp_path / "out")
    for document, segments in (
        (result.source, result.alignment.source),
        (result.target, result.alignment.target),
    ):
        for segment in segments:
            first = segment.start + document.text[segment.start :].index(segment.text)
            start, end = document.offset_map.span(first, first + len(segment.text))
            assert MIXED[start:end] == segment.text


def test_one_language_alone_is_refused(call, pair):
    code, out, err = call("run", pair[0])
    assert (code, out) == (3, "")
    assert err.startswith(f"aligner: {pair[0]}: there is no English in it")
