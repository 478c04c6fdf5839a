"""Right English of which a check once spoke wrongly, and wrong English of the same kinds."""

from __future__ import annotations

import pytest

from aligner.check import check_pairs
from tests.check.rows import rows


def _grave(zh: str, en: str) -> list[str]:
    return [f.message for f in check_pairs([(zh, en)])[0].findings if f.severity in {"critical", "major"}]


@pytest.mark.parametrize(("zh", "en"), rows("spoken_wrongly.tsv"))
def test_nothing_is_said_of_right_english(zh: str, en: str) -> None:
    assert not _grave(zh, en)


@pytest.mark.parametrize(("zh", "en"), rows("still_found.tsv"))
def test_wrong_english_of_the_kind_is_found(zh: str, en: str) -> None:
    assert _grave(zh, en)
