"""A folder of results is the old one or the new one, wherever the program that writes it is killed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from aligner.errors import AlignerError, InputError, UsageError
from aligner.files.whole import WORK, held, results, settle

CALLS = ("replace", "rename", "unlink", "rmdir", "mkdir", "chmod", "fsync")


def fill(folder: Path, word: str, names: str = "abc") -> None:
    for name in names:
        (folder / name).write_text(f"{word} {name}", encoding="utf-8")


def put(folder: Path, word: str, names: str = "abc", gone: str = "") -> None:
    with held(folder) as place:
        fill(place.new, word, names)
        place.put(last="c", gone=gone)


def said(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir() if path.is_file()}


def whole(word: str, names: str = "abc") -> dict[str, str]:
    return {name: f"{word} {name}" for name in names}


def killed_at(step: int, work: Callable[[], None]) -> bool:
    """Do some work in a child that is killed before its step-th change of the disk; say whether it came so far."""
    child = os.fork()
    if child == 0:
        left = [step]

        def counted(function: Callable) -> Callable:
            def call(*args: object, **named: object) -> object:
                left[0] -= 1
                if left[0] < 0:
                    os._exit(9)
                return function(*args, **named)

            return call

        for name in CALLS:
            setattr(os, name, counted(getattr(os, name)))
        try:
            work()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


@pytest.mark.parametrize("there", [True, False], ids=["over old results", "a new folder"])
def test_a_kill_at_any_step_leaves_old_or_new(there: bool, tmp_path: Path) -> None:
    found, step = set(), 0
    while True:
        out = tmp_path / str(step) / "out"
        out.parent.mkdir()
        if there:
            put(out, "old", "abcd")
            (out / "mine.txt").write_text("mine", encoding="utf-8")
        if not killed_at(step, lambda: put(out, "new", gone="d")):  # noqa: B023 (called at once)
            break
        settle(out)
        state = said(out) if out.is_dir() else {}
        if there:
            assert state.pop("mine.txt") == "mine"
        assert state in (whole("old", "abcd") if there else {}, whole("new")), step
        found.add("new a" in state.values())
        put(out, "third", gone="d")
        assert {path.name for path in out.iterdir()} == {"a", "b", "c", *(["mine.txt"] if there else [])}
        assert [path.name for path in out.parent.iterdir()] == ["out"]
        step += 1
    assert found == {True, False} and step > 5


def test_an_error_leaves_what_was_there_and_nothing_else(tmp_path: Path) -> None:
    put(tmp_path / "out", "old")
    for out in (tmp_path / "out", tmp_path / "not" / "there"):
        with pytest.raises(KeyboardInterrupt), held(out) as place:
            fill(place.new, "new", "ab")
            raise KeyboardInterrupt
    assert said(tmp_path / "out") == whole("old")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a", "b", "c", "out"]


def test_a_second_writer_is_refused_with_one_sentence(tmp_path: Path) -> None:
    for out in (tmp_path / "new", tmp_path):
        with held(out) as place, pytest.raises(UsageError, match="Another aligner is writing into"), held(out):
            pass
        assert not place.work.exists()


def test_another_program_is_refused_and_a_killed_one_is_not_waited_for(tmp_path: Path) -> None:
    code = "import sys, time; from aligner.files.whole import held\n"
    code += "with held(sys.argv[1]): print('in', flush=True); time.sleep(60)"
    out = tmp_path / "out"
    other = subprocess.Popen([sys.executable, "-c", code, str(out)], stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None and other.stdout.readline() == "in\n"
    with pytest.raises(UsageError, match="wait for it"), held(out):
        pass
    other.kill()
    other.wait()
    assert len(list(tmp_path.iterdir())) == 1  # what it left
    put(out, "new")
    assert [path.name for path in tmp_path.iterdir()] == ["out"] and said(out) == whole("new")


def test_the_rest_of_the_folder_stays(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "review.sqlite").write_text("decisions", encoding="utf-8")
    (tmp_path / "a").write_text("old", encoding="utf-8")
    (tmp_path / "a").chmod(0o640)
    put(tmp_path, "new")
    assert said(tmp_path) == whole("new") | {"review.sqlite": "decisions"}
    assert (tmp_path / "sub").is_dir() and (tmp_path / "a").stat().st_mode & 0o777 == 0o640


def test_temporary_files_of_killed_programs_are_cleared_and_those_in_use_are_not(tmp_path: Path) -> None:
    from aligner.files.atomic import atomic_write

    (tmp_path / ".aligner-0123456789abcdef.tmp").write_text("left", encoding="utf-8")
    (tmp_path / ".mine.tmp").write_text("mine", encoding="utf-8")
    assert [path.name for path in results(tmp_path)] == [".mine.tmp"]
    with atomic_write(tmp_path / "export.csv") as file:
        file.write("whole")
        put(tmp_path, "new")
    assert said(tmp_path) == whole("new") | {"export.csv": "whole", ".mine.tmp": "mine"}


def test_what_cannot_be_written_is_said_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    (tmp_path / "out" / "a").mkdir(parents=True)
    with pytest.raises(InputError, match="cannot be made or written"), held(tmp_path / "file" / "out"):
        pass
    with pytest.raises(InputError, match="cannot be made or written"), held(tmp_path / ("long" * 100) / "x"):
        pass
    with pytest.raises(UsageError, match="is a folder"), held(tmp_path / "out", ["a"]):
        pass

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputError, match="No space left on device"), held(tmp_path / "new"):
        pass
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "out"]


def test_a_full_disk_names_the_place_that_was_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from aligner.files.atomic import atomic_write

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(AlignerError, match="No space") as caught, held(tmp_path / "out") as place:
        monkeypatch.setattr(os, "fsync", full)
        with atomic_write(place.new / "a.csv") as file:
            file.write("x")
    assert str(caught.value).startswith(f"{tmp_path / 'out' / 'a.csv'} could not be written")
    assert list(tmp_path.iterdir()) == []


def test_results_hide_the_work_folder(tmp_path: Path) -> None:
    (tmp_path / WORK).mkdir()
    assert results(tmp_path) == []
