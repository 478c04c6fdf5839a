"""The same input, version and options give the same bytes, whatever machine, language, clock or line ends there are."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.corpora.pairs import CORPORA

pytestmark = pytest.mark.slow
PLACES = {"findings.csv", "document.json", "alignment.jsonl", "report.html"}
"""Files that hold places in the originals, or what was removed from them: a line end of two characters moves these."""


def made(out: Path, sources: tuple[Path, Path], **environment: str) -> dict[str, bytes]:
    """Run a pair in a process of its own, in the folder of the sources, and return its files but run.json."""
    call = [sys.executable, "-m", "aligner", "run", *(path.name for path in sources), "-o", str(out), "--quiet"]
    path = os.pathsep.join([str(Path(__file__).parents[1]), *filter(None, [os.environ.get("PYTHONPATH")])])
    given = os.environ | {"PYTHONPATH": path} | environment
    subprocess.run(call, env=given, cwd=sources[0].parent, check=True)
    return {p.name: p.read_bytes() for p in out.iterdir() if p.name != "run.json"}


def placeless(table: bytes) -> list[dict[str, str]]:
    """Return the rows of findings.csv without the columns that name places in the originals."""
    rows = csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline=""))
    return [{name: cell for name, cell in row.items() if not name.endswith("_doc_span")} for row in rows]


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("pair")
    for name in ("zh.txt", "en.txt"):
        lines = (CORPORA / "notice" / name).read_text(encoding="utf-8").splitlines()[:14]
        (folder / name).write_bytes(("\n".join(lines) + "\n").encode())
    return folder / "zh.txt", folder / "en.txt"


@pytest.fixture(scope="module")
def plain(pair: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return made(tmp_path_factory.mktemp("plain") / "out", pair)


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "4711", "OMP_NUM_THREADS": "1"},
        {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "zh_CN.GB18030", "LANG": "zh_CN.GB18030", "PYTHONUTF8": "0"},
        {"LC_ALL": "tr_TR.UTF-8", "PYTHONIOENCODING": "gbk"},
        {"TZ": "Asia/Shanghai"},
        {"TZ": "America/Los_Angeles", "SOURCE_DATE_EPOCH": "0"},
    ],
    ids=lambda environment: ",".join(f"{key}={value}" for key, value in environment.items()),
)
def test_the_environment_changes_no_byte(
    environment: dict[str, str], pair: tuple[Path, Path], plain: dict[str, bytes], tmp_path: Path
) -> None:
    assert made(tmp_path / "out", pair, **environment) == plain


@pytest.mark.parametrize("end", ["\r\n", "\r"], ids=["CRLF", "CR"])
def test_line_ends_of_the_inputs_change_no_table(
    end: str, pair: tuple[Path, Path], plain: dict[str, bytes], tmp_path: Path
) -> None:
    for path in pair:
        (tmp_path / path.name).write_bytes(path.read_bytes().replace(b"\n", end.encode()))
    found = made(tmp_path / "out", (tmp_path / "zh.txt", tmp_path / "en.txt"))
    assert found.keys() == plain.keys()
    for name in found.keys() - PLACES:
        assert found[name] == plain[name], name
    assert placeless(found["findings.csv"]) == placeless(plain["findings.csv"]) != []


@pytest.mark.parametrize("end", ["\r\n", "\r"], ids=["CRLF", "CR"])
@pytest.mark.parametrize(
    "words", [["check", "pairs.csv", "--json"], ["fix", "pairs.csv", "--diff"]], ids=lambda w: w[0]
)
def test_line_ends_of_a_table_of_pairs_change_nothing(words: list[str], end: str, tmp_path: Path) -> None:
    text = 'zh,en\n到2027年，建成300个项目。,"By 2028, 300 projects will be built."\n安全第一。,Safety first.\n'
    said = []
    for table in (text, text.replace("\n", end)):
        (tmp_path / "pairs.csv").write_bytes(table.encode())
        call = [sys.executable, "-m", "aligner", *words]
        said.append(subprocess.run(call, cwd=tmp_path, capture_output=True, check=True).stdout)
    assert said[0] == said[1] and b"2028" in said[0]


def test_workers_change_no_byte(pair: tuple[Path, Path], plain: dict[str, bytes], tmp_path: Path) -> None:
    (tmp_path / "pairs.csv").write_text("".join(f"{pair[0]},{pair[1]},p{k}\n" for k in range(3)), encoding="utf-8")
    call = [sys.executable, "-m", "aligner", "run", "--pairs", "pairs.csv", "-o", "out", "--jobs", "2", "--quiet"]
    subprocess.run(call, cwd=tmp_path, check=True)
    for k in range(3):
        folder = tmp_path / "out" / f"p{k}"
        assert {p.name: p.read_bytes() for p in folder.iterdir() if p.name != "run.json"} == plain
