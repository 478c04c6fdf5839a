"""Sections of Chinese documents, and the counts that they state."""

from __future__ import annotations

from pathlib import Path

import pytest

from aligner.documents import read
from aligner.extraction.records import Facts
from aligner.extraction.zh.cues import section_of
from aligner.extraction.zh.outline import outline
from aligner.extraction.zh.sections import counts, sections
from aligner.extraction.zh.tasks import tasks
from aligner.segment import segment

CORPORA = Path(__file__).parents[2] / "corpora"


def rows(source: str | Path) -> list[tuple[str, str, str, str]]:
    """Return kind, marker, title and evidence of the sections, whose spans are checked."""
    document = read(source)
    made = sections(outline(document, segment(document, language="zh")))
    for section in made:
        assert section.zh_span is None or document.text[slice(*section.zh_span)] == section.zh_evidence
    return [(s.kind, s.marker, s.title_zh, s.zh_evidence) for s in made]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "一、总体要求\n以新发展理念为指导，做好节水。\n基本原则：一是节水优先；二是综合施策，系统治理。统筹各方。",
            [
                ("ideology", "", "", "以新发展理念为指导，做好节水"),
                ("principle", "一是", "节水优先", ""),
                ("principle", "二是", "综合施策，系统治理", "统筹各方"),
            ],
        ),
        (
            "一、总体要求\n（一）基本原则。\n坚持以水定城。合理布局。\n坚持节约优先。严控用量。",
            [
                ("principle", "", "坚持以水定城", "合理布局"),
                ("principle", "", "坚持节约优先", "严控用量"),
            ],
        ),
        (
            "第一条　本办法所称再生水，是指处理后的污水。",
            [("definition", "", "", "本办法所称再生水，是指处理后的污水")],
        ),
        (
            "问：为什么要修订？\n答：旧规定已不适用。各地反映较多。",
            [("question", "1", "为什么要修订？", "旧规定已不适用。各地反映较多")],
        ),
        (
            "二、重点任务\n（一）改造管网。更换旧管。检测漏损。（住房城乡建设部负责）\n三、保障措施\n（一）加强领导。成立专班。",
            [
                ("task_area", "（一）", "改造管网", "更换旧管。检测漏损"),
                ("safeguard", "（一）", "加强领导", "成立专班"),
            ],
        ),
    ],
)
def test_sections(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("interpretation", {"principle": 4, "task_area": 5, "safeguard": 3, "question": 6}),
        ("plan", {"principle": 3, "task_area": 3, "safeguard": 3, "question": 0}),
        ("notice", {"principle": 3, "task_area": 8, "safeguard": 5, "question": 0}),
    ],
)
def test_corpora(name: str, expected: dict[str, int]) -> None:
    kinds = [kind for kind, *_ in rows(CORPORA / name / "zh.txt")]
    assert {kind: kinds.count(kind) for kind in expected} == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("interpretation", {"principles": (4, 4), "task_areas": (5, 5), "key_tasks": (14, 17), "safeguards": (3, 3)}),
        ("notice", {"principles": (3, 3), "key_tasks": (8, 8), "links": (4, None), "issuing_bodies": (6, 0)}),
    ],
)
def test_counts_are_set_beside_what_was_found(name: str, expected: dict[str, tuple[int, int | None]]) -> None:
    document = read(CORPORA / name / "zh.txt")
    passages = outline(document, segment(document, language="zh"))
    made = {c.what: (c.stated, c.found) for c in counts(passages, Facts(), tasks(passages, Facts()))}
    assert {what: made.get(what) for what in expected} == expected


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("强化农资保障", None),
        ("完善住房保障", None),
        ("加强社会保障", None),
        ("强化要素保障", "safeguards"),
        ("加强资金和人才保障", "safeguards"),
        ("强化保障", "safeguards"),
        ("保障措施", "safeguards"),
        ("健全工作保障机制", "safeguards"),
        ("组织保障", "safeguards"),
    ],
)
def test_a_heading_that_secures_one_good_opens_no_safeguards(heading, section):
    assert section_of("heading", heading) == section
