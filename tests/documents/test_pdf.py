"""PDF: needs the extra; pages are written here by hand."""

import sys

import pytest

from aligner.documents import read
from aligner.errors import InputError

LATIN = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
SONG = (
    "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font"
    "/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>]>>"
)


def pdf(*pages, font=LATIN):
    """A PDF of text lines, 14 points apart."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", ""]
    kids = []
    for lines in pages:
        content = "BT /F 10 Tf 14 TL 50 750 Td " + " ".join(f"{shown(line, font)} Tj T*" for line in lines) + " ET"
        objects.append(f"<</Length {len(content)}>>stream\n{content}\nendstream")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {len(objects)} 0 R"
            f"/Resources<</Font<</F {font}>>>>>>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    out, at = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        at.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in at)
    size = len(objects) + 1
    end = (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF"
    )
    return (out + end).encode("latin-1")


def shown(line, font):
    return f"({line})" if font is LATIN else f"<{line.encode('utf-16-be').hex()}>"


def test_chinese_text_layer():
    lines = ["一、总体要求", "各地要提高认识，压实责任，坚持问题", "导向和目标导向，做到应保尽保。", "— 3 —"]
    document = read(pdf(lines, font=SONG))
    assert document.text == "一、总体要求\n各地要提高认识，压实责任，坚持问题导向和目标导向，做到应保尽保。\n"


def test_text_layer():
    page = [
        "Strengthen the security of the industrial internet and build a",
        "safe system by 2025.",
        "Next item",
        "- 1 -",
    ]
    document = read(pdf(page))
    assert (
        document.text
        == "Strengthen the security of the industrial internet and build a safe system by 2025.\nNext item\n"
    )
    assert [r.rule for r in document.removed] == ["line-wrap", "page-furniture"]
    assert document.format == "pdf"


@pytest.mark.parametrize(("pages", "message"), [([[]], "no text layer")])
def test_refused(pages, message):
    with pytest.raises(InputError, match=message):
        read(pdf(*pages))


def test_damaged():
    with pytest.raises(InputError, match="damaged"):
        read(b"%PDF-1.4\nnothing")


def test_without_the_library(monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(InputError, match="needs pypdfium2; run: pip install"):
        read(b"%PDF-1.4\n")


CASES = [
    ("a short line ends its paragraph",
     [["加强设施检修工作的通知要求各地办理", "第一条", "各地办理。"]],
     ["加强设施检修工作的通知要求各地办理", "第一条", "各地办理。"]),
    ("numbering begins a line", [["各地要提高认识，压实责任，坚持问题", "（一）加强领导"]],
     ["各地要提高认识，压实责任，坚持问题", "（一）加强领导"]),
    ("a figure is no numbering", [["各地要提高认识，压实责任，投资达到", "1.5亿元。"]],
     ["各地要提高认识，压实责任，投资达到1.5亿元。"]),
    ("a figure over a line end", [["各地要提高认识，压实责任，建成了12", "00座。"]],
     ["各地要提高认识，压实责任，建成了1200座。"]),
    ("running head", [["通知", "甲。"], ["通知", "乙。"], ["通知", "丙。"]], ["甲。", "乙。", "丙。"]),
    ("page numbers", [["甲。", "第 1 页 / 共 9 页"], ["乙。", "2/9"]], ["甲。", "乙。"]),
    ("page numbers in dashes", [["甲。", "— 2 —"], ["乙。", "－３－"]], ["甲。", "乙。"]),
    ("a sentence over a page end", [["各地要提高认识，压实责任，坚持问题", "— 1 —"], ["导向和目标导向。", "— 2 —"]],
     ["各地要提高认识，压实责任，坚持问题导向和目标导向。"]),
    ("a sentence repeated is text", [["工作要求。", "甲。"], ["工作要求。", "乙。"]],
     ["工作要求。", "甲。", "工作要求。", "乙。"]),
]  # fmt: skip


@pytest.mark.parametrize(("pages", "lines"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_lines(pages, lines):
    document = read(pdf(*pages, font=SONG))
    assert document.text.splitlines() == lines
    kept = {r.rule for r in document.removed}
    assert kept <= {"line-wrap", "page-furniture"}


def test_hyphens_of_line_ends():
    text = [
        "Local authorities shall improve the state-owned system, and coordi-",
        "nate the use in every region of the state-",
    ]
    document = read(pdf([*text, "owned funds of the country."]))
    assert "coordinate the use" in document.text
    text = ["Local authorities shall improve the state-owned system, and the state-", "owned funds."]
    assert "the state-owned funds." in read(pdf(text)).text


def test_pages_without_text_are_named():
    document = read(pdf(["Text of the first page."], [], []))
    assert [w for w in document.warnings if "no text on pages 2, 3 (scans?)" in w]
