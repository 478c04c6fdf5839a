"""What holds for every test: one profile of hypothesis, which sets no time limit, as machines differ in speed."""

import pytest
from hypothesis import settings

from tests.programs import program

settings.register_profile("aligner", deadline=None)
settings.load_profile("aligner")


@pytest.fixture(scope="session")
def soffice() -> str:
    """Return where LibreOffice is."""
    return program("soffice", "libreoffice-calc-nogui")
