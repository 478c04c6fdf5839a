"""The record of a finished run holds everything: nothing is checked, corrected or extracted from a second time."""

from __future__ import annotations

from pathlib import Path

import pytest

import aligner
from aligner.correct import correct_pairs
from aligner.errors import AlignerWarning, InputError, UsageError
from aligner.export.folder import write_output
from aligner.pipeline import record
from tests.corpora.pairs import CORPORA, PAIRS

ZH = ["主要目标", "到2027年，平均利用率超过60%。", "全省有3亿人。", "国家能源局负责。"]
EN = [
    "Main objectives",
    "By 2027, the average utilization rate will reach 60%.",
    "The province has 3 billion people.",
    "The National Energy Board is responsible.",
]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("run") / "out"
    write_output(aligner.run(CORPORA / "notice" / "zh.txt", CORPORA / "notice" / "en.txt"), folder)
    return folder


@pytest.mark.parametrize("name", PAIRS)
def test_a_record_comes_back_with_all_that_was_found(name: str, tmp_path: Path) -> None:
    made = aligner.run(CORPORA / name / "zh.txt", CORPORA / name / "en.txt")
    made.to_jsonl(tmp_path / "alignment.jsonl")
    read = aligner.load(tmp_path / "alignment.jsonl")
    assert read.examined
    assert (read.checked, read.revised, read.extracted) == (made.checked, made.revised, made.extracted)


def test_nothing_is_examined_again(run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("a finished run was examined again")

    for place in ("aligner.check.report.find", "aligner.correct.pairs.find", "aligner.extraction.side.extract_zh"):
        monkeypatch.setattr(place, never)
    result = aligner.load(run)
    for form in ("csv", "xlsx", "tmx", "html"):
        getattr(result, f"to_{form}")(tmp_path / f"pairs.{form}")
    again = write_output(result, tmp_path / "again")
    for path in again:
        if path.name != "run.json":
            assert path.read_bytes() == (run / path.name).read_bytes(), path.name


def test_iterating_makes_the_rows_once(run: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from aligner.display import pair

    calls = []
    made = pair.rows
    monkeypatch.setattr(pair, "rows", lambda result: calls.append(1) or made(result))
    result = aligner.load(run)
    assert [p.id for p in result] == list(range(1, len(result) + 1))
    assert calls == [1]
    assert result[3].row == list(result)[2].row


def test_a_record_of_an_earlier_version_is_examined_anew_with_one_sentence(run: Path, tmp_path: Path) -> None:
    import json

    lines = (run / "alignment.jsonl").read_text(encoding="utf-8").splitlines()
    header = json.loads(lines[0]) | {"format": 1}
    del header["examined"]
    old = [header, *({k: v for k, v in json.loads(x).items() if k not in ("report", "revision")} for x in lines[1:-1])]
    path = tmp_path / "alignment.jsonl"
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in old), encoding="utf-8")
    with pytest.warns(AlignerWarning, match="written by an earlier version"):
        result = aligner.load(path)
    assert not result.examined
    assert result.corrected == aligner.load(run).corrected


def test_a_record_that_lost_its_last_line_is_refused(run: Path, tmp_path: Path) -> None:
    lines = (run / "alignment.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    (tmp_path / "alignment.jsonl").write_text("".join(lines[:-1]), encoding="utf-8")
    with pytest.raises(InputError, match="cut short, copy it again"):
        aligner.load(tmp_path / "alignment.jsonl")


def test_a_bare_record_says_what_it_lacks() -> None:
    with pytest.raises(UsageError, match="alignment alone"):
        record(ZH, EN, check=False).reports  # noqa: B018


def test_every_finding_has_a_rule_of_its_check_and_a_key_of_its_own() -> None:
    for name in PAIRS:
        reports = aligner.run(CORPORA / name / "zh.txt", CORPORA / name / "en.txt").reports
        found = [finding for report in reports for finding in report.findings]
        assert all(finding.rule.startswith(f"{finding.check}.") for finding in found)
        assert len({finding.key for finding in found}) == len(found)


def test_keys_stay_when_other_rows_are_added() -> None:
    alone = [[f.key for f in report.findings] for report in aligner.check_pairs(list(zip(ZH, EN, strict=True)))]
    more = [("第一条。", "Article 1."), *zip(ZH, EN, strict=True)]
    assert [[f.key for f in report.findings] for report in aligner.check_pairs(more)][1:] == alone


def test_edits_do_not_depend_on_the_words_of_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Corrections, disagreements and the rest go by rules: with every message "x" the edits are the same."""
    from dataclasses import replace

    from aligner.check import report
    from tests.corpora.pairs import table

    pairs = [(row["zh_text"], row["en_text"]) for name in PAIRS for row in table(name, "alignment")]
    texts = [revision.text for revision in correct_pairs(pairs)]
    settled = report.settled
    monkeypatch.setattr(
        report, "settled", lambda found, chosen: settled((replace(f, message="x") for f in found), chosen)
    )
    assert {f.message for r in aligner.check_pairs(pairs[:20]) for f in r.findings} == {"x"}
    assert [revision.text for revision in correct_pairs(pairs)] == texts


@pytest.mark.parametrize("only", [(), ("--checks", "target")], ids=["all", "target"])
def test_every_command_reports_the_same_findings(only: tuple[str, ...], tmp_path: Path, monkeypatch, capsys) -> None:
    """A disagreement that extraction finds is told by run, by check of both files, of the folder and of the table."""
    import json

    from aligner.cli.main import main

    monkeypatch.chdir(tmp_path)
    for name, lines in (("zh.txt", ZH), ("en.txt", EN)):
        (tmp_path / name).write_text("\n".join(lines) + "\n", encoding="utf-8")

    def call(*words: str) -> str:
        with pytest.raises(SystemExit) as done:
            main([*words])
        assert done.value.code in (0, None), capsys.readouterr()
        return capsys.readouterr().out

    call("run", "zh.txt", "en.txt", "-o", "out", *only)
    told = [
        [
            (pair["id"], f["rule"], f["key"], f["severity"])
            for pair in json.loads(out)["pairs"]
            for f in pair["findings"]
        ]
        for out in (
            call("check", "zh.txt", "en.txt", "--json", *only),
            call("check", "out", "--json"),
            call("check", "out", "--json", *only),
            call("check", "out/alignment.csv", "--json", *only),
        )
    ]
    assert told[0] and all(found == told[0] for found in told)
    assert any(rule.startswith("target.") for _, rule, *_ in told[0])
    if only:
        assert {rule.split(".")[0] for _, rule, *_ in told[0]} == {"target"}
    call("check", "zh.txt", "en.txt", "--write-baseline", "known.json", *only)
    for words in (("zh.txt", "en.txt"), ("out",), ("out/alignment.csv",)):
        out = call("check", *words, "--baseline", "known.json", "--fail-on", "minor", *only)
        assert f"{len(told[0]):,} more accepted" in out and "gone" not in out
