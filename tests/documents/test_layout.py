"""Pages as reportlab and LibreOffice lay them out: columns, tables, raised marks, running heads, vertical text."""

import io

import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Table, TableStyle

from aligner.documents import read
from aligner.errors import InputError

SONG = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(SONG))
ZH = ParagraphStyle("zh", fontName=SONG, fontSize=12, leading=20, firstLineIndent=24, wordWrap="CJK")
TITLE = ParagraphStyle("title", fontName=SONG, fontSize=20, leading=30, alignment=1, wordWrap="CJK")
EN = ParagraphStyle("en", fontName="Times-Roman", fontSize=11, leading=15, spaceAfter=8)
WIDE = (60, 60, 475, 700)
HALVES = (60, 60, 225, 700), (310, 60, 225, 700)
LONG_ZH = (
    "各地要提高认识，压实责任，明确任务分工，国家能源局负责统筹推进设施建设，到2030年建成充电站1200<super>1</super>座，"
    "占地30km<super>2</super>，年发电量达到10<super>8</super>千瓦时，用水效率明显提高，形成全社会共同参与的良好局面。"
)
SHORT_ZH = LONG_ZH.replace("<super>1</super>", "").replace("<super>2</super>", "²").replace("<super>8</super>", "^8")
LONG_EN = (
    "Local authorities shall raise awareness, clarify the division of tasks and build 1,200<super>1</super> stations "
    "covering 30 km<super>2</super> by 2030, and shall improve inspection across the whole country."
)
SHORT_EN = LONG_EN.replace("<super>1</super>", "").replace("<super>2</super>", "²")
DATA = [["指标", "单位", "2030年"], ["用水总量", "亿立方米", "60"], ["覆盖率", "%", "95"], ["公里", "km", "120"]]
FONT = ("FONT", (0, 0), (-1, -1), SONG, 10)
GRID = TableStyle([FONT, ("GRID", (0, 0), (-1, -1), 0.5, "black")])


def made(story, frames=(WIDE,), head=""):
    """Lay a story out as a PDF with page numbers in dashes."""

    def edge(page, template):
        page.setFont(SONG, 9)
        page.drawCentredString(297, 30, f"— {template.page} —")
        page.drawString(72, 800, head)

    file = io.BytesIO()
    template = BaseDocTemplate(file)
    template.addPageTemplates(PageTemplate(frames=[Frame(*frame) for frame in frames], onPage=edge))
    template.build(story)
    return read(file.getvalue())


def lines(document):
    return [document.text[b.start : b.end] for b in document.blocks]


def cells(document):
    return {b.cell: document.text[b.start : b.end] for b in document.blocks if b.cell}


def test_paragraphs_over_pages_with_heads_and_marks():
    title = "关于加快推进充电基础设施建设促进新能源汽车高质量发展的若干措施的通知"
    document = made([Paragraph(title, TITLE), *(Paragraph(LONG_ZH, ZH) for _ in range(12))], head="征求意见稿")
    assert lines(document) == [title, *[SHORT_ZH] * 12]
    assert document.blocks[0].kind == "heading"
    gone = [r.text for r in document.removed if r.rule == "page-furniture"]
    assert "— 2 —" in gone[0] and "征求意见稿" in gone[0]
    assert [r.text for r in document.removed if r.rule == "note-mark"] == ["1"] * 12


def test_two_columns_are_read_one_after_the_other():
    document = made([Paragraph(f"{k}. {LONG_EN}", EN) for k in range(1, 19)], HALVES)
    assert lines(document) == [f"{k}. {SHORT_EN}" for k in range(1, 19)]


def test_two_columns_of_chinese():
    document = made([Paragraph(LONG_ZH, ZH) for _ in range(10)], HALVES)
    assert lines(document) == [SHORT_ZH] * 10


@pytest.mark.parametrize("style", [GRID, TableStyle([FONT])], ids=["ruled", "unruled"])
def test_tables_are_cells(style):
    document = made([Paragraph(LONG_ZH, ZH), Table(DATA, style=style), Paragraph(LONG_ZH, ZH)])
    wanted = {(1, r, c): text for r, row in enumerate(DATA, start=1) for c, text in enumerate(row, start=1)}
    assert cells(document) == wanted
    assert lines(document)[0] == lines(document)[-1] == SHORT_ZH


def test_a_table_goes_on_over_the_page_without_its_repeated_head():
    rows = [["指标", "数值"], *([f"项目{k}", str(100 + k)] for k in range(60))]
    document = made([Table(rows, style=GRID, repeatRows=1)])
    wanted = {(1, r, c): text for r, row in enumerate(rows, start=1) for c, text in enumerate(row, start=1)}
    assert cells(document) == wanted


def test_cells_of_several_lines():
    text = Paragraph("用水总量，含农业灌溉和生态补水以及其他各行业用水", ParagraphStyle("c", ZH, firstLineIndent=0))
    document = made([Table([["指标", "2030年"], [text, "60"]], style=GRID, colWidths=[120, 80])])
    assert cells(document)[(1, 2, 1)] == "用水总量，含农业灌溉和生态补水以及其他各行业用水"


def down(columns):
    file = io.BytesIO()
    page = canvas.Canvas(file)
    page.setFont(SONG, 14)
    for k, column in enumerate(columns):
        for n, sign in enumerate(column):
            page.drawString(500 - 30 * k, 800 - 16 * n, sign)
    page.save()
    return file.getvalue()


def test_vertical_text_is_refused():
    with pytest.raises(InputError, match="from top to bottom, which is not read; give the text as"):
        read(down(["各地要提高认识压实责任建立健全工作机制", "明确任务分工细化工作措施加强协调配合"]))


def test_letter_spaced_titles_are_closed_up():
    file = io.BytesIO()
    page = canvas.Canvas(file)
    page.setFont(SONG, 22)
    for k, sign in enumerate("国家能源局文件"):
        page.drawString(100 + 40 * k, 780, sign)
    page.setFont(SONG, 12)
    page.drawString(72, 700, "现将有关事项通知如下。")
    page.save()
    assert lines(read(file.getvalue())) == ["国家能源局文件", "现将有关事项通知如下。"]


def drawn(*pieces):
    """Write pieces of text (x, y, text) in this order, as word processors draw what is in another font later."""
    file = io.BytesIO()
    page = canvas.Canvas(file)
    page.setFont(SONG, 10)
    for x, y, text in pieces:
        page.drawString(x, y, text)
    page.save()
    return lines(read(file.getvalue()))


def test_blanks_between_names_stay():
    pieces = [(50, 700, "责任单位：省体育局"), (143.5, 700, "省教育厅"), (187, 700, "省住房城乡建设厅")]
    assert drawn(*pieces, (140, 700, " "), (183.5, 700, " ")) == ["责任单位：省体育局 省教育厅 省住房城乡建设厅"]


def test_a_bracket_of_units_ends_its_paragraph():
    first = "（省体育局、省文化和旅游厅、省工业和信息化厅按职责分工负责，二〇二九年底前完成）"
    assert drawn((50, 700, first), (50, 684, "鼓励金融机构开发体育消费信贷产品，优化服务。")) == [
        first,
        "鼓励金融机构开发体育消费信贷产品，优化服务。",
    ]


TIGHT = TableStyle(
    [("GRID", (0, 0), (-1, -1), 0.5, "black"), *((f"{side}PADDING", (0, 0), (-1, -1), 2) for side in ("LEFT", "RIGHT"))]
)


def test_latin_cells_parted_by_nothing_but_a_ruled_line():
    data = [
        ["Indicator", "Unit", "2025", "2030"],
        ["Beds in county", "beds", "3,100", "4,200"],
        ["Share", "%", "52", "65"],
    ]
    document = made([Table(data, style=TIGHT)])
    assert cells(document) == {(1, r, c): text for r, row in enumerate(data, 1) for c, text in enumerate(row, 1)}


def test_words_that_a_narrow_cell_broke_are_whole_again():
    narrow = ParagraphStyle("n", fontName="Times-Roman", fontSize=9, leading=11, wordWrap="CJK")
    data = [["Indicator", "Unit", "Baseline"], ["Recycling rate", "%", "1,234,567"], ["Beds", "beds", "Binding"]]
    table = Table([[Paragraph(text, narrow) for text in row] for row in data], style=GRID, colWidths=[42, 36, 36])
    found = cells(made([Paragraph("The recycling rate and beds", EN), table]))
    assert [found[1, 1, c] for c in (1, 2, 3)] == data[0]
    assert (found[1, 2, 3], found[1, 3, 3]) == ("1,234,567", "Binding")


@pytest.mark.parametrize(
    ("style", "rows"),
    [
        (
            EN,
            [
                ["Indicator", "Unit", "2030"],
                ["Beds for elderly people living alone", "beds", "4,200"],
                ["Share", "%", "65"],
            ],
        ),
        (ZH, [["指标", "单位", "2030年"], ["护理型床位占全部养老床位的比重", "%", "65"], ["社区食堂", "个", "165"]]),
    ],
    ids=["en", "zh"],
)
def test_rows_of_several_lines_without_ruled_lines(style, rows):
    plain = ParagraphStyle("p", style, firstLineIndent=0, spaceAfter=0)
    table = Table(
        [[Paragraph(cell, plain) for cell in row] for row in rows],
        colWidths=[110, 90, 90],
        style=[("VALIGN", (0, 0), (-1, -1), "TOP")],
    )
    text = LONG_EN if style is EN else LONG_ZH
    document = made([Paragraph(text, style), table, Paragraph(text, style)])
    assert cells(document) == {(1, r, c): text for r, row in enumerate(rows, 1) for c, text in enumerate(row, 1)}
    assert lines(document)[-1] == (SHORT_EN if style is EN else SHORT_ZH)


def raised_by(rise, text, mark, after):
    """Draw a mark in the size of its line, so much higher, behind a text."""
    file = io.BytesIO()
    page = canvas.Canvas(file)
    page.setFont("Times-Roman", 12)
    width = page.stringWidth
    page.drawString(72, 700, text)
    page.drawString(72 + width(text), 700 + rise, mark)
    page.drawString(72 + width(text + mark), 700, after)
    page.showPage()
    page.save()
    return read(file.getvalue()).text.strip()


def test_marks_in_the_size_of_their_line():
    assert raised_by(4, "The Regulations", "1", " are in force.") == "The Regulations are in force."
    assert raised_by(4, "It covers 85,000 m", "2", " of land.") == "It covers 85,000 m² of land."
    assert raised_by(0, "There are 4,", "200", " beds.") == "There are 4,200 beds."
    assert raised_by(4, "There are 4,", "200", " beds.") == "There are 4,200 beds."
