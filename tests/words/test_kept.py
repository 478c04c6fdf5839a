"""Patterns that an earlier process compiled: the same patterns, and no fault where the file is not as it should be."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from aligner.words import kept
from aligner.words.compiled import compiled
from aligner.words.needed import needed, read_off

SOURCES = [
    (r"\b(?P<first>once)|(?:an?)(?P<second>x+?)(?!y)", re.I),
    (r"[一-龥〇\U00020000-\U0003ffff]{2,4}[省市县]", 0),
    (r"^\s*(?=[^，。；])(.*?)\1$", re.M | re.S),
    (r"(?i:PART) [a-z]+  # words", re.X),
    ("\ud800|plain", 0),
    ("", 0),
]
STAMP = kept.stamp(b"code")
RUN = """
import sys
from aligner.words import kept, patterns
for k in range(60):
    assert patterns.compile(f"word{k} (a+)|other{k}").findall(f"see word{k} aa") == ["aa"]
print(sum(bool(row.code) for row in kept._rows().values()), kept._new)
"""


EVERY = """
import re, sys
from pathlib import Path
from aligner.words import compiled as room, kept

made, seen, compile = {}, [], room._compile
kept._rows = lambda: made
room._compile = lambda row, source, flags: (seen.append((source, flags)), compile(row, source, flags))
import aligner
aligner.run(Path(sys.argv[1]) / "zh.docx", Path(sys.argv[1]) / "en.html").reports
place = Path(sys.argv[2]) / "file"
kept.write(place, kept.stamp(), made)
made = kept.read(place, kept.stamp())
room._compile = None
for source, flags in seen:
    one, other = room.compiled(source, flags), re.compile(source, flags)
    assert (one, one.groups, one.groupindex) == (other, other.groups, other.groupindex), source
print(len(seen))
"""


def parts(pattern: re.Pattern[str]) -> tuple[object, ...]:
    return pattern, pattern.groups, dict(pattern.groupindex), pattern.flags, pattern.pattern


@pytest.fixture
def rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[bytes, kept.Made]:
    """Return rows as a process finds them that begins with a file of all SOURCES."""
    made: dict[bytes, kept.Made] = {}
    monkeypatch.setattr(kept, "_rows", lambda: made)
    for source, flags in SOURCES:
        compiled(source, flags)
    kept.write(tmp_path / "file", STAMP, made)
    made.update(read := kept.read(tmp_path / "file", STAMP))
    assert len(read) == len(SOURCES)
    return made


def test_a_kept_pattern_is_the_pattern(rows: dict[bytes, kept.Made]) -> None:
    for source, flags in SOURCES:
        again = compiled(source, flags)  # patterns are the same where their code is, which is not seen otherwise
        assert parts(again) == parts(re.compile(source, flags))
    assert [m["first"] for m in compiled(*SOURCES[0]).finditer("ONCE, axx")] == ["ONCE", None]


def test_another_pattern_is_not_the_pattern(rows: dict[bytes, kept.Made]) -> None:
    assert compiled(SOURCES[0][0], 0) != compiled(*SOURCES[0])
    rows_of = [kept.made(source, flags) for source, flags in SOURCES]
    rows_of[0].code = rows_of[1].code
    assert compiled(*SOURCES[0]) != re.compile(*SOURCES[0])  # so the equality above looks at the code


def test_code_that_python_refuses_is_made_again(rows: dict[bytes, kept.Made]) -> None:
    for wrong in (b"\xff\xff\xff\xff" * 3, b"\x01", b"\0\0\0\0"):
        kept.made(*SOURCES[0]).code = memoryview(wrong)
        assert parts(compiled(*SOURCES[0])) == parts(re.compile(*SOURCES[0]))


def test_a_fault_in_a_pattern_is_told_as_by_the_library(rows: dict[bytes, kept.Made]) -> None:
    for wrong in ("(unclosed", "a**", r"(?P<a>x)(?P<a>y)"):
        with pytest.raises(re.error) as told:
            compiled(wrong)
        with pytest.raises(re.error) as library:
            re.compile(wrong)
        assert str(told.value) == str(library.value)


@pytest.mark.parametrize("damage", ["missing", "empty", "cut", "flipped", "stamp", "nonsense", "folder"])
def test_a_file_that_is_not_as_it_should_be_is_passed_over(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "file"
    row = kept.Made(("once",), 32, 1, {"a": 1}, memoryview(b"1234"))
    kept.write(path, STAMP, {b"key": row})
    assert kept.read(path, STAMP) == {b"key": row}
    data = path.read_bytes()
    if damage in ("missing", "folder"):
        path.unlink()
        if damage == "folder":
            path.mkdir()
    else:
        flipped = bytes([*data[:-1], data[-1] ^ 1])
        other = kept.stamp(b"other code") + data[16:]
        wrong = {"empty": b"", "cut": data[:-1], "flipped": flipped, "stamp": other, "nonsense": b"\0" * 99}
        path.write_bytes(wrong[damage])
    assert kept.read(path, STAMP) == {}


def test_where_it_cannot_be_written_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where a folder should be", encoding="utf-8")
    kept.write(tmp_path / "taken" / "file", STAMP, {b"key": kept.Made()})
    kept.write(tmp_path / "file", STAMP, {b"key": kept.Made(code=memoryview(bytes(kept._MOST)))})
    assert [p.name for p in tmp_path.iterdir()] == ["taken"]


def run(cache: Path | str) -> list[int]:
    """Return how many of 60 patterns a process knew or made, and how many rows were new to it."""
    environment = os.environ | {"ALIGNER_CACHE": str(cache), "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run([sys.executable, "-c", RUN], capture_output=True, text=True, env=environment, check=True)
    assert not done.stderr
    return [int(number) for number in done.stdout.split()]


def test_a_second_process_compiles_nothing(tmp_path: Path) -> None:
    assert run(tmp_path / "new" / "cache") == [60, 120]
    assert run(tmp_path / "new" / "cache") == [60, 0]
    (path,) = (tmp_path / "new" / "cache").iterdir()
    path.write_bytes(path.read_bytes()[:1000])
    assert run(tmp_path / "new" / "cache") == [60, 120]
    assert run(tmp_path / "new" / "cache") == [60, 0]


@pytest.mark.slow
def test_every_pattern_that_a_document_asks_for_is_kept_as_the_library_compiles_it(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", EVERY, str(root / "corpora" / "plan"), str(tmp_path)]
    environment = os.environ | {"ALIGNER_CACHE": "", "PYTHONPATH": str(root)}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 900


def test_an_empty_name_keeps_nothing(tmp_path: Path) -> None:
    assert run("") == run("") == [60, 120]


def test_what_is_needed_is_kept_as_it_was_read(rows: dict[bytes, kept.Made]) -> None:
    for _ in range(2):
        needed.cache_clear()
        for source, flags in SOURCES:
            assert needed(source, flags) == read_off(source, flags)
    for source, flags in SOURCES:  # half a character cannot be written
        assert kept.made(source, flags).strings == (None if "\ud800" in source else read_off(source, flags))
    kept.made(*SOURCES[0]).strings = ("told",)
    needed.cache_clear()
    assert needed(*SOURCES[0]) == ("told",)
    needed.cache_clear()
