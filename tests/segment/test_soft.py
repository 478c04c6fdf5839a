"""Soft boundaries ``¦``, missing spaces ``␣`` and labels."""

import pytest

from aligner.segment import find_label, segment
from tests.segment.marks import document, show

SHOWN = [
    ("zh", "提出三条原则：¦一是统筹；¦二是协同，¦三是创新。|落实。"),
    ("zh", "（一）加强领导；¦（二）强化监督。"),
    ("zh", "问：是什么？|答：如下：¦一是安全。"),
    ("zh", "时间为12:30，比例为3：1。"),
    ("zh", "开展培训……¦等工作。"),
    ("zh", "统一是必要的，¦十一是假期。"),
    ("en", "Four principles: ¦First, build security; ¦second is help, ¦Third, it helps."),
    ("en", "The introduction of “safety guidance,” ¦First CPC Central Committee arrangements."),
    ("en", "Strengthen planning to form a pattern ¦the third is hierarchical management."),
    ("en", "The First Plenary Session met, ¦First Secretary present, First Plenary."),
    ("en", "What are the goals ¦A: There are two."),
    ("en", "A: The answer. |Q: The question? |asked: more?"),
    ("en", "Seen in the U.S. ¦Government report, at 10:30, ratio 3: 1."),
    ("en", "It rose in the area. ¦and fell again."),
    ("en", "As follows: ¦(1) one thing; ¦(2) another (in June) ¦(3) a third."),
    ("en", "Tasks, ¦1. the first; ¦2. the second."),
    # glued words: a missing space, and perhaps a new clause
    ("en", "An industry internet security system␣¦Enhance capabilities."),
    ("en", "Deploy targeted protection␣¦Measures to consolidate."),
    ("en", "Goods sent to␣¦China by␣2025 in␣2 parts."),
    ("en", "The iPhone, eBay, WeChat, GitHub, McDonald, a PhD, pH 7, mRNA and 5G."),
    ("en", "Call getUserName or read_fileName in lib/fooBar.py."),
    ("en", "Targeted measures to stop it: ¦Measures␣¦To stop it and PolicyNet."),
    ("en", "COVID19, PM2.5 and H5N1."),
]


@pytest.mark.parametrize(("language", "drawn"), SHOWN)
def test_soft_and_repairs(language: str, drawn: str) -> None:
    text = drawn.translate(dict.fromkeys(map(ord, "|¦␣")))
    assert show(text, language) == drawn


LABELS = [
    ("zh", "一是加强领导。", "一是"),
    ("zh", "二要抓好落实。", "二要"),
    ("zh", "问：为什么？", "问"),
    ("zh", "记者问：为什么？", "记者问"),
    ("zh", "（一）总体要求", "（一）"),
    ("zh", "一、总体要求", "一、"),
    ("zh", "一、二、三产业", ""),
    ("zh", "1.加强领导", "1."),
    ("zh", "1.2万户企业", ""),
    ("zh", "第三条　国家鼓励创新。", "第三条"),
    ("zh", "第三条规定的情形", ""),
    ("zh", "首先，加强领导。", "首先"),
    ("zh", "——创新驱动。", "——"),
    ("zh", "统一是前提。", ""),
    ("en", "First, strengthen leadership.", "First"),
    ("en", "The second is to build.", "The second"),
    ("en", "Seven is to promote.", "Seven"),
    ("en", "Q: Why?", "Q"),
    ("en", "asked: why?", "asked"),
    ("en", "(1) Get a picture.", "(1)"),
    ("en", "IV. Safeguards", "IV."),
    ("en", "Article 3 The state encourages it.", "Article 3"),
    ("en", "Article 3 of the law applies.", ""),
    ("en", "First Secretary Wang", "First"),
    ("en", "Firstly speaking", ""),
    ("en", "A plan", ""),
]


@pytest.mark.parametrize(("language", "text", "label"), LABELS)
def test_labels(language: str, text: str, label: str) -> None:
    assert find_label(text, language) == label
    assert segment(document(text, language))[0].label == label
