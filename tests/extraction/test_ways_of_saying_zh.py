"""Ways in which Chinese plans, notices and work points say one thing: figures, names, times, and what is none."""

from __future__ import annotations

from fractions import Fraction

import pytest

import aligner


def first(clause: str):
    """Return the first target of a goal to come."""
    found = aligner.extract(f"关于绿色发展的实施方案\n一、工作目标\n到2030年，{clause}。\n", None).targets
    assert found, clause
    return found[0]


LEVELS = [
    ("老年人满意度保持在95分以上", "老年人满意度", ">=", 95, "分"),
    ("公众安全感达98.5%以上", "公众安全感", ">=", Fraction(197, 2), "%"),
    ("营业收入超百亿元企业增至20家", "营业收入超百亿元企业", "=", 20, "家"),
    ("智能算力规模超过30 EFLOPS", "智能算力规模", ">", 30, "EFLOPS"),
    ("公共供水管网漏损率降至8%以内", "公共供水管网漏损率", "<=", 8, "%"),
    ("办理时间压减至3个工作日以内", "办理时间", "<=", 3, "个工作日"),
    ("每万人拥有5G基站数达到38个", "每万人拥有5G基站数", "=", 38, "个"),
    ("非常规水利用量增至15亿立方米", "非常规水利用量", "=", 1_500_000_000, "立方米"),
    ("失能老年人照护比例为1∶4以内", "失能老年人照护比例", "<=", Fraction(1, 4), ""),
    ("连锁化机构占比超过三分之一", "连锁化机构占比", ">", Fraction(1, 3), ""),
    ("农膜回收率不低于九成", "农膜回收率", ">=", 90, "%"),
    ("投诉按期办结率百分之百", "投诉按期办结率", "=", 100, "%"),
]


@pytest.mark.parametrize(("clause", "metric", "comparator", "value", "unit"), LEVELS)
def test_levels(clause, metric, comparator, value, unit):
    target = first(clause)
    assert (target.metric_zh, target.comparator, target.value, target.unit) == (metric, comparator, value, unit)
    assert (target.change, target.deadline) == ("level", "2030")


RATES = [
    ("数据交易规模年均增长25%左右", "数据交易规模", "~", 25, "%"),
    ("社会研发投入年均增速保持在12%以上", "社会研发投入", ">=", 12, "%"),
    ("居民人均可支配收入比2025年提高30%", "居民人均可支配收入", "=", 30, "%"),
    ("工业增加值能耗累计下降13.5%", "工业增加值能耗累计下降", "=", Fraction(27, 2), "%"),
    ("农药使用量较2025年减少5%", "农药使用量减少", "=", 5, "%"),
    ("城镇化率提高5个百分点", "城镇化率", "=", 5, "个百分点"),
    ("财政水利资金投入年均增长不低于8%", "财政水利资金投入", ">=", 8, "%"),
    ("一般性支出压减5%以上", "一般性支出压减", ">=", 5, "%"),
    ("案件平均办理时间缩短5天", "案件平均办理时间缩短", "=", 5, "天"),
    ("单位算力能耗再降低15%", "单位算力能耗降低", "=", 15, "%"),
]


@pytest.mark.parametrize(("clause", "metric", "comparator", "value", "unit"), RATES)
def test_rates_and_differences(clause, metric, comparator, value, unit):
    """A rise is no part of the name of what rises, a fall is."""
    target = first(clause)
    assert (target.metric_zh, target.comparator, target.value, target.unit) == (metric, comparator, value, unit)
    assert target.change == "growth"


NAMES = [
    ("新建和改造提升高标准农田12万亩", "高标准农田"),
    ("改造老旧小区58个", "老旧小区"),
    ("开工建设地下综合管廊200公里", "地下综合管廊"),
    ("再压减钢铁产能500万吨", "钢铁产能"),
    ("化学需氧量排放量要下降2%", "化学需氧量排放量下降"),
    ("赤字率拟按4%左右安排", "赤字率"),
    ("把居民消费价格涨幅控制在3%左右", "居民消费价格涨幅"),
    ("基础养老金由每人每月100元提高到150元", "基础养老金"),
    ("各市要实现小型水库监测设施接入率达到100%", "小型水库监测设施接入率"),
    ("在公共场所新增自动体外除颤器200台", "自动体外除颤器"),
    ("政府购买服务经费按常住人口人均不低于60元安排", "政府购买服务经费"),
    ("培育省级以上绿色工厂20家", "省级以上绿色工厂"),
    ("粮食产量要稳定在5.5亿吨以上", "粮食产量"),
    ("帮扶车间保持在2000家以上", "帮扶车间"),
    ("帮扶困难家庭2000户以上", "困难家庭"),
    ("乡村医生中具备执业资格的占45%以上", "乡村医生中具备执业资格的占比"),
    ("农村低保标准年人均提高400元", "农村低保标准年人均"),
]


@pytest.mark.parametrize(("clause", "metric"), NAMES)
def test_a_metric_is_a_name(clause, metric):
    """No verb, adverb or helping word stands at its edges."""
    assert first(clause).metric_zh == metric


IN_TURN = [
    ("工伤保险、失业保险参保人数分别达到5.2万人、3.8万人", ["工伤保险参保人数", "失业保险参保人数"]),
    ("化肥、农药使用量分别比2025年减少3%和5%", ["化肥使用量减少", "农药使用量减少"]),
    ("化学需氧量、氨氮排放量分别下降8%、6%", ["化学需氧量排放量下降", "氨氮排放量下降"]),
    ("城镇化率、森林覆盖率分别达到66%、25%", ["城镇化率", "森林覆盖率"]),
    ("农村自来水普及率、规模化供水率分别达到97%和70%", ["农村自来水普及率", "规模化供水率"]),
    ("万元GDP用水量、万元工业增加值用水量分别降低12%、10%", ["万元GDP用水量降低", "万元工业增加值用水量降低"]),
]


@pytest.mark.parametrize(("clause", "metrics"), IN_TURN)
def test_subjects_in_turn_share_their_measure(clause, metrics):
    made = aligner.extract(f"关于绿色发展的实施方案\n一、工作目标\n到2030年，{clause}。\n", None)
    assert [t.metric_zh for t in made.targets] == metrics


NOT_TASKS = [
    "调解成功率达到70%以上",
    "电子商务快件不再二次包装比例超过95%",
    "回收网点由120个增加到300个",
    "办理时间由15个工作日压减至3个工作日",
    "具备数字素养的成年人比例提升至65%",
    "失业人员再就业1800人",
    "新建大型数据中心电能利用效率降到1.25以下",
    "力争高新技术企业达到420家",
    "10个工作日内办结率100%",
    "居民小区分类设施覆盖率保持100%",
    "帮扶车间保持在2000家以上",
]


@pytest.mark.parametrize("clause", NOT_TASKS)
def test_what_a_figure_is_to_be_is_no_action(clause):
    made = aligner.extract(f"关于绿色发展的实施方案\n二、主要任务\n（一）加强服务。完善工作机制，{clause}。\n", None)
    assert [task.zh_evidence for task in made.tasks] == ["完善工作机制"]
    assert len(made.targets) == 1


TASKS = [
    "推动政务服务事项网上可办率达到100%",
    "将基础养老金最低标准提高到每人每月180元",
    "新制定国家标准和行业标准不少于40项",
    "五年加装电梯1500部",
    "到2027年累计培训超过100万人次",
    "对新认定的绿色工厂给予不超过100万元的一次性奖励",
    "培育专精特新企业30家以上",
    "提高基本医疗保险参保率5个百分点",
    "每个乡镇至少建设1个标准化秸秆收储点",
    "引导社会力量新建养老机构不少于6家",
]


@pytest.mark.parametrize("clause", TASKS)
def test_who_brings_a_figure_about_acts(clause):
    made = aligner.extract(f"关于绿色发展的实施方案\n二、主要任务\n（一）加强服务。完善工作机制，{clause}。\n", None)
    assert [task.zh_evidence for task in made.tasks] == ["完善工作机制", clause]


NO_TARGETS = [
    "我国十四亿多人口整体迈进现代化社会",
    "遵循推进祖国和平统一的八项主张",
    "全力支持香港、澳门两个特别行政区发展经济",
    "实施新一轮千亿斤粮食产能提升行动",
    "完善一对夫妇可生育两个孩子的配套政策",
    "深入开展京津冀及周边、长三角大气污染治理",
    "对连续两年考核得分低于60分的，约谈主要负责人",
    "每月25日报送进展情况",
    "用好1亿元养老产业引导基金",
    "处5万元以上10万元以下罚款",
    "领导小组每季度召开一次会议",
    "我国发展呈现一系列新的阶段性特征",
]


@pytest.mark.parametrize("clause", NO_TARGETS)
def test_what_is_no_target(clause):
    made = aligner.extract(f"关于绿色发展的实施方案\n二、主要任务\n（一）加强服务。{clause}。\n", None)
    assert made.targets == ()


def test_what_many_years_of_effort_brought_is_a_result():
    text = "政府工作报告\n——2023年3月5日在大会上\n一、过去五年工作回顾\n"
    text += "经过8年持续奋斗，近1亿农村贫困人口实现脱贫，832个贫困县全部摘帽。\n"
    made = aligner.extract(text, None)
    assert made.targets == ()


def test_a_stage_with_its_years_in_a_bracket():
    text = "水网规划纲要\n二、规划目标\n近期（2026—2030年）：用水总量控制在245亿立方米以内。\n"
    text += "远期（2031—2035年）：供水保证率达到97%。\n"
    assert [t.deadline for t in aligner.extract(text, None).targets] == ["2030-12-31", "2035-12-31"]


def test_all_of_a_kind_in_a_bracket_of_units():
    text = "实施意见\n二、重点任务\n（一）扩大供给。新增家庭养老床位600张。（区民政局、区住建局，各街道；2026年底前）\n"
    made = aligner.extract(text, None)
    assert made.tasks[0].lead_units == ("区民政局", "区住建局", "各街道")
    assert made.tasks[0].deadline == made.targets[0].deadline == "2026-12-31"


def test_a_text_about_one_year_dates_what_holds_all_year():
    text = "云和县2026年度就业工作要点\n一、稳定就业\n（一）稳定就业。全年城镇新增就业6500人，失业人员再就业1800人。\n"
    assert [(t.value, t.deadline) for t in aligner.extract(text, None).targets] == [(6500, "2026"), (1800, "2026")]


@pytest.mark.parametrize(
    "text",
    [
        "关于发展的报告\n一、改革开放的历史进程\n农村贫困人口从两亿五千多万减少到两千多万。\n",
        "关于发展的报告\n一、五年来的工作\n森林覆盖率从21%提高到24%。\n",
        "关于登记的办法\n第一条　情况复杂的，经批准，期限可以延长6个月。\n",
        "关于登记的办法\n第二条　确有困难的，可延长不超过30日。\n",
    ],
)
def test_what_was_reached_and_what_may_be_extended_is_no_target(text):
    assert [target.zh_evidence for target in aligner.extract(text, None).targets] == []
