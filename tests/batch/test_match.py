"""Which documents of two folders belong together."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from aligner.batch.find import find_pairs
from aligner.batch.match import match_folders, one_to_one
from aligner.batch.match_list import write_matches
from aligner.errors import InputError
from tests.corpora.pairs import CORPORA

SUBJECTS = {
    "fish": (
        "我省有渔船二千三百艘。渔民得到支持。五月至八月不得捕鱼。",
        "Our province has 2,300 fishing boats. Fishermen get support. No fishing from May to August.",
    ),
    "school": (
        "学校不得收取借读费。乡村教师每月五百元。",
        "Schools may not charge guests. Rural teachers get 500 yuan a month.",
    ),
    "dam": (
        "水库水位下降。大坝每五年鉴定一次。",
        "The level of the reservoir fell. The dam is assessed every five years.",
    ),
}


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    zh, en = tmp_path / "zh", tmp_path / "en"
    zh.mkdir()
    (en / "deep").mkdir(parents=True)
    for k, (one, other) in enumerate(SUBJECTS.values()):
        (zh / f"{k}.txt").write_text(one, encoding="utf-8")
        (en / f"{9 - k}.txt").write_text(other, encoding="utf-8")
    shutil.copy(CORPORA / "plan" / "zh.docx", zh / "p.docx")
    shutil.copy(CORPORA / "plan" / "en.html", en / "deep" / "a.html")
    shutil.copy(CORPORA / "notice" / "en.txt", en / "stranger.txt")
    (zh / "empty.txt").touch()
    return zh, en


def test_pairs_are_found_whatever_the_names_and_strangers_are_left(folders, tmp_path: Path) -> None:
    made = match_folders(*folders)
    assert {(p.zh.name, p.en.name) for p in made.pairs} == {
        ("0.txt", "9.txt"), ("1.txt", "8.txt"), ("2.txt", "7.txt"), ("p.docx", "a.html"),
    }  # fmt: skip
    assert all(0.5 <= p.confidence <= 1 for p in made.pairs)
    assert [(one.side, one.path.name) for one in made.left] == [("zh", "empty.txt"), ("en", "stranger.txt")]
    assert "the file is empty" in made.left[0].why
    places = write_matches(made, tmp_path / "list.csv")
    assert {(p.source.resolve(), p.target.resolve()) for p in find_pairs(places[0])} == {
        (p.zh.resolve(), p.en.resolve()) for p in made.pairs
    }
    with places[1].open(encoding="utf-8-sig", newline="") as file:
        assert [(row["side"], row["file"]) for row in csv.DictReader(file)] == [
            ("zh", "zh/empty.txt"), ("en", "en/stranger.txt"),
        ]  # fmt: skip


def test_a_single_file_on_each_side_is_a_pair_only_if_it_aligns(tmp_path: Path) -> None:
    for name, en in (("right", SUBJECTS["dam"][1]), ("wrong", SUBJECTS["school"][1])):
        folder = tmp_path / name
        (folder / "zh").mkdir(parents=True)
        (folder / "en").mkdir()
        (folder / "zh" / "a.txt").write_text(SUBJECTS["dam"][0], encoding="utf-8")
        (folder / "en" / "b.txt").write_text(en, encoding="utf-8")
        made = match_folders(folder / "zh", folder / "en")
        assert len(made.pairs) == (name == "right") and len(made.left) == (0 if name == "right" else 2)


def test_the_same_list_whatever_the_order(folders, tmp_path: Path) -> None:
    first = write_matches(match_folders(*folders), tmp_path / "a.csv")
    again = write_matches(match_folders(*folders), tmp_path / "b.csv")
    assert [p.read_bytes() for p in first] == [p.read_bytes() for p in again]


def test_one_to_one_takes_the_best_first() -> None:
    from aligner.batch.match import Candidate

    a, b, x, y = map(Path, "abxy")
    found = [Candidate(a, x, 0.9, 0), Candidate(a, y, 0.8, 0), Candidate(b, x, 0.85, 0), Candidate(b, y, 0.3, 0)]
    assert [(c.zh, c.en) for c in one_to_one(found)] == [(a, x), (b, y)]


@pytest.mark.parametrize(("make", "why"), [(False, "is no folder"), (True, "holds no document")])
def test_folders_without_documents_are_refused(make: bool, why: str, tmp_path: Path) -> None:
    folder = tmp_path / "none"
    if make:
        folder.mkdir()
        (folder / "notes.xyz").touch()
    with pytest.raises(InputError, match=why):
        match_folders(folder, folder)
