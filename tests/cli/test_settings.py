"""``aligner config`` and ``aligner completion``: what a folder sets, and what a shell completes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys

import pytest

CONFIG = '[run]\nmin-confidence = 0.8\n[check]\nsurface = "minor"\nchecks = ["number", "surface"]\n'


def test_without_a_file_an_example_is_shown(call) -> None:
    code, out, err = call("config", "show")
    assert (code, err) == (0, "") and out.startswith("no aligner.toml in this folder") and "[run]" in out


def test_what_a_file_sets_is_shown_as_it_will_be_used(call, tmp_path) -> None:
    (tmp_path / "aligner.toml").write_text(CONFIG, encoding="utf-8")
    code, out, _ = call("config", "show")
    assert code == 0 and out.startswith(f"# {tmp_path / 'aligner.toml'}\n") and "\n[run]\n" in out
    assert "min-confidence = 0.8" in out and 'severity = ["surface=minor"]' in out
    both = {"checks": "number,surface", "severity": ["surface=minor"]}
    assert json.loads(call("config", "show", "--json")[1]) == {"check": both, "run": both | {"min-confidence": 0.8}}


def test_every_option_of_a_command_with_its_value_and_where_from(call, tmp_path) -> None:
    (tmp_path / "aligner.toml").write_text(CONFIG, encoding="utf-8")
    lines = {line.split()[0]: line.split(maxsplit=1)[1] for line in call("config", "show", "run")[1].splitlines()}
    assert lines["min-confidence"] == "0.8  (aligner.toml)" and lines["jobs"] == "1  (default)"
    assert lines["severity"] == '{"surface": "minor"}  (aligner.toml)' and lines["model"] == "-  (default)"
    values = json.loads(call("config", "show", "run", "--json")[1])
    assert values["min-confidence"] == 0.8 and values["terms"] is None and values["lines"] is False


@pytest.mark.parametrize("name", ["terms", "frobnicate"])
def test_what_has_no_settings_is_refused(call, name) -> None:
    code, _, err = call("config", "show", name)
    assert code == 2 and f"'{name}' has no settings; run, batch" in err


def test_a_wrong_key_is_found_without_running_anything(call, tmp_path) -> None:
    (tmp_path / "aligner.toml").write_text("[export]\nstaus = 1\n", encoding="utf-8")
    code, _, err = call("config", "show")
    assert code == 2 and "[export]: there is no option 'staus'" in err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_each_shell(call, shell) -> None:
    code, out, err = call("completion", shell)
    assert (code, err) == (0, "") and "_ALIGNER_COMPLETE" in out and f"{shell}_complete" in out
    if shutil.which(shell):
        subprocess.run([shell, "-n"], input=out, text=True, check=True)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("aligner ch", {"check"}),
        ("aligner check --fa", {"--fail-on"}),
        ("aligner check --fail-on ", {"minor", "major", "critical"}),
        ("aligner export --to tm", {"tmx"}),
        ("aligner terms co", {"coverage"}),
        ("aligner -", {"--version", "-h", "--help"}),
    ],
)
def test_what_a_shell_is_told(words, wanted, tmp_path) -> None:
    asked = {"_ALIGNER_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(len(words.split(" ")) - 1)}
    done = subprocess.run(
        [sys.executable, "-m", "aligner"],
        env=os.environ | asked | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert {line.split(",", 1)[1] for line in done.stdout.splitlines()} == wanted, done.stderr
