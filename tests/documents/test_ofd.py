"""OFD: pages in the order of the document, text by its place, what is not shown or stands in templates listed."""

from pathlib import Path

import pytest

from aligner.documents import read
from aligner.errors import InputError
from tests.documents.ofd_maker import layer, ofd, path, text

DATA = Path(__file__).parent / "data"
LONG = "各地要提高认识，压实责任，明确任务分工，细化工作措施，加强协调配合，形"


def lines(document):
    return [document.text[b.start : b.end] for b in document.blocks]


def test_text_is_read_by_its_place_and_pages_by_the_document():
    first = layer(text("二是细化措施。", 30, 80), text("一是提高认识。", 30, 60))
    second = layer(text("三是加强配合。", 30, 60))
    assert lines(read(ofd(second, first, order=[1, 0]))) == ["一是提高认识。", "二是细化措施。", "三是加强配合。"]


def test_paragraphs_over_lines_and_pages():
    first = layer(text(LONG, 15, 60), text("成工作合力。", 15, 70), text(LONG, 15, 90), text("— 1 —", 95, 285))
    second = layer(text("成长效机制。", 15, 60), text("— 2 —", 95, 285))
    document = read(ofd(first, second))
    assert lines(document) == [f"{LONG}成工作合力。", f"{LONG}成长效机制。"]
    assert "— 2 —" in "".join(r.text for r in document.removed if r.rule == "page-furniture")


@pytest.mark.parametrize(
    "hidden",
    [
        layer(text("看不见", 30, 100), attributes='Visible="false"'),
        layer(text("看不见", 30, 100, attributes='Visible="false"')),
        layer(text("看不见", 30, 100, attributes='Alpha="0"')),
        layer(text("看不见", 30, 100, attributes='Fill="false"')),
    ],
)
def test_what_is_not_shown_is_listed(hidden):
    document = read(ofd(layer(text("看得见。", 30, 60)) + hidden))
    assert lines(document) == ["看得见。"]
    assert "看不见" in "".join(removal.text for removal in document.removed)


def test_templates_are_furniture():
    head = layer(text("云河市人民政府文件", 60, 30))
    document = read(ofd(layer(text("一、总则", 30, 60)), layer(text("二、附则", 30, 60)), template=head))
    assert lines(document) == ["一、总则", "二、附则"]
    assert "云河市人民政府文件" in document.removed[0].text


def test_marks_powers_and_latin_steps():
    page = layer(
        text("建成1200", 30, 60),
        text("1", 60, 58, size=2.5),
        text("座，面积30km", 62.5, 60),
        text("2", 107.5, 58, size=2.5),
        text("。", 110, 60),
        text("Energy", 30, 80, delta="2.6 2.6 2.6 2.6 2.6"),
        text("saving", 47, 80, delta="g 5 2.5"),
    )
    document = read(ofd(page))
    assert lines(document)[0] == "建成1200座，面积30km²。"
    assert lines(document)[1] == "Energy saving"


def test_a_matrix_moves_and_scales():
    turned = text("下一行。", 30, 100, attributes='CTM="2 0 0 2 0 -60"', size=2.5)
    assert lines(read(ofd(layer(text("上一行。", 30, 60), turned)))) == ["下一行。", "上一行。"]


def test_ruled_tables_are_cells():
    rules = [path(20, y, 140, y) for y in (50, 60, 70)] + [path(x, 50, x, 70) for x in (20, 60, 100, 140)]
    grid = [["指标", "单位", "2030年"], ["用水总量", "亿立方米", "60"]]
    cells = [text(t, 22 + 40 * c, 57 + 10 * r, 4) for r, row in enumerate(grid) for c, t in enumerate(row)]
    document = read(ofd(layer(*rules, *cells)))
    assert {b.cell: document.text[b.start : b.end] for b in document.blocks} == {
        (1, r, c): t for r, row in enumerate(grid, start=1) for c, t in enumerate(row, start=1)
    }


@pytest.mark.parametrize("name", ["easyofd", "easyofd-english", "easyofd-table"])
def test_what_easyofd_wrote(name):
    """It gives the size in other units, a namespace of its own, and every part of a line the place of the line."""
    document = read(DATA / f"{name}.ofd")
    assert lines(document) == (DATA / f"{name}.txt").read_text("utf-8").splitlines()
    assert document.format == "ofd"
    assert "— 1 —" in "".join(r.text for r in document.removed if r.rule == "page-furniture")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04OFD.xml", "damaged or cut short; open it in an OFD reader"),
        (ofd(), "no pages"),
        (ofd(layer()), "no text layer in it"),
    ],
)
def test_refused(data, message):
    with pytest.raises(InputError, match=message):
        read(data)


def test_a_missing_page_is_said():
    document = read(ofd(layer(text("一、总则", 30, 60)), order=[0, 7]))
    assert [w for w in document.warnings if "Pages/Page_7/Content.xml is missing" in w]
