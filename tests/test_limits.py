"""What is bounded: files, archives, tables, rows. No input of any size or shape takes more than its bound."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import aligner
from aligner.correct import correct_pair
from aligner.errors import AlignerWarning, InputError, UsageError
from aligner.extraction.short import LONGEST
from aligner.files.bounded import read_file
from aligner.files.read_delimited import read_delimited
from aligner.files.read_ods import read_ods
from aligner.files.read_xlsx import read_sheets
from aligner.limits import LIMITS, limit

ROOT = Path(__file__).parents[1]
ZH, EN = "到2027年，产值达到1.5万亿元以上。", "By 2027, output will reach more than 1.5 trillion yuan. "


def test_the_page_on_security_names_every_limit_and_test() -> None:
    page = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    for one in LIMITS.values():
        assert f"| `ALIGNER_{one.name}` | {one.value:,} | {one.what} |" in page
    sources = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    named = set(re.findall(r"`(test_\w+)`", page))
    assert len(named) > 20 and all(f"def {name}(" in sources for name in named)
    files = set(re.findall(r"`(tests/[\w/]+\.py)`", page))
    assert files and all((ROOT / name).is_file() for name in files)


def test_a_limit_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    assert limit("XML_DEPTH") == 200
    monkeypatch.setenv("ALIGNER_XML_DEPTH", "300")
    assert limit("XML_DEPTH") == 300


@pytest.mark.parametrize("value", ["", "0", "-1", "1.5", "ten", "１", "9" * 40])
def test_a_limit_that_is_no_number_is_said(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALIGNER_XML_DEPTH", value)
    with pytest.raises(UsageError, match="ALIGNER_XML_DEPTH is a whole number above 0, not '"):
        limit("XML_DEPTH")


def test_a_row_that_is_too_long_is_named_and_not_checked() -> None:
    long = (ZH * 400, EN * 400)
    good = ("会议今天召开。", "The meeting is held today.")
    reports = aligner.check_pairs([(ZH, "By 2028, output will reach 1.5 trillion yuan."), long, good])
    assert reports[0].findings and not reports[2].findings
    (finding,) = reports[1].findings
    assert (finding.rule, finding.severity, finding.zh_span) == ("pair.unchecked", "major", (0, len(long[0])))
    assert f"{len(long[0]) + len(long[1]):,} characters" in finding.message and reports[1].quality == 0.0
    assert len({report.findings[0].key for report in reports[:2]}) == 2
    revision = correct_pair(*long)
    assert revision.text == long[1] and not revision.corrections and revision.left


def test_a_row_at_the_limit_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = EN.replace("2027", "2028")
    monkeypatch.setenv("ALIGNER_PAIR_CHARACTERS", str(len(ZH) + len(wrong)))
    assert [f.rule for f in aligner.check_pair(ZH, wrong).findings] == ["date.value"]
    monkeypatch.setenv("ALIGNER_PAIR_CHARACTERS", str(len(ZH) + len(wrong) - 1))
    assert [f.rule for f in aligner.check_pair(ZH, wrong).findings] == ["pair.unchecked"]
    assert not aligner.check_pair(ZH, wrong, severity={"pair": "off"}).findings


def test_a_long_sentence_is_read_in_pieces_with_its_places() -> None:
    zh = "到2027年，产值达到1.5万亿元以上，" * 150
    assert LONGEST < len(zh) < limit("PAIR_CHARACTERS")
    made = aligner.extract(zh=[zh])
    assert len(made.targets) == 150
    assert all(target.zh_evidence == zh[slice(*target.zh_span)] for target in made.targets)


def test_a_sentence_that_is_too_long_is_left_out_of_extraction_with_a_warning() -> None:
    with pytest.warns(AlignerWarning, match=r"A sentence of 21,400 characters is not read"):
        made = aligner.extract(zh=["到2027年，产值达到1.5万亿元以上，" * 1070, ZH])
    assert len(made.targets) == 1


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["letter", "ordinary", "figures", "stops", "quotes", "Han numerals", "blanks"])
def test_a_cell_of_a_million_characters_takes_seconds_in_every_stage(kind: str) -> None:
    """A bound of CPU seconds, which the system holds: ten for a megabyte, after what is loaded once."""
    call = [sys.executable, str(ROOT / "benchmarks" / "hostile.py"), "--kind", kind, "--sizes", "1000000"]
    for stage in ("cut", "check", "correct", "extract_zh", "extract_en"):
        done = subprocess.run([*call, "--stage", stage, "--most", "30"], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout


def test_pipes_and_devices_are_refused(tmp_path: Path) -> None:
    if os.name == "nt":
        pytest.skip("no pipes with names")
    os.mkfifo(tmp_path / "zh.txt")
    for name in (tmp_path / "zh.txt", Path("/dev/zero")):
        for call in (
            lambda name=name: aligner.run(name, EN),
            lambda name=name: aligner.extract(zh=name),
            lambda name=name: aligner.run(ZH, EN, terms=tmp_path / "zh.txt") if name.suffix else read_file(name),
        ):
            with pytest.raises(InputError):
                call()
    with pytest.raises(InputError, match="is a pipe or a device, not a file: save its content as a file"):
        read_file(tmp_path / "zh.txt")


def test_large_files_and_endless_input_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (tmp_path / "zh.txt").open("wb") as file:
        file.truncate(2**20 + 1)
    monkeypatch.setenv("ALIGNER_FILE_MB", "1")
    with pytest.raises(InputError, match="has over 1 MB, more than is read at once"):
        aligner.run(tmp_path / "zh.txt", EN)
    with Path("/dev/zero").open("rb") as endless:
        call = [sys.executable, "-m", "aligner", "segment", "-"]
        done = subprocess.run(call, stdin=endless, capture_output=True, text=True, check=False)
    assert done.returncode == 3 and "standard input has over 1 MB" in done.stderr


def workbook(path: Path, sheet: str) -> Path:
    relation = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "xl/workbook.xml", f'<workbook {relation}><sheets><sheet name="a" r:id="r"/></sheets></workbook>'
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            '<Relationships><Relationship Id="r" Target="worksheets/s.xml"/></Relationships>',
        )
        archive.writestr("xl/worksheets/s.xml", f"<worksheet><sheetData>{sheet}</sheetData></worksheet>")
    return path


def test_a_sparse_workbook_costs_what_it_holds(tmp_path: Path) -> None:
    sheet = '<row r="1"><c r="A1"><v>1</v></c></row>' + "<row/>" * 100_000 + "<row><c/><c/><c><v>2</v></c></row>"
    path = workbook(tmp_path / "a.xlsx", sheet)
    assert read_sheets(path, path.read_bytes()) == {"a": [["1", "", ""], ["", "", "2"]]}


def test_a_workbook_of_too_many_cells_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workbook(tmp_path / "a.xlsx", "<row><c><v>1</v></c><c><v>2</v></c></row>" * 60)
    monkeypatch.setenv("ALIGNER_TABLE_CELLS", "119")
    with pytest.raises(InputError, match="has over 119 cells in one sheet"):
        read_sheets(path, path.read_bytes())


def test_a_table_of_too_many_columns_is_refused() -> None:
    with pytest.raises(InputError, match=r"a\.csv, line 2: 1,001 cells, where a table may have 1,000"):
        read_delimited("zh,en\n" + "," * 1000 + "\n", "a.csv")


@pytest.mark.parametrize("name", ["a.xlsx", "a.ods", "a.docx", "a.odt", "a.ofd", "a.zip"])
def test_archives_that_blow_up_are_refused(name: str, tmp_path: Path) -> None:
    main = {"xlsx": "xl/workbook.xml", "docx": "word/document.xml", "ofd": "OFD.xml"}.get(name[2:], "content.xml")
    with zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED) as archive:
        if name[2:] in ("ods", "odt"):
            kind = {"ods": "spreadsheet", "odt": "text"}[name[2:]]
            archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}", zipfile.ZIP_STORED)
        archive.writestr(main, bytes(8 * 2**20))
    with pytest.raises(InputError):
        aligner.run(tmp_path / name)


def test_deep_xml_is_refused_by_every_reader(tmp_path: Path) -> None:
    from aligner.bitext.read import read_pairs

    for depth in (300, 60_000):
        deep = "<g>" * depth + "安全" + "</g>" * depth
        for suffix, text in (
            (".tmx", f"<tmx><body>{deep}</body></tmx>"),
            (".xlf", f"<xliff version='1.2'><file>{deep}</file></xliff>"),
        ):
            (tmp_path / f"a{suffix}").write_text(text, encoding="utf-8")
            with pytest.raises(InputError):
                read_pairs(tmp_path / f"a{suffix}")
        content = f"<a xmlns:text='t'><table><table-row><table-cell><p>{deep}</p></table-cell></table-row></table></a>"
        with zipfile.ZipFile(tmp_path / "a.ods", "w") as archive:
            archive.writestr("content.xml", content)
        if depth > 1000:
            with pytest.raises(InputError):
                read_ods(tmp_path / "a.ods", (tmp_path / "a.ods").read_bytes())
        page = "<html><body>" + "<div>" * depth + "安全生产。" + "</div>" * depth + "</body></html>"
        (tmp_path / "a.html").write_text(page, encoding="utf-8")
        try:
            assert "安全生产。" in aligner.extract(zh=tmp_path / "a.html").source.text
        except InputError as error:
            assert "nested beyond reason" in str(error)


@pytest.mark.parametrize("name", ["a.ofd", "a.docx", "a.xlsx", "a.ods", "a.zip"])
@pytest.mark.parametrize("field", [12, 16], ids=["size", "offset"])
def test_a_directory_that_points_before_the_file_is_refused(name: str, field: int, tmp_path: Path) -> None:
    """Found by fuzzing: a zip archive whose directory says that it begins later than it does."""
    path = tmp_path / name
    with zipfile.ZipFile(path, "w") as archive:
        for part in ("OFD.xml", "word/document.xml", "xl/workbook.xml", "content.xml", "zh.txt", "en.txt"):
            archive.writestr(part, "<a/>")
    data = bytearray(path.read_bytes())
    at = data.rindex(b"PK\x05\x06") + field
    data[at : at + 4] = (int.from_bytes(data[at : at + 4], "little") + 1003).to_bytes(4, "little")
    path.write_bytes(bytes(data))
    with pytest.raises(InputError):
        aligner.run(path)
