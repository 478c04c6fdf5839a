"""Many pairs: how they are found and named, and what the summary says."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from aligner.batch.find import Pair, find_pairs, unique_names
from aligner.batch.run import run_pairs
from aligner.errors import AlignerWarning, InputError
from tests.corpora.pairs import CORPORA


def touch(folder: Path, names: str) -> None:
    """Make empty files."""
    for name in names.split():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()


FOLDERS = {
    # files in the folder: pairs found (name, source, target)
    "a.zh.txt a.en.txt": [("a", "a.zh.txt", "a.en.txt")],
    "zh.txt en.txt": [("set", "zh.txt", "en.txt")],
    "a_cn.docx a-english.html": [("a", "a_cn.docx", "a-english.html")],
    "通知_中文.docx 通知_英文.docx": [("通知", "通知_中文.docx", "通知_英文.docx")],
    "通知.原文.txt 通知.译文.txt": [("通知", "通知.原文.txt", "通知.译文.txt")],
    "a.zh-CN.txt a.en-US.txt": [("a", "a.zh-CN.txt", "a.en-US.txt")],
    "A.ZH.TXT A.EN.TXT": [("A", "A.ZH.TXT", "A.EN.TXT")],
    "x/zh.txt x/en.txt y/zh.md y/en.md": [("x", "x/zh.txt", "x/en.txt"), ("y", "y/zh.md", "y/en.md")],
    "x/a.zh.txt x/a.en.txt a.zh.txt a.en.txt": [
        ("a", "a.zh.txt", "a.en.txt"), ("x-a", "x/a.zh.txt", "x/a.en.txt"),
    ],
    "a.zh.txt a.zh.docx a.en.html a.en.pdf": [("a", "a.zh.txt", "a.en.html")],
    "a.zh.txt a.en.txt frozen.txt notes.md b.zh.csv": [("a", "a.zh.txt", "a.en.txt")],
}  # fmt: skip


@pytest.mark.parametrize(("names", "pairs"), FOLDERS.items(), ids=FOLDERS)
def test_pairs_in_a_folder(names: str, pairs: list[tuple[str, str, str]], tmp_path: Path) -> None:
    folder = tmp_path / "set"
    touch(folder, names)
    found = [(p.name, p.source.relative_to(folder).as_posix(), p.target.relative_to(folder).as_posix())
             for p in find_pairs(folder)]  # fmt: skip
    assert sorted(found) == sorted(pairs)


def test_a_file_without_its_partner_is_named(tmp_path: Path) -> None:
    touch(tmp_path, "a.zh.txt a.en.txt b.en.txt")
    with pytest.warns(AlignerWarning, match=r"b\.en\.txt has no partner in its folder: it was left out"):
        assert len(find_pairs(tmp_path)) == 1


LIST = "# source, target, name\n甲.txt\t甲 en.txt\n\nsub/b.txt\tc.txt\t第二\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
@pytest.mark.parametrize("comma", [False, True])
def test_pairs_in_a_list(encoding: str, comma: bool, tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_bytes((LIST.replace("\t", ",") if comma else LIST).encode(encoding))
    assert find_pairs(path) == [
        Pair("甲", tmp_path / "甲.txt", tmp_path / "甲 en.txt"),
        Pair("第二", tmp_path / "sub" / "b.txt", tmp_path / "c.txt"),
    ]


def test_a_comma_inside_a_name_is_quoted(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text('"a, b.txt",c.txt\n')
    assert find_pairs(tmp_path / "list.csv")[0].source == tmp_path / "a, b.txt"


@pytest.mark.parametrize(
    ("names", "unique"),
    [
        (["a", "b"], ["a", "b"]),
        (["a", "A", "a"], ["a", "A-2", "a-3"]),
        (["a", "a-2", "a"], ["a", "a-2", "a-3"]),
        (["../../etc/passwd", "/", "..", ""], ["etc_passwd", "pair", "pair-2", "pair-3"]),
        (["国务院 通知（2025）"], ["国务院_通知_2025"]),
    ],
)
def test_names_are_safe_and_their_own(names: list[str], unique: list[str]) -> None:
    assert [p.name for p in unique_names(Pair(n, Path("a"), Path("b")) for n in names)] == unique


def test_one_failure_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    plan = CORPORA / "plan"
    pairs = [
        Pair("bad", tmp_path / "empty.txt", plan / "en.txt"),
        Pair("swapped", plan / "en.txt", plan / "zh.txt"),
        Pair("=wrong", plan / "zh.txt", CORPORA / "notice" / "en.txt"),
    ]
    outcomes = run_pairs(pairs, tmp_path / "out", min_confidence=0.5)
    assert [(o.line is None, type(o.error)) for o in outcomes] == [
        (True, InputError), (False, type(None)), (False, type(None)),
    ]  # fmt: skip
    with (tmp_path / "out" / "summary.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [r["verdict"] for r in rows] == ["failed", "ok", "unrelated"]
    assert "the file is empty" in rows[0]["note"] and rows[0]["beads"] == ""
    assert "the other way round" in rows[1]["note"]
    assert rows[2]["name"] == "'=wrong"
    assert int(rows[1]["1-1"]) <= int(rows[1]["beads"]) and 0 < float(rows[1]["mean_confidence"]) <= 1
    assert (tmp_path / "out" / "swapped" / "confident.csv").is_file() and not (tmp_path / "out" / "bad").exists()
