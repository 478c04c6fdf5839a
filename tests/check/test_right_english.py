"""Right English that says a thing in other words: refusals, what is averted, the day after, the level before, years."""

from __future__ import annotations

import pytest

from aligner.check import check_pair
from aligner.correct import correct_pair

RIGHT = [
    # the day or the year after a deadline
    ("于6月底前完成。", "to be completed before July 1"),
    ("6月底前完成排查。", "Screening shall be completed before July."),
    ("2025年6月底前完成排查。", "Screening shall be completed by the start of July 2025."),
    ("2025年底前完成整改。", "Rectification shall be completed before 2026."),
    ("2025年底前完成整改。", "Rectification shall be completed before January 1, 2026."),
    ("2025年底前完成整改。", "Rectification shall be completed by the beginning of 2026."),
    ("2025年12月底前完成整改。", "Rectification shall be completed before the new year."),
    ("9月30日前报送。", "Reports shall be filed before October 1."),
    ("7月1日前完成。", "It shall be completed by June 30."),
    ("3月底前下达计划。", "The plan shall be issued prior to April 1."),
    ("2月底前报送。", "It shall be reported before March 1."),
    ("一季度末，外汇储备3.1万亿美元。", "At the end of March, foreign exchange reserves stood at US$3.1 trillion."),
    # the level before a change
    (
        "城镇化率达到65%，比上年提高1.2个百分点。",
        "Urbanization reached 65 percent, up from 63.8 percent the year before.",
    ),
    ("增长5.2%，比上年加快2.2个百分点。", "It grew by 5.2 percent, up from 3 percent in the previous year."),
    ("增长5.2%，比上年加快2.2个百分点。", "It grew by 5.2 percent, compared with 3 percent in the previous year."),
    ("失业率为5.2%，比上年下降0.4个百分点。", "Unemployment was 5.2 percent, down from 5.6 percent a year earlier."),
    (
        "利润达到120亿元，比上年增加20亿元。",
        "Profits reached 12 billion yuan, up from 10 billion yuan the year before.",
    ),
    ("比上年加快2.2个百分点。", "up from 3 percent the year before"),
    # plans and congresses by their years
    ("“十三五”期间", "from 2016 to 2020"),
    ("“十四五”时期", "during the 2021-2025 period"),
    ("党的十八大以来", "since 2012"),
    # congresses of other bodies, and shares with what they are of between their figures
    (
        "完成市工会十五大确定的任务。",
        "We have done all that the Fifteenth Municipal Trade Union Congress set us to do.",
    ),
    (
        "学习省妇联十二大精神。",
        "Study the guiding principles of the twelfth congress of the provincial women's federation.",
    ),
    (
        "中国工会第十八次全国代表大会开幕。",
        "The 18th National Congress of the All-China Federation of Trade Unions opened.",
    ),
    ("高技能人才占技能劳动者比例超过三分之一。", "More than one skilled worker in three is highly skilled."),
    ("四分之三的村庄通了自来水。", "Three mountain villages out of four have running water."),
    # refusals
    (
        "对符合条件的，核发许可证；对不符合条件的，不予核发并说明理由。",
        "It shall issue a permit where the conditions are met; where they are not, it shall refuse, with reasons.",
    ),
    (
        "符合条件的予以登记；不符合条件的，不予登记并说明理由。",
        "Those that qualify shall be registered; those that do not shall be refused, with reasons given.",
    ),
    ("不符合条件的，不予批准。", "Applications that do not qualify shall be turned down."),
    ("逾期未申报的，不予受理。", "Late applications shall be rejected."),
    ("经审查不合格的，不予许可。", "A permit shall be denied to those that fail the examination."),
    ("有下列情形之一的，不予批准。", "It shall not be approved in any of the following circumstances."),
    # what does not happen
    ("确保不发生系统性风险", "ensure that systemic risks are averted"),
    ("不发生区域性系统性风险", "steer clear of regional and systemic risks"),
    ("确保不发生重特大事故。", "Make sure that major and serious accidents are avoided."),
    ("确保不发生规模性返贫。", "We will ensure that a large-scale return to poverty is forestalled."),
    ("确保不出现群体性事件。", "We will see to it that mass incidents are headed off."),
    ("全部免除农业税。", "The agricultural tax was abolished altogether."),
]
WRONG = [
    ("date.value", "6月底前完成。", "It shall be completed before June 1."),
    ("date.value", "6月底前完成。", "It shall be completed before August 1."),
    ("date.value", "2025年底前完成。", "It shall be completed before 2027."),
    ("number.value", "失业率为5.2%，比上年下降0.4个百分点。", "It was 5.2 percent, down from 5.4 percent."),
    ("plan.missing", "“十四五”时期", "during the 2016-2020 period"),
    ("congress.missing", "党的十八大以来", "since 2017"),
    ("modality.affirmed", "确保不发生系统性风险", "ensure that systemic risks occur"),
    ("modality.affirmed", "不符合条件的，不予核发。", "Where they are not met, it shall issue it."),
    (
        "modality.affirmed",
        "对企业核发许可证；对个人不予核发。",
        "Permits shall be issued to enterprises; permits shall be issued to individuals.",
    ),
]


@pytest.mark.parametrize(("zh", "en"), RIGHT)
def test_right_english_is_left_alone(zh: str, en: str) -> None:
    assert not check_pair(zh, en).findings
    assert correct_pair(zh, en).text == en


@pytest.mark.parametrize(("rule", "zh", "en"), WRONG)
def test_wrong_english_beside_it_is_found(rule: str, zh: str, en: str) -> None:
    assert rule in {finding.rule for finding in check_pair(zh, en).findings}


def test_a_difference_is_not_written_for_a_level() -> None:
    en = "Profits reached 12 billion yuan, up from 9 billion yuan the year before."
    assert correct_pair("利润达到120亿元，比上年增加20亿元。", en).text == en


@pytest.mark.parametrize(
    ("zh", "suggestion"),
    [
        ("市人大常务委员会听取报告。", "standing"),
        ("常务副市长牵头负责。", "executive"),
        ("常务理事会讨论通过。", "executive"),
    ],
)
def test_a_lost_qualifier_is_called_by_what_it_qualifies(zh: str, suggestion: str) -> None:
    report = check_pair(zh, "The committee, the vice mayor and the council heard the report and discussed it.")
    found = [f for f in (*report.findings, *report.hints) if f.rule == "modality.qualifier_lost"]
    assert [f.suggestion for f in found] == [suggestion]


@pytest.mark.parametrize(
    ("zh", "en", "suggestion"),
    [
        ("6月底前完成。", "It shall be completed before August 1.", "the end of June"),
        ("6月底前完成。", "It shall be completed before June 1.", "the end of June"),
        ("2025年9月底前报送。", "It shall be reported before September 1, 2025.", "the end of September 2025"),
        ("三季度末，外汇储备3.1万亿美元。", "Reserves stood at US$3.1 trillion.", "the end of the third quarter"),
    ],
)
def test_the_end_of_a_month_is_suggested_as_such(zh: str, en: str, suggestion: str) -> None:
    report = check_pair(zh, en)
    assert suggestion in {f.suggestion for f in (*report.findings, *report.hints) if f.check == "date"}
