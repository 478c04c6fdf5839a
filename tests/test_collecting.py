"""Garbage is looked for seldom while a document is worked on, and as before afterwards."""

from __future__ import annotations

import gc

import pytest

import aligner
from aligner.collecting import THRESHOLDS, seldom


def test_the_thresholds_come_back_also_after_an_error() -> None:
    before = gc.get_threshold()
    with pytest.raises(ValueError, match="no"), seldom():
        assert gc.get_threshold() == THRESHOLDS
        raise ValueError("no")
    assert gc.get_threshold() == before


def test_who_has_switched_it_off_or_down_keeps_that() -> None:
    before = gc.get_threshold()
    try:
        for mine in ((0, 10, 10), (10**6, 5, 5)):
            gc.set_threshold(*mine)
            with seldom():
                assert gc.get_threshold() == mine
            assert gc.get_threshold() == mine
    finally:
        gc.set_threshold(*before)


def test_a_run_leaves_them_as_they_were() -> None:
    before = gc.get_threshold()
    aligner.run("加强管理。", "Strengthen management.")
    assert gc.get_threshold() == before
