"""Both languages in one record: links, corrected evidence, disagreements, plain data, files and the command."""

from __future__ import annotations

import csv
import json
import re
from copy import copy  # a command that is called directly keeps its help option
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import aligner
from aligner.cli.extract import command
from aligner.correct import Revision
from aligner.errors import UsageError
from aligner.extraction import Extraction, Target
from aligner.extraction.corrected import corrected_text
from aligner.extraction.disagree import date_differs, deadline_differs, target_differs
from aligner.extraction.intervals import Intervals
from aligner.extraction.link import only_clause, runs, share
from aligner.extraction.plain import TARGET_COLUMNS, TASK_COLUMNS, number
from aligner.types import Correction, Finding

ZH = """关于推进城市供水改造的指导意见

一、主要目标

到2027年底，改造老旧供水管网2000公里以上，管网漏损率控制在8%以内。

二、重点任务

（一）改造老旧管网。住房城乡建设部会同国家发展改革委制定改造计划，2026年6月底前完成管网普查。

（二）强化水质监测。建立水质在线监测平台，定期公布监测结果。
"""
EN = (
    """Guiding opinions on promoting the renovation of urban water supply

I. Main objectives

By the end of 2027, more than 2,000 kilometers of old water pipes will be renovated, and the leakage rate will be kept
within 18%.

II. Key tasks

(1) Renovate old pipes. The Ministry of Housing and Urban-Rural Development, together with the National Development and
Reform Commission, will draw up a renovation plan, and the survey of pipes will be completed before the end of
July 2026.

(2) Strengthen water quality monitoring. Establish an online monitoring platform for water quality, and regularly
publish the results of monitoring.
""".replace("\nwithin", " within")
    .replace("\nReform", " Reform")
    .replace("\nthe results", " the results")
)
EN = re.sub(r"(?<=[a-z])\n(?=\w)", " ", EN)
SCHEMA = Path(aligner.__file__).parent / "extraction" / "document.schema.json"


@pytest.fixture(scope="module")
def made() -> Extraction:
    """The pair above, extracted and linked."""
    return aligner.extract(ZH, EN)


def test_every_record_has_its_english(made: Extraction) -> None:
    """The evidence of each record stands at its span in both texts."""
    records = (*made.targets, *made.tasks)
    assert len(records) == 6
    for record in records:
        assert record.zh_span is not None
        assert record.en_span is not None
        assert made.texts["zh"][slice(*record.zh_span)] == record.zh_evidence
        assert made.texts["en"][slice(*record.en_span)] == record.en_evidence


def test_links_meet_the_right_clause(made: Extraction) -> None:
    """Each Chinese clause meets the clause that translates it."""
    found = {record.zh_evidence: record.en_evidence for record in (*made.targets, *made.tasks)}
    for zh, en in (
        ("公里以上", "2,000 kilometers"),
        ("漏损率", "leakage rate"),
        ("普查", "survey of pipes"),
        ("公布", "publish"),
    ):
        (match,) = [english for chinese, english in found.items() if zh in chinese]
        assert en in match


def test_units_have_official_names(made: Extraction) -> None:
    """Lead and support, in Chinese as written and in English as the termbase has them."""
    task = made.tasks[0]
    assert (task.lead_units, task.support_units) == (("住房城乡建设部",), ("国家发展改革委",))
    assert task.lead_units_en == ("Ministry of Housing and Urban-Rural Development",)
    assert task.support_units_en == ("National Development and Reform Commission",)


def test_disagreements_become_findings() -> None:
    """A wrong deadline is told once: by the check of dates, or else by the record."""
    result = aligner.run(ZH, EN)
    record = next(task for task in result.extraction.tasks if "普查" in task.zh_evidence)
    assert record.disagreement == ("deadline 2026-06-30 in Chinese, 2026-07-31 in English",)
    grave = [f for report in result.reports for f in report.findings if f.severity == "critical"]
    assert any("18" in f.message + f.evidence for f in grave)
    assert sum("月" in f.message + f.evidence for f in grave) == 1
    off = aligner.run(ZH, EN, checks=["term"])
    assert not [f for report in off.reports for f in report.findings if f.check == "target"]


def test_target_findings_never_feed_corrections() -> None:
    """What extraction adds comes after the corrections and changes no English."""
    result = aligner.run(ZH, EN)
    rules = {edit.finding.check for revision in result.revisions for edit in revision.corrections}
    assert "target" not in rules


@pytest.mark.parametrize(
    ("zh", "en", "differs"),
    [
        ("2027-12-31", "2027", False),
        ("2027-12-31", "2027-12-31", False),
        ("2027-12-31", "", False),
        ("2027-12-31", "2026", True),
        ("2026-06-30", "2026-07-31", True),
    ],
)
def test_deadlines_that_differ(zh: str, en: str, differs: bool) -> None:
    """Form and absence are no difference."""
    assert bool(deadline_differs(zh, en)) is differs


VALUES = {"value", "value_max", "baseline"}


@pytest.mark.parametrize(
    ("mine", "theirs", "phrase"),
    [
        ({"value": 20, "comparator": ">="}, {"value": 20, "comparator": ">"}, ""),
        ({"value": 20, "comparator": ">="}, {"value": 20, "comparator": "<="}, "bound"),
        ({"value": 300}, {"value": 3000}, "value 300 in Chinese, 3,000 in English"),
        ({"value": 2, "value_max": 3}, {"value": 3}, ""),
        ({"value": 60, "baseline": 35}, {"value": 60, "baseline": 53}, "starting value"),
        (
            {"value": 2, "comparator": ">="},
            {"value": 7, "en_evidence": "each 7-star base builds at least 2 centers"},
            "",
        ),
        (
            {"value": 18, "comparator": "="},
            {"value": 10000, "en_evidence": "the number per 10,000 people will reach 18"},
            "",
        ),
        (
            {"value": "1/4", "comparator": ">=", "zh_evidence": "配比不低于1:4"},
            {"value": 1, "comparator": ">=", "en_evidence": "at least one caregiver for every four residents"},
            "",
        ),
        (
            {"value": "1/4", "comparator": ">=", "zh_evidence": "配比不低于1:4"},
            {"value": 1, "comparator": ">=", "en_evidence": "at least one caregiver for every six residents"},
            "value 0.25 in Chinese",
        ),
        (
            {"value": 2000, "comparator": ">=", "zh_evidence": "处二千元以上一万元以下罚款"},
            {"value": 2000, "value_max": 10000, "en_evidence": "a fine of between 2,000 and 10,000 yuan"},
            "",
        ),
        (
            {"value": 200, "comparator": ">=", "zh_evidence": "处二百元以上五百元以下罚款"},
            {"value": 200, "value_max": 500, "en_evidence": "a fine of 200 to 500 yuan"},
            "",
        ),
        (
            {"value": 2000, "comparator": ">=", "zh_evidence": "处二千元以上罚款"},
            {"value": 2000, "comparator": "=", "en_evidence": "a fine of 2,000 yuan"},
            "bound at least in Chinese, exactly in English",
        ),
    ],
)
def test_targets_that_differ(mine: dict[str, Any], theirs: dict[str, Any], phrase: str) -> None:
    """Bounds of one direction are alike; a range may be given by its ends."""
    zh, en = (Target(**{k: Fraction(v) if k in VALUES else v for k, v in d.items()}) for d in (mine, theirs))
    told = "; ".join(target_differs(zh, en))
    assert told.startswith(phrase) if phrase else not told


@given(st.fractions())
def test_numbers_stay_exact(value: Fraction) -> None:
    """A value in plain data is the value."""
    assert Fraction(str(number(value))) == value


@given(st.text("ab ,;. and", max_size=80))
def test_runs_lie_in_the_text(text: str) -> None:
    """Stretches are inside, not empty, and do not begin or end with a mark."""
    for start, end in runs(text, 0, len(text)):
        assert 0 <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip(" ,;:.")


@given(st.tuples(st.integers(0, 9), st.integers(10, 20)), st.tuples(st.integers(0, 9), st.integers(10, 20)))
def test_share_is_symmetric(a: tuple[int, int], b: tuple[int, int]) -> None:
    """The share of common characters is 1 only for equal spans."""
    assert share(a, b) == share(b, a)
    assert (share(a, b) == 1) == (a == b)


def test_corrected_evidence() -> None:
    """Edits inside, before and across the ends of a piece of evidence."""
    finding = Finding("term", "major", "x")
    edits = (
        Correction("r", finding, (0, 5), (0, 3), "aaaaa", "bbb"),
        Correction("r", finding, (10, 12), (8, 13), "cc", "ddddd"),
        Correction("r", finding, (18, 22), (19, 20), "eeee", "f"),
    )
    revision = Revision("aaaaa one cc two! eeee end", "bbb one ddddd two! f end", edits)
    assert corrected_text(revision, "one cc two") == "one ddddd two"
    assert corrected_text(revision, "two! ee") == "two! f"
    assert corrected_text(revision, "end") == "end"
    assert corrected_text(revision, "nowhere") == ""


def test_a_run_has_the_corrected_evidence() -> None:
    """The edits of a run reach the records."""
    result = aligner.run(
        ZH, EN.replace("National Development and Reform Commission", "National Development Commission")
    )
    task = result.extraction.tasks[0]
    assert "National Development Commission" in task.en_evidence
    assert "National Development and Reform Commission" in task.en_evidence_corrected


@pytest.mark.parametrize("sides", [(ZH, EN), (ZH, None), (None, EN)])
def test_schema(sides: tuple[str | None, str | None]) -> None:
    """The plain data of every kind of extraction is what the schema says."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    plain = json.loads(json.dumps(aligner.extract(*sides).to_dict(), allow_nan=False))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(plain, schema)
    assert plain["tasks"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**plain, "more": 1}, schema)


def test_frames(made: Extraction) -> None:
    """The tables have the documented columns and types."""
    frames = made.to_frames()
    assert tuple(frames["tasks"].columns) == TASK_COLUMNS
    assert tuple(frames["targets"].columns) == TARGET_COLUMNS
    assert frames["targets"]["value"].tolist() == [2000.0, 8.0]
    assert str(frames["targets"]["value"].dtype) == "float64"
    assert frames["tasks"]["area"].tolist()[0] == "重点任务 / 改造老旧管网"


def test_one_language(made: Extraction) -> None:
    """A single document is taken for what it is, under either name."""
    assert [t.zh_evidence for t in aligner.extract(ZH).tasks] == [t.zh_evidence for t in made.tasks]
    assert aligner.extract(en=EN).tasks[0].en_evidence
    assert aligner.extract(EN).tasks == aligner.extract(en=EN).tasks
    with pytest.raises(UsageError, match="Give a Chinese document"):
        aligner.extract()


def test_command(tmp_path: Path) -> None:
    """Tables and JSON are written; many documents make one table with their names."""
    for name, text in (("a.zh.txt", ZH), ("a.en.txt", EN), ("b.txt", ZH.replace("2000", "3000"))):
        (tmp_path / name).write_text(text, encoding="utf-8")
    run = CliRunner().invoke
    pair = [str(tmp_path / "a.zh.txt"), str(tmp_path / "a.en.txt")]
    done = run(copy(command), [*pair, "-o", str(tmp_path / "one")], catch_exceptions=False)
    assert "at least 2,000" in done.output
    assert sorted(path.name for path in (tmp_path / "one").iterdir()) == ["document.json", "targets.csv", "tasks.csv"]
    run(
        copy(command), ["--many", pair[0], str(tmp_path / "b.txt"), "-o", str(tmp_path / "two")], catch_exceptions=False
    )
    with (tmp_path / "two" / "targets.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["document"], row["value"]) for row in rows if row["unit"] == "公里"] == [
        ("a.zh.txt", "2000"),
        ("b.txt", "3000"),
    ]
    with pytest.raises(UsageError, match="not empty"):
        run(copy(command), [*pair, "-o", str(tmp_path / "one")], catch_exceptions=False)
    assert run(copy(command), [*pair, pair[0]]).exit_code == 2


def test_to_dict_does_not_change_the_records(made: Extraction) -> None:
    """Plain data is a copy."""
    before = replace(made)
    made.to_dict()["facts"]["title_zh"] = "other"
    assert made == before


@given(
    st.lists(st.tuples(st.integers(0, 50), st.integers(1, 20)), max_size=12),
    st.tuples(st.integers(0, 60), st.integers(1, 15)),
)
def test_intervals_find_what_a_search_finds(items: list[tuple[int, int]], asked: tuple[int, int]) -> None:
    """The spans that meet another are those that share a character with it."""
    spans = [(start, start + length) for start, length in items]
    a, b = asked[0], asked[0] + asked[1]
    met = Intervals([(span, k) for k, span in enumerate(spans)]).meeting((a, b))
    assert sorted(k for _, k in met) == [k for k, (start, end) in enumerate(spans) if start < b and a < end]


@pytest.mark.parametrize(
    ("deadline", "evidence", "zh", "en", "differs"),
    [
        (
            "2025-05-15",
            "将于2025年5月15日前组织督查",
            "",
            "It will organize inspections before May 15, 2026, and act.",
            True,
        ),
        (
            "2025-05-15",
            "将于2025年5月15日前组织督查",
            "",
            "It will organize inspections before May 15, 2025, and act.",
            False,
        ),
        ("2025-03-31", "3月底前完成检查", "2025年春，3月底前完成检查", "Finish before the end of May.", False),
        ("2025-03-31", "3月底前完成检查", "", "Finish before the end of May.", True),
        ("2025-03-31", "3月底前完成检查", "", "Finish before the end of March.", False),
        ("2025-03-31", "3月底前完成检查", "", "Finish by March, and report in May.", False),
        ("2025-03-31", "3月底前完成检查", "", "Finish in 2026.", False),
        ("2025-03-31", "完成检查", "3月底前部署，完成检查", "Finish before the end of May.", False),
    ],
)
def test_a_date_outside_the_english_evidence(deadline, evidence, zh, en, differs):
    assert bool(date_differs(deadline, evidence, zh or evidence, en)) is differs


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("Any unit may sell fake seeds", ("Any unit", "sell", "fake seeds")),
        ("must implement a duty system", ("", "implement", "a duty system")),
        ("adhere to the tone, and coordinate development and security", None),
        ("The bureau arranged funds", None),
    ],
)
def test_the_only_clause_of_english_evidence(english, expected):
    found = only_clause(english)
    assert (found and (found.subject, found.verb, found.object)) == expected
