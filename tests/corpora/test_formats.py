"""The Word files and web pages of the sample pairs: made from the text files, and read back to the same sentences."""

from __future__ import annotations

import importlib.util
import sys
import zipfile
from types import ModuleType

import pytest

from aligner.documents import read
from tests.corpora.pairs import CORPORA, PAIRS, lines

each_file = pytest.mark.parametrize("language", ["zh", "en"])
each_pair = pytest.mark.parametrize("pair", PAIRS)


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """The script that makes the files, imported from where it stands."""
    spec = importlib.util.spec_from_file_location("build_formats", CORPORA / "tools" / "build_formats.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["build_formats"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@each_pair
def test_committed_files_are_what_the_script_makes(script: ModuleType, pair: str) -> None:
    made = dict(script.build(pair))
    assert set(made) == {"zh.docx", "zh.html", "en.docx", "en.html"}
    for name, content in made.items():
        assert (CORPORA / pair / name).read_bytes() == content, f"{pair}/{name}: run corpora/tools/build_formats.py"


@each_pair
@each_file
@pytest.mark.parametrize("suffix", ["txt", "docx", "html"])
def test_every_format_reads_to_the_gold_sentences(pair: str, language: str, suffix: str) -> None:
    document = read(CORPORA / pair / f"{language}.{suffix}")
    assert document.language == language
    read_back, gold = "".join(document.text.split()), lines(pair, language)
    if (language, suffix) == ("en", "html"):  # "Related articles" at the end of a web page may pass for furniture
        gold = gold if "".join(gold[-1].split()) in read_back else gold[:-1]
    assert read_back == "".join("".join(gold).split())


@each_pair
@each_file
def test_tracked_changes(script: ModuleType, pair: str, language: str) -> None:
    with zipfile.ZipFile(CORPORA / pair / f"{language}.docx") as archive:
        body = archive.read("word/document.xml").decode()
    removed = [r.text for r in read(CORPORA / pair / f"{language}.docx").removed if r.rule == "tracked-deletion"]
    assert body.count("<w:ins ") == body.count("<w:del ") == len(removed) == 1
    assert f">{removed[0]}</w:delText>" in body
    assert not any(removed[0] in sentence for sentence in lines(pair, language))


@pytest.mark.parametrize(("language", "labels"), [("zh", ["一、总体", "（八）建设"]), ("en", ["(5) Improve"])])
def test_numbering_of_the_notice_is_automatic(language: str, labels: list[str]) -> None:
    with zipfile.ZipFile(CORPORA / "notice" / f"{language}.docx") as archive:
        body = archive.read("word/document.xml").decode()
    assert not any(label in body for label in labels)
    assert all(label in read(CORPORA / "notice" / f"{language}.docx").text for label in labels)


@each_pair
def test_bookmarks_are_bookmarks_in_word(pair: str) -> None:
    with zipfile.ZipFile(CORPORA / pair / "zh.docx") as archive:
        body = archive.read("word/document.xml").decode()
    assert body.count("<w:bookmarkStart ") == 1
    assert "[bookmark:" not in body


def test_one_page_is_gbk() -> None:
    pages = {
        f"{pair}/{name}": (CORPORA / pair / name).read_bytes() for pair in PAIRS for name in ("zh.html", "en.html")
    }
    gbk = [name for name, content in pages.items() if b'charset="gbk"' in content]
    assert gbk == ["notice/zh.html"]
    pages.pop(gbk[0]).decode("gbk")
    for content in pages.values():
        content.decode("utf-8")
    with pytest.raises(UnicodeDecodeError):
        (CORPORA / gbk[0]).read_bytes().decode("utf-8")
