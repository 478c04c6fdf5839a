"""Word documents: what is text, in which order, and what is only listed."""

import io
import zipfile

import pytest

from aligner.documents import read
from aligner.errors import InputError
from tests.documents.docx_maker import docx, level, lists, numbered, para, run, table

BOX = "<w:txbxContent>" + para("框中文字。") + "</w:txbxContent>"
ALTERNATIVE = (
    f"<w:r><mc:AlternateContent><mc:Choice><wps:txbx>{BOX}</wps:txbx></mc:Choice>"
    f"<mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
PAGE_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF _x \\h</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>第二条</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
CASES = [
    ("two paragraphs", [para("第一段。"), para("第二段。")], ["第一段。", "第二段。"]),
    ("runs join without a gap", [para("工业", "互联网")], ["工业互联网"]),
    ("tracked insertion kept", [para("甲", f"<w:ins>{run('乙')}</w:ins>", "丙")], ["甲乙丙"]),
    ("tracked deletion left out", [para("甲", "<w:del><w:r><w:delText>乙</w:delText></w:r></w:del>", "丙")], ["甲丙"]),
    (
        "moved text stands once",
        [para(f"<w:moveFrom>{run('乙')}</w:moveFrom>", "甲", f"<w:moveTo>{run('乙')}</w:moveTo>")],
        ["甲乙"],
    ),
    (
        "deleted paragraph mark joins",
        [para("前半，", properties="<w:rPr><w:del/></w:rPr>"), para("后半。")],
        ["前半，后半。"],
    ),
    (
        "table cell by cell",
        [para("前。"), table(["指标", "数值"], ["项目", "10个"]), para("后。")],
        ["前。", "指标", "数值", "项目", "10个", "后。"],
    ),
    ("hyperlink text", [para("见", f"<w:hyperlink>{run('附件')}</w:hyperlink>", "。")], ["见附件。"]),
    ("content control", [f"<w:sdt><w:sdtContent>{para('控件。')}</w:sdtContent></w:sdt>"], ["控件。"]),
    ("field result, not instruction", [para("按照", PAGE_FIELD, "办理。")], ["按照第二条办理。"]),
    ("simple field", [para("共", f"<w:fldSimple w:instr='NUMPAGES'>{run('8')}</w:fldSimple>", "页")], ["共8页"]),
    (
        "tab, line break, no-break hyphen",
        [para("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r>")],
        ["a\tb\nc-d"],
    ),
    (
        "text box once, after its paragraph",
        [para("正文。", ALTERNATIVE), para("下文。")],
        ["正文。", "框中文字。", "下文。"],
    ),
    ("hidden text left out", [para("看得见", run("看不见", "<w:vanish/>"))], ["看得见"]),
    ("vanish switched off", [para(run("看得见", '<w:vanish w:val="0"/>'))], ["看得见"]),
    (
        "deleted table row",
        [
            "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>"
            + para("旧")
            + "</w:tc></w:tr><w:tr><w:tc>"
            + para("新")
            + "</w:tc></w:tr></w:tbl>"
        ],
        ["新"],
    ),
    ("empty paragraphs leave no block", [para("甲。"), para(), para("乙。")], ["甲。", "乙。"]),
]


def blocks(document):
    return [document.text[b.start : b.end] for b in document.blocks]


@pytest.mark.parametrize(("body", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_body(body, expected):
    document = read(docx(*body))
    assert blocks(document) == expected
    assert document.text == "\n".join(expected) + "\n"
    assert document.format == "docx"


def test_what_is_left_out_is_listed():
    comment = "<w:comment>" + para("请核对。") + "</w:comment>"
    document = read(
        docx(
            para("甲", "<w:del><w:r><w:delText>乙</w:delText></w:r></w:del>", run("丁", "<w:vanish/>")),
            header1=para("页眉"),
            footer1=para("第1页"),
            comments=comment,
        )
    )
    assert document.text == "甲\n"
    listed = {r.rule: r.text for r in document.removed}
    assert listed == {
        "tracked-deletion": "乙",
        "hidden-text": "丁",
        "page-header": "页眉\n",
        "page-footer": "第1页\n",
        "comment": "请核对。\n",
    }
    assert all(document.original[r.start : r.end] == r.text for r in document.removed)


def test_deletions_stay_out_without_cleaning():
    document = read(docx(para("甲\u00a0", "<w:del><w:r><w:delText>乙</w:delText></w:r></w:del>")), clean=False)
    assert document.text == "甲\u00a0\n"


def test_footnotes_and_endnotes_follow_the_text():
    separator = '<w:footnote w:type="separator" w:id="-1">' + para("x") + "</w:footnote>"
    document = read(
        docx(
            para("正文。"),
            footnotes=separator + '<w:footnote w:id="1">' + para("脚注一。") + "</w:footnote>",
            endnotes='<w:endnote w:id="1">' + para("尾注一。") + "</w:endnote>",
        )
    )
    assert blocks(document) == ["正文。", "脚注一。", "尾注一。"]
    assert [b.kind for b in document.blocks] == ["paragraph", "footnote", "footnote"]


def test_kinds_from_styles():
    styles = (
        '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="Title"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="c"><w:name w:val="own"/><w:basedOn w:val="b"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="d"><w:basedOn w:val="e"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="e"><w:basedOn w:val="d"/></w:style>'
    )
    body = [para(key, properties=f'<w:pStyle w:val="{key}"/>') for key in "abcd"]
    body.append(para("f", properties='<w:outlineLvl w:val="0"/>'))
    kinds = [(b.kind, b.level) for b in read(docx(*body, styles=styles)).blocks]
    assert kinds == [("title", 0), ("heading", 2), ("heading", 2), ("paragraph", 0), ("heading", 1)]


def bomb():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * 30_000_000)
    return out.getvalue()


def many_parts():
    return docx(para("甲。"), members=[(f"word/media/{i}.bin", b"") for i in range(2001)])


REFUSED = [
    ("size bomb", bomb(), "unpacked"),
    ("too many parts", many_parts(), "2,005 parts"),
    ("no text at all", docx(para()), "no text"),
    ("cut short", docx(para("甲。"))[:200], "damaged"),
    (
        "workbook",
        docx(members=[("xl/workbook.xml", "<a/>")]).replace(b"word/document.xml", b"gone/document.xml"),
        "no workbook that can be read: save it as",
    ),
]


@pytest.mark.parametrize(("data", "message"), [c[1:] for c in REFUSED], ids=[c[0] for c in REFUSED])
def test_refused(data, message):
    with pytest.raises(InputError, match=message):
        read(data)


def test_doctype_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("word/document.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    with pytest.raises(InputError, match="damaged"):
        read(out.getvalue())


def test_docx_suffix_on_something_else(tmp_path):
    path = tmp_path / "报告.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100)
    with pytest.raises(InputError, match=r"报告\.docx: this is an old Office file.*save it as \.docx"):
        read(path)


def test_unread_charts_are_said():
    document = read(docx(para("甲。"), members=[("word/charts/chart1.xml", "<a/>")]))
    assert "charts or diagrams" in document.warnings[0]


def test_numbered_list_is_not_lost_in_a_real_pair():
    numbering = lists(level(0, "chineseCounting", "%1、"))
    document = read(docx(numbered("总体要求"), numbered("主要任务"), numbering=numbering))
    assert blocks(document) == ["一、总体要求", "二、主要任务"]
