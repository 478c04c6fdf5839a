"""One document as LibreOffice wrote it in two formats (kept in data/): the same text, cells and removals from both."""

from pathlib import Path

import pytest

from aligner.documents import read

DATA = Path(__file__).parent / "data"
ITEM = (
    "（{}）各地要提高认识，压实责任，建立健全工作机制，明确任务分工，国家能源局负责统筹，到2030年建成水库1200座，"
    "占地30km²，形成全社会共同参与的良好局面。"
)
LINES = ["节约用水措施", ITEM.format("一"), ITEM.format("二")]
CELLS = ["指标", "单位", "2030年", "用水总量（含生态补水）", "亿立方米", "60"]


@pytest.mark.parametrize("suffix", ["pdf", "docx"])
def test_both_formats_give_the_same(suffix):
    document = read(DATA / f"libreoffice.{suffix}")
    texts = [document.text[b.start : b.end].strip() for b in document.blocks]
    assert texts == [*LINES, *CELLS, "附则。"]
    assert [b.cell for b in document.blocks if b.cell] == [(1, r, c) for r in (1, 2) for c in (1, 2, 3)]
    gone = {r.rule: r.text for r in document.removed if r.rule != "line-wrap"}
    assert gone["note-mark"] == "1"
    assert "— 1 —" in gone["page-furniture" if suffix == "pdf" else "page-footer"]


def test_what_libreoffice_draws_out_of_turn():
    """Quotation marks and blanks are in another font than the Chinese, and come behind it in the file."""
    document = read(DATA / "libreoffice-quotes.pdf")
    assert [document.text[b.start : b.end] for b in document.blocks] == [
        "实施补短板工程，“十五五”期间，新建社区“运动角”2000处。",
        "责任单位：省体育局 省教育厅 省住房城乡建设厅",
    ]
