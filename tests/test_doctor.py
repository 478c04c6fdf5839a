"""The doctor: everything found here, what is missing or damaged named with its remedy, and the exit codes."""

from __future__ import annotations

import base64
import hashlib
import json
from importlib import metadata
from pathlib import Path

import pytest
from click.testing import CliRunner
from packaging.requirements import Requirement

from aligner import doctor
from aligner.cli.doctor import command
from aligner.optional import OPTIONAL

ROOT = Path(__file__).parents[1]


def item(name: str) -> doctor.Item:
    return next(item for item in doctor.diagnose() if item.name == name)


class Installed(metadata.PackagePath):
    """A file of the package that lies in a temporary folder, with the hash of what was installed."""

    folder: Path

    def locate(self) -> Path:
        return self.folder / self.name


def installed(folder: Path, name: str, text: bytes) -> Installed:
    path = Installed(f"aligner/{name}")
    path.folder = folder
    digest = base64.urlsafe_b64encode(hashlib.sha256(text).digest()).rstrip(b"=").decode()
    path.hash = metadata.FileHash(f"sha256={digest}")
    return path


def test_here_the_main_job_can_run() -> None:
    states = {item.name: item.state for item in doctor.diagnose()}
    assert {states[name] for name in ("aligner", "python", "files", "model", "termbase", "packages")} == {"ok"}
    done = CliRunner().invoke(command, [])
    assert done.exit_code == 0 and "mini" in done.output and "terms" in done.output


def test_a_damaged_and_a_lost_file_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "good.tsv").write_bytes(b"good")
    (tmp_path / "bad.tsv").write_bytes(b"damaged")
    names = {"good.tsv": b"good", "bad.tsv": b"whole", "gone.tsv": b"whole"}
    listed = [installed(tmp_path, name, text) for name, text in names.items()]
    monkeypatch.setattr(doctor.metadata, "files", lambda _: listed)
    found = item("files")
    assert found.state == "broken" and found.found == "changed or gone: aligner/bad.tsv, aligner/gone.tsv"
    assert found.remedy.startswith("pip install --force-reinstall")
    done = CliRunner().invoke(command, [])
    assert done.exit_code == 3 and "!!  files" in done.output
    monkeypatch.setattr(doctor.metadata, "files", lambda _: listed[:1])
    assert item("files").found == "1 as they were installed"


def test_what_is_too_old_or_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = ["click>=99", "no-such-package>=1", "no-such-reader>=2; extra == 'pdf'"]
    monkeypatch.setattr(doctor, "_declared", lambda: (wanted, ["pdf"]))
    packages, pdf = item("packages"), item("extra pdf")
    assert (
        packages.state == "broken" and "(needs >=99)" in packages.found and "no-such-package (none)" in packages.found
    )
    assert pdf.state == "absent" and pdf.remedy == "pip install 'aligner-zh[pdf]'"
    assert packages.remedy == "pip install click no-such-package"


def test_packages_that_the_main_job_does_without_are_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = ["click>=8", "pandas>=99", "spacy>=99"]
    monkeypatch.setattr(doctor, "_declared", lambda: (wanted, []))
    more = item("more packages")
    assert item("packages").state == "ok" and more.state == "absent"
    assert "pandas" in more.found and "tables in Python" in more.remedy and "torch" not in more.remedy
    assert CliRunner().invoke(command, []).exit_code == 0


def test_the_light_environment_has_all_but_those_packages() -> None:
    lines = (ROOT / "requirements-demo.txt").read_text("utf-8").splitlines()
    light = {Requirement(line).name.lower() for line in lines if line and not line.startswith("#")}
    declared = {r.name.lower() for r in map(Requirement, metadata.requires("aligner-zh") or []) if not r.marker}
    assert light | set(OPTIONAL) == declared and not light & set(OPTIONAL)


def test_programs_that_are_not_there_are_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor.shutil, "which", lambda _: None)
    assert item("LibreOffice").state == item("browser").state == "absent"
    assert "apt install" in item("LibreOffice").remedy
    done = CliRunner().invoke(command, ["--json"])
    assert done.exit_code == 0 and {"absent", "ok"} == {row["state"] for row in json.loads(done.output)}


def test_a_source_tree_that_was_never_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_NAME", "no-such-distribution")
    assert (item("packages").state, item("files").state) == ("ok", "ok")
    assert "pip install ." in item("packages").found
