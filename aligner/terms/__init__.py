"""The termbase: standard English renderings of Chinese terms, known-wrong ones, and where each was seen."""

from __future__ import annotations

from aligner.terms.loader import load_termbase, termbase_hash, with_user_terms
from aligner.terms.term import Match, Term
from aligner.terms.termbase import Termbase

__all__ = ["Match", "Term", "Termbase", "load_termbase", "termbase_hash", "with_user_terms"]
