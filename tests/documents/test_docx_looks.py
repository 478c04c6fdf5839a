"""Word documents: raised, hidden and struck text, placeholders, fields that are equations or forms, table cells."""

import io

import pytest
from docx import Document as Word

from aligner.documents import read
from aligner.documents.counting import count
from aligner.documents.docx_fields import equation
from tests.documents.docx_maker import docx, para, run, table

UP = '<w:vertAlign w:val="superscript"/>'
STYLES = (
    '<w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Deeper"><w:basedOn w:val="Secret"/></w:style>'
    '<w:style w:type="character" w:styleId="Up"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Note"><w:rPr><w:vanish/></w:rPr></w:style>'
)


def field(instruction, form=""):
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{form}</w:fldChar></w:r>'
    return f'{begin}<w:r><w:instrText>{instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'


ENTRIES = '<w:listEntry w:val="甲类"/><w:listEntry w:val="乙类"/>'
LIST = f'<w:ffData><w:ddList><w:result w:val="1"/>{ENTRIES}</w:ddList></w:ffData>'
TICK = "<w:ffData><w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox></w:ffData>"
HOLDER = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
CASES = [
    ("a note on a figure", [para("建成1200", run("1", UP), "座。")], "建成1200座。", "1"),
    ("a note in two runs", [para("建成1200", run("1", UP), run("2", UP), "座。")], "建成1200座。", "12"),
    ("a note at the end", [para("进度加快", run("[3]", UP))], "进度加快", "[3]"),
    ("a power and a unit", [para("10", run("4", UP), "千瓦，30km", run("2", UP), "。")], "10^4千瓦，30km²。", ""),
    ("an ordinal", [para("the 21", run("st", UP), " century")], "the 21st century", ""),
    ("raised by its style", [para("共12", run("1", '<w:rStyle w:val="Up"/>'), "个。")], "共12个。", "1"),
    (
        "struck out",
        [para("原定", run("800", "<w:strike/>"), run("900", "<w:dstrike/>"), "1200座。")],
        "原定1200座。",
        "800900",
    ),
    ("not struck out", [para("共", run("800", '<w:strike w:val="0"/>'), "座。")], "共800座。", ""),
    ("hidden by its style", [para("看得见", run("看不见", '<w:rStyle w:val="Secret"/>'))], "看得见", "看不见"),
    ("hidden by a style's base", [para("看得见", run("看不见", '<w:rStyle w:val="Deeper"/>'))], "看得见", "看不见"),
    (
        "a style that is overruled",
        [para("看得见", run("也是", '<w:rStyle w:val="Secret"/><w:vanish w:val="0"/>'))],
        "看得见也是",
        "",
    ),
    ("a hidden paragraph", [para("一。"), para("看不见", properties='<w:pStyle w:val="Note"/>')], "一。", "看不见"),
    ("a placeholder", [para("姓名：", HOLDER.format(run("单击此处输入")))], "姓名：", "单击此处输入"),
    ("a placeholder paragraph", [para("一。"), HOLDER.format(para("请选择一项。"))], "一。", "请选择一项。"),
    ("a sign made by a field", [para(field(r"eq \o\ac(○,21)"), "加强监测。")], "㉑加强监测。", ""),
    ("a choice of a form", [para("类别：", field("FORMDROPDOWN", LIST), "。")], "类别：乙类。", ""),
    ("a box of a form", [para(field("FORMCHECKBOX", TICK), "同意")], "☑同意", ""),
    ("an empty field of another kind", [para("前", field("XE term"), "后")], "前后", ""),
]


@pytest.mark.parametrize(("body", "text", "gone"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_runs(body, text, gone):
    document = read(docx(*body, styles=STYLES))
    assert document.text.strip() == text
    assert "".join(r.text for r in document.removed).replace("\n", "") == gone


@pytest.mark.parametrize(
    ("instruction", "text"),
    [
        (r"eq \o\ac(○,50)", "㊿"),
        (r"EQ \o\ac(〇,72)", "（72）"),
        (r"eq \f(3,4)", "3/4"),
        (r"eq \f(\s\up 5(1),2)", "1/2"),
        (r"eq \r(3,8)", "38"),
        (r"eq ((", "(("),
    ],
)
def test_equations(instruction, text):
    assert equation(instruction) == text


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (1, "cardinalText", "One"),
        (45, "cardinalText", "Forty-five"),
        (300, "cardinalText", "Three hundred"),
        (21, "ordinalText", "Twenty-first"),
        (112, "ordinalText", "One hundred twelfth"),
        (11, "ordinal", "11th"),
        (23, "ordinal", "23rd"),
        (10, "koreanDigital", "일영"),
    ],
)
def test_numbers_in_words(number, form, text):
    assert count(number, form) == text


def cells(document):
    return {b.cell: document.text[b.start : b.end] for b in document.blocks if b.cell}


def test_cells_know_their_place():
    found = cells(read(docx(table(["指标", "数值"], ["项目", "10个"]), para("中。"), table(["甲", "乙"]))))
    assert found[(1, 2, 1)] == "项目" and found[(1, 2, 2)] == "10个" and found[(2, 1, 2)] == "乙"
    assert len(found) == 6


def test_a_document_in_another_encoding():
    body = '<?xml version="1.0" encoding="GBK"?><w:document xmlns:w="x"><w:body>'
    body += "<w:p><w:r><w:t>通知</w:t></w:r></w:p></w:body></w:document>"
    package = docx(members=[])
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, body.encode("gbk") if name == "word/document.xml" else old.read(name))
    assert read(out.getvalue()).text.strip() == "通知"


def test_what_python_docx_wrote():
    word = Word()
    word.add_heading("工作方案", 1)
    paragraph = word.add_paragraph("建成充电站1200")
    paragraph.add_run("1").font.superscript = True
    paragraph.add_run("座，占地30km")
    paragraph.add_run("2").font.superscript = True
    paragraph.add_run("。")
    paragraph.add_run("旧文").font.strike = True
    paragraph.add_run("密文").font.hidden = True
    grid = word.add_table(rows=3, cols=3)
    for row, texts in zip(
        grid.rows, [["指标", "单位", "2030年"], ["用水总量", "亿立方米", "60"], ["覆盖率", "%", "95"]], strict=True
    ):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    grid.cell(0, 0).merge(grid.cell(0, 1))
    file = io.BytesIO()
    word.save(file)
    document = read(file.getvalue())
    assert document.text.splitlines()[:2] == ["工作方案", "建成充电站1200座，占地30km²。"]
    found = cells(document)
    assert found[(1, 2, 3)] == "60" and found[(1, 3, 1)] == "覆盖率" and found[(1, 1, 3)] == "2030年"


def test_raised_by_position_and_size():
    """LibreOffice writes so what a web page raises."""
    raised = '<w:rPr><w:position w:val="8"/><w:sz w:val="19"/></w:rPr>'
    body = "".join(
        f"<w:r>{look}<w:t>{text}</w:t></w:r>"
        for look, text in [
            ("", "依据条例"),
            (raised, "1"),
            ("", "，面积8万m"),
            (raised, "2"),
            ('<w:rPr><w:position w:val="8"/></w:rPr>', "36"),
        ]
    )
    assert read(docx(f"<w:p>{body}</w:p>")).text.strip() == "依据条例，面积8万m²36"
