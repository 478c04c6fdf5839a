"""Corrections keep every word that their term does not account for."""

from __future__ import annotations

import pytest

from aligner.check.rendering.kept import drops
from aligner.correct import correct_pair

EDITS = [
    ("国家知识产权局发布公告。", "The State Intellectual Property Office issued it.",
     "The China National Intellectual Property Administration issued it."),
    ("国家体育总局发布。", "Issued by the State Administration of Sport.",
     "Issued by the General Administration of Sport of China."),
    ("坚定“四个自信”。", "Strengthen the “four self-confidence”.", "Strengthen the “Four-sphere Confidence”."),
    ("河南、陕西、甘肃、山西", "Henan, Shanxi, Gansu and Shanxi", "Henan, Shaanxi, Gansu and Shanxi"),
]  # fmt: skip
NONE = [
    ("明确重点任务。", "There is a clear focus on the task."),
    ("建设技术手段", "building technology"),
    ("科技部部长王某讲话。", "Minister of Science and Technology Wang spoke."),
    ("（记者李俐）", "(Reporter Li Li)"),
]


@pytest.mark.parametrize(("zh", "en", "right"), EDITS)
def test_the_whole_name_once(zh, en, right):
    assert correct_pair(zh, en).text == right


@pytest.mark.parametrize(("zh", "en"), NONE)
def test_no_edit(zh, en):
    assert correct_pair(zh, en).text == en


@pytest.mark.parametrize(
    ("zh", "span", "old", "new", "lost"),
    [
        ("建设技术手段", (2, 6), "building technology", "technical means", True),
        ("建设技术手段", (2, 6), "technology means", "technical means", False),
        ("技术手段", (0, 4), "building technology", "technical means", False),
    ],
)
def test_drops(zh, span, old, new, lost):
    assert drops(zh, span, old, new) is lost
