"""Names of bodies held against the English part by part."""

from __future__ import annotations

import pytest

from aligner.check import check_pair
from aligner.types import Finding

WRONG = [
    ("省粮食和物资储备局发布通知。", "The provincial grain bureau issued a notice.", "物资储备"),
    ("市文化广电和旅游局负责。", "The municipal bureau of culture and tourism is responsible.", "广电"),
    ("市住房和城乡建设局负责。", "The municipal housing bureau is responsible.", "城乡建设"),
    ("省科学技术厅负责。", "The provincial department of technology is responsible.", "科学"),
    ("县自然资源和规划局负责。", "The county bureau of natural resources is responsible.", "规划"),
    ("市民族宗教事务局负责。", "The municipal bureau of ethnic affairs is responsible.", "宗教"),
    ("市人力资源和社会保障局负责。", "The municipal bureau of human resources is responsible.", "社会保障"),
    ("区农业农村局负责。", "The district agriculture bureau is responsible.", "农村"),
    ("市发展和改革委员会负责。", "The municipal development committee is responsible.", "改革"),
    ("市工业和信 息化局负责。", "The municipal bureau of industry is responsible.", "信息化"),
]
RIGHT = [
    ("市文化广电和旅游局负责。", "The municipal bureau of culture, radio, television and tourism is responsible."),
    ("省粮食和物资储备局负责。", "The Provincial Food and Strategic Reserves Administration is responsible."),
    ("省卫生健康委员会负责。", "The provincial health commission is responsible."),
    ("省人力资源和社会保障厅负责。", "The provincial HRSS department is responsible."),
    ("文化和旅游局面良好。", "Culture is in a good state in this department."),
    ("市粮食和物资储备局负责。", "It is responsible."),
    ("发展和改革的任务", "the task of development, by this office"),
]


def _bodies(zh: str, en: str) -> list[Finding]:
    return [f for f in check_pair(zh, en, checks=["term"]).findings if f.rule == "term.body_parts"]


@pytest.mark.parametrize(("zh", "en", "lost"), WRONG)
def test_found(zh: str, en: str, lost: str) -> None:
    (finding,) = _bodies(zh, en)
    assert lost in finding.message


@pytest.mark.parametrize(("zh", "en"), RIGHT)
def test_silent(zh: str, en: str) -> None:
    assert _bodies(zh, en) == []
