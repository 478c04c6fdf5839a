"""The run that the page's tests review, made once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.programs import chrome
from tests.review_page.served import Served, make_run


@pytest.fixture(scope="session")
def finished_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_run(tmp_path_factory.mktemp("run") / "out")


@pytest.fixture(scope="module")
def served(finished_run: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server on a copy of the run, for tests that decide nothing that another would miss."""
    made = Served(shutil.copytree(finished_run, tmp_path_factory.mktemp("served") / "out"))
    yield made
    made.stop()


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    saved = tmp_path_factory.mktemp("saved")
    made = chrome(tmp_path_factory.mktemp("profile"), {"browser": "ALL"}, saved)
    made.saved = str(saved)
    yield made
    made.quit()
