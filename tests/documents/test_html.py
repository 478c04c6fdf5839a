"""Web pages: main text kept paragraph by paragraph, furniture listed."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.documents import read
from aligner.errors import InputError

PAGES = Path(__file__).parent / "pages"


FRAME = (
    "<html><body><div class='menu'><a href='/'>首页</a></div><div class='article'>{}</div><div>{}</div></body></html>"
)
LONG = "<p>各地要提高认识，压实责任，建立健全工作机制，明确任务分工，细化工作措施，加强协调配合，形成工作合力。</p>" * 3


def blocks(document):
    return [document.text[b.start : b.end] for b in document.blocks]


def wanted(name):
    return (PAGES / f"{name}.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("name", ["interpretation_zh", "interpretation_en", "bare", "table_layout"])
def test_main_text(name):
    document = read(PAGES / f"{name}.html")
    found = [f"{b.kind}{b.level or ''}\t{text}" for b, text in zip(document.blocks, blocks(document), strict=True)]
    assert [line.replace("\n", "\\n") for line in found] == wanted(name)


@pytest.mark.parametrize("name", ["interpretation_zh", "interpretation_en", "bare", "table_layout"])
def test_nothing_is_lost(name):
    """Every visible word of the page is in the text or in the list of removals."""
    page = PAGES / f"{name}.html"
    document = read(page)
    assert read(page, clean=False).text == document.original
    kept = set(blocks(document))
    for removal in document.removed:
        assert removal.text == document.original[removal.start : removal.end]
        assert not kept & set(removal.text.split("\n"))


def test_furniture_is_listed():
    document = read(PAGES / "interpretation_zh.html")
    listed = "".join(r.text for r in document.removed if r.rule == "page-furniture")
    for text in (
        "首页",
        "您的位置",
        "来源：临江省水利厅",
        "相关文章",
        "全省春灌工作启动",
        "热门排行",
        "版权所有",
        "云河市人民路1号",
    ):
        assert text in listed
        assert text not in document.text


INLINE = [
    ("white space collapses", "<p>a  \n b</p>", "a b\n"),
    ("line break between Chinese characters", "<p>工业\n  互联网</p>", "工业互联网\n"),
    ("inline elements leave no gap", "<p>工业<b>互联</b><span>网</span></p>", "工业互联网\n"),
    ("br", "<p>甲。<br>乙。</p>", "甲。\n乙。\n"),
    ("text beside blocks", "<div>甲。<p>乙。</p>丙。</div>", "甲。\n乙。\n丙。\n"),
    ("pre", "<pre>a\n  b</pre>", "a\n  b\n"),
    ("ordered list", '<ol start="3"><li>甲；</li><li value="7">乙。</li></ol>', "3. 甲；\n7. 乙。\n"),
    ("letters", '<ol type="a"><li>x;</li><li>y.</li></ol>', "a. x;\nb. y.\n"),
    ("bullets", "<ul><li>甲；</li></ul>", "甲；\n"),
    ("nested list", "<ol><li>甲<ol><li>乙</li></ol></li><li>丙</li></ol>", "1. 甲\n1. 乙\n2. 丙\n"),
    ("script, style and comment", "<p>甲<script>x</script><!-- y --><style>z</style>乙。</p>", "甲乙。\n"),
    ("hidden", '<p>甲<span style="display: none">隐</span><i hidden>藏</i>乙。</p>', "甲乙。\n"),
    ("ruby", "<p><ruby>甲<rt>jiǎ</rt></ruby>乙。</p>", "甲乙。\n"),
    ("deletion", "<p>甲<del>旧</del><ins>新</ins>。</p>", "甲新。\n"),
    ("entities", "<p>R&amp;D &lt; 5&#37; &nbsp;x</p>", "R&D < 5%  x\n"),
    ("unclosed", "<p>甲。<p>乙。<td>丙", "甲。\n乙。\n丙\n"),
    ("no markup error", "<p>1 < 2 & 3 > 2</p>", "1 < 2 & 3 > 2\n"),
]


@pytest.mark.parametrize(("html", "expected"), [c[1:] for c in INLINE], ids=[c[0] for c in INLINE])
def test_inline(html, expected):
    assert read(f"<html><body>{html}</body></html>".encode()).text == expected


@pytest.mark.parametrize("wrapper", ["<div class='page with-sidebar'>{}</div>", "<form id='form1'>{}</form>"])
def test_a_misleading_wrapper_does_not_make_furniture_of_the_text(wrapper):
    page = (
        "<html><body><div class='nav'><a href='/'>首页</a></div>"
        + wrapper.format(LONG + "<p>短句。</p>")
        + "</body></html>"
    )
    document = read(page.encode())
    assert "短句。" in document.text
    assert "首页" not in document.text


TAGS = st.sampled_from(
    ["p", "div", "span", "b", "li", "ul", "ol", "td", "table", "h2", "nav", "a", "footer", "pre", "br"]
)
TREES = st.recursive(
    st.just("#"), lambda inside: st.tuples(TAGS, st.lists(inside, max_size=4)).map(
        lambda t: f"<{t[0]}>{''.join(t[1])}</{t[0]}>"), max_leaves=12,
)  # fmt: skip


@given(TREES)
def test_every_word_stands_once_and_in_order(tree):
    words = [f"w{i}x" for i in range(tree.count("#"))]
    page = tree
    for word in words:
        page = page.replace("#", word, 1)
    document = read(f"<html><body>{page}<p>end</p></body></html>".encode())
    assert re.findall(r"w\d+x|end", document.original) == [*words, "end"] or "<table>" in page
    assert sorted(re.findall(r"w\d+x|end", document.original)) == sorted([*words, "end"])
    kept = document.text + "".join(r.text for r in document.removed)
    assert sorted(re.findall(r"w\d+x|end", kept)) == sorted([*words, "end"])


def test_no_script_reaches_the_text():
    document = read(b"<html><body><p>a</p><script>alert('p')</script></body></html>")
    assert "alert" not in document.original


def nested(depth):
    return ("<html><body>" + "<div>" * depth + "深处的文字。" + "</div>" * depth + "<p>后文。</p>").encode()


def test_deep_nesting_is_read_or_refused():
    assert read(nested(1000)).original == "深处的文字。\n后文。\n"
    with pytest.raises(InputError, match="nested beyond reason"):
        read(nested(3000))


KEPT = [
    ("headline outside the text", "<h1>关于供暖的通知</h1>" + LONG, "关于供暖的通知"),
    ("signature at the end", LONG + "<p>临江省人民政府</p><p>2025年9月20日</p>", "2025年9月20日"),
    ("salutation", "<p>各市人民政府：</p>" + LONG, "各市人民政府："),
    ("sentence that is almost a link", LONG + "<p>见<a href='x'>《实施方案》全文</a></p>", "见《实施方案》全文"),
    ("attachment that is a link", LONG + "<p><a href='x'>附件：任务分工表</a></p>", "附件：任务分工表"),
    ("short table between", LONG + "<table><tr><td>项</td><td>8</td></tr></table>" + LONG, "8"),
    ("repeated paragraph", LONG + "<p>短句。</p><p>短句。</p>", "短句。\n短句。"),
    ("definition list", LONG + "<dl><dt>数据</dt><dd>对信息的记录。</dd></dl>", "数据\n对信息的记录。"),
    ("quotation", LONG + "<blockquote>依法治国。</blockquote>", "依法治国。"),
]


@pytest.mark.parametrize(("inside", "text"), [c[1:] for c in KEPT], ids=[c[0] for c in KEPT])
def test_main_text_is_not_lost(inside, text):
    document = read(FRAME.format(inside, "<p>版权所有：某某网</p>").encode())
    assert text in document.text
    assert "首页" not in document.text
    assert "某某网" not in document.text


def test_head_foot_and_notes_as_libreoffice_writes_them():
    text = "<p>各地要提高认识，压实责任，明确任务分工，到2030年建成充电站1200座，用水效率明显提高。</p>" * 3
    mark = '<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>'
    note = '<div id="sdfootnote1"><p><a class="sdfootnotesym" href="#sdfootnote1anc">1</a>2024年公布。</p></div>'
    document = read(
        f'<html><body><div title="header"><p>内部资料</p></div><h1>养老服务方案</h1><p>依据条例{mark}，制定本方案。</p>'
        f'{text}{note}<div title="footer"><p>— 1 —</p></div></body></html>'.encode()
    )
    found = document.text.strip().split("\n")
    assert [*found[:2], found[-1]] == ["养老服务方案", "依据条例，制定本方案。", "2024年公布。"]
    assert [r.rule for r in document.removed].count("note-mark") == 2


def test_a_number_that_leads_to_a_section_stays():
    document = read(
        '<html><body><h1>目录</h1><p><a href="#s1">1</a> 总体要求，包括指导思想和基本原则。</p></body></html>'.encode()
    )
    assert "1 总体要求" in document.text


def test_a_cell_of_signs_stays_in_its_table():
    rows = "".join(
        f"<tr><td>{a}</td><td>{b}</td><td>{c}</td></tr>"
        for a, b, c in [("Indicator", "Unit", "2030"), ("Share of beds", "%", "65"), ("Ratio", "‰", "3")]
    )
    text = "<p>By 2030, the county will have 4,200 beds for elderly care and train more staff.</p>" * 3
    nav = '<nav><a href="/">Home</a></nav>'
    document = read(f"<html><body>{nav}<h1>Plan</h1>{text}<table>{rows}</table></body></html>".encode())
    cells = {b.cell[1:]: document.text[b.start : b.end] for b in document.blocks if b.cell}
    assert (cells[2, 2], cells[3, 2]) == ("%", "‰")
