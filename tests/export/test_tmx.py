"""TMX 1.4b: valid, kept figures, either English, and read back by this program and by another."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from aligner.bitext.read import read_pairs
from aligner.errors import AlignerWarning, UsageError
from aligner.files.xml_text import ILLEGAL
from aligner.view.base import base
from tests.export.corrected import HOSTILE, corrected_notice, side_by_side
from tests.export.independent import toolkit_pairs

DTD = Path(__file__).parent / "data" / "tmx14.dtd"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read(path: Path) -> etree._Element:
    """Parse a memory and hold it to the DTD."""
    root = etree.parse(path).getroot()
    dtd = etree.DTD(str(DTD))
    assert dtd.validate(root), dtd.error_log
    return root


def test_a_unit_keeps_what_is_known(tmp_path: Path) -> None:
    corrected_notice().to_tmx(tmp_path / "t.tmx")
    assert (tmp_path / "t.tmx").read_text("utf-8").splitlines()[1] == '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'
    root = read(tmp_path / "t.tmx")
    assert root.find("header").attrib["srclang"] == "zh-CN"
    unit = root.findall(".//tu")[1]
    assert {prop.get("type"): prop.text for prop in unit.findall("prop")} == {
        "x-row": "2",
        "x-document": "通知.txt",
        "x-type": "1-1",
        "x-score": "0.7",
        "x-confidence": "0.8",
        "x-quality": "0.9",
        "x-status": "edited",
        "x-base": base("各地区要加强统筹协调。", "All regions shall strengthen coordination.", "edited", ""),
    }
    assert [(v.get(LANG), v.findtext("seg")) for v in unit.findall("tuv")] == [
        ("zh-CN", "各地区要加强统筹协调。"),
        ("en", "All regions shall strengthen coordination."),
    ]
    assert unit.get("tuid") == corrected_notice_key(2)


def corrected_notice_key(number: int) -> str:
    from aligner.view.rows import rows

    return rows(corrected_notice())[number - 1].key


def test_sentences_without_a_counterpart_are_left_out(tmp_path: Path) -> None:
    corrected_notice().to_tmx(tmp_path / "t.tmx")
    rows = [prop.text for prop in read(tmp_path / "t.tmx").iter("prop") if prop.get("type") == "x-row"]
    assert rows == ["1", "2", "3", "6"]
    moved = [prop.getparent() for prop in read(tmp_path / "t.tmx").iter("prop") if prop.get("type") == "x-moved"]
    assert len(moved) == 1


def test_the_machines_english(tmp_path: Path) -> None:
    corrected_notice().to_tmx(tmp_path / "t.tmx", english="machine")
    assert [pair.en for pair in read_pairs(tmp_path / "t.tmx")][1] == "All regions shall strengthenCoordination."
    with pytest.raises(UsageError, match="no English 'best': choose corrected or machine"):
        corrected_notice().to_tmx(tmp_path / "x.tmx", english="best")  # type: ignore[arg-type]
    assert not (tmp_path / "x.tmx").exists()


def test_safe_pairs_alone(tmp_path: Path) -> None:
    corrected_notice().to_tmx(tmp_path / "t.tmx", min_confidence=0.9)
    assert len(read_pairs(tmp_path / "t.tmx")) == 2


def test_what_xml_cannot_hold_is_replaced_and_said(tmp_path: Path) -> None:
    with pytest.warns(AlignerWarning, match=r"t\.tmx: 2 characters that the format cannot hold became U\+FFFD"):
        side_by_side(["甲\x00乙"], ["a\ud800"]).to_tmx(tmp_path / "t.tmx")
    assert [(pair.zh, pair.en) for pair in read_pairs(tmp_path / "t.tmx")] == [("甲\ufffd乙", "a\ufffd")]


@settings(max_examples=60)
@given(st.lists(st.text(min_size=1).filter(lambda t: not ILLEGAL.search(t) and t.strip()), min_size=1, max_size=4))
def test_any_text_comes_back_exactly(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    path = tmp_path_factory.mktemp("x") / "t.tmx"
    side_by_side(texts, texts, texts[::-1]).to_tmx(path)
    assert [(pair.zh, pair.en) for pair in read_pairs(path)] == [*zip(texts, texts[::-1], strict=True)]


def test_another_program_reads_the_same_pairs(tmp_path: Path) -> None:
    texts = [text for text in HOSTILE if not ILLEGAL.search(text)]
    side_by_side(texts, texts[::-1]).to_tmx(tmp_path / "t.tmx")
    assert toolkit_pairs(tmp_path / "t.tmx") == [*zip(texts, texts[::-1], strict=True)]


def test_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        corrected_notice().to_tmx(tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_empty_english_is_no_pair_of_a_memory(tmp_path: Path) -> None:
    side_by_side(["甲。", "乙。", "丙。"], ["a.", " \u3000", "c."]).to_tmx(tmp_path / "t.tmx")
    assert [(pair.zh, pair.en) for pair in read_pairs(tmp_path / "t.tmx")] == [("甲。", "a."), ("丙。", "c.")]
