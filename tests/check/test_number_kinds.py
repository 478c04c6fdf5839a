"""Findings about numbers on text from elsewhere: what is put right, what is only a hint, what is not told."""

from __future__ import annotations

import pytest

import aligner
from aligner.correct import correct_pair

PUT_RIGHT = [
    ("票价三元五角。", "The fare is 35 yuan.", "The fare is 3.5 yuan."),
    ("约1/5的农户。", "About 1/4 of rural households.", "About 1/5 of rural households."),
    ("五分之一的耕地", "a quarter of the farmland", "one fifth of the farmland"),
    ("比例为3∶7。", "The ratio is 7:3.", "The ratio is 3:7."),
    ("按6:4分担。", "They share it in the ratio of 4 to 6.", "They share it in the ratio of 6 to 4."),
    ("长度为13-38厘米。", "It is 13-71 cm long.", "It is 13-38 cm long."),
    ("产能增长两倍。", "Capacity doubled.", "Capacity tripled."),
    ("规模是原来的四倍。", "It is five times the original.", "It is four times the original."),
    ("车程五个半小时。", "It takes 7½ hours.", "It takes 5½ hours."),
    ("占比由11%提高到28%。", "The share rose from 28% to 11%.", "The share rose from 11% to 28%."),
    (
        "由290万吨提高到350万吨。",
        "Increased by 2.9 million tons to 3.5 million tons.",
        "Increased from 2.9 million tons to 3.5 million tons.",
    ),
    ("近5000人", "over 5,000 people", "nearly 5,000 people"),
    ("1月6日开工。", "Work began on the 8th of January.", "Work began on the 6th of January."),
    ("2014/15财政年度", "the 2016/17 fiscal year", "the 2014/15 fiscal year"),
    ("按日万分之六计算。", "It is 0.6% per day.", "It is 0.06% per day."),
]


@pytest.mark.parametrize(("zh", "en", "right"), PUT_RIGHT)
def test_the_edit_keeps_the_manner_of_the_english(zh: str, en: str, right: str) -> None:
    assert correct_pair(zh, en).text == right


LEFT = [
    ("最低为14.02元，最高为16.44元。", "As low as 14.02 yuan and as high as 16.44 yuan."),
    ("气温达摄氏95度。", "The temperature reached 95 degrees Celsius."),
    ("时薪26澳元。", "An hourly wage of A $26."),
    ("须有3/4以上成员同意。", "3/4 or more of the members must agree."),
    ("另有印尼等15个国家加入。", "Another 15 countries, including Indonesia, joined."),
    ("2019年前几个月，2019年底前", "the first months of 2019, before the end of 2019"),
    ("贷款增幅达16%。", "Loans increased by 16%."),
    ("李千代表公司讲话。", "Li Qian spoke on behalf of the company."),
    ("五道沟林场通过验收。", "Wudaogou Forest Farm passed inspection."),
]


@pytest.mark.parametrize(("zh", "en"), LEFT)
def test_right_numbers_are_left_alone(zh: str, en: str) -> None:
    assert [f for f in aligner.check_pair(zh, en, checks=["number"]).findings if f.severity != "minor"] == []
    assert correct_pair(zh, en).text == en


HINTS = [
    ("三条原则", "principles", "minor", False),
    ("拥有183家企业", "has enterprises", "major", True),
    ("加强监管", "strengthen supervision in 27 firms", "major", False),  # of three such that were read none was right
    ("时薪26澳元。", "An hourly wage of $26.", "minor", False),
]


@pytest.mark.parametrize(("zh", "en", "severity", "shown"), HINTS)
def test_what_may_be_said_otherwise_is_a_hint(zh: str, en: str, severity: str, shown: bool) -> None:
    report = aligner.check_pair(zh, en, checks=["number"])
    (finding,) = report.findings if shown else report.hints
    assert finding.severity == severity


def test_value_and_bound_are_both_told_and_put_right() -> None:
    zh, en = "投资800万元以上。", "Invest less than 80 million yuan."
    rules = {f.rule for f in aligner.check_pair(zh, en, checks=["number"]).findings}
    assert rules == {"number.scale", "number.bound_turned"}
    assert correct_pair(zh, en).text != "Invest less than 8 million yuan."
