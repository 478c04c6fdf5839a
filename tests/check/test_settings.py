"""Severities that a user gives: which names and levels there are, what a group's name means, what ``off`` saves."""

from __future__ import annotations

import pytest

import aligner
from aligner.check.settings import levels, read_levels, silent
from aligner.errors import InputError, UsageError

DATE = ("2026年6月底前收到183条意见", "138 comments were received before the end of July 2026")
PARTS = ("date", "congress", "plan", "document_number")


@pytest.mark.parametrize(
    ("severity", "found"),
    [
        (None, [("number", "critical"), ("date", "critical")]),
        ({"number": "minor"}, [("number", "minor"), ("date", "minor")]),
        ({"number": "minor", "date": "major"}, [("number", "minor"), ("date", "major")]),
        ({"date": "off"}, [("number", "critical")]),
        ({"number": "off", "date": "minor"}, [("date", "minor")]),
        ({"number": "off"}, []),
    ],
)
def test_severities_of_groups_and_parts(severity: dict[str, str] | None, found: list[tuple[str, str]]) -> None:
    report = aligner.check_pair(*DATE, checks=["number"], severity=severity)
    assert [(f.check, f.severity) for f in report.findings] == found


def test_a_milder_severity_leaves_more_quality() -> None:
    kinds = ("critical", "major", "minor", "off")
    found = [aligner.check_pair(*DATE, checks=["number"], severity={"number": kind}).quality for kind in kinds]
    assert found == sorted(set(found)) and found[-1] == aligner.check_pair(*DATE, checks=[]).quality


@pytest.mark.parametrize(
    ("severity", "quiet"),
    [
        ({"surface": "off"}, {"surface"}),
        ({"number": "off"}, {"number"}),
        ({"number": "off", "plan": "minor"}, set()),
        (dict.fromkeys(PARTS, "off"), set()),
        ({"term": "minor"}, set()),
    ],
)
def test_what_is_off_does_not_run(severity: dict[str, str], quiet: set[str]) -> None:
    assert silent(levels(severity)) == quiet


@pytest.mark.parametrize(
    ("items", "read"),
    [
        ([], {}),
        (["surface=minor"], {"surface": "minor"}),
        (["surface=minor, term = off", "surface=major"], {"surface": "major", "term": "off"}),
    ],
)
def test_reading(items: list[str], read: dict[str, str]) -> None:
    assert read_levels(items) == read


@pytest.mark.parametrize(
    ("item", "said"),
    [("surface", "given as CHECK=LEVEL"), ("surface=", "not ''"), ("surfaces=minor", "There is no check 'surfaces'")],
)
def test_what_is_refused(item: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        read_levels([item])


def test_a_run_keeps_its_choice_when_it_is_loaded_again(tmp_path) -> None:
    text = ["全省有3亿人，是全国最多的。"], ["The province has 3 billion people , the most in the country."]
    result = aligner.run(*text, checks=["number"], severity={"number": "minor"})
    assert [(f.check, f.severity) for r in result.reports for f in r.findings] == [("number", "minor")]
    result.to_jsonl(tmp_path / "alignment.jsonl")
    assert aligner.load(tmp_path / "alignment.jsonl").findings["severity"].tolist() == ["minor"]
    with pytest.raises(UsageError, match="There is no check 'numbr'"):
        aligner.run(*text, checks=["numbr"])


def test_a_run_with_terms_of_ones_own_says_so_and_keeps_them(tmp_path) -> None:
    terms = tmp_path / "mine.csv"
    terms.write_text("zh,en,avoid\n绿色仓库,green depot,green warehouse\n", encoding="utf-8")
    text = ["我们建设绿色仓库。"], ["We build a green warehouse."]
    plain, mine = aligner.run(*text), aligner.run(*text, terms=terms)
    assert "green depot" not in {f.suggestion for r in plain.reports for f in r.findings}
    (found,) = (f for r in mine.reports for f in r.findings if f.check == "term")
    assert found.suggestion == "green depot" and mine.revisions[0].text == "We build a green depot."
    signatures = [result.alignment.signature for result in (plain, mine)]
    assert signatures[0]["termbase_hash"] != signatures[1]["termbase_hash"]
    mine.to_jsonl(tmp_path / "alignment.jsonl")
    assert aligner.load(tmp_path / "alignment.jsonl").findings["suggestion"].tolist().count("green depot") == 1
    with pytest.raises(InputError, match=r"none\.csv could not be read"):
        aligner.run(*text, terms="none.csv")
