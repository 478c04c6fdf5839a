"""Years by their numbers that English counts on: 第四年至第六年 as "the following three years"."""

from __future__ import annotations

import pytest

from aligner.check import check_pair
from aligner.correct import correct_pair

WAIVED = "第一年至第三年免征企业所得税，第四年至第六年减半征收企业所得税。"
RIGHT = [
    (WAIVED, "It is exempt from tax for the first three years and pays half for the following three years."),
    (WAIVED, "Enterprise income tax is exempted for the first three years and halved for the following three."),
    (WAIVED, "The tax is waived from the first to the third year and halved from the fourth to the sixth."),
    (
        "第一年和第二年免征，第三年至第五年减半征收。",
        "It is waived for the first two years and halved for the next three years.",
    ),
    (
        "第一年至第二年免征，第三年至第五年减半。",
        "It is exempt for two years and pays half in the three years after that.",
    ),
    (
        "第一年至第五年租金不变，第六年至第十年每年递增3%。",
        "Rent is unchanged for the first five years and then rises by 3 percent a year for the remaining five.",
    ),
    (
        "第1至第6个月发80%，第7至第12个月发60%。",
        "80 percent is paid for the first six months and 60 percent for the next six months.",
    ),
    ("第四至六年减半征收。", "It is halved for the next three years."),
    ("第一年免征，第二、三年减半征收。", "It is exempt for the first year and pays half for the next two."),
    ("第十一年至第十五年续租。", "The lease is renewed for a further five years."),
    ("第四年至第六年减半征收。", "The tax is halved in years four to six."),
    ("入学第一至第四学期缴纳学费。", "Tuition is paid for the first four terms."),
    ("从第三年起逐年提高。", "It will rise year by year after the first two years."),
    ("第三年至第五年返还50%。", "Half is returned over the subsequent three years."),
    ("第五年至第七年每年递减10%。", "It falls by 10 percent in each of the three subsequent years."),
    ("第六至第八年租金减半。", "Rent is cut by half for the three years that follow."),
    ("第1个月至第3个月为试用期。", "The first three months are a probation period."),
    (
        "第二年和第三年分别补助50万元和30万元。",
        "500,000 yuan is granted in the second year and 300,000 yuan in the third.",
    ),
]
WRONG = [
    (
        "第四年至第六年减半征收。",
        "It is halved for the following six years.",
        "It is halved for the following three years.",
    ),
    (
        WAIVED,
        "It is exempt for the first three years and pays half for the following four years.",
        "It is exempt for the first three years and pays half for the following three years.",
    ),
    ("第一年至第三年免征所得税。", "It is exempt for the first two years.", "It is exempt for the first three years."),
    (
        "第三年至第五年返还50%。",
        "Half is returned over the next four years.",
        "Half is returned over the next three years.",
    ),
    (
        "前两年免租，第三年至第五年减半。",
        "Free for the first two years, half for the next two years.",
        "Free for the first two years, half for the next three years.",
    ),
]


@pytest.mark.parametrize(("zh", "en"), RIGHT)
def test_years_counted_on_are_right(zh: str, en: str) -> None:
    report = check_pair(zh, en)
    assert not [f for f in (*report.findings, *report.hints) if f.check == "number"]
    assert correct_pair(zh, en).text == en


@pytest.mark.parametrize(("zh", "en", "right"), WRONG)
def test_another_length_is_put_right(zh: str, en: str, right: str) -> None:
    assert correct_pair(zh, en).text == right
