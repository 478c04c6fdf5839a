"""Figures that are targets, and numbers inside names or about the document itself, which are none."""

from __future__ import annotations

import pytest

from aligner.documents import from_text
from aligner.extraction.records import Facts, Target
from aligner.extraction.zh.outline import outline
from aligner.extraction.zh.targets import targets
from aligner.segment import segment


def found(text: str, kind: str = "", issued: str = "2025-03-01") -> list[Target]:
    """Return the quantified targets, results and requirements of a text."""
    document = from_text(text, language="zh")
    made = targets(outline(document, segment(document, language="zh")), Facts(issued=issued, kind=kind))
    return [target for target in made if target.kind == "quantified"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("受理机关应当在20日内作出答复。", "<=20日"),
        ("申请人应当自收到通知之日起15日内提交材料。", "<=15日"),
        ("主管部门应当在三十日内公布结果。", "<=30日"),
        ("必须于10日以内缴清费用。", "<=10日"),
        ("应当在5日之内报送整改报告。", "<=5日"),
        ("应当在7天内完成核验。", "<=7天"),
        ("应当在20个工作日内办结。", "<=20个工作日"),
        ("应当在6个月内完成清算。", "<=6个月"),
        ("应当在2年内完成搬迁。", "<=2年"),
        ("应当在48小时内报告。", "<=48小时"),
    ],
)
def test_within_is_an_upper_bound(text: str, expected: str) -> None:
    (target,) = found(text, "办法")
    assert f"{target.comparator}{target.value}{target.unit}" == expected


@pytest.mark.parametrize(
    "text",
    [
        "出席二十国集团领导人峰会和金砖国家会晤。",
        "支持四省藏区发展特色产业。",
        "报两省一市人民政府批准。",
        "推动三省一市共建示范区。",
        "完善七国集团对话机制。",
        "去年出口增速为8年来最低。",
        "去年降雨量创60年来新高。",
        "今年重点抓好四项工作。",
        "今年着力做好五方面工作。",
        "落实三区三州扶持政策。",
    ],
)
def test_numbers_that_measure_nothing(text: str) -> None:
    assert not found(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年要完成800万以上农村人口饮水改善任务。", "target >= 8000000人"),
        ("今年完成1500万人次以上岗位培训任务。", "target >= 15000000人次"),
        ("今年整治老旧街区1.2万个。", "target = 12000个"),
        ("今年促进2000万左右农业转移人口进城落户。", "target ~ 20000000人"),
        ("今年居民医保财政补助由每人每年640元提高到670元。", "target = 670元"),
        ("今年基础养老金补贴标准从每人每月98元提高到123元。", "target = 123元"),
        ("今年平板玻璃产量达到9亿重量箱。", "target = 900000000重量箱"),
        ("今年推动300万左右高校毕业生就业。", "target ~ 3000000人"),
        ("今年帮助500万以上失业人员再就业。", "target >= 5000000人"),
        ("今年整治黑臭水体86条。", "target = 86条"),
    ],
)
def test_targets_with_their_values(text: str, expected: str) -> None:
    (target,) = found(text)
    assert f"{target.status} {target.comparator} {target.value}{target.unit}" == expected
