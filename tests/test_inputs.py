"""What ``run`` takes besides two documents: files of pairs, archives of two documents, sheets and subtitles."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest

import aligner
from aligner.errors import AlignerWarning, InputError

PAIRS = [("到2028年，设备联网率提高到45%。", "By 2028, the rate will rise to 45%."), ("落实责任。", "Be responsible.")]


def texts(found: aligner.Alignment) -> list[tuple[str, str]]:
    return [found.texts(bead) for bead in found.beads]


def tmx() -> str:
    units = "".join(
        f'<tu><tuv xml:lang="cmn"><seg>{zh}</seg></tuv><tuv xml:lang="en"><seg>{en}</seg></tuv></tu>'
        for zh, en in PAIRS
    )
    return f"<tmx version='1.4'><header/><body>{units}</body></tmx>"


def csv() -> str:
    return "中文,English\n" + "".join(f'"{zh}","{en}"\n' for zh, en in PAIRS)


@pytest.mark.parametrize(
    ("name", "text"), [("a.tmx", tmx()), ("a.csv", csv()), ("a.tsv", csv().replace('","', '"\t"'))]
)
def test_pairs_stay_as_they_are(name: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(text.replace("中文,English", "中文\tEnglish") if name == "a.tsv" else text, encoding="utf-8")
    found = aligner.align(path)
    assert texts(found) == PAIRS
    assert [bead.type for bead in found.beads] == ["1-1", "1-1"]


def test_pairs_that_lack_a_side(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in [("zh", "en"), PAIRS[0], ("加强管理。", ""), PAIRS[1], ("", "One more.")]:
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    assert texts(aligner.align(tmp_path / "a.xlsx")) == [PAIRS[0], ("加强管理。", ""), PAIRS[1], ("", "One more.")]


def test_a_table_of_running_text_in_both_languages_is_cut(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in [
        ("序号", "任务", "Task", "备注"),
        ("1", "加强管理。", "Manage.", "x"),
        ("2", "落实责任。", "Be responsible.", ""),
    ]:
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    assert ("落实责任。", "Be responsible.") in texts(aligner.align(tmp_path / "a.xlsx"))


def archive(folder: Path, members: dict[str, bytes]) -> Path:
    path = folder / "pair.zip"
    with zipfile.ZipFile(path, "w") as file:
        for name, data in members.items():
            file.writestr(name, data)
    return path


def test_an_archive_of_two_documents(tmp_path: Path) -> None:
    members = {
        "通知/en.md": b"# Notice\n\nBe responsible.\n",
        "通知/zh.txt": "通知\n落实责任。\n".encode("gbk"),
        "__MACOSX/._zh.txt": b"x",
        "通知/picture.png": b"x",
    }
    with pytest.warns(AlignerWarning, match="taken the other way round"):
        found = aligner.align(archive(tmp_path, members))
    assert texts(found) == [("通知", "Notice"), ("落实责任。", "Be responsible.")]


@pytest.mark.parametrize(("names", "count"), [(["a.txt"], 1), (["a.txt", "b.txt", "c.md"], 3), (["a.png"], 0)])
def test_other_archives_are_refused(names: list[str], count: int, tmp_path: Path) -> None:
    path = archive(tmp_path, dict.fromkeys(names, "落实责任。".encode()))
    with pytest.raises(InputError, match=f"holds {count} documents where a pair has two; unpack it"):
        aligner.align(path)


def test_two_sheets_give_rows(tmp_path: Path) -> None:
    for name, rows in (
        ("zh", [["指标", "2030年"], ["用水总量", "60"], ["覆盖率", "95"]]),
        ("en", [["Indicator", "2030"], ["Water use", "60"], ["Coverage", "95"]]),
    ):
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.save(tmp_path / f"{name}.xlsx")
    found = texts(aligner.align(tmp_path / "zh.xlsx", tmp_path / "en.xlsx"))
    assert found == [
        ("指标", "Indicator"),
        ("2030年", "2030"),
        ("用水总量", "Water use"),
        ("60", "60"),
        ("覆盖率", "Coverage"),
        ("95", "95"),
    ]
