"""Opposites, and what changed places (opposites.tsv): what must be found, and right English that must not be blamed."""

from __future__ import annotations

import pytest

from aligner.correct import correct_pair
from tests.check.rows import rows, rules

CASES = rows("opposites.tsv")
RULES = {"term.opposite", "term.exchanged", "term.turned", "term.body_office"}


@pytest.mark.parametrize(("rule", "zh", "wrong", "right"), CASES)
def test_the_error_is_found(rule: str, zh: str, wrong: str, right: str) -> None:
    assert rule in rules(zh, wrong)


@pytest.mark.parametrize(("rule", "zh", "wrong", "right"), CASES)
def test_right_english_is_not_blamed(rule: str, zh: str, wrong: str, right: str) -> None:
    assert not rules(zh, right) & {*RULES, rule}


@pytest.mark.parametrize(("zh", "en"), rows("opposites_good.tsv"))
def test_free_english_is_not_blamed(zh: str, en: str) -> None:
    assert not rules(zh, en) & {*RULES, "surface.heading", "number.when", "modality.changed"}


EDITS = [
    ("扩大湿地面积。", "Reduce the area of wetlands.", "Expand the area of wetlands."),
    ("浓度明显下降。", "Concentrations rose markedly.", "Concentrations decreased markedly."),
    (
        "城镇增长7%，农村增长9%。",
        "Urban areas grew by 9% and rural ones by 7%.",
        "Urban areas grew by 7% and rural ones by 9%.",
    ),
    ("推进以电代煤。", "Replace electricity with coal.", "Replace coal with electricity."),
    (
        "由国务院办公厅负责。",
        "The State Council is responsible.",
        "The General Office of the State Council is responsible.",
    ),
]


@pytest.mark.parametrize(("zh", "wrong", "right"), EDITS)
def test_the_edit_puts_it_right(zh: str, wrong: str, right: str) -> None:
    assert correct_pair(zh, wrong).text == right


LEFT_ALONE = [
    ("允许企业自主定价。", "Prohibit enterprises from setting prices independently."),
    ("从严控制新建楼堂馆所。", "Relax controls on new office buildings and halls."),
]


@pytest.mark.parametrize(("zh", "wrong"), LEFT_ALONE)
def test_no_edit_where_other_words_would_have_to_change(zh: str, wrong: str) -> None:
    assert "term.opposite" in rules(zh, wrong)
    assert correct_pair(zh, wrong).text == wrong
