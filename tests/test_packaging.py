"""The wheel: what is in it, and that it works from another folder with no network."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from functools import partial
from pathlib import Path

import click
import pytest

from tests.corpora.pairs import PAIRS

ROOT = Path(__file__).parents[1]
PARTS = ("aligner", "models", "corpora")
FILES = ("setup.cfg", "setup.py", "pyproject.toml", "LICENSE", "THIRD_PARTY.md", "README.md")


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sources, so that nothing is left behind in the checkout."""
    copy = tmp_path_factory.mktemp("sources")
    for part in PARTS:
        shutil.copytree(ROOT / part, copy / part, ignore=shutil.ignore_patterns("runs"))
    for name in FILES:
        shutil.copy(ROOT / name, copy)
    return copy


@pytest.fixture(scope="module")
def wheel(sources: Path) -> zipfile.ZipFile:
    """The wheel of the sources."""
    return built(sources)


def built(folder: Path) -> zipfile.ZipFile:
    """Build the wheel of a folder, with no network."""
    call = [sys.executable, "-m", "pip", "wheel", ".", "--no-deps", "--no-build-isolation", "--no-index", "--quiet"]
    done = subprocess.run([*call, "-w", "dist"], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (path,) = (folder / "dist").glob("aligner_zh-*.whl")
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
    assert "\nName: aligner-zh\n" in metadata
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


@pytest.mark.slow
def test_the_sdist_makes_the_same_wheel_and_that_runs_in_an_environment_of_its_own(
    sources: Path, wheel: zipfile.ZipFile, tmp_path: Path
) -> None:
    code = "import sys; from setuptools.build_meta import build_sdist; build_sdist(sys.argv[1])"
    subprocess.run([sys.executable, "-c", code, tmp_path], cwd=sources, capture_output=True, check=True)
    (archive,) = tmp_path.glob("aligner_zh-*.tar.gz")
    with tarfile.open(archive) as opened:
        opened.extractall(tmp_path, filter="data")
    again = built(archive.with_name(archive.name.removesuffix(".tar.gz")))
    assert set(again.namelist()) == set(wheel.namelist())
    home = tmp_path / "venv"
    run = partial(subprocess.run, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False, env=plain())
    made = run([sys.executable, "-m", "venv", "--without-pip", home])
    assert made.returncode == 0, made.stderr
    python = home / ("Scripts" if os.name == "nt" else "bin") / "python"
    (site,) = home.rglob("site-packages")
    # What aligner needs is taken from here; only aligner itself is installed, from the wheel alone.
    (site / "needed.pth").write_text(f"{Path(click.__file__).parents[1]}\n", encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", "--quiet"]
    done = run([*pip, again.filename])
    assert done.returncode == 0, done.stderr
    aligner = python.with_name("aligner")
    sample = site / "aligner" / "corpora" / "notice"
    done = run([aligner, "run", sample / "zh.docx", sample / "en.txt", "-o", "out"])
    assert (done.returncode, done.stderr) == (0, "") and (tmp_path / "out" / "report.html").is_file()
    told = run([aligner, "doctor"])
    assert told.returncode == 0 and re.search(r"ok  files +\d{3,} as they were installed", told.stdout), told.stdout


def plain() -> dict[str, str]:
    """The environment without what leads Python to this checkout."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
