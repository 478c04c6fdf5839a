"""What is bought or rebuilt (购置, 采购, 改扩建) is a task, and its number a target."""

from __future__ import annotations

import pytest

import aligner

BOUGHT = [
    ("新购置密闭式电动收运车120辆。", "（未写明）", "新购置", "密闭式电动收运车", 120, "辆"),
    ("购置清扫车120辆。", "（未写明）", "购置", "清扫车", 120, "辆"),
    ("市城管局负责采购环卫车辆30台。", "市城管局", "采购", "环卫车辆", 30, "台"),
    ("改扩建食堂35个。", "（未写明）", "改扩建", "食堂", 35, "个"),
    ("县教育局负责添置课桌椅2000套。", "县教育局", "添置", "课桌椅", 2000, "套"),
    ("市消防救援支队采购云梯车4辆。", "市消防救援支队", "采购", "云梯车", 4, "辆"),
]


@pytest.mark.parametrize(("text", "actor", "verb", "metric", "value", "unit"), BOUGHT)
def test_what_is_bought_is_a_task_and_a_target(
    text: str, actor: str, verb: str, metric: str, value: int, unit: str
) -> None:
    found = aligner.extract(text)
    (task,), (target,) = found.tasks, found.targets
    assert (task.actor_zh, task.verb_zh, task.object_zh) == (actor, verb, f"{metric}{value}{unit}")
    assert (target.metric_zh, target.value, target.unit) == (metric, value, unit)


@pytest.mark.parametrize("text", ["车辆购置税收入增长5%。", "政府采购预算金额为120万元。", "采购成本下降8%。"])
def test_nouns_that_begin_like_buying_are_no_task(text: str) -> None:
    assert not aligner.extract(text).tasks
