"""Who acts, with which verb and on what, in sentences in which a neighbouring word may be taken for one of these."""

from __future__ import annotations

from pathlib import Path

import pytest

import aligner

PARTS = [
    ("每餐至少有一名学校负责人陪餐。", "学校负责人", "陪餐", ""),
    ("每节车厢应当有两名乘务员值守。", "乘务员", "值守", ""),
    ("由属地街道办事处负责调整开放时间。", "属地街道办事处", "调整", "开放时间"),
    ("街道办事处应当建立台账。", "街道办事处", "建立", "台账"),
    ("评估费用可以从住宅专项维修资金中列支。", "（未写明）", "列支", "评估费用"),
    ("更新费用可以在公共维修资金中列支。", "（未写明）", "列支", "更新费用"),
]


@pytest.mark.parametrize(("text", "actor", "verb", "about"), PARTS)
def test_actor_verb_and_object(text: str, actor: str, verb: str, about: str) -> None:
    (task,) = aligner.extract(text).tasks
    assert (task.actor_zh, task.verb_zh, task.object_zh) == (actor, verb, about)


ENCOURAGED = [
    ("物业服务企业应当加强巡查，鼓励使用单位安装智能阻车系统。", "（未写明）"),
    ("企业应当开展培训，鼓励员工参加考试。", "企业"),
    ("县政府要加大投入，鼓励社会资本参与建设。", "县政府"),
]


@pytest.mark.parametrize(("text", "actor"), ENCOURAGED)
def test_who_encourages(text: str, actor: str) -> None:
    assert aligner.extract(text).tasks[-1].actor_zh == actor


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("日处理能力由现在的800吨提升至1500吨。", "日处理能力"),
        ("床位由目前的300张增加到500张。", "床位"),
        ("覆盖率从原来的60%提高到90%。", "覆盖率"),
    ],
)
def test_what_rises_from_where_it_stands_now(text: str, metric: str) -> None:
    found = aligner.extract(text)
    assert [(t.metric_zh, t.change) for t in found.targets] == [(metric, "from_to")]
    assert not found.tasks


def test_a_length_of_use_is_no_task() -> None:
    assert not aligner.extract("使用年限超过十五年的电梯。").tasks


def test_marks_of_headings_in_a_text_file_are_no_words(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("# 某市教育实施方案\n\n## 一、重点任务\n\n市教育局要指导学校开放停车场。\n", encoding="utf-8")
    found = aligner.extract(path)
    assert found.facts.title_zh == "某市教育实施方案"
    assert [(s.marker, s.title_zh) for s in found.sections] == [("一、", "重点任务")]
    assert [t.area for t in found.tasks] == [("重点任务",)]
