"""Encodings, on samples as short as a two-character heading."""

import pytest

from aligner.documents import read
from aligner.documents.encoding import decode
from aligner.errors import InputError

SIMPLIFIED = [
    "通知", "附件", "目录", "国务院", "解读", "问：什么是工业互联网？", "关于印发方案的通知", "一、总体要求",
    "（一）加强组织领导。", "到2025年，培育10家以上企业。", "Hello 世界", "GDP增长5%", "《安全指导意见》",
    "各省、自治区、直辖市人民政府，国务院各部委、各直属机构：", "第三条 本法所称数据，是指任何以电子方式对信息的记录。",
    "牵头单位：工业和信息化部——会同“有关部门”……",
]  # fmt: skip
TRADITIONAL = [
    "通知", "立法會", "國務院關於印發方案的通知", "二、總體要求", "問：什麼是工業互聯網？", "《基本法》",
    "到2025年，培育10家以上企業。", "第三條 本法所稱資料", "中華人民共和國香港特別行政區",
]  # fmt: skip
ENGLISH = ["The “Opinions” set targets for 2025.", "It’s a plan – a new one.", "Cost: £5 at 20 °C…", "a café in Genève"]
SAMPLES = [
    *((text, codec) for text in SIMPLIFIED for codec in ("utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-32")),
    *((text, codec) for text in SIMPLIFIED[3:] for codec in ("utf-16-le", "utf-16-be", "utf-32-le")),
    *((text, codec) for text in TRADITIONAL for codec in ("utf-8", "big5", "gb18030", "utf-16")),
    *((text, codec) for text in SIMPLIFIED if "—" not in text for codec in ("hz",)),
    *((text, codec) for text in ENGLISH for codec in ("utf-8", "cp1252", "utf-16-le")),
    ("𠮷家村㐂堂，位于县城。", "gb18030"),
    ("plain ASCII ~ text {1}", "ascii"),
]


@pytest.mark.parametrize(("text", "codec"), SAMPLES, ids=[f"{c}-{t[:8]}" for t, c in SAMPLES])
def test_decoded_exactly(text, codec):
    decoded = decode(text.encode(codec), "x.txt")
    assert decoded.text == text
    assert decoded.warnings == ()


@pytest.mark.parametrize("text", [s for s in SIMPLIFIED if s not in ("目录",)])
def test_short_chinese_is_never_taken_for_korean(text):
    assert decode(text.encode("gbk"), "x").encoding == "gb18030"


def test_a_declared_encoding_decides_for_pages():
    page = '<html><meta charset="big5"><p>目錄</p></html>'
    assert read(page.encode("big5")).text == "目錄\n"


@pytest.mark.parametrize("declared", ["iso-8859-1", "utf-8", "utf-16", "rot13", "unicode_escape", "nonsense"])
def test_a_wrong_declaration_does_not_mislead(declared):
    page = f'<html><meta charset="{declared}"><p>国务院通知，要求加强领导。</p></html>'
    assert read(page.encode("gbk")).text == "国务院通知，要求加强领导。\n"


def test_lines_in_two_encodings():
    lines = ["第一行是统一码的文字。", "第二行从旧编辑器粘贴。", "通知", "尾行也是统一码。"]
    codecs = ["utf-8", "gbk", "gbk", "utf-8"]
    data = b"\n".join(line.encode(codec) for line, codec in zip(lines, codecs, strict=True))
    decoded = decode(data, "混合.txt")
    assert decoded.text.split("\n") == lines
    assert "混合.txt: the lines are in different encodings" in decoded.warnings[0]


def test_mostly_gbk_with_one_utf8_line():
    lines = ["这一行是国标码的文字。"] * 8 + ["这一行是统一码。"]
    data = b"\n".join(line.encode("gbk" if i < 8 else "utf-8") for i, line in enumerate(lines))
    assert decode(data, "x").text.split("\n") == lines


def test_one_broken_character_costs_one_character():
    data = "很长的一段文字，没有换行。".encode() * 20 + b"\xe4\xb8" + "后面还有。".encode()
    decoded = decode(data, "x.txt")
    assert decoded.text.count("\ufffd") == 1
    assert decoded.text.endswith("后面还有。")
    assert "1 broken character" in decoded.warnings[0]


def test_a_cut_off_mark_is_said():
    decoded = decode("中文".encode("utf-16") + b"\x00", "x.txt")
    assert decoded.text == "中文\ufffd"
    assert "no valid utf-16-le" in decoded.warnings[0]


@pytest.mark.parametrize("data", [bytes(range(256)) * 50, b"\0\1\2\3" * 500, b"\x80\x81\xff\xfe\xfd" * 500])
def test_no_text_at_all(data):
    with pytest.raises(InputError, match=r"^x\.bin: .*(not a text file|encoding cannot be told)"):
        decode(data, "x.bin")
