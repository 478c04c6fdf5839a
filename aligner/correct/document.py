"""Corrections of a whole result: its beads as pairs, corrected together."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.check.context import PairText
from aligner.check.report import PairReport
from aligner.correct.pairs import correct_pairs
from aligner.correct.revision import Revision
from aligner.types import Alignment


def correct_alignment(alignment: Alignment, reports: Sequence[PairReport]) -> tuple[Revision, ...]:
    """Return one revision a bead, from the reports that the checks made of it."""
    pairs = [
        PairText(*alignment.texts(bead), bead.score if bead.source and bead.target else None, bead.confidence)
        for bead in alignment.beads
    ]
    return correct_pairs(pairs, reports=reports)
