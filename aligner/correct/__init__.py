"""From findings to edits: what is safe to change in the English is changed, everything else is left to a person."""

from __future__ import annotations

from aligner.correct.diff import Piece, revision_diff, word_diff
from aligner.correct.pairs import correct_pair, correct_pairs
from aligner.correct.revision import Revision, redo, undo

__all__ = ["Piece", "Revision", "correct_pair", "correct_pairs", "redo", "revision_diff", "undo", "word_diff"]
