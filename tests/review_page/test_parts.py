"""The parts of the page that need no browser: words, files, what the server tells, records and terms of a row."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from aligner.errors import UsageError
from aligner.review import Review
from aligner.review.server import payload
from aligner.review.server.exports import exported, forms
from aligner.review.server.pages import LANGUAGES, spoken, web, words
from aligner.review.server.records import records
from aligner.review.server.terms import terms
from tests.review_page.served import make_run


@pytest.fixture
def review(finished_run: Path, tmp_path: Path) -> Iterator[Review]:
    import shutil

    made = Review.open(shutil.copytree(finished_run, tmp_path / "out"))
    yield made
    made.close()


def source(suffix: str) -> dict[str, str]:
    return {path: data.decode() for path, data in web().items() if path.endswith(suffix)}


def test_both_languages_have_the_same_words_with_the_same_gaps() -> None:
    tables = [words(language) for language in LANGUAGES]
    assert tables[0].keys() == tables[1].keys()
    gaps = [{name: sorted(set(re.findall(r"\{\w+\}", text))) for name, text in table.items()} for table in tables]
    assert gaps[0] == gaps[1]
    assert all(text.strip() for table in tables for text in table.values())


def test_every_word_that_the_page_asks_for_is_there_and_none_is_left_over() -> None:
    scripts = "\n".join(source(".js").values())
    page = (Path(payload.__file__).parent / "web" / "page.html").read_text(encoding="utf-8")
    asked = set(re.findall(r'\bt\("([\w. ]+)"', scripts)) | set(re.findall(r'w\["(\w+)"\]', page))
    table = set(words("en"))
    assert sorted(asked - table) == []
    # Names that are put together: their beginning stands in a template, or in a table of names.
    begun = tuple(set(re.findall(r"\bt\(`([\w.]+)", scripts)) | {"status.", "severity.", "check.", "filter_", "act_"})
    quoted = {text for pair in re.findall(r"\"([^\"\n]+)\"|'([^'\n]+)'", scripts) for text in pair if text}
    assert sorted(name for name in table - asked if not name.startswith(begun) and name not in quoted) == []


def test_no_script_of_the_page_makes_markup_of_text() -> None:
    for path, text in source(".js").items():
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", text), (
            path
        )


def test_the_page_loads_nothing_from_elsewhere() -> None:
    for path, data in web().items():
        text = data.decode()
        assert not re.findall(r"https?://(?!www\.w3\.org/)", text), path


@pytest.mark.parametrize(
    ("chosen", "accepted", "language"),
    [
        ("", "zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("", "de,en;q=0.5", "en"),
        ("en", "zh-CN", "en"),
        ("xx", "", "en"),
        ("../zh", "fr", "en"),
    ],
)
def test_the_language_of_the_page(chosen: str, accepted: str, language: str) -> None:
    assert spoken(chosen, accepted) == language


def test_what_changed_is_told_once_a_row(review: Review) -> None:
    key = review.rows[2].key
    review.decide("note", key, author="A", note="first")
    review.decide("note", key, author="B", note="second")
    told = payload.since(review, 0)
    assert [(row.key, row.note) for row in told["rows"]] == [(key, "second")]
    assert (told["seq"], told["by"], told["removed"]) == (2, {key: "B"}, [])
    assert payload.since(review, 2)["rows"] == []


def test_a_row_that_is_gone_and_came_back_is_not_gone(review: Review) -> None:
    rows = review.rows
    made = review.decide("merge", rows[2].key, author="A", with_="next")
    gone = payload.changed(review, [made])["removed"]
    assert set(gone) == {rows[2].key, rows[3].key} and len(review.rows) == len(rows) - 1
    review.undo("A")
    told = payload.since(review, 0)
    assert told["removed"] == [made.rows[0].key]
    assert {row.key for row in told["rows"]} >= {rows[2].key, rows[3].key}
    assert [row.id for row in told["rows"]] == sorted(row.id for row in told["rows"])


def test_every_format_of_the_export_can_be_had(review: Review, tmp_path: Path) -> None:
    review.decide("set_english", review.rows[0].key, author="A", en="Notice on Grain Storage")
    for name, about in forms():
        if name == "parquet":
            pytest.importorskip("pyarrow")
        file, data = exported(review, name, "all")
        assert about and len(data) > 100, name
        assert file.startswith("review.")
    file, data = exported(review, "text", "all")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert sorted(archive.namelist()) == ["review.en.txt", "review.zh.txt"]
        assert "Notice on Grain Storage" in archive.read("review.en.txt").decode()
    assert not list((tmp_path / "out").glob("review.*.txt"))


def test_rows_of_an_export_are_chosen_by_status(review: Review) -> None:
    review.decide("confirm", review.rows[2].key, author="A")
    review.decide("reject", review.rows[3].key, author="A")
    lines = {
        which: exported(review, "csv", which)[1].decode("utf-8-sig").count("\r\n") - 1
        for which in ("all", "confirmed", "usable")
    }
    total = len(review.rows)
    assert lines == {"all": total, "confirmed": 1, "usable": total - 1}
    for to, which in (("exe", "all"), ("csv", "some")):
        with pytest.raises(UsageError):
            exported(review, to, which)


def test_terms_of_a_row(review: Review) -> None:
    found = {term["zh"]: term for term in terms(review, review.rows[1].key)}
    assert "manufacturing powerhouse" in found["制造强国"]["renderings"]
    assert "manufacture of power" in found["制造强国"]["avoid"]
    assert terms(review, "no such row") == []


def test_records_know_their_rows_after_a_merge(review: Review) -> None:
    def rows_of(text: str) -> set[str]:
        made = records(review)
        return {key for one in made["targets"] + made["tasks"] if text in one["zh"] for key in one["rows"]}

    keys = [row.key for row in review.rows]
    assert rows_of("损失率") == {keys[4]}
    merged = review.decide("merge", keys[3], author="A", with_="next")
    assert rows_of("损失率") == {merged.rows[0].key}


def test_a_run_of_many_rows_is_told_in_one_answer(tmp_path: Path) -> None:
    import msgspec

    with_decisions = Review.open(make_run(tmp_path / "out"))
    data = json.loads(msgspec.json.encode(payload.everything(with_decisions)))
    assert [row["id"] for row in data["rows"]] == list(range(1, len(data["rows"]) + 1))
    assert {"zh", "en", "en_machine", "findings", "hints", "edits", "version", "zh_segments"} <= data["rows"][0].keys()
