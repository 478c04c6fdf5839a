"""The run that the page's tests review, made once."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.display.test_browser import FLAGS
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
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not chromium or not driver:
        message = "needs chromium and chromedriver on the PATH (Debian: chromium, chromium-driver)"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for flag in [*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"]:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    saved = str(tmp_path_factory.mktemp("saved"))
    options.add_experimental_option("prefs", {"download.default_directory": saved})
    chrome: Any = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    chrome.saved = saved
    yield chrome
    chrome.quit()
