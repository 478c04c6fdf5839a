"""Raised text: marks of notes go, powers and units stay, in every format that knows raised text."""

import pytest

from aligner.documents import read
from aligner.documents.raised import NOTE_MARK, raised

NOTES = [
    ("1200", "1"),
    ("1,200", "12"),
    ("公顷", "[2]"),
    ("进度", "2"),
    ("the area", "3"),
    ("3.10", "2"),
    ("110", "4"),
    ("10", "1"),
    ("12", "(3)"),
    ("数据", "注1"),
    ("数据", "*"),
    ("stations", "a"),
    ("stations", "1, 2"),
    ("情况", "①"),
    ("5 km ahead", "2"),
]
KEPT = [
    ("10", "4", "^4"),
    ("1.5×10", "−3", "^-3"),
    ("12 m", "2", "²"),
    ("5 km", "2", "²"),
    ("80万米", "3", "³"),
    ("m s", "-1", "⁻¹"),
    ("x", "2", "²"),
    ("the 1", "st", "st"),
    ("Brand", "TM", "TM"),
    ("20", "℃", "℃"),
    ("word", " ", " "),
]


@pytest.mark.parametrize(("before", "mark"), NOTES)
def test_marks_of_notes(before, mark):
    assert raised(before, mark) == (mark, NOTE_MARK)


@pytest.mark.parametrize(("before", "mark", "written"), KEPT)
def test_what_is_no_note(before, mark, written):
    assert raised(before, mark) == (written, "")


def test_what_leads_to_a_note_is_no_power():
    assert raised("10", "4", linked=True) == ("4", NOTE_MARK)
    assert raised("km", "2", linked=True) == ("2", NOTE_MARK)


PAGES = [
    ('建成1200<a href="#n1"><sup>1</sup></a>座。', "建成1200座。", "1"),
    ('建成1200<sup><a href="#n1">[1]</a></sup>座。', "建成1200座。", "[1]"),
    ("建成1200<span style='font-size:70%;vertical-align: super'>1</span>座。", "建成1200座。", "1"),
    ("覆盖1,200<sup><b>2</b></sup>个。", "覆盖1,200个。", "2"),
    ("占地30km<sup><i>2</i></sup>，发电10<sup>8</sup>千瓦时。", "占地30km²，发电10^8千瓦时。", ""),
    ("A total of 1,200<sup>1</sup> stations.", "A total of 1,200 stations.", "1"),
    ("The 21<sup>st</sup> century, CO<sub>2</sub> and PM<sub>2.5</sub>.", "The 21st century, CO2 and PM2.5.", ""),
    ("原定<s>800座</s><strike>900座</strike>1200座。", "原定1200座。", "800座900座"),
]


@pytest.mark.parametrize(("page", "text", "gone"), PAGES)
def test_web_pages(page, text, gone):
    document = read(f"<html><body><p>{page}</p></body></html>".encode())
    assert document.text.strip() == text
    assert "".join(removal.text for removal in document.removed) == gone


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("建成1200[^1]座。\n\n[^1]: 截至年底。", "建成1200座。\n\n截至年底。"),
        ("装机10^4^千瓦，占地30km^2^。", "装机10^4千瓦，占地30km²。"),
        ("建成1200^1^座，共12<sup>2</sup>个。", "建成1200座，共12个。"),
        ("原定~~800座~~1200座。", "原定1200座。"),
        ("the 21^st^ century, x^2^ and 2^10.", "the 21st century, x² and 2^10."),
    ],
)
def test_markdown(raw, text, tmp_path):
    path = tmp_path / "a.md"
    path.write_text(raw, encoding="utf-8")
    assert read(path).text == text
