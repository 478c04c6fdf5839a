"""The wheel: what is in it, and that it works from another folder with no network."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.corpora.pairs import PAIRS

ROOT = Path(__file__).parents[1]
PARTS = ("aligner", "models", "corpora")
FILES = ("setup.cfg", "setup.py", "pyproject.toml", "LICENSE", "THIRD_PARTY.md", "README.md")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """Build the wheel from a copy of the sources, so that nothing is left behind in the checkout."""
    copy = tmp_path_factory.mktemp("sources")
    for part in PARTS:
        shutil.copytree(ROOT / part, copy / part, ignore=shutil.ignore_patterns("runs"))
    for name in FILES:
        shutil.copy(ROOT / name, copy)
    call = [sys.executable, "-m", "pip", "wheel", ".", "--no-deps", "--no-build-isolation", "--no-index", "--quiet"]
    done = subprocess.run([*call, "-w", "dist"], cwd=copy, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (path,) = (copy / "dist").glob("aligner-*.whl")
    return zipfile.ZipFile(path)


def test_models_corpora_and_data_are_inside(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    wanted = {"aligner/py.typed", "aligner/alignment/weights.json", "aligner/models/mini/modules.json"}
    wanted |= {f"aligner/models/mini/{name}" for name in ("model.safetensors", "tokenizer.json", "README.md")}
    for pair in PAIRS:
        wanted |= {f"aligner/corpora/{pair}/{side}.{form}" for side in ("zh", "en") for form in ("txt", "docx", "html")}
        wanted |= {f"aligner/corpora/{pair}/gold/{name}" for name in ("gold.txt", "alignment.csv", "extraction.json")}
    assert not wanted - names


def test_every_data_file_of_the_package_is_inside(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    here = [p for p in (ROOT / "aligner").rglob("*") if p.is_file() and "__pycache__" not in p.parts]
    tracked = subprocess.run(["git", "ls-files", "aligner"], cwd=ROOT, capture_output=True, text=True, check=False)
    known = {ROOT / line for line in tracked.stdout.splitlines()} or set(here)
    missing = {p.relative_to(ROOT).as_posix() for p in here if p in known} - names
    assert not missing


def test_nothing_astray_is_inside(wheel: zipfile.ZipFile) -> None:
    top = {name.split("/")[0] for name in wheel.namelist()}
    assert len(top) == 2 and "aligner" in top
    odd = [
        name
        for name in wheel.namelist()
        if any(part in name for part in ("tests/", "build_formats", "__pycache__", ".pyc", "tools/", "runs/", "/."))
    ]
    assert not odd
    assert sum(file.file_size for file in wheel.infolist() if "/models/" in file.filename) <= 20_000_000


def test_metadata(wheel: zipfile.ZipFile) -> None:
    (name,) = (n for n in wheel.namelist() if n.endswith(".dist-info/METADATA"))
    metadata = wheel.read(name).decode()
    for package in ("jieba", "spacy", "sentence-transformers", "pandas", "click"):
        assert f"\nRequires-Dist: {package}" in metadata
    assert "\nRequires-Python: >=3.11" in metadata
    assert "\nLicense-File: LICENSE" in metadata and "\nLicense-File: THIRD_PARTY.md" in metadata
    (name,) = (n for n in wheel.namelist() if n.endswith("entry_points.txt"))
    points = wheel.read(name).decode()
    assert "aligner = aligner.__main__:main" in points and "aligner_zh_sentencizer" in points


def test_the_unpacked_wheel_works_elsewhere(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    home, work = tmp_path / "home", tmp_path / "work"
    work.mkdir()
    wheel.extractall(home)
    sample = home / "aligner" / "corpora" / "interpretation"
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"} | {"PYTHONPATH": str(home)}
    command = [sys.executable, "-m", "aligner", "run", str(sample / "zh.docx"), str(sample / "en.txt"), "-o", "out"]
    done = subprocess.run(command, cwd=work, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("zh.docx and en.txt\n")
    assert (work / "out" / "report.html").is_file()
    where = subprocess.run(
        [sys.executable, "-c", "import aligner; from aligner.shipped import shipped; print(shipped('models'))"],
        cwd=work, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert Path(where.stdout.strip()) == home / "aligner" / "models"
