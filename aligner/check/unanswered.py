"""Why a sentence stands alone: the words in it that nothing near it on the other side translates."""

from __future__ import annotations

from collections.abc import Iterable

from aligner.check.context import Context
from aligner.lexicon import english_tokens, evidence, is_function, load_lexicon
from aligner.lexicon.words import Token

NEAR = 3
"""Rows before and after one that stands alone in which a counterpart would stand."""
MOST = 5
"""Words that are named: those that tell most."""


def reason(context: Context) -> str:
    """Say of the present pair, one side of which is empty, which of its words have no counterpart near it.

    Empty where there is nothing near it to look at, or no word that the lexicon knows.
    """
    near = context.pairs[max(0, context.index - NEAR) : context.index + NEAR + 1]
    zh, en = context.pair.zh, context.pair.en
    words = evidence.words()
    if zh.strip():
        english = {unit for pair in near for unit in words.target(pair.en)}
        tokens = [t for t in load_lexicon().cut(zh) if not is_function(t.unit)]
        told, text, other = words.source(zh), zh, "English"
        known = [token for token in tokens if token.unit in told and words.links(token.unit)]
        missing = [token for token in known if not words.links(token.unit).keys() & english]
    else:
        chinese = {unit for pair in near for unit in words.source(pair.zh)}
        english = {en for unit in chinese for en in words.links(unit)}
        told, text, other = words.target(en), en, "Chinese"
        known = [token for token in english_tokens(en) if token.unit in told]
        missing = [token for token in known if token.unit not in english]
    if not english or not known:
        return ""
    if not missing:
        return f"all its words have {other} in the rows around it"
    return f"no {other} near it for {', '.join(named(missing, told, text))}"


def named(tokens: Iterable[Token], told: dict[str, float], text: str) -> list[str]:
    """Return the words that tell most, as they stand in the text and in its order, each once."""
    first = {token.unit: token for token in reversed(list(tokens))}
    chosen = sorted(first.values(), key=lambda token: (-told[token.unit], token.start))[:MOST]
    return [text[token.start : token.end] for token in sorted(chosen, key=lambda token: token.start)]
