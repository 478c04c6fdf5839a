"""Lists of expected targets in work reports, the year of a document, horizons that hold for a part, past reviews."""

from __future__ import annotations

from fractions import Fraction

import pytest

import aligner
from aligner.extraction.zh.year import year_of

REVIEW = "一、2025年工作回顾\n过去一年，全市经济稳中有进。一年来，我们主要做了以下工作：\n"
REPORT = "各位代表：\n现在，我代表市人民政府，向大会报告工作。\n" + REVIEW


def targets(text):
    return aligner.extract(text, None).targets


def test_a_list_in_one_sentence():
    text = (
        REPORT + "（一）稳住工业。新建厂房120万平方米，工业增加值增长6.1%。\n二、2026年经济社会发展总体要求\n"
        "今年发展主要预期目标是：地区生产总值增长5%左右；城镇新增就业3万人以上，调查失业率5.5%以内；居民消费价格涨幅2%左右；"
        "进出口稳中提质；粮食产量保持在45万吨以上；单位地区生产总值能耗降低3%左右，生态环境质量持续改善。"
        "提出上述预期目标，综合考虑了各方面因素。\n"
    )
    made = aligner.extract(text, None)
    found = [(t.comparator, t.value, t.unit, t.deadline) for t in made.targets if t.kind == "quantified"]
    assert made.facts.year == 2026
    assert found == [
        ("~", 5, "%", "2026"),
        (">=", 30000, "人", "2026"),
        ("<=", Fraction("5.5"), "%", "2026"),
        ("~", 2, "%", "2026"),
        (">=", 450000, "吨", "2026"),
        ("~", 3, "%", "2026"),
    ]
    states = [t.zh_evidence for t in made.targets if t.kind == "qualitative"]
    assert states == ["进出口稳中提质", "生态环境质量持续改善"]
    assert {r.value for r in made.results} == {1200000, Fraction("6.1")}


@pytest.mark.parametrize("gap", ["\n", "\n\n\n　　"])
def test_a_list_below_its_announcement(gap):
    text = (
        REPORT + "（一）稳住工业。工业增加值增长6.1%。\n三、2026年工作安排\n今年经济社会发展的主要预期目标是："
        f"{gap}地区生产总值增长6%左右；城镇新增就业2.5万人，登记失业率控制在4%以内；国际收支状况改善。{gap}"
        "这里要着重说明，提出地区生产总值增长6%左右，是为了稳定就业。\n"
    )
    found = [(t.value, t.comparator, t.deadline) for t in targets(text)]
    assert found == [(6, "~", "2026"), (25000, "=", "2026"), (4, "<=", "2026"), (None, "", "2026")]


def test_the_rest_of_the_paragraph_belongs_to_the_list():
    text = (
        "二、2026年工作目标\n"
        "今年的主要预期目标是：财政收入增长4%，外贸增长3%。能耗强度下降2.5%以上，空气质量继续改善。\n"
    )
    found = targets(text)
    assert [t.deadline for t in found] == ["2026"] * 4
    assert (found[2].comparator, found[2].value) == (">=", Fraction("2.5"))


@pytest.mark.parametrize(
    ("lines", "name", "expected"),
    [
        (["一、2024年工作回顾"], "a.txt", 2025),
        (["二、2026年主要任务"], "a.txt", 2026),
        (["三、对2026年政府工作的建议"], "a.txt", 2026),
        (["——2023年3月5日在第一次会议上"], "a.txt", 2023),
        (["刚刚过去的2017年，全市经济平稳运行。"], "a.txt", 2018),
        (["2013年是新一届政府的开局之年，做好今年工作意义重大。"], "a.txt", 2013),
        (["中国共产党第十九次全国代表大会，是一次重要的大会。"], "a.txt", 2017),
        (["今年要做好以下工作。"], "report-2016.txt", 2016),
        (["今年要做好以下工作。"], "2015-2016.txt", None),
        (["到2030年，覆盖率达到90%。"], "plan.txt", None),
    ],
)
def test_the_year_of_a_document(lines, name, expected):
    assert year_of(lines, name, "") == expected
    assert year_of(lines, name, "2021-05-06") == 2021


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("“十五五”期间，覆盖率达到90%以上。", "2030-12-31"),
        ("“十五五”时期，新增就业60万人以上。", "2030-12-31"),
        ("“十五五”末，森林覆盖率达到45%。", "2030-12-31"),
        ("到二0三五年，人均收入达到10万元。", "2035"),
    ],
)
def test_plan_periods(text, deadline):
    (found,) = targets(text)
    assert found.deadline == deadline


def test_three_years_of_a_three_year_plan():
    text = (
        "云崖市工业三年行动方案（2026—2028年）\n一、目标\n"
        "通过三年努力，产业规模达到500亿元，创新能力显著提升。\n二、任务\n（一）加强培训。三年内培训工人2万人次。\n"
        "云崖市人民政府\n2026年1月20日\n"
    )
    made = aligner.extract(text, None)
    assert [t.deadline for t in made.targets] == ["2028-12-31", "2028-12-31", "2029-01-20"]


def test_a_deadline_holds_for_the_list_below():
    text = (
        "到2028年，实现以下目标：\n（一）产业规模达到500亿元。\n（二）培育专精特新企业100家。\n"
        "（三）研发投入强度达到3%。\n"
    )
    assert [(t.value, t.deadline) for t in targets(text)] == [(50000000000, "2028"), (100, "2028"), (3, "2028")]


def test_the_year_of_an_earlier_paragraph_holds_for_a_list_of_dashes():
    text = (
        "三、发展目标\n我们要抓住机遇，确保到2030年建成现代化强市。\n要努力实现新的要求。\n"
        "——经济持续健康发展。人均收入比2020年翻一番。\n——文化软实力显著增强。\n"
    )
    listed = [t for t in targets(text) if "要求" not in t.zh_evidence]
    assert {t.deadline for t in listed} == {"2030"}
    assert (2, "倍") in {(t.value, t.unit) for t in targets(text)}


def test_achievements_and_tasks_under_one_heading():
    text = (
        "二、“十四五”时期发展成就和“十五五”时期主要目标任务\n过去五年，城镇化率提高到65%，新增就业300万人。\n"
        "“十五五”时期是重要的五年。\n——增进民生福祉。人均预期寿命提高到80岁，养老保险参保率达到95%。\n"
    )
    made = aligner.extract(text, None)
    assert [(t.value, t.deadline) for t in made.targets if t.value] == [(80, "2030-12-31"), (95, "2030-12-31")]
    assert {65, 3000000} <= {r.value for r in made.results}


def test_planned_figures_beside_last_year_are_targets():
    text = "二、2026年政府工作任务\n今年赤字率拟按4%左右安排，比去年提高1个百分点。\n"
    assert [(t.value, t.status) for t in targets(text)] == [(4, "target"), (1, "target")]


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("覆盖率≥90%", ("覆盖率", ">=", "level", 90, "%")),
        ("失业率≤5.5%", ("失业率", "<=", "level", Fraction("5.5"), "%")),
        ("增速保持在-1%以上", ("增速", ">=", "growth", -1, "%")),
        ("单位能耗降至−3%", ("单位能耗", "=", "level", -3, "%")),
        ("设备联网率由20%→45%", ("设备联网率", "=", "from_to", 45, "%")),
        ("师生比不低于1∶18", ("师生比", ">=", "level", Fraction(1, 18), "")),
        ("医护比达到1：1.25", ("医护比", "=", "level", Fraction(4, 5), "")),
        ("产值（亿元）达到500", ("产值", "=", "level", 50000000000, "元")),
        ("城镇化率（%）提高到68", ("城镇化率", "=", "level", 68, "%")),
        ("覆盖率 达到 85 % 以上", ("覆盖率", ">=", "level", 85, "%")),
        ("投资达到一点五亿元", ("投资", "=", "level", 150000000, "元")),
        ("补助资金达到１，２００万元", ("补助资金", "=", "level", 12000000, "元")),
        ("占比达到1/3以上", ("占比", ">=", "level", Fraction(1, 3), "")),
        ("每百户家庭拥有汽车25辆以上", ("每百户家庭拥有汽车", ">=", "level", 25, "辆")),
        ("人均收入比2020年翻一番", ("人均收入", "=", "multiple", 2, "倍")),
    ],
)
def test_how_figures_are_written(clause, expected):
    (found,) = targets(f"到2028年，{clause}。")
    assert (found.metric_zh, found.comparator, found.change, found.value, found.unit) == expected


def test_joined_metrics_keep_their_figures():
    found = targets("到2028年，常住人口城镇化率达到60%、户籍人口城镇化率达到45%。")
    assert [(t.metric_zh, t.value) for t in found] == [("常住人口城镇化率", 60), ("户籍人口城镇化率", 45)]


@pytest.mark.parametrize(
    "text", ["2027年底前，实现乡镇卫生院标准化建设全覆盖。", "到2027年，行政村快递服务实现全覆盖。"]
)
def test_full_coverage_is_all_of_what_is_measured(text):
    (found,) = targets(text)
    assert (found.kind, found.comparator, found.value, found.unit) == ("quantified", "=", 100, "%")
    assert (found.deadline[:4], "全覆盖" in found.metric_zh) == ("2027", False)


def test_nearly_full_coverage_is_about_all():
    (found,) = targets("到2027年，农村生活污水治理基本实现全覆盖。")
    assert (found.comparator, found.value, found.metric_zh) == ("~", 100, "农村生活污水治理")


@pytest.mark.parametrize("text", ["到2028年，启动环境整治五年行动。", "注：表中数据为五年累计数。", "3：2战胜对手。"])
def test_what_is_no_figure_of_a_target(text):
    assert [t for t in targets(text) if t.kind == "quantified"] == []


def test_a_step_of_a_schedule_belongs_to_the_figure_after_it():
    text = (
        "青屏省收费办法\n第一条　案件按照下列比例交纳：\n（一）不超过1万元的，每件交纳50元；\n"
        "（二）超过1万元至10万元的部分，按照2.5%交纳。\n"
    )
    found = aligner.extract(text, None).requirements
    assert [(r.metric_zh, r.value) for r in found] == [
        ("不超过1万元的每件交纳", 50),
        ("超过1万元至10万元的部分交纳", Fraction("2.5")),
    ]


def test_a_line_that_breaks_cut_is_no_heading():
    text = (
        "一、2025年工作回顾\n\n全年新增公园12座，建成\n区域医疗中心\n，惠及群众20万人。\n\n细颗粒物（PM\n"
        "2.5\n）浓度下降9%。\n\n二、2026年工作安排\n\n新建学校5所。\n"
    )
    made = aligner.extract(text, None)
    assert [t.value for t in made.targets] == [5]
    assert 12 in {r.value for r in made.results}


def test_a_stage_from_one_year_to_another():
    text = (
        "第一个阶段，从二○二○年到二○三五年，再奋斗十五年，基本实现社会主义现代化。到那时，经济实力将大幅跃升，"
        "跻身创新型国家前列；法治政府基本建成。\n"
    )
    found = aligner.extract(text, None).targets
    assert [(t.deadline[:4], t.kind) for t in found] == [("2035", "qualitative")] * 4


def test_long_dashes_open_the_items_of_a_list():
    text = (
        "二、奋斗目标\n确保到二〇二〇年实现全面建成小康社会的奋斗目标。\n――增强发展协调性。自主创新能力显著提高，进入创新型国家行列。\n"
        "――加快发展社会事业。社会就业更加充分，覆盖城乡的社会保障体系基本建立。\n"
    )
    found = aligner.extract(text, None).targets
    assert {t.deadline for t in found} == {"2020"}
    assert len(found) >= 5


def test_a_result_over_a_span_of_years_stays_one():
    text = (
        "一、“十三五”工作回顾\n从2016年到2020年，全市新增就业50万人，累计投入80亿元。\n截至2020年底，建成站点200个。\n"
    )
    made = aligner.extract(text, None)
    assert made.targets == ()
