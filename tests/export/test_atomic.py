"""A file is either whole or absent, whatever happens while it is written."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from aligner.errors import AlignerError, UsageError
from aligner.files.atomic import atomic_write


def test_writes_text_exactly_and_leaves_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "结果 表.csv"
    with atomic_write(path) as file:
        file.write("甲\r\n乙\n")
    assert path.read_bytes() == "甲\r\n乙\n".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_writes_bytes(tmp_path: Path) -> None:
    with atomic_write(tmp_path / "x.bin", encoding=None) as file:
        file.write(b"\x00\xff")
    assert (tmp_path / "x.bin").read_bytes() == b"\x00\xff"


@pytest.mark.parametrize("fault", [ValueError("bad row"), KeyboardInterrupt(), MemoryError()])
@pytest.mark.parametrize("old", [None, "old contents"])
def test_an_error_in_the_block_leaves_the_old_file(tmp_path: Path, fault: BaseException, old: str | None) -> None:
    path = tmp_path / "out.csv"
    if old is not None:
        path.write_text(old)
    before = {p.name: p.read_text() for p in tmp_path.iterdir()}
    with pytest.raises(type(fault)), atomic_write(path) as file:
        file.write("half a li")
        file.flush()
        raise fault
    assert {p.name: p.read_text() for p in tmp_path.iterdir()} == before


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failing_system_call_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    path = tmp_path / "out.csv"
    path.write_text("old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(*((os, "fsync") if step == "fsync" else (Path, "replace")), fail)
    with (
        pytest.raises(AlignerError, match=r"out\.csv could not be written \(No space left"),
        atomic_write(path) as file,
    ):
        file.write("new")
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [("out.csv", "old")]


def test_the_old_file_stays_until_the_block_ends(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("old")
    with atomic_write(path) as file:
        file.write("new")
        file.flush()
        assert path.read_text() == "old"
    assert path.read_text() == "new"


def test_permissions_follow_the_old_file_or_the_umask(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.touch()
    old.chmod(0o640)
    mask = os.umask(0o027)
    try:
        for path in (old, new):
            with atomic_write(path) as file:
                file.write("x")
    finally:
        os.umask(mask)
    assert [stat.S_IMODE(path.stat().st_mode) for path in (old, new)] == [0o640, 0o640]


def test_a_symbolic_link_is_written_through(tmp_path: Path) -> None:
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_text("old")
    link.symlink_to(real)
    with atomic_write(link) as file:
        file.write("new")
    assert link.is_symlink()
    assert real.read_text() == "new"


@pytest.mark.parametrize(
    ("name", "message"),
    [("", "not a file that can be replaced"), ("no/such/out.csv", "does not exist: create it first")],
)
def test_impossible_places_are_refused(tmp_path: Path, name: str, message: str) -> None:
    with pytest.raises(UsageError, match=message), atomic_write(tmp_path / name):
        pass


def test_a_device_is_never_replaced() -> None:
    with pytest.raises(UsageError, match="not a file"), atomic_write("/dev/null"):
        pass
    assert not Path("/dev/null").is_file()
