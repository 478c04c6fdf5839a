"""Documents in traditional script give the same records, in their own characters."""

from __future__ import annotations

import pytest

import aligner
from aligner.extraction.zh.script import is_traditional

SIMPLE = """关于推进节水农业的意见
（青州省水利厅2025年4月2日印发）
一、主要目标
到2027年底，节水灌溉面积达到300万亩，农业用水效率显著提升。
二、重点任务
（一）完善设施。省水利厅会同省农业农村厅编制改造计划，推广滴灌技术。（省水利厅牵头，省财政厅配合）
"""
TRADITIONAL = """關於推進節水農業的意見
（青州省水利廳2025年4月2日印發）
一、主要目標
到2027年底，節水灌溉面積達到300萬畝，農業用水效率顯著提升。
二、重點任務
（一）完善設施。省水利廳會同省農業農村廳編制改造計劃，推廣滴灌技術。（省水利廳牽頭，省財政廳配合）
"""


def test_both_scripts_give_the_same_records():
    plain, written = aligner.extract(SIMPLE), aligner.extract(TRADITIONAL)
    for name in ("tasks", "targets"):
        pairs = zip(getattr(plain, name), getattr(written, name), strict=True)
        assert all(a.zh_span == b.zh_span and b.zh_evidence == TRADITIONAL[slice(*b.zh_span)] for a, b in pairs)
    assert [(t.value, t.deadline, t.kind) for t in written.targets] == [
        (t.value, t.deadline, t.kind) for t in plain.targets
    ]
    assert (
        (written.facts.kind, written.facts.issued) == (plain.facts.kind, plain.facts.issued) == ("意见", "2025-04-02")
    )


def test_words_are_given_as_they_are_written():
    made = aligner.extract(TRADITIONAL)
    assert made.facts.title_zh == "關於推進節水農業的意見"
    assert made.tasks[0].lead_units == ("省水利廳",)
    assert made.tasks[0].support_units == ("省農業農村廳",)
    assert made.tasks[1].object_zh == "滴灌技術"
    assert made.targets[0].metric_zh == "節水灌溉面積"
    assert made.source.text == TRADITIONAL


@pytest.mark.parametrize(("text", "expected"), [(SIMPLE, False), (TRADITIONAL, True), ("", False)])
def test_script_of_a_text(text, expected):
    assert is_traditional(text) is expected


def test_words_of_several_places_money_and_labels():
    made = aligner.extract(
        "關於推動數位轉型的意見\n一、總體目標\n到2027年，數位經濟產值達到6.5兆元，占國內生產毛額的比重提高3個百分點。\n"
        "二、近三成的企業尚未導入人工智慧，問題不容忽視。\n"
    )
    assert [(t.metric_zh, int(t.value), t.unit) for t in made.targets] == [
        ("數位經濟產值", 6_500_000_000_000, "元"),
        ("數位經濟產值占國內生產毛額的比重", 3, "个百分点"),
    ]
    assert [(t.metric_zh, t.zh_evidence) for t in made.results] == [
        ("企業尚未導入人工智慧", "近三成的企業尚未導入人工智慧")
    ]
