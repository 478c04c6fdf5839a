"""``aligner check``: tables and TMX made elsewhere, exit codes, JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

TMX = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header/><body>
<tu><tuv xml:lang="en-US"><seg>3 billion <bpt i="1">{b}</bpt><hi>people</hi></seg></tuv>
<tuv xml:lang="zh-CN"><seg>3亿人</seg></tuv></tu>
<tu><tuv xml:lang="fr"><seg>rien</seg></tuv></tu>
</body></tmx>
"""
LINE = "    1  critical  number           3亿人 is 300 million, not 3 billion. → 300 million\n"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("pairs.csv", "zh,en\n3亿人,3 billion people\n"),
        ("pairs.csv", "\ufeff3亿人,3 billion people\r\n"),
        ("pairs.csv", "3 billion people,3亿人\n"),
        ("pairs.csv", "English;Chinese\n3 billion people;3亿人\n"),
        ("pairs.tsv", "3亿人\t3 billion people\n"),
        ("pairs.csv", "id,type,score,confidence,zh,en\n1,1-1,0.8,0.9,3亿人,3 billion people\n"),
        ("pairs.tmx", TMX),
    ],
)
def test_pairs_from_elsewhere(name: str, content: str, call, tmp_path: Path) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    code, out, err = call("check", name, "--checks", "number")
    assert (code, err) == (0, "")
    assert out.startswith(LINE)
    assert out.splitlines()[-1].endswith("pairs: 1 critical, 0 major and 0 minor findings")


def test_an_alignment_that_aligner_wrote(call, pair) -> None:
    call("run", *pair, "-o", "out", "--quiet")
    code, out, _ = call("check", "out/alignment.csv")
    assert code == 0 and "No English was found for this text." in out


@pytest.mark.parametrize(
    ("line", "fail_on", "code"),
    [
        ("3亿人,3 billion people", "critical", 1),
        ("3亿人,3 billion people", "minor", 1),
        ("到2027年底,By 2027", "critical", 0),
        ("到2027年底,By 2027", "major", 1),
        ("3亿人,300 million people", "minor", 0),
    ],
)
def test_fail_on(line: str, fail_on: str, code: int, call, tmp_path: Path) -> None:
    (tmp_path / "pairs.csv").write_text(f"{line}\n", "utf-8")
    assert call("check", "pairs.csv", "--checks", "number", "--fail-on", fail_on)[0] == code


def test_json(call, tmp_path: Path) -> None:
    (tmp_path / "pairs.csv").write_text("zh,en\n加强监管,strengthen supervision\n3亿人,3 billion people\n", "utf-8")
    code, out, err = call("check", "pairs.csv", "--checks", "number", "--json")
    record = json.loads(out)
    assert (code, err, record["findings"]) == (0, "", {"critical": 1, "major": 0, "minor": 0})
    (only,) = record["pairs"]
    assert only["id"] == 2 and only["findings"][0]["en_span"] == [0, 9] and 0 < only["quality"] < 0.5


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("pairs.csv", "", "holds no pair"),
        ("pairs.csv", "a,b,c\n1,2,3\n", "has 3 columns, none of them named zh and en"),
        ("pairs.csv", "zh,en\n甲,A\n乙\n", "row 3: 1 cells where the first line has 2"),
        ("pairs.tmx", "<tmx><body>", "not well-formed"),
        ("pairs.tmx", '<!DOCTYPE t [<!ENTITY a "b">]><tmx>&a;</tmx>', "declares XML entities"),
        ("pairs.tmx", "<tmx><body/></tmx>", "holds no pair"),
    ],
)
def test_unusable_files(name: str, content: str, words: str, call, tmp_path: Path) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    code, out, err = call("check", name)
    assert (code, out) == (3, "") and words in err


def test_a_missing_file_and_an_unknown_check(call, tmp_path: Path) -> None:
    code, _, err = call("check", "none.csv")
    assert code == 3 and "none.csv cannot be read" in err
    (tmp_path / "pairs.csv").write_text("3亿人,3 billion people\n", "utf-8")
    code, _, err = call("check", "pairs.csv", "--checks", "nubmer")
    assert code == 2 and "no check 'nubmer'" in err


def test_a_termbase_of_ones_own(call, tmp_path: Path) -> None:
    (tmp_path / "terms.csv").write_text("zh,en\n工业互联网,industrial internet\n", "utf-8")
    (tmp_path / "pairs.csv").write_text("3亿人,3 billion people\n", "utf-8")
    code, out, _ = call("check", "pairs.csv", "--terms", "terms.csv", "--checks", "number")
    assert code == 0 and out.startswith(LINE)
