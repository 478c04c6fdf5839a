"""The check ``modality``: what must be found, with its place and correction, and what may not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.check import modality
from aligner.check.context import Context
from aligner.terms import load_termbase
from aligner.types import PairText


@pytest.fixture(scope="module")
def termbase():
    return load_termbase()


def findings(termbase, zh, en):
    return list(modality.check(Context([PairText(zh, en)], termbase)))


# Chinese, English, word of the Chinese, word of the English, what should stand there, severity
WRONG = [
    ("不鼓励公立医院举债。", "Encourage public hospitals to borrow.", "不鼓励", "Encourage", "Discourage", "critical"),
    ("个人不得瞒报疫情。", "Individuals do not have to conceal it.", "不得", "do not have to", "must not", "critical"),
    (
        "不得搞摊派，严禁强制农民流转土地。",
        "Levies must not be imposed, and strictly force farmers to transfer land.",
        "严禁",
        "strictly force",
        "must not force",
        "critical",
    ),
    ("近3年无违法记录。", "There are records of violations.", "无违法记录", "There are", "There are no", "critical"),
    (
        "守住不发生规模性返贫底线。",
        "Hold the bottom line of large-scale return to poverty.",
        "不发生规模性",
        "bottom line of",
        "bottom line of no",
        "critical",
    ),
    (
        "《规定》（第36号）同时废止。",
        "The Provisions (No. 36) shall be implemented at the same time.",
        "同时废止",
        "be implemented",
        "be repealed",
        "critical",
    ),
    ("不得以罚代刑。", "Fines may be substituted for punishment.", "不得", "may", "shall not", "critical"),
    ("不得擅自填埋组件。", "Modules can be landfilled without authorization.", "不得", "can", "shall not", "critical"),
    (
        "未通过评估的不得投入运行。",
        "Projects that have not passed may be operated.",
        "不得",
        "may",
        "shall not",
        "critical",
    ),
    (
        "不得强制推销，不得增加负担。",
        "It may be marketed, and no burden shall be added.",
        "不得",
        "may",
        "shall not",
        "critical",
    ),
    ("不得低于国家标准。", "It may be lower than the national standard.", "不得", "may", "shall not", "critical"),
    (
        "人数不得超过三人，不得转让。",
        "The number is up to three, and the permit may be transferred.",
        "不得",
        "may",
        "shall not",
        "critical",
    ),
    ("任何人都可以申请。", "Nobody may apply.", "任何人都可以", "Nobody may", "Anyone may", "critical"),
    ("期限不得超过三年。", "The term can last for three years.", "不得", "can", "", "critical"),
    (
        "任何单位和个人都可以举报。",
        "No unit or individual may report.",
        "任何单位和个人都可以",
        "No unit or individual may",
        "Any unit or individual may",
        "critical",
    ),
    ("嚴禁露天焚燒葉片。", "Blades can be burned in the open.", "嚴禁", "can", "shall not", "critical"),
    ("禁止销售此类产品。", "The sale of such products is promoted.", "禁止", None, "", "critical"),
    ("经营者应当公开信息。", "Operators can disclose the information.", "应当", "can", "shall", "major"),
    ("经营者必须公开信息。", "Operators may disclose the information.", "必须", "may", "must", "major"),
    ("企业可以享受补贴。", "Enterprises must enjoy the subsidies.", "可以", "must", "may", "major"),
    (
        "风险不容忽视。",
        "The risks can be ignored by all.",
        "不容忽视",
        "can be ignored",
        "cannot be ignored",
        "critical",
    ),
    ("局面尚未根本改变。", "The situation has been fundamentally changed.", "尚未", "has", "has not", "critical"),
    (
        "任何目击者的证据都受影响。",
        "The evidence of witnesses would not be affected.",
        "任何目击者的证据都受影响。",
        "not",
        "",
        "major",
    ),
    ("经济稳步增长。", "The economy has not grown steadily.", "经济稳步增长。", "not", "", "major"),
]


@pytest.mark.parametrize(("zh", "en", "zh_word", "en_word", "right", "severity"), WRONG)
def test_wrong(termbase, zh, en, zh_word, en_word, right, severity):
    (found,) = findings(termbase, zh, en)
    assert zh[slice(*found.zh_span)] == zh_word
    assert (en[slice(*found.en_span)] if found.en_span else None) == en_word
    assert (found.check, found.suggestion, found.severity) == ("modality", right, severity)


def test_duty_and_permission_changed_places(termbase):
    zh = "企业应当公开处置设备，同等条件下可以优先选择。"
    found = findings(
        termbase, zh, "Enterprises may dispose of equipment openly, and they must give priority to others."
    )
    assert [(f.zh_span, f.suggestion) for f in found] == [((2, 4), "shall"), ((16, 18), "may")]


def test_chinese_is_shown_as_written(termbase):
    (found,) = findings(termbase, "企業應當履行責任。", "Enterprises may perform their duties.")
    assert found.message == "應當 is a duty, but the English says “may”."
    assert found.evidence.startswith("企業應當履行責任。 | ")


RIGHT = [
    ("不得以罚代刑。", "Fines shall not be substituted for punishment."),
    ("未经批准不得施工。", "No construction may begin without approval."),
    ("未经批准不得施工。", "Construction may begin only after approval."),
    ("理事会成员不得少于三人。", "The board shall have at least three members."),
    ("每人不得多于三次。", "Each person may apply at most three times."),
    ("每人申请不得超过三项。", "Each person may file no more than three applications."),
    ("申请不得早于2025年1月1日。", "Not before January 1, 2025 may applications be filed."),
    ("报告不得晚于2025年1月1日提交。", "The report may be submitted by January 1, 2025."),
    ("費用比例不得超過5%。", "The expense ratio may be up to 5%."),
    ("费用比例不得低于5%。", "The expense ratio shall be 5% or more."),
    ("任何人都可以申请，但不得代领。", "Anyone may apply, but no one may collect for another."),
    ("费用比例不得超过5%。", "The expense ratio may exceed 5%."),  # the check of numbers says what is wrong
    ("投资比例不得低于30%。", "The ratio may be below 30%."),
    ("年龄不得超过35周岁。", "Applicants must be 35 years old or younger."),
    ("严禁露天焚烧。", "Open burning is strictly prohibited."),
    ("我们不得不承认这一点。", "We have to admit this point here."),
    ("他动弹不得。", "He lay there, frozen to the spot."),
    ("防止事故，避免浪费，不得浪费。", "Avoid waste and prevent all accidents."),
    ("经营者应当公开信息。", "Operators shall disclose the information."),
    ("经营者应当公开信息。", "Operators disclose the information to the public."),
    ("必须努力，才能把蓝图变为现实。", "We must work hard before we can turn our blueprint into reality."),
    ("企业可以享受补贴。", "Enterprises are eligible for the subsidies."),
    ("团结一切可以团结的力量。", "We should unite all the forces that there are."),
    ("风险不容忽视。", "The risks cannot be ignored by anybody."),
    ("局面尚未根本改变。", "The situation has yet to be fundamentally changed."),
    ("不仅要发展，更要安全。", "It is not only about development but safety."),
    ("经济稳步增长。", "Not only has the economy grown steadily."),
    ("他始终按着它。", "His hand never left it for one moment."),
    ("价格协议条件不少。", "There are not a few conditions for the agreement."),
    ("", "This must not be said here."),
    ("不得转载。", ""),
]


@pytest.mark.parametrize(("zh", "en"), RIGHT)
def test_right(termbase, zh, en):
    assert findings(termbase, zh, en) == []


@given(
    st.lists(st.sampled_from(["不得", "应当", "可以", "尚未", "不容忽视", "企业", "改变，"]), max_size=8).map("".join),
    st.lists(st.sampled_from(["may", "shall", "not", "be ignored", "can", "has changed", "no", "firms,"]), max_size=12),
)
def test_spans_and_severities(zh, words):
    en = " ".join(words)
    for finding in findings(load_termbase(), zh, en):
        assert finding.severity in {"critical", "major"}
        assert finding.zh_span is not None and 0 <= finding.zh_span[0] < finding.zh_span[1] <= len(zh)
        assert finding.en_span is None or 0 <= finding.en_span[0] < finding.en_span[1] <= len(en)
