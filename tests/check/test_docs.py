"""Every example of docs/checks.md is run and says what the page says."""

from __future__ import annotations

from pathlib import Path

import pytest

import aligner
from aligner.check.registry import checks
from tests.check.doc_examples import PAGE, Example, examples, rows, told

EXAMPLES = tuple(examples())


def test_every_check_has_one_example() -> None:
    assert sorted(example.check for example in EXAMPLES) == sorted(checks())


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.check)
def test_the_example_is_what_the_check_says(example: Example, tmp_path: Path) -> None:
    if example.check == "target":  # comes from extraction, in documents
        for side, language in enumerate(("zh", "en")):
            text = "".join(f"{pair[side]}\n" for pair in example.pairs)
            (tmp_path / f"{language}.txt").write_text(text, encoding="utf-8")
        reports = aligner.run(tmp_path / "zh.txt", tmp_path / "en.txt").reports
    else:
        reports = aligner.check_pairs(example.pairs, checks=[example.check])
    found = [
        told(finding, *pair)
        for pair, report in zip(example.pairs, reports, strict=True)
        for finding in report.findings
        if finding.check == example.check
    ]
    assert found == [example.lines]


@pytest.mark.parametrize(("zh", "en", "suggestion"), [*rows("number"), *rows("actor")])
def test_the_tables_of_groups(zh: str, en: str, suggestion: str) -> None:
    (finding,) = aligner.check_pair(zh, en, checks=["number", "actor"]).findings
    assert finding.suggestion == suggestion


def test_the_first_example_in_python() -> None:
    page = PAGE.read_text(encoding="utf-8")
    report = aligner.check_pair("有3亿人", "there are 3 billion people")
    (finding,) = report.findings
    for name, value in {"findings[0].message": finding.message, "findings[0].suggestion": finding.suggestion}.items():
        assert f"report.{name}".ljust(31) + f"# {value}\n" in page.replace("     # ", "     # ")
    assert f"report.quality                 # {report.quality:.2f} " in page
