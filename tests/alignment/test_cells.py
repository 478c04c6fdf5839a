"""Tables: cell beside cell in the alignment, whichever formats the two documents are in."""

import io

import pytest
from docx import Document as Word

import aligner
from aligner.alignment.cells import cell_anchors
from aligner.documents import read
from aligner.segment import segment

ZH = [["指标", "单位", "2025年", "2030年"], ["用水总量", "亿立方米", "60", "55"], ["覆盖率", "%", "85", "95"]]
EN = [["Indicator", "Unit", "2025", "2030"], ["Water use", "100 million m3", "60", "55"], ["Coverage", "%", "85", "95"]]


def word(rows, before, after):
    made = Word()
    made.add_paragraph(before)
    table = made.add_table(rows=len(rows), cols=len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    made.add_paragraph(after)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def page(rows, before, after):
    body = "".join("<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>" for row in rows)
    return f"<html><body><p>{before}</p><table>{body}</table><p>{after}</p></body></html>".encode()


BEFORE, AFTER = ("主要指标如下。", "The main indicators are as follows."), ("各地要落实。", "All regions shall comply.")


@pytest.mark.parametrize("first", [word, page])
@pytest.mark.parametrize("second", [word, page])
def test_cell_beside_cell(first, second):
    found = aligner.align(first(ZH, BEFORE[0], AFTER[0]), second(EN, BEFORE[1], AFTER[1]))
    texts = [found.texts(bead) for bead in found.beads]
    cells = [(a, b) for zh, en in zip(ZH, EN, strict=True) for a, b in zip(zh, en, strict=True)]
    assert texts == [(BEFORE[0], BEFORE[1]), *cells, (AFTER[0], AFTER[1])]


def anchors(zh, en):
    documents = read(page(zh, *BEFORE)), read(page(en, *AFTER))
    return cell_anchors(documents, [segment(document) for document in documents])


def test_tables_of_another_shape_are_left_to_the_aligner():
    assert len(anchors(ZH, EN)) == 12
    assert anchors(ZH, EN[:2]) == []
    assert anchors(ZH, [row[:3] for row in EN]) == []


def test_tables_of_other_figures_are_not_the_same():
    other = [EN[0], ["Water use", "m3", "71", "72"], ["Coverage", "%", "73", "74"]]
    assert anchors(ZH, other) == []
