"""Whether a suggestion would take words with it that its term does not account for."""

from __future__ import annotations

from aligner.lexicon import english_tokens, load_lexicon
from aligner.spans import Span


def drops(zh: str, span: Span, old: str, new: str) -> bool:
    """Say whether ``old`` renders the Chinese word beside a term as well, which ``new`` has no word for.

    建设 of 建设技术手段 is "building" of "building technology"; "technical means" alone would lose it.
    """
    lexicon = load_lexicon()
    kept = {token.unit for token in english_tokens(new)}
    lost = {token.unit for token in english_tokens(old)} - kept
    if not lost:
        return False
    low, high = max(0, span[0] - 8), min(len(zh), span[1] + 8)
    tokens = [(low + t.start, low + t.end, t.unit) for t in lexicon.cut(zh[low:high])]
    inside = {unit for start, end, unit in tokens if start < span[1] and span[0] < end}
    own = {word for unit in inside for word in lexicon.links(unit)}
    beside = [unit for start, end, unit in tokens if end == span[0] or start == span[1]]
    return any((lost - own) & lexicon.links(unit).keys() for unit in beside)
