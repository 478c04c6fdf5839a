"""Another package's check, reader, exporter and encoder in the real command line.

A new check touches two files: its own module, and the pyproject.toml of its package (one entry point).
"""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import tomllib
from importlib.machinery import PathFinder
from pathlib import Path

import pytest

import aligner
from aligner import plugins
from tests.cli.conftest import EN, ZH

PLUGIN = Path(__file__).parent / "plugin"


@pytest.fixture
def call(tmp_path):
    """Return a function that runs ``aligner`` beside the plug-in, whose dist-info is made here without pip."""
    project = tomllib.loads((PLUGIN / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    info = tmp_path / "site" / "aligner_example-1.2.dist-info"
    info.mkdir(parents=True)
    head = f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n"
    (info / "METADATA").write_text(head, encoding="utf-8")
    groups = [
        "\n".join([f"[{group}]", *(f"{name} = {value}" for name, value in entries.items())])
        for group, entries in project["entry-points"].items()
    ]
    (info / "entry_points.txt").write_text("\n".join(groups) + "\n", encoding="utf-8")
    (tmp_path / "zh.made").write_text(ZH, encoding="utf-8")
    (tmp_path / "en.made").write_text(EN.replace("building.", "building!").replace("projects.", "projects!"))
    root = Path(aligner.__file__).parents[1]
    path = os.pathsep.join(map(str, (info.parent, PLUGIN, root)))

    def run(*args: str) -> subprocess.CompletedProcess[str]:
        env = os.environ | {"PYTHONPATH": path}
        command = [sys.executable, "-m", "aligner", *args]
        return subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)

    return run


def findings(folder: Path) -> list[dict[str, str]]:
    with (folder / "findings.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_run_uses_check_reader_and_exporter(call, tmp_path) -> None:
    done = call("run", "zh.made", "en.made", "-o", "out")
    assert done.returncode in (0, 1) and "Traceback" not in done.stderr, done.stderr
    assert done.stderr.count("The plug-in broken of aligner.checks was left out") == 1, done.stderr
    rows = findings(tmp_path / "out")
    assert [row["rule"] for row in rows if row["check"] == "shout"] == ["shout.mark"], rows
    assert not [row for row in rows if row["check"] == "number" and row["rule"] == "shout.mark"]
    wrote = call("export", "out", "--to", "count")
    assert wrote.returncode == 0, wrote.stderr
    assert int((tmp_path / "out" / "export.count").read_text()) > 0


@pytest.mark.parametrize(
    ("options", "wanted"),
    [(("--severity", "shout=off"), []), (("--severity", "shout=major"), ["major"]), (("--checks", "shout"), ["minor"])],
)
def test_severities_and_choice_of_checks(call, tmp_path, options, wanted) -> None:
    done = call("run", "zh.made", "en.made", "-o", "out", *options)
    assert done.returncode in (0, 1), done.stderr
    rows = findings(tmp_path / "out")
    assert [row["severity"] for row in rows if row["check"] == "shout"] == wanted
    assert "--checks" not in options or {row["check"] for row in rows} == {"shout"}


def test_an_encoder_aligns_and_is_listed(call, tmp_path) -> None:
    done = call("run", "zh.made", "en.made", "-o", "out", "--model", "letters")
    assert done.returncode in (0, 1), done.stderr
    record = (tmp_path / "out" / "alignment.jsonl").read_text(encoding="utf-8").splitlines()[0]
    assert '"letters"' in record and '"1.2"' in record, record[:2000]
    assert "letters" in call("models", "list").stdout


def test_pairs_of_a_folder_are_found_by_the_new_suffix(call, tmp_path) -> None:
    (tmp_path / "pairs").mkdir()
    for side in ("zh", "en"):
        (tmp_path / f"{side}.made").rename(tmp_path / "pairs" / f"notice.{side}.made")
    done = call("run", "--pairs", "pairs", "-o", "out")
    assert done.returncode in (0, 1) and list((tmp_path / "out").rglob("findings.csv")), done.stderr


def test_a_name_that_nothing_has_is_refused(call) -> None:
    assert call("export", "out", "--to", "nothing").returncode == 2


@pytest.mark.parametrize("told", ["nothing", "others", "ours", "egg", "archive", "finder"])
def test_packages_are_read_where_one_may_name_something(tmp_path: Path, monkeypatch, told: str) -> None:
    entries = "[console_scripts]\nname = module:call\n" + ("" if told == "others" else "[aligner.checks]\na = b:c\n")
    folder = tmp_path / ("a-1.egg/EGG-INFO" if told == "egg" else "a-1.dist-info")
    if told in ("others", "ours", "egg"):
        folder.mkdir(parents=True)
        (folder / "entry_points.txt").write_text(entries, encoding="utf-8")
    if told == "archive":
        (tmp_path / "archive.zip").write_bytes(b"PK")
    place = tmp_path / "archive.zip" if told == "archive" else tmp_path
    monkeypatch.setattr(sys, "path", [str(place), str(tmp_path / "missing.zip")])
    if told == "finder":
        finder = type(
            "Finder", (), {"find_distributions": staticmethod(list), "find_spec": staticmethod(lambda *_: None)}
        )
        monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, finder])
    else:
        monkeypatch.setattr(sys, "meta_path", [PathFinder])
    assert plugins._named.__wrapped__() is (told not in ("nothing", "others"))
