"""Manifests in their four forms, and how they are cut."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aligner.batch.manifest import Entry, read_manifest
from aligner.batch.places import is_url
from aligner.batch.plan import entries, make_plan, shards
from aligner.errors import InputError

ROWS = [{"id": "a", "zh": "加强管理。", "en": "Strengthen management.", "year": 2025},
        {"id": "乙", "zh": "落实责任，", "en": 'Say "yes", then act.', "year": 2026}]  # fmt: skip


def written(folder: Path, suffix: str) -> str:
    path = folder / f"m{suffix}"
    if suffix == ".parquet":
        import pyarrow as pa
        from pyarrow import parquet

        parquet.write_table(pa.Table.from_pylist(ROWS), path)
    elif suffix == ".jsonl":
        path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS) + "\n\n", encoding="utf-8")
    elif suffix == ".csv":
        lines = ["\ufeffid,zh,en,year", "a,加强管理。,Strengthen management.,2025"]
        path.write_text("\n".join([*lines, '乙,落实责任，,"Say ""yes"", then act.",2026']), encoding="utf-8")
    else:
        lines = [
            "id\tzh\ten\tyear",
            "a\t加强管理。\tStrengthen management.\t2025",
            '乙\t落实责任，\t"Say ""yes"", then act."\t2026',
        ]
        path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".jsonl", ".parquet"])
def test_every_form_gives_the_same_pairs(suffix: str, tmp_path: Path) -> None:
    year = (2025, 2026) if suffix in {".jsonl", ".parquet"} else ("2025", "2026")
    assert list(read_manifest(written(tmp_path, suffix))) == [
        Entry("a", "加强管理。", "Strengthen management.", {"year": year[0]}),
        Entry("乙", "落实责任，", 'Say "yes", then act.', {"year": year[1]}),
    ]


BAD = {
    "m.csv": [("a,b\n1,2\n", "the first line names the columns"), ("", "the first line names the columns"),
              ("zh,en\n甲,b,c\n", "line 2: 3 cells where the header has 2"), ('zh,en\n"甲,b\n', "not a table")],
    "m.jsonl": [('{"zh": "甲"}\n', "pair 1: a manifest has the columns zh and en"),
                ("[1]\n", "line 1: expected an object"),
                ('{"zh": "甲", "en": "a"}\n{"zh"\n', "line 2: not JSON")],
    "m.parquet": [("no Parquet", "cannot be read as Parquet")],
    "m.txt": [("甲\ta\n", "a manifest is one of .csv, .tsv, .jsonl, .parquet")],
}  # fmt: skip


@pytest.mark.parametrize(("name", "text", "why"), [(name, *case) for name, cases in BAD.items() for case in cases])
def test_what_is_no_manifest_is_refused_with_its_place(name: str, text: str, why: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=why):
        list(read_manifest(str(tmp_path / name)))


def test_an_id_may_stand_once_and_a_missing_one_is_the_number(tmp_path: Path) -> None:
    (tmp_path / "m.jsonl").write_text('{"zh": "甲", "en": "a"}\n{"zh": "乙", "en": "b", "id": ""}\n', encoding="utf-8")
    assert [entry.id for entry in read_manifest(str(tmp_path / "m.jsonl"))] == ["1", "2"]
    (tmp_path / "m.csv").write_text("id,zh,en\nx,甲,a\nx,乙,b\n", encoding="utf-8")
    with pytest.raises(InputError, match="the id 'x' stands there twice"):
        make_plan(str(tmp_path / "m.csv"))
    (tmp_path / "m.csv").write_text("zh,en\n", encoding="utf-8")
    with pytest.raises(InputError, match="names no pairs"):
        make_plan(str(tmp_path / "m.csv"))


def test_shards_hold_all_pairs_in_order_whatever_their_size(tmp_path: Path) -> None:
    path = tmp_path / "m.jsonl"
    lines = [{"zh": "加强管理。" * (1 + 40 * (k % 7)), "en": f"No. {k}"} for k in range(100)]
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    for seconds in (0.0001, 0.2, 1.0, 1e9):
        plan = make_plan(str(path), seconds)
        cut = [entry.en for _, part in shards(str(path), plan) for entry in part]
        assert cut == [line["en"] for line in lines] and plan.pairs == 100
    assert len(make_plan(str(path), 0.0001).shards) == 100 and len(make_plan(str(path), 1e9).shards) == 1


def test_paths_are_relative_to_the_manifest_and_texts_stay_texts(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "甲.txt").write_text("加强管理。", encoding="utf-8")
    cells = ["甲.txt", "missing.docx", "TCP/IP", "加强\n管理。", "s3://bucket/a.txt"]
    path = tmp_path / "sub" / "m.jsonl"
    path.write_text("\n".join(json.dumps({"zh": cell, "en": "a"}) for cell in cells), encoding="utf-8")
    found = [entry.zh for entry in entries(str(path))]
    home = str((tmp_path / "sub").resolve())
    assert found == [f"{home}/甲.txt", f"{home}/missing.docx", "TCP/IP", "加强\n管理。", "s3://bucket/a.txt"]


@pytest.mark.parametrize(("name", "url"), [("s3://b/a.csv", True), ("memory://a", True), ("C:\\a.csv", False),
                                           ("a: //b", False), ("https://x.org/a b", False)])  # fmt: skip
def test_addresses(name: str, url: bool) -> None:
    assert is_url(name) is url
