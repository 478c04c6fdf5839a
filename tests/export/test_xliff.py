"""XLIFF 2.1: valid, nothing left out, states and figures kept, and read back by this program and by another."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from aligner.bitext.read import read_pairs
from aligner.export.xliff import state
from aligner.files.xml_text import ILLEGAL
from aligner.view.base import base
from tests.export.corrected import HOSTILE, corrected_notice, side_by_side
from tests.export.independent import toolkit_pairs

NAMES = {
    "x": "urn:oasis:names:tc:xliff:document:2.0",
    "mda": "urn:oasis:names:tc:xliff:metadata:2.0",
    "mtc": "urn:oasis:names:tc:xliff:matches:2.0",
}
SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).parent / "data" / "xliff21.rng"))


def read(path: Path) -> etree._Element:
    """Parse a file and hold it to the schema and to what the standard says beyond it."""
    root = etree.parse(path).getroot()
    SCHEMA.assertValid(root)
    units = root.findall(".//x:unit", NAMES)
    assert len({unit.get("id") for unit in units}) == len(units)
    for unit in units:
        for match in unit.findall(".//mtc:match", NAMES):
            assert match.get("ref", "")[1:] in {segment.get("id") for segment in unit.findall("x:segment", NAMES)}
    return root


def meta(unit: etree._Element) -> dict[str | None, str | None]:
    return {item.get("type"): item.text for item in unit.findall(".//mda:meta", NAMES)}


def test_a_corrected_unit(tmp_path: Path) -> None:
    corrected_notice().to_xliff(tmp_path / "t.xlf")
    unit = read(tmp_path / "t.xlf").findall(".//x:unit", NAMES)[1]
    assert meta(unit) == {
        "row": "2", "document": "通知.txt", "type": "1-1", "score": "0.7", "confidence": "0.8", "quality": "0.9",
        "status": "edited",
        "base": base("各地区要加强统筹协调。", "All regions shall strengthen coordination.", "edited", ""),
    }  # fmt: skip
    segment = unit.find("x:segment", NAMES)
    assert (segment.get("state"), segment.get("subState")) == ("translated", "aligner:edited")
    assert segment.findtext("x:target", namespaces=NAMES) == "All regions shall strengthen coordination."
    match = unit.find(".//mtc:match", NAMES)
    assert (match.get("type"), match.get("origin")) == ("mt", "machine")
    assert match.findtext("x:target", namespaces=NAMES) == "All regions shall strengthenCoordination."
    assert unit.find("x:notes", NAMES) is None  # the finding was answered


def test_the_machines_english_keeps_the_corrected_one_beside_it(tmp_path: Path) -> None:
    corrected_notice().to_xliff(tmp_path / "t.xlf", english="machine")
    unit = read(tmp_path / "t.xlf").findall(".//x:unit", NAMES)[1]
    assert unit.findtext("x:segment/x:target", namespaces=NAMES) == "All regions shall strengthenCoordination."
    assert unit.find(".//mtc:match", NAMES).get("origin") == "corrected"
    assert unit.findtext("x:notes/x:note", namespaces=NAMES) == (
        "minor surface: A space is missing. → strengthen coordination"
    )


def test_findings_are_notes_and_ask_for_review(tmp_path: Path) -> None:
    corrected_notice().to_xliff(tmp_path / "t.xlf")
    unit = read(tmp_path / "t.xlf").findall(".//x:unit", NAMES)[2]
    assert unit.find("x:segment", NAMES).get("state") == "initial"
    assert [note.get("priority") for note in unit.findall("x:notes/x:note", NAMES)] == ["1", "4"]


def test_nothing_is_left_out(tmp_path: Path) -> None:
    corrected_notice().to_xliff(tmp_path / "t.xlf")
    units = read(tmp_path / "t.xlf").findall(".//x:unit", NAMES)
    assert units[3].find("x:segment/x:target", NAMES) is None
    assert units[3].find("x:segment", NAMES).get("state") == "initial"
    assert units[4].findtext("x:segment/x:source", namespaces=NAMES) == ""
    assert units[4].findtext("x:segment/x:target", namespaces=NAMES) == "Related articles"
    assert meta(units[5])["moved"] == "yes"


def test_what_xml_cannot_hold_is_kept_as_code_points(tmp_path: Path) -> None:
    side_by_side(["甲\x00乙\x1f"], ["\ud800\ufffe"]).to_xliff(tmp_path / "t.xlf")
    root = read(tmp_path / "t.xlf")
    assert [code.get("hex") for code in root.iter("{*}cp")] == ["0000", "001F", "D800", "FFFE"]
    assert [(pair.zh, pair.en) for pair in read_pairs(tmp_path / "t.xlf")] == [("甲\x00乙\x1f", "\ufffd\ufffe")]


@settings(max_examples=60)
@given(st.lists(st.text(min_size=1).filter(str.strip), min_size=1, max_size=4))
def test_any_text_comes_back_exactly(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    path = tmp_path_factory.mktemp("x") / "t.xlf"
    side_by_side(texts, texts, texts[::-1]).to_xliff(path)
    read(path)
    assert [(pair.zh, pair.en) for pair in read_pairs(path)] == [*zip(texts, texts[::-1], strict=True)]


def test_another_program_reads_the_same_pairs(tmp_path: Path) -> None:
    texts = [text for text in HOSTILE if not ILLEGAL.search(text)]
    side_by_side(texts, texts[::-1]).to_xliff(tmp_path / "t.xlf")
    assert toolkit_pairs(tmp_path / "t.xlf") == [*zip(texts, texts[::-1], strict=True)]
    corrected_notice().to_xliff(tmp_path / "n.xlf")
    assert toolkit_pairs(tmp_path / "n.xlf")[3:5] == [("各单位每季度报告进展。", ""), ("", "Related articles")]


def test_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        corrected_notice().to_xliff(tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.mark.parametrize(
    ("status", "wanted"),
    [("no finding", "translated"), ("needs review", "initial"), ("confirmed", "final"), ("rejected", "initial")],
)
def test_states_as_tools_take_them(status: str, wanted: str) -> None:
    assert state(status, translated=True)["state"] == wanted
    assert state(status, translated=False)["state"] == "initial"
