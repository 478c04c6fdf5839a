"""A lexical translation table, and the words of both languages in the form in which it knows them."""

from __future__ import annotations

from aligner.lexicon.lexicon import Lexicon, load_lexicon
from aligner.lexicon.words import Token, english_tokens, is_function

__all__ = ["Lexicon", "Token", "english_tokens", "is_function", "load_lexicon"]
