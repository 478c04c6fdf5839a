"""A page as a browser prints it: lines of Chinese are whole again, what the browser prints around them goes."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from aligner.documents import read
from tests.programs import chrome

pytestmark = pytest.mark.browser
TITLE = "农田水利管护办法"
ARTICLES = [
    "第一条为了加强和规范农田水利设施的管理，保障粮食生产和用水安全，根据有关法律法规，结合本市实际，制定本办法。",
    "第二条本办法所称农田水利设施，是指用于农田灌溉、排水、供水的工程设施，包括水库、塘坝、机井、泵站、渠道和与其配套使用的建筑物。"
    "市人民政府水行政主管部门负责本市农田水利工作的指导和监督，区县人民政府负责本行政区域内工程的建设和日常管护工作。",
    "第三条工程管护应当落实责任主体，明确管护范围、标准和经费，不得擅自占用、毁坏设施，不得干扰正常用水秩序。"
    "管护工作人员应当每月巡查一次，发现问题及时上报并在10日内处理完毕，重大问题应当立即报告。",
    "第四条本办法自2027年1月1日起施行，有效期五年。由市水务局负责解释工作，各区县可以结合实际制定实施细则。",
]


def test_paragraphs_over_lines_and_pages(tmp_path: Path) -> None:
    paragraphs = "".join(f"<p>{text}</p>" for text in ARTICLES[:3])
    page = tmp_path / "plan.html"
    page.write_text(
        f"<html lang=zh><meta charset=utf-8><title>{TITLE}</title><h1>{TITLE}</h1>{paragraphs}"
        f"<p style='page-break-before:always'>{ARTICLES[3]}</p></html>",
        encoding="utf-8",
    )
    browser = chrome(tmp_path / "profile", {})
    try:
        browser.get(page.as_uri())
        printed = browser.execute_cdp_cmd("Page.printToPDF", {"displayHeaderFooter": True})
    finally:
        browser.quit()
    (tmp_path / "plan.pdf").write_bytes(base64.b64decode(printed["data"]))
    document = read(tmp_path / "plan.pdf")
    assert [document.text[b.start : b.end] for b in document.blocks] == [TITLE, *ARTICLES]
    gone = next(r.text for r in document.removed if r.rule == "page-furniture")
    assert page.as_uri() in gone and "2/2" in gone
