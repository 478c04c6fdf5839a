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
    pairs = "2 pairs" if name.endswith("tmx") else "1 pair"
    assert out.splitlines()[-1] == f"{pairs}: 1 critical, 0 major and 0 minor findings"


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


def test_the_worst_pairs_come_first(call, tmp_path: Path) -> None:
    lines = (
        "zh,en",
        "加强监管。,Strengthen supervision.",
        "3亿人,3 billion people",
        "今天天气很好。,The bill was passed",
        "附件,",
    )
    (tmp_path / "pairs.csv").write_text("\n".join(lines), "utf-8")
    code, out, err = call("check", "pairs.csv", "--worst", "3")
    heads = [line for line in out.splitlines() if line[:5].strip()][:-1]
    assert (code, err) == (0, "")
    assert heads[0] == "    4  0.00  one side only"
    assert {head.split()[0] for head in heads[1:]} == {"2", "3"}
    assert "       3亿人\n       3 billion people\n       critical  number" in out
    record = json.loads(call("check", "pairs.csv", "--worst", "2", "--json")[1])
    first, second = record["pairs"]
    assert (first["id"], first["quality"]) == (4, 0)
    assert second["quality"] < 0.5 and second["reasons"]


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


def test_a_baseline_is_written_and_accepted(call, tmp_path: Path) -> None:
    (tmp_path / "pairs.csv").write_text("3亿人,3 billion people\n到2027年底,By 2027\n", "utf-8")
    fixed = ("check", "pairs.csv", "--checks", "number")
    assert call(*fixed, "--write-baseline", "known.json") == (0, "wrote known.json with 2 known findings\n", "")
    (tmp_path / "pairs.csv").write_text("到2027年底,So by 2027\n3亿人,300 million people\n两亿人,2 billion\n", "utf-8")
    code, out, _ = call(*fixed, "--baseline", "known.json", "--fail-on", "critical")
    assert code == 1
    assert out.splitlines() == [
        "    3  critical  number           两亿人 is 200 million, not 2 billion. → 200 million",
        "3 pairs: 1 critical, 0 major and 0 minor findings; 1 more accepted by known.json "
        "(gone: 1; bring it up to date with --write-baseline)",
    ]
    record = json.loads(call(*fixed, "--baseline", "known.json", "--json")[1])
    assert record["accepted"] == 1 and [line["zh"] for line in record["stale"]] == ["3亿人"]
    call(*fixed, "--write-baseline", "known.json")
    assert call(*fixed, "--baseline", "known.json", "--fail-on", "minor")[0] == 0


def test_two_documents_are_aligned_and_checked(call, pair) -> None:
    code, out, err = call("check", *pair, "--fail-on", "major")
    assert (code, err) == (1, "")
    assert "No English was found for this text." in out and out.splitlines()[-1].startswith("7 pairs: ")
    assert call("check", *pair, "--checks", "number", "--fail-on", "minor")[0] == 0


def test_the_folder_of_a_run(call, pair) -> None:
    assert call("run", *pair, "-o", "done", "--quiet", "--checks", "pair")[0] == 0
    code, out, _ = call("check", "done", "--json")
    assert code == 0
    found = {f["check"] for one in json.loads(out)["pairs"] for f in one["findings"]}
    assert found == {"pair"}  # made with the checks of the run
    assert call("check", "done", "--severity", "pair=off")[1].splitlines() == ["7 pairs: no findings"]
    assert call("check", "done", "--worst", "1")[0] == 0


def test_two_translations(call, pair, tmp_path: Path) -> None:
    zh, en = pair
    text = (tmp_path / en).read_text(encoding="utf-8")
    (tmp_path / "other.txt").write_text(text.replace("Energy Board", "Energy Administration"), encoding="utf-8")
    code, out, err = call("check", zh, en, "--against", "other.txt", "--fail-on", "major")
    assert (code, err) == (1, "")
    assert "A  major     term" in out and "Too few rows differ" in out
    assert call("check", zh, "other.txt", "--against", en, "--fail-on", "minor")[0] == 0  # nothing in this one alone
    record = json.loads(call("check", zh, en, "--against", "other.txt", "--json")[1])
    assert record["better"] == [0, 1] and record["quality"][0] < record["quality"][1]
    assert [row["penalty"][0] > row["penalty"][1] for row in record["rows"]].count(True) == 1
    for name in ("out.csv", "out.html"):
        assert call("check", zh, en, "--against", "other.txt", "-o", name)[1].endswith(f"\nwrote {name}\n")
        assert "National Energy Board" in (tmp_path / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["a.csv", "--against", "b.txt"], "--against compares two translations"),
        (["a.txt", "b.txt", "--against", "c.txt", "--baseline", "k"], "leave out --against"),
        (["a.csv", "-o", "x.csv"], "name the other translation"),
        (["a.txt", "b.txt", "--against", "c.txt", "-o", "x.docx"], "neither .csv nor .html"),
    ],
)
def test_options_that_do_not_go_together(args: list[str], said: str, call) -> None:
    code, _, err = call("check", *args)
    assert code == 2 and said in err


def test_documents_that_are_no_translations(call, tmp_path: Path) -> None:
    (tmp_path / "zh.txt").write_text("".join(f"第{k}条规定了林业生态保护的补偿办法。\n" for k in range(12)), "utf-8")
    (tmp_path / "en.txt").write_text("".join(f"The cat of story {'x' * k} slept late.\n" for k in range(12)), "utf-8")
    assert call("check", "zh.txt", "en.txt")[0] == 4
