"""Known findings: what a key depends on, what a file holds, what is new, accepted or gone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.check import PairReport, check_pairs
from aligner.check.baseline import judge, read_baseline, records, write_baseline
from aligner.errors import InputError
from aligner.identity import finding_key
from aligner.types import Finding, PairText

SLIP = PairText("有3亿人", "there are 3 billion people")
DATE = PairText("2026年6月底前收到意见", "comments were received before the end of July 2026")
CLEAN = PairText("各地区要加强协调。", "All regions shall strengthen coordination.")


def key(zh: str, en: str, part: str, **fields: object) -> str:
    """The key of a finding at the place of ``part``, and at the first two Chinese characters."""
    at = en.index(part)
    finding = Finding(**{"check": "number", "severity": "major", "message": ".", "rule": "number.value"} | fields)  # type: ignore[arg-type]
    from dataclasses import replace

    return finding_key(zh, en, replace(finding, zh_span=(0, 2), en_span=(at, at + len(part))))


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (key("三亿人", "so 3 billion of them", "3 billion"), True),
        (key("三亿人", "3  billion\nof them", "3  billion"), True),
        (key("三亿人 ", "3 billion of them", "3 billion", severity="minor", message="?", confidence=0.9), True),
        (key("三亿人", "3 billion of them", "billion"), False),
        (key("三亿个", "3 billion of them", "3 billion"), False),
        (key("三亿人", "3 billion of them", "3 billion", rule="number.scale"), False),
    ],
)
def test_a_key_is_made_of_rule_chinese_and_places(other: str, same: bool) -> None:
    assert (other == key("三亿人", "3 billion of them", "3 billion")) is same


def test_what_is_new_accepted_and_gone(tmp_path: Path) -> None:
    pairs = [SLIP, CLEAN, SLIP]
    path = tmp_path / "known.json"
    assert write_baseline(pairs, check_pairs(pairs, ["number"]), path) == 1  # the same twice is one line
    known = read_baseline(path)
    assert known[0]["zh"] == "3亿人" and known[0]["en"] == "3 billion"
    now = [CLEAN, SLIP, DATE]
    judged = judge(now, check_pairs(now, ["number"]), known)
    assert [[f.check for f in report.findings] for report in judged.reports] == [[], [], ["date"]]
    assert (judged.accepted, judged.stale) == (1, ())
    judged = judge([DATE], check_pairs([DATE], ["number"]), known)
    assert (judged.accepted, judged.stale) == (0, tuple(known))
    assert judged.reports[0].findings


@given(st.lists(st.sampled_from([SLIP, DATE, CLEAN]), max_size=6), st.randoms())
def test_a_baseline_accepts_all_that_it_was_made_of_in_any_order(pairs: list[PairText], random) -> None:
    known = list(records(pairs, check_pairs(pairs, ["number"])))
    random.shuffle(pairs)
    judged = judge(pairs, check_pairs(pairs, ["number"]), known)
    assert not judged.stale and not any(report.findings for report in judged.reports)


def test_quality_stays_that_of_all_findings() -> None:
    reports = [PairReport((Finding("surface", "minor", "."),), 0.9)]
    known = list(records([CLEAN], reports))
    assert judge([CLEAN], reports, known).reports == (PairReport((), 0.9),)


@pytest.mark.parametrize("text", ["", "zh,en\n", "[]\n", '{"aligner": "baseline", "version": 3}\n', "{}\n"])
def test_other_files_are_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "known.json").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"known\.json is no baseline.*--write-baseline"):
        read_baseline(tmp_path / "known.json")


def test_the_file_is_the_same_every_time(tmp_path: Path) -> None:
    for name in "ab":
        write_baseline([SLIP, DATE], check_pairs([SLIP, DATE], ["number"]), tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    lines = (tmp_path / "a").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 3 and all(isinstance(json.loads(line), dict) for line in lines)


def test_a_baseline_of_an_earlier_version_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "known.json").write_text('{"aligner": "baseline", "version": 1}\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"earlier version: write it anew with --write-baseline"):
        read_baseline(tmp_path / "known.json")
