"""What documents written after the rules showed: brackets, boxes, time limits, bounds, who approves."""

from __future__ import annotations

import pytest

import aligner

PLAN = """关于加快城市更新的实施方案
一、主要目标
到2028年底，城市更新机制基本健全。
专栏1　城市更新主要指标
1.社区服务设施覆盖率达到92%（约束性）。
2.空置厂房利用系数由0.41提高到0.55（预期性）。
二、重点任务
（一）改造老旧街区
编制街区改造图则，推广微改造模式。
（省住房城乡建设厅牵头，省自然资源厅配合，2026年9月底前完成）
（二）提升公共空间
改造口袋公园，完善无障碍设施。
（责任单位：省住房城乡建设厅、省残联）
三、保障措施
由省住房城乡建设厅商省财政厅提出年度计划，报省人民政府批准后实施。
"""


@pytest.fixture(scope="module")
def plan():
    return aligner.extract(PLAN)


def test_a_bracket_of_its_own_line_is_no_heading(plan):
    units = {task.zh_evidence: (task.lead_units, task.support_units, task.deadline) for task in plan.tasks}
    first = (("省住房城乡建设厅",), ("省自然资源厅",), "2026-09-30")
    assert units["编制街区改造图则"] == units["推广微改造模式"] == first
    assert units["改造口袋公园"] == (("省住房城乡建设厅", "省残联"), (), "")
    assert all("牵头" not in title for task in plan.tasks for title in task.area)


def test_a_horizon_holds_for_the_box_of_indicators_below_it(plan):
    assert [(t.deadline, t.binding) for t in plan.targets[1:]] == [("2028-12-31", "约束性"), ("2028-12-31", "预期性")]


def test_a_coefficient_rises_from_its_baseline(plan):
    rise = plan.targets[2]
    assert (rise.change, float(rise.baseline), float(rise.value), rise.unit) == ("from_to", 0.41, 0.55, "")


def test_who_approves_is_not_the_unit_of_the_clause_before(plan):
    last = plan.tasks[-1]
    assert last.zh_evidence == "报省人民政府批准后实施"
    assert (last.lead_units, last.support_units) == ((), ())


def tasks_of(text: str) -> list[str]:
    return [task.zh_evidence for task in aligner.extract(f"林区道路管理办法\n第一章　管护\n第二条　{text}").tasks]


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("经营单位应当在2小时内到场，24小时内修复。", ["经营单位应当在2小时内到场", "24小时内修复"]),
        (
            "经营单位应当自收到通知之日起10个工作日内，向林业局报备。",
            ["经营单位应当自收到通知之日起10个工作日内，向林业局报备"],
        ),
        ("档案保存期限不少于5年。", []),
        ("每处堆场存放数量不得超过30吨。", []),
        ("对超载的给予警告。", ["对超载的给予警告"]),
        ("已通车路段要加装护栏。", ["已通车路段要加装护栏"]),
        ("已建成护栏20公里。", []),
        ("对破损的路灯及时检修更换。", ["对破损的路灯及时检修更换"]),
        ("将验收结果公示10日。", ["将验收结果公示10日"]),
        ("请各县将台账报省林业局。", ["各县将台账报省林业局"]),
        ("本办法由省林业局负责解释。", []),
        ("市、县林业局可以制定细则，并报省林业局备案。", ["市、县林业局可以制定细则", "报省林业局备案"]),
    ],
)
def test_actions_of_measures(text, evidence):
    assert tasks_of(text) == evidence


def test_a_class_of_authorities_acts_but_does_not_lead():
    text = "林区道路管理办法\n第二条　林业主管部门应当加强巡查。省林业局制定年度计划。"
    assert [task.lead_units for task in aligner.extract(text).tasks] == [(), ("省林业局",)]


NEWS = """农业农村部举行新闻发布会介绍春耕有关情况
2025年5月20日，农业农村部举行新闻发布会，种植业管理司司长石远介绍有关情况。
石远：今年一季度，各地播种早稻2600万亩，服务农户310万户。
农民日报记者：接下来有什么安排？
石远：接下来，我们将会同水利部开展抗旱督导，我部将组织农技人员下乡。
"""


def test_a_press_conference_tells_of_the_months_before_it():
    made = aligner.extract(NEWS)
    assert [float(t.value) for t in made.results] == [26000000, 3100000]
    assert not made.targets


def test_who_speaks_of_itself_has_a_name():
    tasks = aligner.extract(NEWS).tasks
    assert [(t.lead_units, t.support_units) for t in tasks] == [
        (("农业农村部",), ("水利部",)),
        (("农业农村部",), ()),
    ]


def test_the_size_of_a_fund_that_others_found_is_a_target():
    text = "关于加快科技金融发展的意见\n到2027年底，引导社会资本设立总规模不低于80亿元的天使基金。"
    assert [(t.comparator, int(t.value)) for t in aligner.extract(text).targets] == [(">=", 8000000000)]


def test_titles_of_empty_parts_are_no_tasks():
    assert not aligner.extract("一、总体要求\n二、重点任务\n三、保障措施\n").tasks
