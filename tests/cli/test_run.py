"""``aligner run``: what it prints and what it writes."""

import csv
import json
import re
from copy import copy
from pathlib import Path

import pytest
from click.testing import CliRunner

import aligner
from aligner.cli.run import command
from aligner.view.overview import SURE
from tests.cli.golden import check_golden, masked
from tests.corpora.pairs import CORPORA, PAIRS

FILES = [
    "alignment.csv",
    "alignment.jsonl",
    "corrected.csv",
    "corrections.csv",
    "document.json",
    "findings.csv",
    "report.html",
    "run.json",
    "targets.csv",
    "tasks.csv",
]


def listed(text: str, title: str) -> list[float]:
    """The figures of a list of rows: their confidence or their quality."""
    part = text.split(title)[1].split("\n\n")[0]
    return [float(value) for value in re.findall(r"(?m)^ *\d+ {3}(\d\.\d\d) ", part)]


def without_weakest(text: str) -> str:
    """The summary without the rows to look at, which depend on the weights, and without how much was found."""
    text = re.sub(r"\d+ (critical|major|minor)", r"# \1", text)
    return re.sub(r"(?m)^ *\d+ #\.# .*\n", "", masked(text))


def frame(text: str) -> str:
    """The summary without anything that a refitted weight may change."""
    text = re.sub(r"(?m)^\d+-\d+ .*\n", "", without_weakest(text))
    return re.sub(r"\b\d+ (rows|to review)", r"# \1", text)


def test_the_small_pair_in_full(call, pair, tmp_path) -> None:
    code, out, err = call("run", *pair, "-o", "out")
    assert (code, err) == (0, "")
    check_golden("run.txt", without_weakest(out))
    for title in ("Least certain pairs", "Worst rows by quality"):
        values = listed(out, title)
        assert values == sorted(values) and len(values) <= 5, title
        assert all(value < SURE for value in values) and bool(values) is (f"{title}: none" not in out), title
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == FILES


@pytest.mark.parametrize("name", PAIRS)
def test_samples(name: str, call) -> None:
    code, out, err = call("run", CORPORA / name / "zh.docx", CORPORA / name / "en.txt", "-o", "out")
    assert (code, err) == (0, "")
    check_golden(f"run-{name}.txt", frame(out))


def test_quiet_prints_nothing(call, pair) -> None:
    assert call("run", *pair, "-o", "out", "--quiet") == (0, "", "")


def test_json_is_the_run_record_with_the_files(call, pair, tmp_path) -> None:
    code, out, err = call("run", *pair, "-o", "out", "--json")
    record = json.loads(out)
    assert (code, err, out.count("\n")) == (0, "", 1)
    assert sorted(map(Path, record["files"])) == [Path("out") / f for f in FILES]
    written = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    assert {k: v for k, v in record.items() if k != "files"}.items() <= written.items()
    check_golden("run-json-keys.txt", "".join(f"{key}\n" for key in record))


def test_verbose_tells_timings_signature_and_removals(call, tmp_path) -> None:
    (tmp_path / "zh.txt").write_text("[bookmark: _GoBack]加强安全管理。\n", encoding="utf-8")
    (tmp_path / "en.txt").write_text("Strengthen safety management.\n", encoding="utf-8")
    out = call("run", "zh.txt", "en.txt", "-o", "out", "-v")[1]
    for stage in ("read", "segment", "load", "embed", "align"):
        assert re.search(rf"^{stage} +\d+\.\d+ s$", out, re.MULTILINE)
    assert re.search(r'^signature \{.*"model": "mini"', out, re.MULTILINE)
    assert "removed from zh.txt (bookmark, at 0): '[bookmark: _GoBack]'" in out


def test_min_confidence_adds_the_safe_pairs(call, pair, tmp_path) -> None:
    call("run", *pair, "-o", "out", "--min-confidence", "0.5", "--quiet")
    with (tmp_path / "out" / "confident.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows and all(float(row["confidence"]) >= 0.5 and row["zh"] and row["en"] for row in rows)


def test_the_default_folder(call, pair, tmp_path) -> None:
    call("run", *pair, "--quiet")
    assert (tmp_path / "aligned" / "report.html").is_file()


def test_a_folder_that_is_not_empty_is_refused_before_any_work(call, pair, tmp_path, monkeypatch) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("keep")
    monkeypatch.setattr(aligner.pipeline, "read", lambda *_: pytest.fail("work was done"))
    code, out, err = call("run", *pair, "-o", "out")
    assert (code, out) == (2, "")
    assert err == "aligner: out is not empty; name another folder with -o, or pass --force to write into this one.\n"


def test_force_writes_beside_what_is_there(call, pair, tmp_path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("keep")
    assert call("run", *pair, "-o", "out", "--force", "--quiet")[0] == 0
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == sorted([*FILES, "mine.txt"])


def test_a_result_can_be_opened_again(call, pair, tmp_path) -> None:
    call("run", *pair, "-o", "out", "--quiet")
    again, fresh = aligner.load(tmp_path / "out"), aligner.run(*(tmp_path / p for p in pair))
    assert again.alignment == fresh.alignment
    assert (again.source, again.target) == (fresh.source, fresh.target)


def test_swapped_arguments(call, pair) -> None:
    code, out, _ = call("run", *pair[::-1], "-o", "out")
    assert code == 0
    assert (
        out.count("Warning: notice.txt is English and 通知.txt is Chinese: they were taken the other way round.") == 1
    )
    assert out.startswith("通知.txt and notice.txt\n")


@pytest.mark.parametrize("flags", [(), ("--quiet",), ("--json",)], ids=str)
def test_unrelated_documents_are_written_and_said(flags, call, tmp_path) -> None:
    zh, en = CORPORA / "plan" / "zh.txt", CORPORA / "notice" / "en.txt"
    code, out, err = call("run", zh, en, "-o", "out", *flags)
    assert code == 4
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == FILES
    said = " ".join((out + err).split())
    assert "do not look like translations of each other" in said
    if "--quiet" in flags:
        assert out == "" and err.startswith("aligner: These two documents")
    if "--json" in flags:
        assert json.loads(out)["verdict"] == "unrelated"


def test_many_pairs(call, tmp_path) -> None:
    lines = [f"{CORPORA / name / 'zh.txt'}\t{CORPORA / name / 'en.txt'}\t{name}" for name in PAIRS]
    lines += [f"absent.txt\t{CORPORA / 'plan' / 'en.txt'}", "# a comment", ""]
    (tmp_path / "list.tsv").write_text("\n".join(lines), encoding="utf-8")
    code, out, err = call("run", "--pairs", "list.tsv", "-o", "out")
    assert code == 3
    assert err == "aligner: absent: absent.txt: no such file; check the name and the folder.\n"
    assert [line.split()[0] for line in out.splitlines() if line] == ["pair", *PAIRS, "absent", "wrote"]
    with (tmp_path / "out" / "summary.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["verdict"] for row in csv.DictReader(file)] == ["ok", "ok", "ok", "failed"]
    for name in PAIRS:
        assert sorted(p.name for p in (tmp_path / "out" / name).iterdir()) == FILES


def test_many_pairs_quietly_still_tell_what_failed(call, tmp_path) -> None:
    (tmp_path / "list.csv").write_text("absent.txt,other.txt,甲\n", encoding="gbk")
    code, out, err = call("run", "--pairs", "list.csv", "-o", "out", "--quiet")
    assert (code, out) == (3, "")
    assert err.startswith("aligner: 甲: absent.txt: no such file")


def test_verbose_is_about_one_pair(tmp_path):
    outcome = CliRunner().invoke(copy(command), ["--pairs", str(tmp_path), "-v", "-o", str(tmp_path / "out")])
    assert outcome.exit_code == 2
    assert "-v" in outcome.output
