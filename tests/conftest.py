"""What holds for every test.

One profile of hypothesis, which sets no time limit, as machines differ in speed; and nothing is kept in the user's own
cache folder.
"""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from tests.programs import program

settings.register_profile("aligner", deadline=None)
settings.load_profile("aligner")
os.environ.setdefault("ALIGNER_CACHE", str(Path(__file__).parents[1] / ".pytest_cache" / "aligner"))


@pytest.fixture(scope="session")
def soffice() -> str:
    """Return where LibreOffice is."""
    return program("soffice", "libreoffice-calc-nogui")
