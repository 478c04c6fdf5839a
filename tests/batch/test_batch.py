"""What a batch writes, that it goes on where it was stopped, and that a bad pair costs one row."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aligner.batch.batch import Settings, run_batch
from aligner.errors import AlignerError, InputError, UsageError
from tests.batch.pairs import OPTIONS, PAIRS, files, manifest, table

SMALL = Settings(shard_seconds=0.03)
"""Two or three pairs a shard."""


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """One manifest and its batch."""
    folder = tmp_path_factory.mktemp("batch")
    given = manifest(folder)
    run_batch(given, str(folder / "out"), settings=SMALL, **OPTIONS)
    return given, folder / "out"


def test_the_tables_say_what_a_run_of_each_pair_says(done) -> None:
    import aligner
    from aligner.view.rows import rows

    _, out = done
    pairs, found = table(out, "pairs"), table(out, "findings")
    assert len(list((out / "pairs").iterdir())) > 1
    for k, (zh, en) in enumerate(PAIRS):
        result = aligner.run(zh, en, **OPTIONS)
        mine = [row for row in pairs if row["pair"] == f"p{k}"]
        expected = [(r.id, r.zh, r.en, r.en_corrected, r.status, r.quality, r.confidence) for r in rows(result)]
        columns = ("id", "zh", "en_machine", "en_corrected", "status", "quality", "confidence")
        assert [tuple(row[c] for c in columns) for row in mine] == expected
        told = [f for report in result.reports for f in report.findings]
        assert [row["key"] for row in found if row["pair"] == f"p{k}"] == [f.key for f in told]
    assert any("300" in row["message"] for row in found if row["pair"] == "p1")
    assert [row["value"] for row in table(out, "targets") if row["pair"] == "p1"] == [300.0]


def test_documents_keep_the_metadata_and_count(done) -> None:
    rows = table(done[1], "documents")
    assert [row["pair"] for row in rows] == [f"p{k}" for k in range(len(PAIRS))]
    assert [json.loads(row["metadata"]) for row in rows] == [{"field": f"f{k % 2}"} for k in range(len(PAIRS))]
    assert [row["rows"] for row in rows] == [1, 1, 1, 1, 1, 2] and rows[1]["critical"] + rows[1]["major"] == 1


def test_sidecars_tell_rows_and_hashes_and_the_summary_adds_them(done) -> None:
    import hashlib

    _, out = done
    for path in (out / "done").iterdir():
        sidecar = json.loads(path.read_text())
        for name, told in sidecar["files"].items():
            data = (out / name / f"{path.stem}.parquet").read_bytes()
            assert (len(data), hashlib.sha256(data).hexdigest()) == (told["bytes"], told["sha256"])
    summary = json.loads((out / "summary.json").read_text())
    assert (summary["pairs"], summary["errors"], summary["rows"]["pairs"]) == (6, 0, 7)
    assert not list((out / ".parts").iterdir())


def test_the_same_command_does_nothing_again(done, monkeypatch) -> None:
    given, out = done
    before = files(out)
    monkeypatch.setattr("aligner.batch.shard.run_entry", None)
    made = run_batch(given, str(out), settings=SMALL, **OPTIONS)
    assert made["pairs"] == 6 and files(out) == before


@pytest.mark.parametrize("harm", ["sidecar", "half a sidecar", "cut", "changed", "gone"])
def test_a_shard_that_is_not_whole_is_done_again(harm: str, done, tmp_path: Path) -> None:
    import shutil

    given, out = done
    copy = tmp_path / "out"
    shutil.copytree(out, copy)
    sidecar, part = copy / "done" / "000001.json", copy / "findings" / "000001.parquet"
    if harm == "sidecar":
        sidecar.unlink()
    elif harm == "half a sidecar":
        sidecar.write_bytes(sidecar.read_bytes()[:40])
    elif harm == "gone":
        part.unlink()
    else:
        data = part.read_bytes()
        part.write_bytes(data[:100] if harm == "cut" else data[:-1] + b"?")
    (copy / ".parts" / "000001-left").mkdir()
    run_batch(given, str(copy), settings=SMALL, **OPTIONS)
    assert files(copy) == files(out) and not list((copy / ".parts").iterdir())


def test_shares_of_several_machines_make_the_same_folder(done, tmp_path: Path) -> None:
    given, out = done
    made = [
        run_batch(given, str(tmp_path), settings=Settings(shard=(k, 2), shard_seconds=0.03), **OPTIONS) for k in (2, 1)
    ]
    assert "left" in made[0] and made[1]["pairs"] == 6
    assert files(tmp_path) == files(out)


def test_another_batch_is_refused_or_begun_anew(done, tmp_path: Path) -> None:
    import shutil

    given, out = done
    copy = tmp_path / "out"
    shutil.copytree(out, copy)
    with pytest.raises(UsageError, match=r"made otherwise \(signature: options: clean\)"):
        run_batch(given, str(copy), settings=SMALL, clean=False, **OPTIONS)
    with pytest.raises(UsageError, match=r"made otherwise \(limits: seconds\)"):
        run_batch(given, str(copy), settings=Settings(seconds=5, shard_seconds=0.03), **OPTIONS)
    assert files(copy) == files(out)
    other = manifest(tmp_path, PAIRS[:2], "other.csv")
    with pytest.raises(UsageError, match=r"made otherwise \(manifest: bytes\)"):
        run_batch(other, str(copy), settings=SMALL, **OPTIONS)
    assert run_batch(other, str(copy), settings=SMALL, anew=True, **OPTIONS)["pairs"] == 2
    assert {row["pair"] for row in table(copy, "pairs")} == {"p0", "p1"}


def test_a_folder_with_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x")
    with pytest.raises(UsageError, match="is not empty and holds no batch"):
        run_batch(manifest(tmp_path), str(tmp_path))


def test_two_commands_in_one_folder_are_refused(done) -> None:
    fcntl = pytest.importorskip("fcntl")
    given, out = done
    with (out / ".lock-1-1").open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        with pytest.raises(UsageError, match="Another aligner batch is at work"):
            run_batch(given, str(out), settings=SMALL, **OPTIONS)


def test_bad_pairs_are_rows_with_their_reasons(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "empty.txt").touch()
    bad = [
        ("", "Text."),
        ("empty.txt", "Text."),
        ("gone.docx", "Text."),
        ("加强管理。", "落实责任。"),
        ("甲\ud800乙", "A b."),
    ]
    lines = [{"zh": zh, "en": en, "n": k} for k, (zh, en) in enumerate([PAIRS[0], *bad, PAIRS[1]])]
    lines.append({"zh": 5, "en": "Text.", "n": 9})
    (tmp_path / "m.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    made = run_batch(str(tmp_path / "m.jsonl"), str(tmp_path / "out"), **OPTIONS)
    rows = table(tmp_path / "out", "errors")
    assert [row["pair"] for row in rows] == ["2", "3", "4", "5", "8"] and made["errors"] == 5
    reasons = ["the cell is empty", "the file is empty", "no such file", "are Chinese", "holds int, not a text"]
    assert all(reason in row["reason"] for row, reason in zip(rows, reasons, strict=True))
    assert json.loads(rows[0]["metadata"]) == {"n": 1}
    assert [row["pair"] for row in table(tmp_path / "out", "pairs")] == ["1", "6", "7"]
    assert table(tmp_path / "out", "pairs")[1]["zh"] == "甲\ufffd乙"


def test_a_fault_of_ours_costs_one_pair(tmp_path: Path, monkeypatch) -> None:
    import aligner.batch.shard as shard

    real = shard.record

    def faulty(source, *rest, **options):
        if "2027" in source.text:
            raise ZeroDivisionError("by zero")
        return real(source, *rest, **options)

    monkeypatch.setattr(shard, "record", faulty)
    run_batch(manifest(tmp_path), str(tmp_path / "out"), **OPTIONS)
    assert [(r["pair"], r["kind"], r["reason"]) for r in table(tmp_path / "out", "errors")] == [
        ("p1", "internal", "ZeroDivisionError: by zero")
    ]


def test_a_failing_disk_stops_the_batch_and_leaves_what_is_done(tmp_path: Path, monkeypatch, done) -> None:
    from aligner.batch.places import Place

    real = Place.write_part

    def full(self, name, data):
        if "000002-" in name:
            raise AlignerError("no space left on the device.")
        real(self, name, data)

    monkeypatch.setattr(Place, "write_part", full)
    given, out = done
    with pytest.raises(AlignerError, match="Shard 2 could not be done: no space left"):
        run_batch(given, str(tmp_path), settings=SMALL, **OPTIONS)
    assert (tmp_path / "done" / "000001.json").exists() and not (tmp_path / "summary.json").exists()
    monkeypatch.setattr(Place, "write_part", real)
    run_batch(given, str(tmp_path), settings=SMALL, **OPTIONS)
    assert files(tmp_path) == files(out)


def test_addresses_go_through_fsspec(done, tmp_path: Path) -> None:
    fsspec = pytest.importorskip("fsspec")
    given, out = done
    memory = fsspec.filesystem("memory")
    memory.pipe_file("/in/pairs.csv", Path(given).read_bytes())
    memory.pipe_file("/in/zh.txt", "加强管理。落实责任。".encode("gb18030"))
    run_batch("memory://in/pairs.csv", "memory://out", settings=SMALL, **OPTIONS)
    for name, data in files(out).items():
        assert memory.cat_file(f"/out/{name}") == data
    memory.pipe_file("/in/m.jsonl", json.dumps({"zh": "zh.txt", "en": "Strengthen it. Do it."}).encode())
    run_batch("memory://in/m.jsonl", str(tmp_path), **OPTIONS)
    assert [row["zh"] for row in table(tmp_path, "pairs")] == ["加强管理。", "落实责任。"]


def test_without_pyarrow_one_sentence_says_so(tmp_path: Path, monkeypatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(AlignerError, match=r"pip install 'aligner-zh\[parquet\]'"):
        run_batch(manifest(tmp_path), str(tmp_path / "out"))
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("settings", "why"), [
    (Settings(engine="ray"), "no engine 'ray'"),
    (Settings(shard=(3, 2)), "K from 1 to N"),
    (Settings(engine="serial", scheduler="tcp://x:1"), "leave out --engine"),
])  # fmt: skip
def test_settings_that_cannot_be_meant(settings: Settings, why: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=why):
        run_batch(manifest(tmp_path), str(tmp_path / "out"), settings=settings)


def test_a_manifest_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        run_batch(str(tmp_path / "none.csv"), str(tmp_path / "out"))


SHORT = [
    ("COVID-19 mRNA BNT162b2 疫苗（Pfizer）", "The COVID-19 mRNA vaccine BNT162b2 (Pfizer)", ""),
    ("加强管理。", "Strengthen management.", ""),
    ("Strengthen management.", "加强管理。", ""),
    ("Vaccine BNT162b2", "Vaccine BNT162b2 again", "are English"),
    ("iPhone 15 Pro 售价 USD 999 起", "iPhone 15 Pro starts at USD 999", ""),
]


@pytest.mark.parametrize(("zh", "en", "why"), SHORT)
def test_the_columns_say_which_side_is_which_where_a_short_text_does_not(zh, en, why, tmp_path: Path) -> None:
    run_batch(manifest(tmp_path, [(zh, en)]), str(tmp_path / "out"), **OPTIONS)
    errors = table(tmp_path / "out", "errors")
    assert [why in row["reason"] for row in errors] == ([True] if why else [])
