"""XLIFF 1.2: every row, states, and texts that come back here and in another program."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from aligner.bitext.read import read_pairs
from aligner.export.xliff12 import SPACE, write_xliff12
from tests.export.corrected import HOSTILE, corrected_notice, side_by_side

NAMES = {"x": SPACE}


def units(path: Path) -> list[etree._Element]:
    """Return the units of a file, each held to the order of its parts that the standard asks for."""
    found = etree.parse(path).getroot().findall(".//x:trans-unit", NAMES)
    for unit in found:
        names = [etree.QName(child).localname for child in unit]
        assert names[: names.index("note")] in (["source"], ["source", "target"]) and set(names[2:]) <= {"note"}
    assert len({unit.get("id") for unit in found}) == len(found)
    return found


def test_every_row_is_a_unit_with_its_key_and_its_findings(tmp_path: Path) -> None:
    write_xliff12(corrected_notice(), tmp_path / "t.xlf")
    found = units(tmp_path / "t.xlf")
    assert [unit.get("id") for unit in found] == ["1", "2", "3", "4", "5", "6"]
    assert [unit.findtext("x:target", namespaces=NAMES) for unit in found][1] == (
        "All regions shall strengthen coordination."
    )
    assert found[2].find("x:target", NAMES).get("state") == "needs-review-translation"
    assert [n.text.split(":")[0] for n in found[2].findall("x:note", NAMES) if n.get("from") == "aligner-check"] == [
        "critical number",
        "major term",
    ]
    assert found[3].find("x:target", NAMES) is None and found[4].findtext("x:source", namespaces=NAMES) in ("", None)
    assert {unit.get("approved") for unit in found} == {"no"}


def test_hostile_texts_are_read_back(tmp_path: Path) -> None:
    texts = [text for text in HOSTILE if text.isprintable() and text.strip()]
    write_xliff12(side_by_side([f"中{t}" for t in texts], [f"a {t}" for t in texts]), tmp_path / "t.xlf")
    assert [(p.zh, p.en) for p in read_pairs(tmp_path / "t.xlf")] == [(f"中{t}", f"a {t}") for t in texts]
