"""Tables that share out tasks, heads of two lines, and what merged cells leave empty."""

from __future__ import annotations

import pytest

import aligner
from aligner.extraction.grids import grid_of
from aligner.extraction.table_heads import head_lines

ZH = """关于印发工作方案的通知
一、重点任务
附表1　任务分工表
序号\t工作任务\t牵头单位\t配合单位\t完成时限
1\t编制水网建设规划\t市水利局\t市发展改革委、市财政局\t2026年9月底前
2\t新增节水型企业20家\t市工业和信息化局\t市水利局\t2028年底前
3\t整治违法取水\t市水利局 市公安局\t—\t持续推进
二、保障措施
（一）加强统筹。市水利局要每季度通报工作进展。
"""
EN = """Work Plan for Water
Table 1 Division of tasks
No.\tTask\tLead unit\tSupporting units\tDeadline
1\tPrepare the water plan\tMunicipal Water Bureau\tMunicipal Finance Bureau and Audit Bureau\tby September 30, 2026
2\tAdd 20 water-saving enterprises\tMunicipal Bureau of Industry\tMunicipal Water Bureau\tby the end of 2028
"""


def rows_of(made, side):
    return [
        (
            getattr(task, f"{side}_evidence"),
            getattr(task, "lead_units" if side == "zh" else "lead_units_en"),
            getattr(task, "support_units" if side == "zh" else "support_units_en"),
            task.deadline,
            task.marker,
        )
        for task in made.tasks
    ]


def test_a_row_is_a_task_with_its_units_and_its_time():
    made = aligner.extract(ZH, None)
    assert rows_of(made, "zh")[:3] == [
        ("编制水网建设规划", ("市水利局",), ("市发展改革委", "市财政局"), "2026-09-30", "1"),
        ("新增节水型企业20家", ("市工业和信息化局",), ("市水利局",), "2028-12-31", "2"),
        ("整治违法取水", ("市水利局", "市公安局"), (), "", "3"),
    ]
    (target,) = made.targets
    assert (target.value, target.unit, target.deadline) == (20, "家", "2028-12-31")
    assert made.tasks[1].targets == (target.id,)
    assert [task.section for task in made.tasks] == ["tasks"] * 3 + ["safeguards"]  # a caption 附表 opens no annex
    assert all(made.source.text[slice(*task.zh_span)] == task.zh_evidence for task in made.tasks)


def test_english_rows():
    made = aligner.extract(None, EN)
    units = ("Municipal Finance Bureau", "Audit Bureau")
    assert rows_of(made, "en")[0][1:4] == (("Municipal Water Bureau",), units, "2026-09-30")
    assert [(t.value, t.unit, t.deadline) for t in made.targets] == [(20, "enterprises", "2028-12-31")]


def test_empty_cells_of_merged_ones_have_what_stands_above():
    text = "序号\t重点工作\t责任单位\t完成时间\n1\t建立监测制度\t市统计局\t2027年6月底前\n2\t发布监测报告\t\t\n"
    made = aligner.extract(text, None)
    assert [(task.lead_units, task.deadline) for task in made.tasks] == [(("市统计局",), "2027-06-30")] * 2


def test_a_cell_without_a_known_verb_is_a_task_all_the_same():
    made = aligner.extract("任务\t牵头单位\t时限\n城乡供水一体化\t市水利局\t2027年\n", None)
    assert [(task.zh_evidence, task.object_zh, task.lead_units) for task in made.tasks] == [
        ("城乡供水一体化", "城乡供水一体化", ("市水利局",))
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [["指标", "单位", "2025年", "2030年"], ["城镇化率", "%", "60", "65"]],
        [["姓名", "单位", "电话"], ["张三", "市水利局", "8234567"]],
        [["项目", "金额", "备注"], ["建设费", "20", ""]],
    ],
)
def test_other_tables_share_out_no_tasks(rows):
    assert aligner.extract("\n".join("\t".join(row) for row in rows) + "\n", None).tasks == ()


@pytest.mark.parametrize(
    ("rows", "texts", "used"),
    [
        ([["指标", "目标", ""], ["", "2027年", "2030年"], ["a", "1", "2"]], ["指标", "目标 2027年", "目标 2030年"], 2),
        ([["指标", "目标", "目标"], ["指标", "2027年", "2030年"], ["a", "1", "2"]],
         ["指标", "目标 2027年", "目标 2030年"], 2),
        ([["指标", "2025年", "2030年"], ["", "1.5", "2.5"]], ["指标", "2025年", "2030年"], 1),
        ([["指标", "2025年", "2030年"], ["城镇化率", "60", "65"]], ["指标", "2025年", "2030年"], 1),
        ([["指标", "单位", "目标"], ["一、经济", "", ""], ["a", "%", "2"]], ["指标", "单位", "目标"], 1),
        ([["指标", "目标", ""], ["", "近期", "远期"], ["", "2027年", "2030年"], ["a", "1", "2"]],
         ["指标", "目标 近期 2027年", "目标 远期 2030年"], 3),
        ([["Indicator", "Target", ""], ["", "2027", "2030"], ["Share (%)", "1", "2"]],
         ["Indicator", "Target 2027", "Target 2030"], 2),
    ],
)  # fmt: skip
def test_heads_of_merged_cells(rows, texts, used):
    assert head_lines(grid_of(rows)) == (texts, used)


def test_two_target_years_under_one_wide_head():
    text = "指标\t单位\t2025年\t目标值\t\t属性\n\t\t\t2027年\t2030年\t\n水质达标率\t%\t88\t92\t全覆盖\t约束性\n"
    made = aligner.extract("主要指标\n" + text, None)
    assert [(t.value, t.baseline, t.unit, t.deadline, t.cell) for t in made.targets] == [
        (92, 88, "%", "2027", (1, 3, 4)),
        (100, 88, "%", "2030", (1, 3, 5)),
    ]
    assert made.results == ()


def test_a_sum_beside_a_base_is_what_is_added():
    text = "指标\t2025年\t2030年\t属性\n库容（万立方米）\t265\t[120]\t预期性\n造林（万亩）\t[10]\t[12]\t预期性\n"
    made = aligner.extract("“十五五”主要指标\n" + text, None)
    assert [(t.change, t.value, t.baseline) for t in made.targets] == [
        ("growth", 1200000, 2650000),
        ("from_to", 120000, 100000),
    ]


@pytest.mark.parametrize(
    ("head", "roles"),
    [
        ("序号 重点任务 具体措施 牵头单位 责任单位 时限",
         {"number": 0, "group": 1, "task": 2, "lead": 3, "more": 4, "due": 5}),
        ("序号 项目名称 建设内容及年度目标 责任单位 时间", {"number": 0, "group": 1, "task": 2, "lead": 3, "due": 4}),
        ("编号 改革举措 牵头部门 参加单位 进度安排", {"number": 0, "task": 1, "lead": 2, "support": 3, "due": 4}),
        ("序号 事项 办理单位 协办单位 办结时限", {"number": 0, "task": 1, "lead": 2, "support": 3, "due": 4}),
        ("目标任务 工作举措 责任领导 责任单位 完成时间", {"group": 0, "task": 1, "person": 2, "lead": 3, "due": 4}),
        ("类别 项目 建设单位 建设起止年限", {"group": 0, "task": 1, "lead": 2, "due": 3}),
        ("序号 任务 负责人 期限", {"number": 0, "task": 1, "person": 2, "due": 3}),
        ("指标 2025年 2030年 责任单位", {}),
        ("项目 金额 单位", {}),
    ],
)  # fmt: skip
def test_what_columns_of_task_tables_hold(head, roles):
    from aligner.extraction.task_tables import task_columns

    row = head.split(" ")
    assert task_columns(grid_of([row, ["某"] * len(row)]), "zh")[0] == roles


def test_two_columns_of_responsible_units():
    text = "任务\t措施\t牵头单位\t责任单位\t时限\n水网建设\t编制水网规划\t市水利局\t市财政局、市审计局\t2027年6月底前\n"
    (task,) = aligner.extract(text, None).tasks
    assert task.lead_units == ("市水利局", "市财政局", "市审计局")
    assert (task.zh_evidence, task.area, task.deadline) == ("编制水网规划", ("水网建设",), "2027-06-30")


def test_tables_under_headings_of_their_own_stay_apart():
    text = (
        "指标名称（单位）\t2025年完成值\t2026年目标值\t牵头部门\n城镇新增就业（人）\t6200\t6500以上\t县人社局\n"
        "二、民生实事\n序号\t项目名称\t建设内容\t责任单位\n1\t就业增收\t开发公益性岗位800个，举办招聘会不少于40场\t县人社局\n"
    )
    made = aligner.extract(text, None)
    assert [(t.value, t.baseline) for t in made.targets] == [(6500, 6200), (800, None), (40, None)]
    assert [task.lead_units for task in made.tasks] == [("县人社局",)] * 2
