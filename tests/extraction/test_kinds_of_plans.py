"""What a plan's chapter and a work report showed: years of headings, rates a person, figures that a clause sets."""

from __future__ import annotations

from fractions import Fraction

import pytest

import aligner


def zh(*lines):
    return aligner.extract("\n".join(lines), None)


def en(*lines):
    return aligner.extract(None, "\n".join(lines))


@pytest.mark.parametrize(
    ("heading", "year"),
    [
        ("三、2026年重点工作", "2026"),
        ("三、2026年工作安排", "2026"),
        ("二、2027年主要任务", "2027"),
        ("四、2026年民生实事", "2026"),
        ("三、重点工作", ""),
    ],
)
def test_figures_under_a_heading_with_a_year_have_it(heading, year):
    made = zh("某市工作安排", heading, "（一）推进城镇建设。改造老旧小区58个，10月底前新建公园3个。")
    assert made.targets[0].deadline == year
    assert made.targets[0].value == 58


def test_a_time_of_its_own_goes_before_the_year_of_the_heading():
    made = zh("某市工作安排", "三、2026年重点工作", "（一）推进城镇建设。到2028年改造老旧小区58个。每年新建公园3个。")
    assert [(t.deadline, t.recurrence) for t in made.targets] == [("2028", ""), ("", "每年")]


@pytest.mark.parametrize("greeting", ["各位代表：", "各位委员：", "同志们：", "女士们："])
def test_a_greeting_below_the_heading_of_a_review_does_not_end_it(greeting):
    made = zh(
        "政府工作报告",
        "一、2025年工作回顾",
        f"{greeting}过去一年，我们较好完成了目标任务。",
        "——经济运行稳中有进。地区生产总值达到1286亿元，增长5.6%。",
        "——开放不断深化。进出口总额完成152亿元，开展营商环境攻坚行动。",
        "二、2026年重点工作",
        "（一）扩大需求。完成投资210亿元。",
    )
    assert [t.value for t in made.targets] == [21_000_000_000]
    assert [t.value for t in made.results if t.value] == [128_600_000_000, Fraction("5.6"), 15_200_000_000]
    assert [t.zh_evidence for t in made.tasks] == ["完成投资210亿元"]


@pytest.mark.parametrize(
    ("sentence", "recurrence"),
    [
        ("基础养老金最低标准提高到每人每月180元", ""),
        ("财政补助标准提高到每人每年700元", ""),
        ("高龄津贴提高到每月300元", ""),
        ("补贴标准提高到每户每年2000元", ""),
        ("每年培训3万人次", "每年"),
        ("每月培训300人次", "每月"),
    ],
)
def test_a_rate_a_person_does_not_recur(sentence, recurrence):
    made = zh("某市行动方案", "二、主要任务", "（一）改善民生", f"到2027年，{sentence}。")
    target = [*made.targets, *made.requirements][0]
    assert (target.comparator, target.recurrence) == ("=", recurrence)


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("为1200户困难老年人家庭实施适老化改造", 1200),
        ("为6000名适龄女生免费接种疫苗", 6000),
        ("为2万名职工提供免费体检", 20000),
        ("抓好126个市级重点项目建设", 126),
        ("打通断头路45条", 45),
        ("加装电梯1500部", 1500),
    ],
)
def test_those_for_whom_something_is_done_are_counted(sentence, value):
    assert [t.value for t in zh("某市方案", "二、主要任务", "（一）改善民生", f"{sentence}。").targets] == [value]


@pytest.mark.parametrize("sentence", ["重点抓好四件事", "集中力量办好以下10件民生实事", "实现下列5个转变"])
def test_what_a_text_counts_of_itself_is_no_target(sentence):
    assert not zh("某市方案", "二、主要任务", f"{sentence}。").targets


@pytest.mark.parametrize(
    ("head", "change", "baseline"),
    [("年均/累计", "from_to", Fraction("5.2")), ("年均", "from_to", Fraction("5.2")), ("年均增长", "growth", None)],
)
def test_a_share_in_a_column_of_yearly_figures_is_a_level(head, change, baseline):
    made = zh(
        "某市“十五五”规划",
        "主要指标",
        f"指标\t单位\t2025年\t2030年\t{head}\t属性",
        "城镇调查失业率\t%\t5.2\t—\t<5.5\t预期性",
        "居民人均可支配收入\t元\t43860\t56500\t5.2左右\t预期性",
    )
    assert (made.targets[0].comparator, made.targets[0].change) == ("<", change)
    assert baseline is None or made.targets[0].baseline == baseline
    assert (made.targets[2].change, made.targets[2].unit) == ("growth", "%")


def test_a_bracket_gives_its_time_to_a_figure_that_is_no_task():
    made = zh(
        "某市规划",
        "第三节　主要任务",
        "（一）建设绿色家园",
        "推进垃圾分类提质增效，生活垃圾回收利用率达到40%。（牵头单位：市城市管理局；完成时限：2029年底）",
        "（二）补齐短板",
        "新建泵站12座。（牵头单位：市水务局；完成时限：2028年底）",
    )
    assert [t.deadline for t in made.targets] == ["2029-12-31", "2028-12-31"]


TASKS = ("Plan", "III. Key Work in 2026")


@pytest.mark.parametrize(
    ("sentence", "value", "unit"),
    [
        ("The number of places for children under 3 per 1,000 people will exceed 4.8", Fraction("4.8"), ""),
        ("The completion rate of the 12345 hotline will remain above 99%", 99, "%"),
        ("Bring the share of villages with an income of 100,000 yuan or more to 90%", 90, "%"),
        ("Raise the share of schools with 500 pupils or more to 35%", 35, "%"),
        ("At least 220,000 new urban jobs will be created over the five years", 220000, "jobs"),
        ("28 percent of the households will be connected, up from none in the last 3 years", 28, "%"),
        ("Build 36 primary and secondary schools", 36, "schools"),
        ("Build at least 1 elderly care center in every subdistrict", 1, "center"),
        ("Train 20,000 low-income women in rural areas", 20000, "women"),
        ("Open up 45 dead-end roads around schools and hospitals", 45, "roads"),
        ("Cut the concentration of PM2.5 to 28 micrograms per cubic meter", 28, "micrograms per cubic meter"),
    ],
)
def test_the_figure_that_an_english_clause_sets(sentence, value, unit):
    target = en(*TASKS, f"(1) Improve life. {sentence}.").targets[0]
    assert (target.value, target.unit_en or target.unit, target.deadline) == (value, unit, "2026")


def test_items_joined_by_and_or_a_semicolon_are_targets_each():
    made = en(*TASKS, "(1) Improve life. Build 15 pocket parks and 40 kilometers of fitness trails.")
    assert [(t.value, t.unit_en or t.unit) for t in made.targets] == [(15, "parks"), (40, "kilometers")]
    made = en(
        "Report on the Work of the Government",
        "-- Delivered at the Sixth Session of the Congress on February 3, 2026",
        "II. Main Expected Targets",
        "The main expected targets this year are: GDP growth of about 5.5%; a drop of about 3% in energy consumption; "
        "and 88% of days with good air quality.",
    )
    assert [(t.value, t.change, t.deadline) for t in made.targets] == [
        (Fraction("5.5"), "growth", "2026"),
        (3, "growth", "2026"),
        (88, "level", "2026"),
    ]


@pytest.mark.parametrize("words", ["built before the end of 2005", "registered before 2010", "founded prior to 1998"])
def test_a_date_of_a_thing_is_no_english_deadline(words):
    made = en("Plan", "Section 2 Goals", f"By 2030, no fewer than 320 communities {words} will be renovated.")
    assert [t.deadline for t in made.targets] == ["2030"]


def test_looking_ahead_opens_a_horizon():
    made = en(
        "Plan", "Section 2 Goals", "By 2030, the rate will reach 75%.", "Looking ahead to 2035, it will reach 80%."
    )
    assert [t.deadline for t in made.targets] == ["2030", "2035"]


def test_numbered_headings_that_name_tasks_follow_the_goals():
    made = en(
        "Plan",
        "Section 2 Development Goals",
        "By 2030, the rate will reach 75%.",
        "Box 1 Main Indicators of 2030",
        "Section 3 Carry Out Urban Renewal",
        "(1) Renew old neighborhoods",
        "Install 1,500 elevators. (Lead unit: Municipal Finance Bureau; time limit: end of 2029)",
        "(2) Improve drainage",
        "Build 12 pumping stations. (Lead unit: Municipal Water Affairs Bureau; time limit: end of 2028)",
    )
    assert [(t.value, t.deadline) for t in made.targets] == [(75, "2030"), (1500, "2029-12-31"), (12, "2028-12-31")]
    assert [(t.lead_units_en, t.deadline) for t in made.tasks] == [
        (("Municipal Finance Bureau",), "2029-12-31"),
        (("Municipal Water Affairs Bureau",), "2028-12-31"),
    ]


def test_numbered_items_of_a_list_are_tasks_and_titles_of_points_are_none():
    made = en(*TASKS, "1. Add 3,000 parking spaces.", "2. Renovate 150 kilometers of rural roads.", "3. Improve parks.")
    assert [t.en_evidence for t in made.tasks] == [
        "Add 3,000 parking spaces",
        "Renovate 150 kilometers of rural roads",
        "Improve parks",
    ]
    titled = en(*TASKS, "(1) Improve parks. Renovate 15 parks.", "(2) Improve roads. Renovate 8 roads.")
    assert [t.en_evidence for t in titled.tasks] == ["Renovate 15 parks", "Renovate 8 roads"]


def test_a_month_in_an_english_table_is_one_of_the_year_of_the_text():
    made = en(
        "Division of Key Government Work in 2026",
        "No.\tTask\tLead unit\tTime limit",
        "1\tRenovate 58 old residential communities\tMunicipal Finance Bureau\tEnd of November",
        "2\tBuild 3 parks\tMunicipal Finance Bureau\tFirst half of the year",
    )
    assert [t.deadline for t in made.tasks] == ["2026-11-30", "2026-06-30"]
