"""Findings on strangers' text: what is right in another form is no finding, what is wrong beside it still is one."""

from __future__ import annotations

import pandas as pd
import pytest

from aligner.check import check_pair, check_pairs
from aligner.check.support.nearness import doubted, gain
from aligner.errors import UsageError

RIGHT = [
    ("财政部部长刘某讲话。", "Minister of Finance Liu spoke."),
    ("教育部长出席会议。", "The Education Minister attended the meeting."),
    ("商务部副部长陈某出席。", "Vice Minister of Commerce Chen attended."),
    ("省公安厅通报情况。", "The Provincial Public Security Department gave details."),
    ("市发展改革委批复。", "The Municipal Commission of Development and Reform approved it."),
    ("证监会通报情况。", "The Securities Regulatory Commission gave details."),
    ("海事及水务局答复。", "The Marine and Water Bureau answered."),
    ("河南、陕西、甘肃、山西、河北", "Henan, Shaanxi, Gansu, Shanxi and Hebei"),
    ("记者李丽报道。", "Reporter Li Li reports."),
    ("制定APEC2020年后合作愿景。", "Draw up the vision for APEC post-2020 cooperation."),
    ("他说：“好。”", 'He said, “Good."'),
    ("需查明原因才能定案。", "The case cannot be decided until the cause is known."),
    ("加时赛沿用以往的规则。", "The new rule will not apply in overtime."),
    ("未经评估的项目不得开工。", "Only assessed projects may start construction."),
    ("未达标的项目一律不得开工建设。", "No project that fails to meet them may begin construction."),
    (
        "在谈判未能满足愿望的情况下，双方进行了磋商。",
        "The two sides have held talks after the talks failed to meet hopes.",
    ),
    ("除补贴外，还提供培训。", "In addition to subsidies, training is provided."),
    ("由省政府或者市政府批准。", "Approved by the provincial or the municipal government."),
]
# Chinese, English, rule, English words of the finding, suggestion
WRONG = [
    ("教育部发布通知。", "The Education Minister issued a notice.", "term.partial_name", "Education Minister", None),
    (
        "国家数据局发布通知。",
        "The National Bureau of Data issued it.",
        "term.partial_name",
        "National Bureau of Data",
        None,
    ),
    ("河南、陕西、甘肃、山西", "Henan, Shanxi, Gansu and Shanxi", "term.known_wrong", "Shanxi", "Shaanxi"),
    ("坚定“四个自信”。", "Strengthen the “four self-confidence”.", "term.known_wrong", None, "Four-sphere Confidence"),
    ("加快完善制度。", "Accelerate the the improvement.", "surface.repeat", "the the", "the"),
    ("制定APEC2020年后合作愿景。", "Draw up the post-2020 vision.", "surface.token", None, "APEC2020"),
    ("他说：“好。”", "He said, “Good.", "surface.lone_sign", "“", ""),
    ("该办法适用于学校。", "The measures do not apply to schools.", "modality.not_added", "not", ""),
    (
        "未取得资质的单位不得承包工程。",
        "Units without qualifications may contract for it.",
        "modality.changed",
        "may",
        "shall not",
    ),
    (
        "比例不低于60%，不得挂钩。",
        "The ratio shall not be lower than 60%, and it shall be linked.",
        "modality.changed",
        "shall",
        "shall not",
    ),
    ("工程尚未完工。", "The project has been completed.", "modality.not_yet", "has", "has not"),
    (
        "除重大项目外，一律停止审批。",
        "In addition to major projects, approval stops.",
        "modality.affirmed",
        None,
        "Except for",
    ),
    ("不以盈利为目的。", "For the purpose of profit.", "modality.affirmed", None, "Not for the purpose of"),
    (
        "由省政府或者市政府批准。",
        "Approved by the provincial and the municipal government.",
        "modality.choice",
        "and",
        "or",
    ),
]


@pytest.mark.parametrize(("zh", "en"), RIGHT)
def test_right_in_another_form(zh, en):
    assert [f.rule for f in check_pair(zh, en).findings if f.confidence >= 0.6] == []


@pytest.mark.parametrize(("zh", "en", "rule", "words", "suggestion"), WRONG)
def test_wrong_beside_it(zh, en, rule, words, suggestion):
    found = [f for f in check_pair(zh, en).findings if f.rule == rule]
    assert len(found) == 1
    if words is not None:
        assert en[slice(*found[0].en_span)] == words
    if suggestion is not None:
        assert found[0].suggestion == suggestion


def test_gain():
    """A sentence is likelier to the other one without what that one does not say, and less like it otherwise."""
    zh, en = "全市新建学校十所。", "Ten schools were built in the city, and a famous singer from Brazil gave a concert."
    at = en.index("and a famous")
    assert gain(en, zh, at, len(en) - 1) > 0.05
    assert gain(en, zh, 0, at) < 0
    assert gain(zh, "", 0, 2) == pytest.approx(0, abs=0.01)


@pytest.mark.parametrize(
    ("side", "nearer", "least", "most"), [("en", 0.1, 0.9, 0.9), ("en", 0.0, 0.3, 0.32), ("zh", 0.02, 0.9, 0.9)]
)
def test_doubted(side, nearer, least, most):
    assert least - 1e-9 <= doubted(0.9, side, nearer) <= most + 1e-9


ROW = {"zh": "工业互联网安全", "en": "Internet security industry"}


@pytest.mark.parametrize("pairs", [[ROW], pd.DataFrame([{"id": 1, **ROW}]), [tuple(ROW.values())]])
def test_pairs_of_any_shape(pairs):
    assert [f.rule for r in check_pairs(pairs) for f in r.findings] == ["term.known_wrong"]


@pytest.mark.parametrize(
    "pairs", [[{"a": "甲", "b": "A"}], pd.DataFrame({"a": ["甲"], "b": ["A"]}), "甲", ["甲A"], ROW, [3], [("甲", None)]]
)
def test_no_pairs(pairs):
    with pytest.raises(UsageError, match=r"zh|two texts"):
        check_pairs(pairs)


def test_very_many_findings():
    zh = "，".join(f"{i}万元" for i in range(101, 420))
    report = check_pair(zh, ", ".join(f"{i} million yuan" for i in range(101, 420)))
    assert len(report.findings) > 188
    assert 0 <= report.quality < 0.01
