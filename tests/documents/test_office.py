"""Documents of word processors, as LibreOffice itself writes them from one that python-docx made."""

import io
import subprocess

import pytest
from docx import Document as Word

from aligner.bitext.read import read_pairs
from aligner.documents import office, read
from aligner.errors import InputError

TEXT = ["节水方案", "建成水库1200座，占地30km²。", "二是加强管理。", "指标", "2030年", "用水总量", "60", "附则。"]


def word():
    """A document with a heading, a raised note, a unit, struck and hidden text, and a table."""
    made = Word()
    made.add_heading("节水方案", 1)
    paragraph = made.add_paragraph("建成水库1200")
    paragraph.add_run("1").font.superscript = True
    paragraph.add_run("座，占地30km")
    paragraph.add_run("2").font.superscript = True
    paragraph.add_run("。")
    paragraph.add_run("密文").font.hidden = True
    second = made.add_paragraph("二是")
    second.add_run("取消").font.strike = True
    second.add_run("加强管理。")
    table = made.add_table(rows=2, cols=2)
    for cell, text in zip([c for row in table.rows for c in row.cells], TEXT[3:7], strict=True):
        cell.text = text
    made.add_paragraph("附则。")
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.parametrize("suffix", ["doc", "rtf", "odt", "wps"])
def test_what_libreoffice_wrote(tmp_path, suffix, soffice):
    (tmp_path / "plan.docx").write_bytes(word())
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    form = "doc" if suffix == "wps" else suffix
    call = [
        soffice,
        profile,
        "--headless",
        "--convert-to",
        form,
        "--outdir",
        str(tmp_path),
        str(tmp_path / "plan.docx"),
    ]
    done = subprocess.run(call, capture_output=True, timeout=180, check=False)
    made = tmp_path / f"plan.{form}"
    if not made.exists():
        pytest.skip(f"LibreOffice has no writer part: {done.stderr[:100]!r}")
    path = made.rename(tmp_path / f"plan.{suffix}") if suffix == "wps" else made
    document = read(path)
    assert [document.text[b.start : b.end] for b in document.blocks] == TEXT
    assert [b.cell for b in document.blocks if b.cell] == [(1, 1, 1), (1, 1, 2), (1, 2, 1), (1, 2, 2)]
    assert document.format == suffix
    assert {"note-mark", "struck-text", "hidden-text"} <= {removal.rule for removal in document.removed}


def test_without_libreoffice_the_command_is_said(monkeypatch):
    monkeypatch.setattr(office, "find_program", lambda: "")
    with pytest.raises(InputError, match=r"reading \.rtf needs LibreOffice; install it .*apt-get install libreoffice"):
        read(b"{\\rtf1 text}")


def test_a_libreoffice_without_its_writer_part(tmp_path, monkeypatch):
    fake = tmp_path / "soffice"
    fake.write_text("#!/bin/sh\necho 'Error: source file could not be loaded' >&2\n")
    fake.chmod(0o755)
    monkeypatch.setattr(office, "find_program", lambda: str(fake))
    with pytest.raises(InputError, match="writer part may be missing: install it"):
        read(b"{\\rtf1 text}")


@pytest.mark.office
@pytest.mark.slow
def test_an_old_workbook(tmp_path, soffice):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    rows = [
        ["中文", "英文"],
        ["加强监管。", "Strengthen supervision."],
        ["完善机制。", "Improve mechanisms."],
    ]
    for row in rows:
        book.active.append(row)
    book.save(tmp_path / "pairs.xlsx")
    call = [soffice, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "xls"]
    subprocess.run([*call, "--outdir", str(tmp_path), str(tmp_path / "pairs.xlsx")], check=True, timeout=180)
    document = read(tmp_path / "pairs.xls")
    assert [document.text[b.start : b.end] for b in document.blocks] == [text for row in rows for text in row]
    assert document.blocks[3].cell == (1, 2, 2)
    assert [(pair.zh, pair.en) for pair in read_pairs(tmp_path / "pairs.xls")] == [tuple(row) for row in rows[1:]]


def test_an_old_workbook_without_libreoffice(monkeypatch):
    monkeypatch.setattr(office, "find_program", lambda: "")
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "Workbook".encode("utf-16-le")
    with pytest.raises(InputError, match=r"reading \.xls needs LibreOffice; .*libreoffice-calc-nogui.*as \.xlsx"):
        read(data)
