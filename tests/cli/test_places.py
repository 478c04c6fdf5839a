"""What cannot be written is said before any work is done, by every command that writes a file."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from aligner.cli.main import COMMANDS
from aligner.errors import AlignerError, UsageError
from aligner.files.atomic import refuse_unwritable
from tests.cli.conftest import Called
from tests.cli.test_errors import refused

# How each command is called with a file that it is to write, and the function that begins its work.
WRITERS = {
    "align": (["align", "ZH", "EN", "-o", "FILE"], "aligner.run"),
    "check": (["check", "ZH", "EN", "--against", "EN", "-o", "FILE"], "aligner.run"),
    "check baseline": (["check", "ZH", "EN", "--write-baseline", "FILE"], "aligner.run"),
    "compare": (["compare", "ZH", "ZH", "-o", "FILE"], "aligner.pipeline.extract"),
    "export": (["export", "OUT", "--to", "csv", "-o", "FILE"], "aligner.load"),
    "export two files": (["export", "OUT", "--to", "text", "-o", "FILE"], "aligner.load"),
    "plot": (["plot", "OUT", "-o", "FILE"], "aligner.load"),
    "match": (["match", "OUT", "OUT", "-o", "FILE"], "aligner.batch.match.match_folders"),
    "terms export": (["terms", "export", "-o", "FILE"], "aligner.terms.load_termbase"),
    "terms import": (["terms", "import", "ZH", "-o", "FILE"], "aligner.terms.loader.inspect"),
    "terms extract": (["terms", "extract", "OUT", "-o", "FILE"], "aligner.bitext.read.read_pairs"),
    "terms coverage": (["terms", "coverage", "ZH", "-o", "FILE"], "aligner.terms.coverage.coverage"),
}
SUFFIX = {"plot": ".png", "export two files": ".txt"}


@pytest.fixture
def asked(
    call: Callable[..., Called], pair: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str, str], Called]:
    """Return a function that calls a command with a place to write; a command that begins its work fails the test."""
    (tmp_path / "OUT").mkdir()

    def run(name: str, place: str) -> Called:
        words, work = WRITERS[name]
        monkeypatch.setattr(work, lambda *_, **__: pytest.fail("the work was begun"))
        given = {"ZH": pair[0], "EN": pair[1], "FILE": place + SUFFIX.get(name, ".csv")}
        return call(*(given.get(word, word) for word in words))

    return run


@pytest.mark.parametrize("name", WRITERS)
def test_a_folder_that_is_not_there_is_said_before_the_work(name: str, asked: Callable[[str, str], Called]) -> None:
    assert "does not exist: create it first." in refused(asked(name, "absent/made"), 2)


@pytest.mark.parametrize("name", WRITERS)
def test_a_name_that_is_too_long_is_said_before_the_work(name: str, asked: Callable[[str, str], Called]) -> None:
    assert "File name too long" in refused(asked(name, "a" * 300))


@pytest.mark.parametrize("name", WRITERS)
def test_a_full_disk_is_said_before_the_work(
    name: str, asked: Callable[[str, str], Called], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, *_: object) -> None:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr("aligner.files.atomic._open_new", full)
    assert "could not be written (No space left on device)" in refused(asked(name, "made"))
    assert not list(tmp_path.glob(".aligner*")) and not list(tmp_path.glob("made*"))


def test_fix_says_where_it_cannot_write(
    call: Callable[..., Called], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pairs.csv").write_text("zh,en\n安全。,Safety.\n", encoding="utf-8")
    (tmp_path / "pairs.corrections.csv").mkdir()
    monkeypatch.setattr("aligner.cli.fix.corrected", lambda *_: pytest.fail("the work was begun"))
    assert "is not a file that can be replaced" in refused(call("fix", "pairs.csv", "--force"), 2)


def test_a_probe_leaves_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"old")
    refuse_unwritable(tmp_path / "a.csv", tmp_path / "b.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]
    assert (tmp_path / "a.csv").read_bytes() == b"old"
    with pytest.raises(UsageError, match="is not a file that can be replaced"):
        refuse_unwritable(tmp_path)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device")
def test_devices_are_no_places() -> None:
    with pytest.raises(UsageError, match="is not a file that can be replaced"):
        refuse_unwritable("/dev/full")


@pytest.mark.skipif(os.name == "nt", reason="needs a limit on files")
def test_a_file_that_may_not_grow_is_refused_by_the_system(tmp_path: Path) -> None:
    code = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100));"
        "from aligner.files.atomic import refuse_unwritable; refuse_unwritable('made.csv')"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert f"{AlignerError.__name__}: made.csv could not be written (File too large)" in done.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["fix", "ZH", "EN"], "`aligner run ZH EN -o OUT` aligns two documents and corrects the translation."),
        (["run", "ZH", "EN", "more"], "`aligner run --pairs FOLDER` takes many pairs."),
        (["check", "ZH", "EN", "more"], "another translation to compare with goes behind --against."),
        (["export", "OUT", "a.xlsx"], "the file to write goes behind -o."),
        (["terms", "check", "a", "b"], "`aligner terms check --help` shows how it is called."),
        (["doctor", "all"], "`aligner doctor` takes no argument, and was given all besides: "),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_an_argument_too_many_is_one_sentence_with_the_next_step(
    words: list[str], said: str, call: Callable[..., Called]
) -> None:
    assert said in refused(call(*words), 2)


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in {"extract", "apply", "config"}])
def test_no_command_answers_an_argument_too_many_with_the_words_of_a_library(
    name: str, call: Callable[..., Called]
) -> None:
    sub = {"terms": ["check"], "models": ["show"], "batch": ["-o", "x"], "match": ["-o", "x"]}.get(name, [])
    found = call(name, *sub, "bash" if name == "completion" else "a", "b", "c", "d", "e", "f")
    sub = [word for word in sub if name in {"terms", "models"}]
    assert f"`aligner {' '.join([name, *sub])}` takes " in refused(found, 2)
