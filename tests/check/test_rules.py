"""Every rule is listed with an example that shows it, and the page says what the table says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import aligner
from aligner.check.registry import checks
from aligner.check.rules import Rule, page, rules
from aligner.check.tables import table
from tests.corpora.pairs import CORPORA, PAIRS

RULES = {rule.name: rule for rule in rules()}
NOT_BY_TEXTS = {
    "pair.unlike": "needs the aligner's score",
    "pair.unchecked": "needs 20,000 characters",
    "term.own": "needs a termbase of the user's own",
}
ROOT = Path(__file__).parents[2]


def found(rule: Rule) -> set[str]:
    """Return the rules of what is found, or suspected, in an example."""
    if rule.check == "target":  # where it is alone: other checks tell of most of these first
        zh, en = map(list, zip(*rule.pairs, strict=True))
        reports = aligner.run(zh, en, checks=["target"]).reports
    else:
        reports = aligner.check_pairs(rule.pairs)
    return {finding.rule for report in reports for finding in (*report.findings, *report.hints)}


@pytest.mark.parametrize("name", sorted(RULES.keys() - NOT_BY_TEXTS.keys()))
def test_the_example_shows_the_rule(name: str) -> None:
    assert name in found(RULES[name])


def test_only_what_texts_cannot_show_has_no_example() -> None:
    assert {rule.name for rule in rules() if not rule.pairs} == NOT_BY_TEXTS.keys()


def test_rules_belong_to_checks_and_are_sorted() -> None:
    names = [row[0] for row in table("rules.tsv")]
    assert names == sorted(set(names)) and {rule.check for rule in rules()} == set(checks())


def test_every_rule_that_occurs_is_listed() -> None:
    for name in PAIRS:
        reports = aligner.run(CORPORA / name / "zh.txt", CORPORA / name / "en.txt").reports
        assert {f.rule for report in reports for f in (*report.findings, *report.hints)} <= RULES.keys()


def test_every_rule_that_the_source_names_is_listed() -> None:
    sources = [*(ROOT / "aligner" / "check").rglob("*.py"), *(ROOT / "aligner" / "extraction").rglob("*.py")]
    named = {rule for path in sources for rule in re.findall(r'rule="(\w+\.\w+)"', path.read_text(encoding="utf-8"))}
    assert named and named <= RULES.keys()


def test_rules_of_other_tables_are_listed() -> None:
    edits = (ROOT / "aligner" / "correct" / "data" / "safety.tsv").read_text(encoding="utf-8").splitlines()
    answered = {rule for line in edits if not line.startswith("#") for rule in line.split("\t")[1].split(" ")}
    trusted = {row[0] for row in table("trust.tsv")}
    assert trusted <= RULES.keys(), trusted - RULES.keys()
    assert answered - RULES.keys() <= SELDOM, answered - RULES.keys()


SELDOM = {"number.part", "number.form", "date.scale", "congress.form"}
"""Slips that a reader can give and for which no pair of texts was found yet."""


def test_the_page_is_made_of_the_table() -> None:
    made = "python -m aligner.check.rules > docs/rules.md"
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == page(), made
