"""Corrections of a whole result: its beads as pairs, corrected together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from aligner.check.document import bead_texts
from aligner.check.report import PairReport
from aligner.check.trust import SHOWN
from aligner.correct.pairs import correct_pairs
from aligner.correct.revision import Revision
from aligner.terms import Termbase
from aligner.types import Alignment


def correct_alignment(
    alignment: Alignment,
    reports: Sequence[PairReport],
    checks: Iterable[str] | None = None,
    severity: Mapping[str, str] | None = None,
    termbase: Termbase | None = None,
    only: Iterable[str] | None = None,
    least: float = 0.0,
    show: float = SHOWN,
) -> tuple[Revision, ...]:
    """Return one revision a bead, from the reports that the checks made of it; arguments as in ``correct_pairs``."""
    return correct_pairs(bead_texts(alignment), checks, termbase, severity, reports, only, least, show)
