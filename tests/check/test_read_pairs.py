"""Pairs from elsewhere: which columns count, TMX, XLIFF of both generations, and what is refused."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

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
        ("zh.txt", "加强监管。\n完善政策。\n", "a text, not pairs: run `aligner run ZH EN"),
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


SEGMENTED = """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file source-language="zh-CN" target-language="en-US" original="a" datatype="x-sdlfilterframework2"><body>
<trans-unit id="1"><source>加强管理。落实责任。</source>
<seg-source><mrk mtype="seg" mid="1">加强管理。</mrk>
<mrk mtype="seg" mid="2"><g id="3">落实</g>责任。</mrk></seg-source>
<target state="translated"><mrk mtype="seg" mid="1">Manage<mrk mtype="x-sdl-deleted" sdl:revid="x"
 xmlns:sdl="s"> badly</mrk> well.</mrk> <mrk mtype="seg" mid="2">Be responsible.</mrk></target></trans-unit>
<trans-unit id="2" translate="no"><source>x</source></trans-unit>
<trans-unit id="3"><source>无。</source><seg-source><mrk mtype="seg" mid="4">无。</mrk></seg-source>
<target/></trans-unit>
</body></file></xliff>"""


@pytest.mark.parametrize("name", ["a.sdlxliff", "a.mqxliff", "a.xlf"])
def test_segments_one_by_one(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(SEGMENTED, encoding="utf-8")
    pairs = [(pair.zh, pair.en) for pair in read_pairs(tmp_path / name)]
    assert pairs == [("加强管理。", "Manage well."), ("落实责任。", "Be responsible."), ("无。", "")]


@pytest.mark.parametrize("codes", [("en", "fr"), ("ja", "en"), ("zh-CN", "zh-TW")])
def test_other_languages_are_refused(codes: tuple[str, str], tmp_path: Path) -> None:
    (tmp_path / "a.xlf").write_text(XLIFF_1.format(*codes, "a", "b"), encoding="utf-8")
    with pytest.raises(InputError, match=f"it is from {codes[0]} into {codes[1]}; give a file of Chinese and English"):
        read_pairs(tmp_path / "a.xlf")
    tmx = TMX.replace("en-US", "fr").replace("ZH-CN", "ja")
    (tmp_path / "a.tmx").write_text(tmx, encoding="utf-8")
    with pytest.raises(InputError, match="it holds de, fr, ja; give a memory of Chinese and English"):
        read_pairs(tmp_path / "a.tmx")


@pytest.mark.parametrize(
    "codes", [("cmn", "eng"), ("chi", "en"), ("zho-CN", "EN"), ("zh_Hans", "en_GB"), ("ZHO", "en")]
)
def test_codes_of_languages(codes: tuple[str, str], tmp_path: Path) -> None:
    (tmp_path / "a.tmx").write_text(TMX.replace("ZH-CN", codes[0]).replace("en-US", codes[1]), encoding="utf-8")
    assert [(pair.zh, pair.en) for pair in read_pairs(tmp_path / "a.tmx")] == [("粗体。", "A bold word.")]
    (tmp_path / "a.xlf").write_text(XLIFF_1.format(*codes[::-1], "a", "甲"), encoding="utf-8")
    assert [(pair.zh, pair.en) for pair in read_pairs(tmp_path / "a.xlf")] == [("甲", "a")]


@pytest.mark.parametrize("encoding", ["gb2312", "gbk", "gb18030", "big5", "utf-16", "cp936"])
@pytest.mark.parametrize("name", ["a.tmx", "a.xlf"])
def test_xml_in_any_encoding(name: str, encoding: str, tmp_path: Path) -> None:
    text = TMX if name == "a.tmx" else XLIFF_1.format("zh", "en", "粗体。", "A bold word.")
    (tmp_path / name).write_bytes(f'<?xml version="1.0" encoding="{encoding}"?>{text}'.encode(encoding))
    assert [(pair.zh, pair.en) for pair in read_pairs(tmp_path / name)] == [("粗体。", "A bold word.")]


def test_what_is_nested_beyond_reason(tmp_path: Path) -> None:
    (tmp_path / "a.xlf").write_text("<xliff>" + "<g>" * 10_000 + "</g>" * 10_000 + "</xliff>", encoding="utf-8")
    with pytest.raises(InputError, match="more than 200 elements inside one another"):
        read_pairs(tmp_path / "a.xlf")


def test_half_of_a_character(tmp_path: Path) -> None:
    (tmp_path / "a.xlf").write_text(XLIFF_1.format("zh", "en", "甲<cp hex='D83D'/>", "a"), encoding="utf-8")
    assert read_pairs(tmp_path / "a.xlf")[0].zh == "甲\ufffd"


TABLES = [
    "Source Text,Translation\n加强管理。,Manage.\n",
    "zh-CN,en-US\n加强管理。,Manage.\n",
    "en-US;zh-CN\nManage.;加强管理。\n",
    "sep=;\n加强管理。;Manage.\n",
    "sep=;\nzh;en\n加强管理。;Manage.\n",
    "节水方案对照表,,\n\n中文,英文,备注\n加强管理。,Manage.,\n",
    "加强管理。,Manage.,,\n",
    "中文|English\n加强管理。|Manage.\n",
    "Manage.\t加强管理。\t\n",
    "Chinese (Simplified),English (US)\n加强管理。,Manage.\n",
    "原文,译文\n加强管理。,Manage.\n",
    "原文,译文\nManage.,加强管理。\n",
    "Source,English\n加强管理。,Manage.\n",
]


@pytest.mark.parametrize("text", TABLES)
def test_tables_as_people_write_them(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    assert [(pair.zh, pair.en) for pair in read_pairs(tmp_path / "a.csv")] == [("加强管理。", "Manage.")]


def test_semicolons_with_commas_in_the_first_line(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("加强管理。;Manage, and well.\n落实责任。;Be responsible.\n", encoding="utf-8")
    assert [pair.en for pair in read_pairs(tmp_path / "a.csv")] == ["Manage, and well.", "Be responsible."]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("zh,en\n????,Manage.\n??,Be.\n", "no Chinese in the Chinese column"),
        ("zh,en\n甲,乙\n", "no English in the English"),
    ],
)
def test_a_column_without_its_language(text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_pairs(tmp_path / "a.csv")


def test_another_sheet_and_a_title_row(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["说明：第二张表为对照"])
    sheet = book.create_sheet("对照")
    for row in (["节水方案对照表"], ["中文", "English"], ["加强管理。", "Manage."]):
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    assert [(pair.zh, pair.en) for pair in read_pairs(tmp_path / "a.xlsx")] == [("加强管理。", "Manage.")]


def test_a_spreadsheet_of_opendocument(tmp_path: Path) -> None:
    book = OpenDocumentSpreadsheet()
    table = Table(name="对照")
    for row in (["中文", "English"], ["加强管理。", "Manage."]):
        line = TableRow()
        for text in row:
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=text))
            line.addElement(cell)
        line.addElement(TableCell(numbercolumnsrepeated=1000))
        table.addElement(line)
    book.spreadsheet.addElement(table)
    book.save(str(tmp_path / "a.ods"))
    assert [(pair.zh, pair.en) for pair in read_pairs(tmp_path / "a.ods")] == [("加强管理。", "Manage.")]


def test_an_absent_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_pairs(tmp_path / "absent.xlsx")


def test_the_head_of_a_po_file_is_no_pair(tmp_path):
    """As po2xliff of translate-toolkit writes it."""
    path = tmp_path / "a.xlf"
    path.write_text(
        '<xliff version="1.1" xmlns="urn:oasis:names:tc:xliff:document:1.1"><file source-language="zh" '
        'target-language="en" original="a.po" datatype="po"><body>'
        '<trans-unit id="1" restype="x-gettext-domain-header" approved="no"><source>Project-Id-Version: A</source>'
        "<target>Project-Id-Version: A</target></trans-unit>"
        '<trans-unit id="2"><source>加强监管。</source><target>Strengthen supervision.</target></trans-unit>'
        "</body></file></xliff>",
        encoding="utf-8",
    )
    assert [(p.zh, p.en) for p in read_pairs(path)] == [("加强监管。", "Strengthen supervision.")]
