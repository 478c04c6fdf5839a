"""The outline of Chinese documents: sections, headings, points and questions, whatever the format."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.documents import read
from aligner.extraction.records import Passage
from aligner.extraction.zh.outline import outline
from aligner.segment import segment

CORPORA = Path(__file__).parents[2] / "corpora"


def passages(source: str | Path) -> tuple[Passage, ...]:
    """Return the outline of a text or file."""
    document = read(source)
    return outline(document, segment(document, language="zh"))


def sections(source: str | Path) -> list[tuple[str, str, str]]:
    """Return section, marker and area of each passage."""
    return [(p.section, p.marker, p.area) for p in passages(source)]


OPINIONS = """云河市人民政府关于加快发展冰雪经济的若干意见

云政发〔2026〕3号

各区人民政府，市各有关部门：

为加快发展冰雪经济，经市委同意，现提出如下意见。

一、总体要求

（一）指导思想。以习近平新时代中国特色社会主义思想为指导，统筹各方资源。

（二）基本原则。
坚持市场主导。激发企业活力。

（三）发展目标。到2028年，建成滑雪场20个。

二、丰富产品供给

（四）办好冰雪赛事。引进高水平赛事。（市体育局牵头，市财政局配合）

三、加强组织实施

（五）强化统筹协调。各区要结合实际抓好落实。

附件：任务分工表

云河市人民政府
2026年1月5日
"""


def test_opinions() -> None:
    assert [p.section for p in passages(OPINIONS)] == [
        *("title", "title", "addressee", "basis"),
        *("heading", "heading", "ideology", "heading", "principles", "principles", "heading", "goals"),
        *("heading", "heading", "tasks", "tasks"),
        *("heading", "heading", "safeguards", "annex", "signature", "signature"),
    ]


def test_titles_above_a_sentence() -> None:
    found = next(p for p in passages(OPINIONS) if p.text.startswith("引进"))
    assert (found.path, found.marker, found.area) == (("丰富产品供给",), "（四）", "办好冰雪赛事")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "《办法》提出两条基本原则：一是安全第一，预防为主。落实责任；二是依法管理。",
            "- / heading 一是 安全第一，预防为主 / principles 一是 安全第一，预防为主 / principles 二是",
        ),
        (
            "问：制定《规划》的背景是什么？\n答：近年来产业增长很快。\n问：有哪些保障措施？\n答：一是加强领导，建立机制。",
            "question / background / question / safeguards 一是 加强领导",
        ),
        (
            "《条例》解读\n一、出台的意义是什么？\n条例有利于促进发展。\n二、规定了哪些内容？\n1.明确责任。要求单位登记。",
            "title / question 一、 / background / question 二、 / heading 1. 明确责任 / tasks 1. 明确责任",
        ),
        (
            "第一章　总则\n第一条　为了保护湿地，制定本办法。\n第二条　本办法所称湿地，是指沼泽。\n"
            "第三条　市林业局负责保护工作。\n第二章　附则\n第四条　本办法自2026年1月1日起施行。",
            "heading 第一章 总则 / basis 第一条 / definitions 第二条 / tasks 第三条 / "
            "heading 第二章 附则 / follow_up 第四条",
        ),
        (
            "记者：下一步有什么考虑？\n王华：下一步，我们将做好以下两方面工作：\n一是抓投资。开工一批项目。\n主持人：谢谢。",
            "question / - / heading 一是 抓投资 / tasks 一是 抓投资 / -",
        ),
        ("健全市场监管制度，完善标准。", "tasks"),
        ("会议议程\n10：30 开幕。", "title / -"),
        ("问1：目标是什么？\n答1：到2030年建成体系。", "question / goals"),
    ],
)
def test_sections(text: str, expected: str) -> None:
    assert " / ".join(" ".join(filter(None, row)) or "-" for row in sections(text)) == expected


@pytest.mark.parametrize("name", ["plan", "notice", "interpretation"])
def test_every_format_has_the_same_outline(name: str) -> None:
    found = [sections(CORPORA / name / f"zh.{suffix}") for suffix in ("txt", "docx", "html")]
    assert found[0] == found[1] == found[2]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("plan", {"goals": 8, "tasks": 11, "safeguards": 7, "principles": 3, "ideology": 1}),
        ("interpretation", {"question": 6, "goals": 6, "principles": 4, "safeguards": 3, "drafting": 2}),
    ],
)
def test_corpora(name: str, expected: dict[str, int]) -> None:
    found = [section for section, _, _ in sections(CORPORA / name / "zh.txt")]
    assert {section: found.count(section) for section in expected} == expected


@given(
    st.lists(
        st.sampled_from(
            ["一是", "；", "。", "\n", "（一）", "一、", "问：", "答：", "附件", "建立制度", "：", "第一章"]
        )
    )
)
def test_passages_are_stretches_of_the_text_in_order(parts: list[str]) -> None:
    document = read("前言" + "".join(parts) + "\n")
    segments = segment(document, language="zh")
    found = outline(document, segments)
    at = 0
    for passage in found:
        assert document.text[passage.start : passage.end] == passage.text
        assert passage.start >= at
        at = passage.end
    assert "".join(p.text for p in found).split() == "".join(s.text for s in segments).split()
