"""What may be given to ``read``, and one clear sentence for what may not."""

import io
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from aligner.documents import FORMATS, from_list, from_text, read
from aligner.documents.formats import reader
from aligner.errors import AlignerError, InputError


def test_a_path_a_name_bytes_text_and_standard_input(tmp_path, monkeypatch):
    path = tmp_path / "解读 原文.txt"
    path.write_bytes("问：什么？".encode("gbk"))
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO("问：什么？".encode("utf-16"))))
    given = [path, str(path), "问：什么？".encode(), "问：什么？", "-"]
    found = [read(source) for source in given]
    assert {d.text for d in found} == {"问：什么？"}
    assert [d.name for d in found] == ["解读 原文.txt", "解读 原文.txt", "<bytes>", "<text>", "<standard input>"]
    assert [d.encoding for d in found] == ["gb18030", "gb18030", "utf-8", "", "utf-16-le"]
    assert {d.language for d in found} == {"zh"}
    assert {d.format for d in found} == {"txt"}


def test_name_and_language_can_be_given():
    document = read("OK", name="x", language="zh")
    assert (document.name, document.language) == ("x", "zh")


@pytest.mark.parametrize(
    "text", ["notice.txt\n", "see notice", "见附件.txt。", "~", "a\0b.txt\n", "x" * 5000 + ".txt", "什么是“.txt”？"]
)
def test_any_other_string_is_text(text):
    assert read(text, clean=False).text == text


@pytest.mark.parametrize("suffix", [*FORMATS, ".doc", ".xlsx", ".TXT"])
def test_a_missing_file_is_not_taken_for_text(suffix):
    with pytest.raises(InputError, match=f"通知{suffix}: no such file"):
        read(f"通知{suffix}")


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_has_a_reader(suffix):
    assert callable(reader(suffix))


def test_a_tilde_is_a_name_like_any_other():
    with pytest.raises(InputError, match=r"^~/nothing\.txt: no such file"):
        read(Path("~/nothing.txt"))


def zipped(name):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, "x")
    return out.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BAD = [
    ("empty.txt", b"", "the file is empty"),
    ("blank.txt", b" \r\n\xc2\xa0\n", "no text in it"),
    ("mark.txt", b"\xef\xbb\xbf", "no text in it"),
    ("old.doc", OLE + b"\0" * 64, r"an old Office file but no text document; save its text as \.docx"),
    ("locked.doc", OLE + "EncryptedPackage".encode("utf-16-le"), "password-protected; remove the password"),
    ("old.txt", OLE + b"\0" * 64, r"save it as \.docx"),
    ("old.odt", b"no text document", r"no document of the kind that its name says; save it as \.docx"),
    ("pairs.tmx", b"<tmx/>", "holds pairs of both languages; give it alone"),
    ("picture.txt", b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "a picture"),
    ("photo.jpg", b"\xff\xd8\xff\xe0" + b"\0" * 64, "a picture"),
    ("program", b"\x7fELF" + b"\0" * 64, "a program"),
    ("pack.zip", zipped("a.txt"), "a zip archive"),
    ("pack.docx", zipped("a.txt"), "not a Word document"),
    ("text.docx", "这是文字。".encode(), "not a Word document"),
    ("nuls.dat", b"\0\0\0\1" * 99, "not a text file"),
    ("text.pdf", b"no pdf at all", "damaged"),
    ("scripts.html", b"<html><script>x()</script></html>", "no visible text"),
]


@pytest.mark.parametrize(("name", "data", "message"), BAD, ids=[b[0] for b in BAD])
def test_refused_in_one_sentence(tmp_path, name, data, message):
    if name.endswith(".pdf"):
        pytest.importorskip("pypdfium2")
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError, match=message) as caught:
        read(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 3


def test_a_folder_is_refused(tmp_path):
    for source in (tmp_path, str(tmp_path)):
        with pytest.raises(InputError, match="this is a folder"):
            read(source)


def test_an_unreadable_file_is_refused(tmp_path, monkeypatch):
    def refuse(path):
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "secret.txt"
    path.write_text("x")
    monkeypatch.setattr("aligner.documents.sources.read_file", refuse)
    with pytest.raises(InputError, match="may not be read"):
        read(path)


@pytest.mark.parametrize("call", [lambda: from_text(" \n"), lambda: from_list([]), lambda: from_list(["", "\u200b"])])
def test_nothing_is_refused(call):
    with pytest.raises(AlignerError, match="no text"):
        call()


def test_an_unknown_suffix_is_text(tmp_path):
    path = tmp_path / "notice.zh"
    path.write_text("通知。", encoding="utf-8")
    assert read(path).text == "通知。"


def test_content_decides_over_the_suffix(tmp_path):
    path = tmp_path / "page.doc"
    path.write_text("<!DOCTYPE html><html><body><p>下载的网页。</p></body></html>", encoding="utf-8")
    assert (read(path).text, read(path).format) == ("下载的网页。\n", "html")
    path = tmp_path / "page.txt"
    path.write_text("<html><body><p>下载的网页。</p></body></html>", encoding="utf-8")
    assert "HTML under another suffix" in read(path).warnings[0]


def test_an_enormous_line_is_read_with_a_warning():
    document = read("一个很长的行，" * 20_000)
    assert len(document.blocks) == 1
    assert "one line has 140,000 characters" in document.warnings[0]
    assert read("很多行。\n" * 40_000).warnings == ()


@pytest.mark.parametrize("name", ["../zh", "./en", "folder/en", "C:\\texts\\zh", "~/zh", "/nowhere/zh"])
def test_one_word_with_a_path_separator_is_a_file_that_is_missing(name):
    with pytest.raises(InputError, match="no such file"):
        read(name)


@pytest.mark.parametrize("text", ["和/或", "1/2", "the input/output ports", "nope"])
def test_other_words_with_a_slash_are_text(text):
    assert read(text, clean=False).text == text
