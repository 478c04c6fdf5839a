"""Automatic numbering is restored as Word shows it."""

import pytest

from aligner.documents import read
from aligner.documents.counting import count
from tests.documents.docx_maker import docx, level, lists, numbered, para

COUNTS = [
    ("decimal", 12, "12"), ("decimalZero", 7, "07"), ("upperLetter", 3, "C"), ("lowerLetter", 28, "bb"),
    ("upperRoman", 1994, "MCMXCIV"), ("lowerRoman", 48, "xlviii"),
    ("chineseCounting", 1, "一"), ("chineseCounting", 10, "十"), ("chineseCounting", 12, "十二"),
    ("chineseCounting", 20, "二十"), ("chineseCounting", 99, "九十九"), ("chineseCounting", 101, "一〇一"),
    ("chineseCountingThousand", 19, "十九"), ("chineseCountingThousand", 100, "一百"),
    ("chineseCountingThousand", 101, "一百零一"), ("chineseCountingThousand", 110, "一百一十"),
    ("chineseCountingThousand", 1001, "一千零一"), ("chineseCountingThousand", 1010, "一千零一十"),
    ("chineseCountingThousand", 2345, "二千三百四十五"), ("chineseCountingThousand", 10000, "10000"),
    ("ideographDigital", 10, "一〇"), ("chineseLegalSimplified", 12, "拾贰"), ("ideographTraditional", 3, "丙"),
    ("ideographTraditional", 11, "11"), ("decimalEnclosedCircleChinese", 20, "⑳"), ("decimalFullWidth", 12, "１２"),
    ("numberInDash", 3, "- 3 -"), ("somethingNew", 4, "4"), ("chineseCounting", 0, "0"),
]  # fmt: skip


@pytest.mark.parametrize(("form", "number", "expected"), COUNTS)
def test_count(form, number, expected):
    assert count(number, form) == expected


TWO = lists(level(0, "chineseCounting", "%1、") + level(1, "chineseCounting", "（%2）") + level(2, "decimal", "%3."))
CASES = [
    ("levels start again below a new parent", TWO,
     [("总则", 1, 0), ("甲", 1, 1), ("乙", 1, 1), ("细", 1, 2), ("附则", 1, 0), ("丙", 1, 1)],
     ["一、总则", "（一）甲", "（二）乙", "1. 细", "二、附则", "（一）丙"]),
    ("multilevel", lists(level(0, "decimal", "%1") + level(1, "decimal", "%1.%2")),
     [("a", 1, 0), ("b", 1, 1), ("c", 1, 0), ("d", 1, 1)], ["1 a", "1.1 b", "2 c", "2.1 d"]),
    ("articles", lists(level(0, "chineseCountingThousand", "第%1条", extra='<w:suff w:val="space"/>')),
     [("本法", 1, 0), ("适用", 1, 0)], ["第一条本法", "第二条适用"]),
    ("starts elsewhere", lists(level(0, "decimal", "(%1)", start=5)), [("a", 1, 0), ("b", 1, 0)], ["(5) a", "(6) b"]),
    ("two numbers of one list count on",
     lists(level(0, "decimal", "%1."), nums='<w:num w:numId="9"><w:abstractNumId w:val="0"/></w:num>'),
     [("a", 1, 0), ("b", 9, 0)], ["1. a", "2. b"]),
    ("a start override begins anew",
     lists(level(0, "decimal", "%1."), nums='<w:num w:numId="9"><w:abstractNumId w:val="0"/>'
           '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'),
     [("a", 1, 0), ("b", 1, 0), ("c", 9, 0), ("d", 9, 0)], ["1. a", "2. b", "1. c", "2. d"]),
    ("a level that never starts again", lists(level(0, "decimal", "%1.")
     + level(1, "decimal", "%2)", extra='<w:lvlRestart w:val="0"/>')),
     [("a", 1, 0), ("b", 1, 1), ("c", 1, 0), ("d", 1, 1)], ["1. a", "1) b", "2. c", "2) d"]),
    ("legal numbering is Arabic",
     lists(level(0, "chineseCounting", "%1、") + level(1, "decimal", "%1.%2", extra="<w:isLgl/>")),
     [("a", 1, 0), ("b", 1, 1)], ["一、a", "1.1 b"]),
    ("bullets are not written", lists(level(0, "bullet", "")), [("a", 1, 0)], ["a"]),
    ("nothing after the number", lists(level(0, "upperLetter", "%1.", extra='<w:suff w:val="nothing"/>')),
     [("x", 1, 0)], ["A.x"]),
    ("number 0 switches it off", TWO, [("a", 0, 0), ("b", 1, 0)], ["a", "一、b"]),
    ("unknown list", TWO, [("a", 77, 0)], ["a"]),
    ("borrowed from a numbering style",
     lists('<w:styleLink w:val="S"/>' + level(0, "chineseCounting", "%1、"), '<w:numStyleLink w:val="S"/>'),
     [("a", 2, 0), ("b", 2, 0)], ["一、a", "二、b"]),
]  # fmt: skip


@pytest.mark.parametrize(("numbering", "paragraphs", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_labels(numbering, paragraphs, expected):
    document = read(docx(*(numbered(*p) for p in paragraphs), numbering=numbering))
    assert [document.text[b.start : b.end] for b in document.blocks] == expected


def test_numbering_from_a_style():
    styles = (
        '<w:style w:type="paragraph" w:styleId="x"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="y"><w:basedOn w:val="x"/></w:style>'
    )
    two = lists(
        level(0, "decimal", "%1.", extra='<w:pStyle w:val="x"/>')
        + level(1, "decimal", "%1.%2", extra='<w:pStyle w:val="y"/>')
    )
    body = [para(t, properties=f'<w:pStyle w:val="{t}"/>') for t in "xyy"]
    assert read(docx(*body, styles=styles, numbering=two)).text == "1. x\n1.1 y\n1.2 y\n"


def test_a_deleted_paragraph_is_not_counted():
    gone = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr>'
        "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>"
    )
    document = read(docx(numbered("甲"), gone, numbered("乙"), numbering=TWO))
    assert document.text == "一、甲\n二、乙\n"
