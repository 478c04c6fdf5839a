"""Programs that some tests need: a test without its program is skipped, in continuous integration it fails."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

FLAGS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
]


def program(name: str, packages: str) -> str:
    """Return where a program is; ``packages`` are those of Debian that have it."""
    found = shutil.which(name)
    if found is None:
        message = f"needs {name} on the PATH (Debian: {packages})"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return found


def chrome(profile: Path, logs: dict[str, str], saved: Path | None = None) -> Any:
    """Return a headless Chromium that keeps the logs asked for and puts downloads into ``saved``."""
    packages = "chromium, chromium-driver"
    chromium, driver = program("chromium", packages), program("chromedriver", packages)
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for flag in [*FLAGS, f"--user-data-dir={profile}"]:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", logs)
    if saved is not None:
        options.add_experimental_option("prefs", {"download.default_directory": str(saved)})
    return webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
