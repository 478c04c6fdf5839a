"""``aligner export``: from a finished run to files, what is refused, and that nothing a user has is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from aligner.cli import export as cli_export
from aligner.export import formats
from aligner.export.run_json import hashes, write_run
from tests.cli.conftest import Called
from tests.export.corrected import corrected_notice, side_by_side

Call = Callable[..., Called]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Write the faithful record of a run, and what says that it was finished, into the folder OUT."""
    folder = tmp_path / "OUT"
    folder.mkdir()
    corrected_notice().to_jsonl(folder / "alignment.jsonl")
    write_run(corrected_notice(), folder / "run.json", hashes(folder, ["alignment.jsonl"]))
    return folder


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} - {"alignment.jsonl", "run.json"}


def test_the_choices_are_those_of_the_registry() -> None:
    assert tuple(formats.FORMATS) == cli_export.TO and tuple(formats.PRESETS) == cli_export.PRESETS


@pytest.mark.parametrize(
    ("options", "files"),
    [
        (("--to", "xlsx"), {"export.xlsx"}),
        (("--to", "text"), {"export.zh.txt", "export.en.txt"}),
        (("--to", "tmx", "--to", "csv", "--to", "tmx"), {"export.tmx", "export.csv"}),
        (("--preset", "excel"), {"export.xlsx"}),
        (("--preset", "xliff"), {"export.xlf"}),
        (("--preset", "sketchengine"), {"sketchengine.xlsx"}),
        (("--preset", "paraconc"), {"paraconc.zh.txt", "paraconc.en.txt"}),
    ],
)
def test_files_go_into_the_run_folder(call: Call, out: Path, options: tuple[str, ...], files: set[str]) -> None:
    code, said, error = call("export", "OUT", *options)
    assert (code, error) == (0, "")
    assert names(out) == files
    assert {Path(line.removeprefix("wrote ")).name for line in said.splitlines()} == files


def test_the_name_of_the_file_says_which_format(call: Call, out: Path, tmp_path: Path) -> None:
    assert call("export", "OUT", "-o", "pairs.tmx") == (0, "wrote pairs.tmx\n", "")
    assert b"<tmx" in (tmp_path / "pairs.tmx").read_bytes()
    assert call("export", "OUT/alignment.jsonl", "--to", "xliff", "-o", "pairs.xml")[0] == 0
    assert b"<xliff" in (tmp_path / "pairs.xml").read_bytes()
    assert call("export", "OUT", "--preset", "excel", "-o", "pairs") == (0, "wrote pairs.xlsx\n", "")
    assert call("export", "OUT", "--preset", "excel", "-o", "pairs")[0] == 2
    assert call("export", "OUT", "--to", "text", "-o", "pairs") == (0, "wrote pairs.zh.txt\nwrote pairs.en.txt\n", "")
    (tmp_path / "folder").mkdir()
    assert call("export", "OUT", "--to", "csv", "--to", "tsv", "-o", "folder")[0] == 0
    assert names(tmp_path / "folder") == {"export.csv", "export.tsv"}


def test_a_file_that_is_there_is_kept_unless_forced(call: Call, out: Path, tmp_path: Path) -> None:
    (out / "export.en.txt").write_text("mine")
    code, _, error = call("export", "OUT", "--to", "csv", "--to", "text")
    assert code == 2 and "export.en.txt is there already: name another file with -o, or pass --force" in error
    assert names(out) == {"export.en.txt"}  # csv, which would have gone first, was not written either
    assert (out / "export.en.txt").read_text() == "mine"
    assert call("export", "OUT", "--to", "text", "--force")[0] == 0
    assert (out / "export.en.txt").read_text() != "mine"


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("OUT",), 2, "Say which format: --to, --preset, or -o with a file name"),
        (("OUT", "-o", "pairs.doc"), 2, "pairs.doc does not say which format is wanted"),
        (("OUT", "--to", "csv", "--preset", "tmx"), 2, "Give --to or --preset, not both"),
        (("OUT", "--to", "csv", "--to", "tsv", "-o", "a.csv"), 2, "Several formats need a folder"),
        (("OUT", "--to", "doc"), 2, "'doc' is not one of"),
        (("OUT", "--to", "tmx", "--english", "best"), 2, "'best' is not one of"),
        (("OUT", "--to", "xlsx", "--english", "machine"), 2, "xlsx takes no english"),
        (("OUT", "--to", "jsonl", "--min-confidence", "0.5"), 2, "jsonl takes no min_confidence"),
        (("OUT", "--to", "csv", "--to", "jsonl", "--min-confidence", "0.5"), 2, "jsonl takes no min_confidence"),
        (("OUT", "--to", "csv", "--min-confidence", "2"), 2, "2.0 is not in the range"),
        (("OUT", "--to", "csv", "--min-confidence", "0.999"), 2, "No pair has a confidence of 0.999 or more: ask for"),
        (("OUT", "--to", "csv", "-o", "absent/a.csv"), 2, "The folder of absent/a.csv does not exist"),
        (("absent", "--to", "csv"), 3, "absent holds no alignment.jsonl"),
    ],
)
def test_refused(call: Call, out: Path, tmp_path: Path, arguments: tuple[str, ...], code: int, message: str) -> None:
    got, said, error = call("export", *arguments)
    assert (got, said) == (code, "") and message in error
    assert not names(out) and [path.name for path in tmp_path.iterdir()] == ["OUT"]


def test_english_and_confidence(call: Call, out: Path, tmp_path: Path) -> None:
    assert call("export", "OUT", "-o", "a.txt", "--english", "machine", "--min-confidence", "0.8")[0] == 0
    text = (tmp_path / "a.en.txt").read_text(encoding="utf-8")
    assert "strengthenCoordination" in text and len(text.splitlines()) == 3


def test_what_was_lost_is_said(call: Call, tmp_path: Path) -> None:
    side_by_side(["甲\x07"], ["a"]).to_jsonl(tmp_path / "r.jsonl")
    code, said, error = call("export", "r.jsonl", "-o", "a.tmx")
    assert (code, said) == (0, "wrote a.tmx\n")
    assert error == (
        "aligner: warning: a.tmx: one character that the format cannot hold became U+FFFD; "
        "alignment.jsonl has the exact text.\n"
    )


def test_the_way_there_and_back(call: Call, pair: tuple[str, str]) -> None:
    assert call("run", *pair, "-o", "done", "--quiet")[0] == 0
    checked = {}
    for name in ("a.xlsx", "a.xlf", "a.csv", "a.tsv"):
        assert call("export", "done", "-o", name)[0] == 0
        checked[name] = call("check", name)[:2]
    assert len(set(checked.values())) == 1 and checked["a.xlsx"][0] == 0
