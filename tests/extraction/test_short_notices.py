"""Notices of a few paragraphs, without headings or numbers: what they ask for is found all the same."""

from __future__ import annotations

import pytest

import aligner

LIBRARY = """临江市图书馆关于做好2026年冬季开放服务工作的通知

各区县人民政府，市政府各部门：

为做好冬季公共图书馆开放服务工作，现将有关事项通知如下。

2026年12月1日前，各区县图书馆完成供暖设备检修。市文化和旅游局牵头，于12月15日前组织不少于3次安全检查。

市图书馆要延长夜间开放时间，每周开放时间不少于64小时，新增座位500个。各街道应当在年底前建成不少于20个社区阅览室。

请各单位于12月20日前将落实情况报送市图书馆办公室。
"""
LIBRARY_EN = """Notice of the Linjiang City Library on Opening in the Winter of 2026

To the people's governments of all districts and counties and all departments of the municipal government:

In order to do a good job in opening public libraries in winter, the relevant matters are hereby notified as follows.

By December 1, 2026, the libraries of all districts and counties shall complete the overhaul of heating equipment.

The city library should extend the opening hours at night, open no less than 64 hours per week, and add 500 seats. All
sub-districts should build no less than 20 community reading rooms before December 31.
"""
SCHOOLS = """青溪县教育局关于加强校园食堂管理的通知

各中小学、幼儿园：

各学校每学期开展两次食品安全自查，食堂从业人员必须持健康证上岗。县市场监管局会同县教育局于2027年3月底前完成校园食堂全覆盖检查。

幼儿园不得使用外购凉菜。请于4月10日前报送自查报告。
"""
NEWS = """临江市新图书馆开馆

昨天，临江市新图书馆开馆。市图书馆延长夜间开放时间，每周开放64小时。
"""


def asked(text: str) -> list[tuple[str, str, str, str]]:
    made = aligner.extract(zh=text)
    return [(task.actor_zh, task.modality, task.verb_zh, task.deadline or task.recurrence) for task in made.tasks]


def test_every_sentence_below_the_title_of_a_notice_may_ask_for_something():
    assert asked(LIBRARY) == [
        ("各区县图书馆", "", "完成", "2026-12-01"),
        ("市文化和旅游局", "", "组织", "2026-12-15"),
        ("市图书馆", "shall", "延长", ""),
        ("市图书馆", "", "新增", ""),
        ("各街道", "shall", "建成", "2026-12-31"),
        ("各单位", "", "报送", "2026-12-20"),
    ]


def test_bans_checks_and_reports_of_another_notice():
    assert asked(SCHOOLS) == [
        ("各学校", "", "开展", "每学期"),
        ("食堂从业人员", "shall", "持", ""),
        ("县市场监管局", "", "完成", "2027-03-31"),
        ("幼儿园", "must not", "不得使用", ""),
        ("（未写明）", "", "报送", "2027-04-10"),
    ]


def test_news_asks_for_nothing():
    assert asked(NEWS) == []


def test_english_sentences_of_duty_with_the_year_that_the_notice_names():
    made = aligner.extract(en=LIBRARY_EN)
    assert made.tasks[0].actor_en == "the libraries of all districts and counties"
    assert [(task.verb_en, task.deadline) for task in made.tasks] == [
        ("complete", "2026-12-01"),
        ("extend", ""),
        ("open", ""),
        ("add", ""),
        ("build", "2026-12-31"),
    ]
    assert [(target.value, target.deadline) for target in made.targets] == [(64, ""), (500, ""), (20, "2026-12-31")]


@pytest.mark.parametrize(
    "text", ["Notice on libraries\n\nThe city built 3 stations.\n", "The library opens\n\nIt shall open.\n"]
)
def test_english_without_a_duty_or_of_another_kind_has_no_tasks(text):
    assert not aligner.extract(en=text).tasks


ANNOUNCED = [
    (
        "关于停车场开放的通告\n\n市教育局要指导学校开放停车场。\n\n市城管局负责完成停车泊位施划。",
        ["市教育局", "市城管局"],
    ),
    ("关于停车的公告\n市教育局要指导学校开放停车场。市城管局负责完成停车泊位施划。", ["市教育局", "市城管局"]),
    ("关于道路施工的通告\n\n自3月1日起人民路封闭。过往车辆应当绕行解放路。", ["过往车辆"]),
    ("关于食品抽检的公告\n\n本次共抽检食品120批次，合格118批次。检出农药残留。", []),
    ("中标结果公告\n本次采购项目中标人为某公司，中标金额为120万元。", []),
    ("关于停水的公告\n\n3月5日8时至20时，东城区将停水。", []),
]


@pytest.mark.parametrize(("text", "actors"), ANNOUNCED)
def test_announcements_hold_duties_where_they_name_one(text: str, actors: list[str]) -> None:
    assert [task.actor_zh for task in aligner.extract(text).tasks] == actors
