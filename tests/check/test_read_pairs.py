"""Pairs from elsewhere: which columns count, TMX, XLIFF of both generations, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from aligner.bitext.read import read_pairs
from aligner.errors import InputError

XLIFF_1 = """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file source-language="{0}" target-language="{1}" original="a" datatype="plaintext"><body><group>
<trans-unit id="1"><source>{2}</source><target>{3}</target>
<alt-trans><source>no</source><target>no</target></alt-trans></trans-unit></group></body></file></xliff>"""
XLIFF_2 = """<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="{0}" trgLang="{1}">
<file id="f">
<unit id="u"><notes><note>no</note></notes><segment><source>{2}</source><target>{3}</target></segment>
<ignorable><source> </source></ignorable>
<segment><source>{2}</source></segment></unit></file></xliff>"""
TMX = """<!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><header/><body>
<tu><tuv xml:lang="en-US"><seg>A <bpt i="1">&lt;b></bpt>bold<ept i="1">&lt;/b></ept> <hi>word</hi>.</seg></tuv>
<tuv xml:lang="ZH-CN"><seg>粗体。</seg></tuv><tuv xml:lang="de"><seg>nein</seg></tuv></tu></body></tmx>"""


@pytest.mark.parametrize(
    ("name", "text", "pairs"),
    [
        ("a.csv", "id,zh,en\r\n1,甲,'=a\r\n", [("甲", "=a")]),
        ("a.csv", "id,zh,en_machine,en_corrected\r\n1,甲,old,new\r\n", [("甲", "new")]),
        ("a.csv", "en,en_corrected,zh\r\nplain,no,甲\r\n", [("甲", "plain")]),
        ("a.csv", "English;Chinese Simplified\r\na;甲\r\n", [("甲", "a")]),
        ("a.tsv", "Hello\t你好\r\nyes\t是\r\n", [("你好", "Hello"), ("是", "yes")]),
        ("a.tmx", TMX, [("粗体。", "A bold word.")]),
        ("a.xlf", XLIFF_1.format("zh-CN", "en", "甲<g id='1'>乙</g><x id='2'/>", "a"), [("甲乙", "a")]),
        ("a.xliff", XLIFF_1.format("en", "zh-CN", "a", "甲"), [("甲", "a")]),
        ("a.xlf", XLIFF_2.format("zh", "en", "甲<cp hex='0007'/><pc id='1'>乙</pc>", "a<ph id='2'/>b"),
         [("甲\x07乙", "ab"), ("甲\x07乙", "")]),
        ("a.xlf", XLIFF_2.format("zh", "en", "甲<cp hex='FFFFFFFFFF'/><cp/>", "a"), [("甲\ufffd\ufffd", "a"),
         ("甲\ufffd\ufffd", "")]),
    ],
)  # fmt: skip
def test_pairs(name: str, text: str, pairs: list[tuple[str, str]], tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    assert [(pair.zh, pair.en) for pair in read_pairs(tmp_path / name)] == pairs


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.csv", "id,a,b\r\n1,2,3\r\n", "3 columns, none of them named zh and en"),
        ("a.csv", "zh,en\r\n甲\r\n", "row 2: 1 cells where the first line has 2"),
        ("a.csv", "", "holds no pair"),
        ("a.tmx", "<tmx>", "not well-formed XML"),
        ("a.xlf", "<xliff>", "not well-formed XML"),
        ("a.xlf", '<!DOCTYPE a [<!ENTITY b "c">]><xliff>&b;</xliff>', "declares XML entities"),
        ("a.xlf", XLIFF_1.format("zh", "en", "甲", ""), "holds no pair"),
        ("a.xlsx", "no", "no workbook"),
    ],
)
def test_refused(name: str, text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    with pytest.raises(InputError, match=message):
        read_pairs(tmp_path / name)


def test_an_absent_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_pairs(tmp_path / "absent.xlsx")
