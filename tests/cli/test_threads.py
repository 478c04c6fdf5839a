"""The command line lets BLAS compute with one thread, unless the user says otherwise."""

from __future__ import annotations

import os

import pytest

from aligner.cli.main import main, spare_threads

NAMES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")


@pytest.mark.parametrize(
    ("given", "expected"),
    [({}, "1"), ({"OPENBLAS_NUM_THREADS": "3"}, "3"), ({"OMP_NUM_THREADS": "2"}, None)],
)
def test_what_the_user_has_set_stays(monkeypatch, given: dict[str, str], expected: str | None) -> None:
    for name in NAMES:
        monkeypatch.setenv(name, given.get(name, ""))  # so that it is taken back after the test
        if name not in given:
            monkeypatch.delenv(name)
    spare_threads()
    assert os.environ.get("OPENBLAS_NUM_THREADS") == expected
    assert os.environ.get("OMP_NUM_THREADS") == given.get("OMP_NUM_THREADS")


@pytest.mark.parametrize(("command", "spared"), [("doctor", True), ("models", False)])
def test_training_keeps_its_threads(monkeypatch, command: str, spared: bool) -> None:
    for name in NAMES:
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    with pytest.raises(SystemExit):
        main([command, "--help"])
    assert ("OPENBLAS_NUM_THREADS" in os.environ) == spared
