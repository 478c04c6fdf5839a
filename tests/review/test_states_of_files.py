"""Approvals and states of an XLIFF file come into the rows of a run, and back out."""

from __future__ import annotations

import csv

import pytest
from lxml import etree

from aligner.bitext.read import read_pairs
from aligner.cli.main import main
from aligner.export.xliff12 import SPACE
from aligner.review import Review

UNITS = [  # attributes of the unit, of the target, what the row is to be
    ('approved="yes"', 'state="translated"', "confirmed"),
    ('approved="yes"', "", "confirmed"),
    ("", 'state="final"', "confirmed"),
    ("", 'state="signed-off"', "confirmed"),
    ('approved="no"', 'state="final"', ""),
    ('approved="yes"', 'state="needs-review-translation"', ""),
    ("", 'state="translated"', ""),
    ("", 'state="x-rejected"', "rejected"),
    ("", "", ""),
]
ZH = "到2027年，第{}批企业的覆盖率达到8{}%。"
EN = "By 2027, the coverage rate of batch {} of enterprises will reach 8{}%."


def unit(k, one, two):
    source, target = ZH.format(k, k), EN.format(k, k)
    return f'<trans-unit id="{k}" {one}><source>{source}</source><target {two}>{target}</target></trans-unit>'


@pytest.fixture
def xliff(tmp_path):
    units = "".join(unit(k, one, two) for k, (one, two, _) in enumerate(UNITS))
    path = tmp_path / "zh-en.xlf"
    path.write_text(
        f'<xliff version="1.2" xmlns="{SPACE}"><file original="a" source-language="zh-CN" target-language="en" '
        f'datatype="plaintext"><body>{units}</body></file></xliff>',
        encoding="utf-8",
    )
    return path


def test_states_are_read_with_the_pairs(xliff):
    assert [pair.status for pair in read_pairs(xliff)] == [want for _, _, want in UNITS]


def call(*given):
    with pytest.raises(SystemExit) as end:
        main([str(one) for one in given])
    assert not end.value.code


def statuses(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [row["status"] for row in csv.DictReader(file)]


def test_a_run_has_them_and_an_export_gives_them_back(xliff, tmp_path):
    out = tmp_path / "out"
    call("run", xliff, "-o", out, "--quiet")
    found = statuses(out / "corrected.csv")
    assert [status if status in ("confirmed", "rejected") else "" for status in found] == [want for _, _, want in UNITS]
    back = tmp_path / "back.xlf"
    call("export", out, "--to", "xliff12", "-o", back)
    units = etree.parse(back).iter(f"{{{SPACE}}}trans-unit")
    assert [unit.get("approved") == "yes" for unit in units] == [want == "confirmed" for _, _, want in UNITS]
    assert [pair.status for pair in read_pairs(back)] == [want for _, _, want in UNITS]


def test_what_was_approved_is_not_corrected(tmp_path):
    path, out = tmp_path / "a.xlf", tmp_path / "out"
    wrong = "By 2027, the coverage rate will reach 58%."
    path.write_text(
        f'<xliff version="1.2" xmlns="{SPACE}"><file original="a" source-language="zh" target-language="en" '
        f'datatype="x"><body><trans-unit id="1" approved="yes"><source>到2027年，覆盖率达到85%。</source>'
        f'<target>{wrong}</target></trans-unit><trans-unit id="2"><source>到2028年，覆盖率达到95%。</source>'
        "<target>By 2028, the coverage rate will reach 59%.</target></trans-unit></body></file></xliff>",
        encoding="utf-8",
    )
    for _ in range(2):  # a second run finds its decisions, and makes none twice
        call("run", path, "-o", out, "--force", "--quiet")
    with (out / "corrected.csv").open(encoding="utf-8-sig", newline="") as file:
        first, second = csv.DictReader(file)
    assert (first["status"], first["en_corrected"]) == ("confirmed", wrong)
    assert second["status"] != "confirmed"
    assert second["en_corrected"] == "By 2028, the coverage rate will reach 95%."
    assert len(Review.open(out).desk.done) == 2  # its English and its status


@pytest.mark.parametrize(
    ("conf", "want"),
    [
        ("ApprovedTranslation", "confirmed"),
        ("ApprovedSignOff", "confirmed"),
        ("RejectedTranslation", "rejected"),
        ("Draft", ""),
    ],
)
def test_states_of_sdl(tmp_path, conf, want):
    path = tmp_path / "a.sdlxliff"
    path.write_text(
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0">'
        '<file original="a" source-language="zh-CN" target-language="en-US" datatype="x"><body><trans-unit id="1">'
        '<source>加强监管。</source><seg-source><mrk mtype="seg" mid="7">加强监管。</mrk></seg-source>'
        '<target><mrk mtype="seg" mid="7">Strengthen supervision.</mrk></target>'
        f'<sdl:seg-defs><sdl:seg id="7" conf="{conf}"/></sdl:seg-defs></trans-unit></body></file></xliff>',
        encoding="utf-8",
    )
    assert [pair.status for pair in read_pairs(path)] == [want]


@pytest.mark.parametrize(
    ("status", "want"), [("ManuallyConfirmed", "confirmed"), ("Rejected", "rejected"), ("Pretranslated", "")]
)
def test_states_of_memoq(tmp_path, status, want):
    path = tmp_path / "a.mqxliff"
    path.write_text(
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:mq="MQXliff">'
        '<file original="a" source-language="zh-CN" target-language="en" datatype="x"><body>'
        f'<trans-unit id="1" mq:status="{status}"><source>加强监管。</source><target>Strengthen supervision.</target>'
        "</trans-unit></body></file></xliff>",
        encoding="utf-8",
    )
    assert [pair.status for pair in read_pairs(path)] == [want]
