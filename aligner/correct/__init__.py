"""From findings to edits: what is safe to change in the English is changed, everything else is left to a person."""

from __future__ import annotations

from aligner.correct.diff import Piece, word_diff
from aligner.correct.pairs import correct_pair, correct_pairs
from aligner.correct.revision import Revision

__all__ = ["Piece", "Revision", "correct_pair", "correct_pairs", "word_diff"]
