"""Tables of indicators as targets: layouts, signs, units, years, binding, in both languages."""

from __future__ import annotations

from fractions import Fraction

import pytest

import aligner
from aligner.documents import from_text
from aligner.extraction.grids import Grid, grids
from aligner.extraction.heads import heads
from aligner.extraction.indicators import Setting, indicators

TAB = "指标\t单位\t2025年\t2030年\t年均\t属性\n造林面积\t万亩\t10\t≥12\t—\t约束性\n营收增速\t%\t9.1\t—\t8.5左右\t预期性"
MARKDOWN = """| 指标 | 单位 | 2025年 | 2030年 | 年均 | 属性 |
|---|---|---|---|---|---|
| 造林面积 | 万亩 | 10 | ≥12 | — | 约束性 |
| 营收增速 | % | 9.1 | — | 8.5左右 | 预期性 |"""


def facts(target):
    return (target.comparator, target.change, target.value, target.baseline, target.unit, target.deadline)


@pytest.mark.parametrize("text", [TAB, MARKDOWN, MARKDOWN.replace("| ", "|").replace(" |", "|")])
def test_tabs_and_bars_are_one_table(text):
    made = aligner.extract("“十五五”主要指标如下。\n" + text + "\n以上指标纳入考核。", None)
    first, second = made.targets
    assert facts(first) == (">=", "from_to", 120000, 100000, "亩", "2030")
    assert facts(second) == ("~", "growth", Fraction("8.5"), Fraction("9.1"), "%", "2030")
    assert (first.binding, first.binding_en, first.unit_en, first.baseline_year) == ("约束性", "binding", "mu", 2025)
    assert (first.metric_zh, second.metric_zh) == ("造林面积", "营收增速")
    assert made.source.text[slice(*first.zh_span)] == first.zh_evidence
    assert "造林面积" in first.zh_evidence
    assert "约束性" in first.zh_evidence
    assert (first.cell, second.cell) == ((1, 2, 4), (1, 3, 5))


def test_rows_that_are_passed_in():
    rows = [["指标", "2025年", "2030年", "属性"], ["城镇化率（%）", "60.6", "65", "预期性"]]
    (made,) = indicators(rows, Setting("zh", 2026))
    assert facts(made) == ("=", "from_to", 65, Fraction("60.6"), "%", "2030")
    assert (made.metric_zh, made.zh_span) == ("城镇化率", None)


@pytest.mark.parametrize(
    ("cell", "unit", "expected"),
    [
        ("≥73", "%", (">=", 73, None, "%")),
        ("＞98", "%", (">", 98, None, "%")),
        ("≤480", "万吨", ("<=", 4800000, None, "吨")),
        ("＜0.8", "‰", ("<", Fraction("0.8"), None, "‰")),
        ("突破1500", "亿元", (">", 150000000000, None, "元")),
        ("1000左右", "亿元", ("~", 100000000000, None, "元")),
        ("4以上", "个", (">=", 4, None, "个")),
        ("不低于85", "%", (">=", 85, None, "%")),
        ("120以内", "微克/立方米", ("<=", 120, None, "微克/立方米")),
        ("30-35", "万亩", ("=", 300000, 350000, "亩")),
        ("20—25", "%", ("=", 20, 25, "%")),
        ("[20]", "万人次", ("=", 200000, None, "人次")),
        ("【13.5】", "%", ("=", Fraction("13.5"), None, "%")),
        ("〔75〕", "千公顷", ("=", 75000, None, "公顷")),
        ("-3", "%", ("=", -3, None, "%")),
        ("85%", "—", ("=", 85, None, "%")),
        ("1:18", "—", ("=", Fraction(1, 18), None, "")),
        ("翻一番", "亿元", ("=", 2, None, "倍")),
        ("1.3万亿", "斤", ("=", 1300000000000, None, "斤")),
        ("60.6*", "%", ("=", Fraction("60.6"), None, "%")),
    ],
)
def test_what_a_cell_says(cell, unit, expected):
    (made,) = indicators([["指标", "单位", "2030年"], ["某项指标", unit, cell]], Setting("zh", 2026))
    assert (made.comparator, made.value, made.value_max, made.unit) == expected


@pytest.mark.parametrize("cell", ["—", "-", "/", "", "——", "无"])
def test_an_empty_cell_says_nothing(cell):
    assert not list(indicators([["指标", "单位", "2030年"], ["某项指标", "%", cell]], Setting("zh", 2026)))


@pytest.mark.parametrize("cell", ["持续扩大", "更加均衡", "保持在合理区间"])
def test_words_in_a_cell_are_a_state(cell):
    (made,) = indicators([["指标", "单位", "2030年"], ["某项指标", "—", cell]], Setting("zh", 2026))
    assert (made.kind, made.value, made.deadline) == ("qualitative", None, "2030")


@pytest.mark.parametrize(
    ("head", "year", "roles"),
    [
        (("指标", "2025年", "2030年"), 2026, ("metric", "base", "target")),
        (("指标", "2026年", "2028年"), 2026, ("metric", "base", "target")),
        (("指标", "2025年", "2027年", "2030年"), 2026, ("metric", "base", "target", "target")),
        (("指标", "2025年基期值", "2026年目标", "2028年目标"), 2026, ("metric", "base", "target", "target")),
        (("指标", "2020年", "2025年"), 2026, ("metric", "actual", "actual")),
        (("指标名称", "现状值", "目标值"), None, ("metric", "base", "target")),
        (
            ("序号", "类别", "指标", "单位", "2030年", "属性"),
            2026,
            ("number", "group", "metric", "unit", "target", "binding"),
        ),
    ],
)
def test_what_columns_hold(head, year, roles):
    assert tuple(column.role for column in heads(head, "zh", year)) == roles


@pytest.mark.parametrize("head", [("姓名", "单位", "2030年"), ("指标", "单位", "说明"), ("序号", "任务", "责任单位")])
def test_other_tables_are_none_of_indicators(head):
    assert heads(head, "zh", 2026) == ()


def test_years_gone_by_are_results():
    table = "指标\t单位\t2020年\t2025年\n覆盖率\t%\t60\t85\n"
    text = f"青屏省教育工作总结\n一、完成情况\n各项任务进展顺利，指标见下表。\n{table}青屏省教育厅\n2026年3月1日"
    made = aligner.extract(text, None)
    assert not made.targets
    assert {(r.value, r.deadline) for r in made.results} == {(60, "2020"), (85, "2025")}


def test_the_title_gives_the_year_that_no_column_names():
    text = "青屏省“十五五”数字规划\n一、主要指标\n指标\t单位\t现状值\t目标值\n覆盖率\t%\t60\t85\n"
    (made,) = aligner.extract(text, None).targets
    assert (made.value, made.baseline, made.deadline) == (85, 60, "2030-12-31")


def test_a_category_is_the_area_of_its_rows():
    rows = [
        ["类别", "指标", "单位", "2030年"],
        ["生态", "覆盖率", "%", "45"],
        ["", "蓄积量", "立方米", "9"],
        ["产业", "产值", "亿元", "3"],
    ]
    assert [t.area for t in indicators(rows, Setting("zh", 2026))] == [("生态",), ("生态",), ("产业",)]
    rows[2] = ["蓄积量", "立方米", "9"]  # a row without the cell of a category that goes on
    assert [t.metric_zh for t in indicators(rows, Setting("zh", 2026))] == ["覆盖率", "蓄积量", "产值"]


def test_a_caption_gives_the_unit():
    text = "表1 产业指标\n单位：亿元\n指标\t2025年\t2030年\n软件收入\t300\t500\n游戏收入\t20\t45\n"
    assert [(t.value, t.unit) for t in aligner.extract(text, None).targets] == [(50000000000, "元"), (4500000000, "元")]


def test_english_tables():
    text = (
        "Plan for 2026-2030\nIndicator\tUnit\t2025 (baseline)\t2030 (target)\tAnnual average\tNature\n"
        "Care beds\t10,000 beds\t41.5\tover 48\t—\tBinding\nGrowth of revenue\t%\t9.1\t—\tabout 8.5\tExpected\n"
    )
    first, second = aligner.extract(None, text).targets
    assert facts(first) == (">", "from_to", 480000, 415000, "beds", "2030")
    assert facts(second) == ("~", "growth", Fraction("8.5"), Fraction("9.1"), "%", "2030")
    assert [first.binding_en, second.binding_en, first.metric_en] == ["binding", "expected", "Care beds"]


def test_cell_beside_cell():
    zh = "指标\t单位\t2025年\t2027年\t2030年\n造林面积\t万亩\t10\t12\t15\n覆盖率\t%\t40\t41\t42\n"
    en = "Indicator\tUnit\t2025\t2027\t2030\nAfforested area\t10,000 mu\t10\t12\t15\nCoverage\t%\t40\t41.5\t42\n"
    made = aligner.extract(zh, en)
    assert [t.metric_en for t in made.targets] == ["Afforested area", "Afforested area", "Coverage", "Coverage"]
    assert [bool(t.disagreement) for t in made.targets] == [False, False, True, False]
    assert made.targets[2].disagreement == ("value 41 in Chinese, 41.5 in English",)


def test_a_markdown_file(tmp_path):
    (tmp_path / "plan.md").write_text("# 规划\n\n主要指标如下。\n\n" + MARKDOWN + "\n", encoding="utf-8")
    made = aligner.extract(tmp_path / "plan.md", None)
    assert [facts(t) for t in made.targets] == [
        (">=", "from_to", 120000, 100000, "亩", "2030"),
        ("~", "growth", Fraction("8.5"), Fraction("9.1"), "%", "2030"),
    ]


def test_lines_with_a_tab_are_no_table():
    assert grids(from_text("一、\t总则\n二、\t分则\n")) == []
    assert all(isinstance(table, Grid) for table in grids(from_text(TAB)))


@pytest.mark.parametrize(
    ("head", "language", "roles"),
    [
        ("指标 单位 “十四五”末 “十五五”末 属性", "zh", "metric unit base target binding"),
        ("主要目标 单位 2025年 2030年 性质", "zh", "metric unit base target binding"),
        ("指标名称（单位） 2025年完成值 2026年目标值 牵头部门", "zh", "metric base target body"),
        ("项目 单位 2024年完成 2025年预计 2026年计划", "zh", "metric unit base base target"),
        ("Indicator|Unit of measure|2025 (actual)|2030 (target)|Type", "en", "metric unit base target binding"),
        ("Performance measure|Current|Target 2028", "en", "metric base target"),
        ("Goals|Unit|2025|2030", "en", "metric unit base target"),
    ],
)
def test_more_heads(head, language, roles):
    assert " ".join(h.role for h in heads(head.split("|" if "|" in head else " "), language, 2026)) == roles


def test_the_latest_year_with_a_figure_is_the_start():
    rows = [
        ["项目", "单位", "2024年完成", "2025年预计", "2026年计划"],
        ["产值", "亿元", "80", "90", "100"],
        ["利润", "亿元", "8", "—", "10"],
    ]
    found = list(indicators(rows, Setting("zh", 2026)))
    assert [(t.baseline, t.baseline_year) for t in found] == [(9 * 10**9, 2025), (8 * 10**8, 2024)]


HEAD = ["指标", "2025年", "2030年", "年均增速［累计］"]
MIXED = [
    ("zh", HEAD, ["城镇调查失业率（%）", "5.1", "—", "<5.5"], "from_to", "<"),
    ("zh", HEAD, ["地区生产总值（亿元）", "325", "—", "6%左右"], "growth", "~"),
    ("zh", ["指标名称", "2025年", "2026年目标"], ["公共预算收入（亿元）", "182.5", "增长4%以上"], "growth", ">="),
    ("en", ["Indicator", "2025", "Target for 2026"], ["Revenue (billion yuan)", "18", "growth of 4%"], "growth", "="),
    ("en", ["Indicator", "2025", "2030"], ["Dust (micrograms per cubic meter)", "31", "≤30"], "from_to", "<="),
]  # fmt: skip


@pytest.mark.parametrize(("language", "head", "row", "change", "comparator"), MIXED)
def test_rates_and_levels_in_one_column(language, head, row, change, comparator):
    (target,) = indicators([head, row], Setting(language, 2026))
    assert (target.change, target.comparator) == (change, comparator)
    assert not (target.metric_zh + target.metric_en).endswith((")", "）"))


def test_a_state_in_a_column_of_yearly_rates_is_a_target():
    rows = [["指标", "2025年", "2030年", "年均增长"], ["居民收入增长（%）", "5.3", "—", "与经济增长基本同步"]]
    (target,) = indicators(rows, Setting("zh", 2026))
    assert (target.kind, target.deadline) == ("qualitative", "2030")


@pytest.mark.parametrize(
    ("metric", "unit"),
    [("社会消费品零售总额", "元"), ("固定资产投资增速", "%"), ("空气质量优良天数比例", "%"), ("进出口总额", "元")],
)
def test_a_caption_with_two_units(metric, unit):
    text = f"某市方案\n一、主要目标\n单位：亿元、%\n指标\t2025年\t2026年目标\n{metric}\t31\t36\n"
    (target,) = aligner.extract(text, None).targets
    assert target.unit == unit
