"""The table of formats, and what all of them keep: files whole or absent, and the same bytes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import aligner.files.atomic
from aligner.errors import AlignerError, UsageError
from aligner.export.formats import FORMATS, PRESETS, by_suffix, export
from tests.export.corrected import corrected_notice

ALL = {**FORMATS, **{f"preset {name}": form for name, form in PRESETS.items()}}


@pytest.mark.parametrize("name", ALL)
def test_every_format_writes_its_files_twice_alike(name: str, tmp_path: Path) -> None:
    first = export(corrected_notice(), ALL[name], tmp_path / f"a{ALL[name].suffix}")
    second = export(corrected_notice(), ALL[name], tmp_path / f"b{ALL[name].suffix}")
    assert sorted(tmp_path.iterdir()) == sorted([*first, *second])
    assert [p.read_bytes() for p in first] == [p.read_bytes() for p in second]


@pytest.mark.parametrize("name", ALL)
def test_a_file_that_cannot_be_finished_leaves_the_older_one(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = ALL[name].paths(tmp_path / f"a{ALL[name].suffix}")
    for path in paths:
        path.write_bytes(b"older")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(aligner.files.atomic.os, "fsync", full)
    with pytest.raises(AlignerError, match="No space left on device"):
        export(corrected_notice(), ALL[name], tmp_path / f"a{ALL[name].suffix}")
    assert sorted(tmp_path.iterdir()) == sorted(paths)
    assert {p.read_bytes() for p in paths} == {b"older"}


@pytest.mark.parametrize(
    ("name", "options", "message"),
    [
        ("jsonl", {"min_confidence": 0.5}, "jsonl takes no min_confidence: it always holds every row"),
        ("html", {"english": "machine"}, "html takes no english: it holds both"),
        ("xlsx", {"english": "machine"}, "xlsx takes no english: it holds both"),
    ],
)
def test_an_option_that_a_format_has_not(name: str, options: dict[str, Any], message: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=message):
        export(corrected_notice(), FORMATS[name], tmp_path / "x", **options)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("path", "name"),
    [("a.XLSX", "xlsx"), ("b.xliff", "xliff"), ("b.xlf", "xliff"), ("c.txt", "text"), ("d.htm", "html")],
)
def test_the_ending_names_the_format(path: str, name: str) -> None:
    assert by_suffix(path) == name


def test_an_ending_that_says_nothing() -> None:
    with pytest.raises(UsageError, match=r"pairs\.doc does not say which format is wanted: name one with --to"):
        by_suffix("pairs.doc")
