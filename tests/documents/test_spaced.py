"""Blanks inside Chinese words and compatibility forms of characters: both go, listed, with every offset traced."""

import pytest

from aligner.documents import from_text
from aligner.terms import load_termbase

CLOSED = [
    ("letter-spaced", "国 家 能 源 局 关于 印发", "国家能源局 关于 印发"),
    ("no-break spaces", "国\u00a0家\u00a0能\u00a0源\u00a0局 通知", "国家能源局 通知"),
    ("wide blanks", "工　作　方　案", "工作方案"),
    ("a title of two", "前言\n目　　录\n一、总则", "前言\n目录\n一、总则"),
    ("a segmented line", "到 2027 年 ，覆盖率 达到 85 % 以上 。", "到2027年，覆盖率达到85%以上。"),
    ("segmented words", "完善 监测 网络 ， 提高 能力 。 加强 建设 。", "完善监测网络，提高能力。加强建设。"),
    ("one loose stop", "一是完善 ，二是提高，三是加强，四是 落实。", "一是完善，二是提高，三是加强，四是 落实。"),
]
OPEN = [
    "教育部 财政部",
    "（教育部 财政部，2025年9月30日前）",
    "第一章 总则",
    "到 2027 年，使用 Python 语言。",
    "一 二 三 四 五",
    "甲　乙　丙　丁",
    "附 件 1",
    "A B C D",
    "王小明 李大伟 张华",
]


@pytest.mark.parametrize(("raw", "clean"), [c[1:] for c in CLOSED], ids=[c[0] for c in CLOSED])
def test_blanks_inside_words_go(raw, clean):
    document = from_text(raw)
    assert document.text == clean
    assert {removal.rule for removal in document.removed} == {"blank-in-chinese"}
    kept = [document.original[document.offset_map(k)] for k in range(len(document.text))]
    assert "".join(kept) == clean


@pytest.mark.parametrize("raw", OPEN)
def test_blanks_that_mean_something_stay(raw):
    assert from_text(raw).text == raw


@pytest.mark.parametrize(
    ("raw", "plain"),
    [("⼆⼗⼤", "二十大"), ("⼈⺠政府", "人民政府"), ("⻓江经济带", "长江经济带"), ("⻩河流域⽣态", "黄河流域生态")],
)
def test_forms_give_way_to_characters(raw, plain):
    document = from_text(f"贯彻{raw}精神。")
    assert document.text == f"贯彻{plain}精神。"
    assert document.original == f"贯彻{raw}精神。"
    assert document.offset_map(4) == 4


def test_terms_are_found_in_forms_and_over_blanks():
    base = load_termbase()
    document = from_text("国 家 能 源 局 负责落实⼆⼗⼤精神。")
    assert "国家能源局" in [document.text[m.start : m.end] for m in base.find(document.text)]
    assert [m.start for m in base.find("⼈⺠政府")] == [m.start for m in base.find("人民政府")] != []
