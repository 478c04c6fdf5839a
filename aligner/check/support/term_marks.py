"""What speaks for and against an error where the English has no known rendering of a term, as figures."""

from __future__ import annotations

from aligner.check.context import Context
from aligner.lexicon import load_lexicon
from aligner.lexicon.words import english_unit
from aligner.terms import Match
from aligner.words.english import English, is_content, phrase
from aligner.words.fold import fold

MARKS = ("evidence", "cover", "beginnings", "avoided", "characters")
"""The marks of a term, in the order in which the model's weights stand."""
_NEAR = 0.4  # of the texts' length between the place of a term and a word that may stand for it
_LETTERS = 4  # in which two forms of a word are alike
_LINKED = 0.02  # probability from which a word renders a single character


def term_marks(context: Context, match: Match) -> dict[str, float]:
    """Return the marks of a term of the present pair.

    ``evidence`` is the strongest sign, in nats, that a word of it was not rendered; ``cover`` the share of the words of
    a known rendering that the English has, ``beginnings`` the same of words that begin alike near its place;
    ``avoided`` whether wrong renderings of it are known; ``characters`` the share of its characters of which the
    English has a meaning.
    """
    english = context.english()
    place = match.start / max(1, len(context.pair.zh))
    size = max(1, len(context.pair.en))
    near = {w.stem[:_LETTERS] for w in english.words if abs(w.start / size - place) < _NEAR and w.stem.isalpha()}
    wanted = [[w for w in phrase(target) if is_content(w)] for target in match.term.targets]
    words = [w for w in context.support().zh_tokens if w.start < match.end and match.start < w.end]
    return {
        "evidence": max((w.evidence for w in words), default=0.0),
        "cover": _share([[w.root in english.roots for w in row] for row in wanted]),
        "beginnings": _share([[w.stem[:_LETTERS] in near for w in row] for row in wanted]),
        "avoided": float(bool(match.term.avoid)),
        "characters": _characters(english, fold(context.pair.zh[match.start : match.end])),
    }


def _share(found: list[list[bool]]) -> float:
    """Return the highest share of words that are there, of the renderings."""
    return max((sum(row) / len(row) for row in found if row), default=0.0)


def _characters(english: English, zh: str) -> float:
    there = {english_unit(english.text[w.start : w.end]) for w in english.words} - {""}
    links = (load_lexicon().links(char) for char in zh)
    return sum(any(known[u][0] > _LINKED for u in known.keys() & there) for known in links) / max(1, len(zh))
