"""Lists inside one sentence (下列职责：（一）…；（二）…) and the two ends of a fine."""

from __future__ import annotations

import pytest

import aligner

DUTIES = (
    "使用单位应当履行下列职责：（一）建立电梯安全技术档案；（二）配备安全管理人员；（三）每月至少组织一次应急演练。"
)
NOT_TO_DO = "经营者不得有下列行为：（一）销售过期食品；（二）伪造检验报告；（三）拒绝检查。"


def test_all_items_are_duties_of_who_is_named_in_front_of_them() -> None:
    tasks = aligner.extract(DUTIES).tasks
    assert [(t.actor_zh, t.modality, t.verb_zh, t.object_zh, t.recurrence) for t in tasks] == [
        ("使用单位", "shall", "建立", "电梯安全技术档案", ""),
        ("使用单位", "shall", "配备", "安全管理人员", ""),
        ("使用单位", "shall", "至少组织", "一次应急演练", "每月"),
    ]


def test_all_items_are_forbidden() -> None:
    tasks = aligner.extract(NOT_TO_DO).tasks
    assert [(t.actor_zh, t.modality, t.verb_zh) for t in tasks] == [
        ("经营者", "must not", "销售"),
        ("经营者", "must not", "伪造"),
        ("经营者", "must not", "拒绝"),
    ]


def test_papers_to_hand_in_are_no_tasks() -> None:
    assert not aligner.extract("申请人应当提交下列材料：（一）身份证明；（二）营业执照；（三）申请书。").tasks


def test_a_list_inside_a_sentence_leaves_a_notice_without_parts() -> None:
    text = f"关于电梯管理的通知\n\n各区要加强检查。{DUTIES}\n\n市市场监管局负责抽查电梯。"
    assert [t.actor_zh for t in aligner.extract(text).tasks] == ["各区", *["使用单位"] * 3, "市市场监管局"]


FINES = [
    ("违反规定的，处一万元以上十万元以下罚款。", 10_000, 100_000, "元"),
    ("处三万元以上十万元以下的罚款。", 30_000, 100_000, "元"),
    ("处警告或者500元以上1000元以下的罚款。", 500, 1000, "元"),
    ("处违法所得一倍以上三倍以下的罚款。", 1, 3, "倍"),
]


@pytest.mark.parametrize(("text", "low", "high", "unit"), FINES)
def test_a_fine_has_both_its_ends(text: str, low: int, high: int, unit: str) -> None:
    (fine,) = aligner.extract(text).requirements
    assert (fine.metric_zh, fine.value, fine.value_max, fine.unit) == ("罚款", low, high, unit)
