"""``aligner compare``: two versions of a document, on the screen, as JSON and as a table."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

OLD = "某省发展规划\n\n到2027年，森林覆盖率达到60%。建成驿站60座。湿地面积达到9万亩。粮食产量达到9万吨。\n"
NEW = "某省发展规划\n\n到2027年，森林覆盖率达到62.5%。建成驿站60座。湿地面积达到40个。新增绿道300公里。\n"
EN = (
    "Development plan of a province\n\nBy 2027, the forest coverage rate will reach 62.5%. 60 stations will be built. "
    "The wetland area will reach 40. 300 kilometres of greenways will be added.\n"
)
WANTED = [
    ("raised", "森林覆盖率", "60 %", "62.5 %", "2.5"),
    ("unchanged", "驿站", "60 座", "60 座", "0"),
    ("changed unit", "湿地面积", "90,000 亩", "40 个", ""),
    ("dropped", "粮食产量", "90,000 吨", "", ""),
    ("new", "绿道", "", "300 公里", ""),
]


@pytest.fixture(autouse=True)
def versions(tmp_path: Path) -> None:
    for name, text in (("旧.txt", OLD), ("新.txt", NEW), ("new-en.txt", EN)):
        (tmp_path / name).write_text(text, "utf-8")


def test_what_changed_is_printed(call) -> None:
    code, out, err = call("compare", "旧.txt", "新.txt")
    assert (code, err) == (0, "")
    counts, *lines = out.splitlines()
    assert sorted(counts.split(", ")) == ["1 changed unit", "1 dropped", "1 new", "1 raised", "1 unchanged"]
    assert [line.split()[0] for line in lines] == ["raised", "changed", "dropped", "new"]
    assert lines[0].split()[1:] == ["森林覆盖率", "60", "%", "->", "62.5", "%", "(+2.5", "percentage", "points)"]
    assert lines[2].split()[1:] == ["粮食产量", "90,000", "吨", "->", "-"]


def test_a_difference_without_end_is_rounded_on_the_screen(call, tmp_path: Path) -> None:
    for name, words in (("甲.txt", "25万亩"), ("乙.txt", "3万公顷")):
        (tmp_path / name).write_text(f"某省规划\n\n到2027年，湿地面积达到{words}。\n", "utf-8")
    _, out, _ = call("compare", "甲.txt", "乙.txt")
    assert out.splitlines()[1].endswith("(+13,333.33 公顷)")
    _, out, _ = call("compare", "甲.txt", "乙.txt", "--json")
    assert json.loads(out)["changes"][0]["difference"] == pytest.approx(40000 / 3)


def test_the_table_holds_every_target(call, tmp_path: Path) -> None:
    assert call("compare", "旧.txt", "新.txt", "-o", "changes.csv", "--quiet") == (0, "", "")
    with (tmp_path / "changes.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [tuple(row[n] for n in ("kind", "metric", "before", "after", "difference")) for row in rows] == WANTED
    assert rows[0]["evidence_after"] == "森林覆盖率达到62.5%" and rows[0]["deadline_after"] == "2027"


def test_json_has_the_same_rows(call) -> None:
    code, out, _ = call("compare", "旧.txt", "新.txt", "--json")
    data = json.loads(out)
    assert code == 0 and data["documents"] == ["旧.txt", "新.txt"]
    assert [(row["kind"], row["metric"]) for row in data["changes"]] == [row[:2] for row in WANTED]
    assert data["changes"][0]["difference"] == 2.5 and data["changes"][3]["difference"] is None


def test_a_document_with_itself_is_unchanged(call) -> None:
    assert call("compare", "旧.txt", "旧.txt") == (0, "4 unchanged\n", "")


def test_a_translation_may_be_named(call) -> None:
    code, out, _ = call("compare", "旧.txt", "新.txt", "--en-b", "new-en.txt")
    assert code == 0 and "森林覆盖率" in out


def test_every_target_of_an_english_document_has_a_name(call) -> None:
    _, out, _ = call("compare", "new-en.txt", "new-en.txt", "--json")
    rows = json.loads(out)["changes"]
    assert len(rows) > 1 and {row["kind"] for row in rows} == {"unchanged"} and all(row["metric"] for row in rows)


def test_documents_without_targets(call, tmp_path: Path) -> None:
    (tmp_path / "空.txt").write_text("关于印发名单的通知\n", "utf-8")
    assert call("compare", "空.txt", "空.txt")[:2] == (0, "Neither document has a target.\n")


def test_a_file_that_is_there_is_kept(call, tmp_path: Path) -> None:
    (tmp_path / "changes.csv").write_text("mine", "utf-8")
    code, out, err = call("compare", "旧.txt", "新.txt", "-o", "changes.csv")
    assert (code, out) == (2, "") and "changes.csv exists" in err
    assert (tmp_path / "changes.csv").read_text("utf-8") == "mine"
    assert call("compare", "旧.txt", "新.txt", "-o", "changes.csv", "--force")[0] == 0
    assert call("compare", "旧.txt", "新.txt", "-o", "旧.txt", "--force")[0] == 2
    assert (tmp_path / "旧.txt").read_text("utf-8") == OLD


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["旧.txt", "missing.txt"], 3, "missing.txt"),
        (["旧.txt", "new-en.txt"], 3, "only new-en.txt is English"),
        (["new-en.txt", "旧.txt"], 3, "only new-en.txt is English"),
        (["-", "-"], 2, "standard input"),
        (["旧.txt"], 2, "Missing argument"),
    ],
)
def test_calls_that_are_refused(args: list[str], code: int, said: str, call) -> None:
    got, out, err = call("compare", *args)
    assert (got, out) == (code, "") and said in err
