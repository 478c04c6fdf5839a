"""What is wrong in a pair, with evidence and a correction: the findings of every check, and one quality estimate."""

from __future__ import annotations

from aligner.check.report import PairReport, check_pair, check_pairs

__all__ = ["PairReport", "check_pair", "check_pairs"]
