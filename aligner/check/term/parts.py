"""Terms whose parts are rendered one by one, with no right rendering: 链主企业 as "chain main enterprises".

A missing rendering by itself says nothing. This rule asks for a run of English near the place of the term which no
other word of the Chinese gives, and which is what a reader gets who looks the parts of the term up one by one.
"""

from __future__ import annotations

from collections.abc import Iterator

from aligner.check.context import Context
from aligner.check.rendering.find import Places, in_some_form
from aligner.check.rendering.policy import UNVERIFIED, is_name, policy
from aligner.check.rendering.suggest import fitted
from aligner.lexicon import english_tokens, is_function, load_lexicon
from aligner.spans import Span
from aligner.terms import Match
from aligner.types import Finding
from aligner.words.english import English, is_content, phrase

LITERAL_PARTS = "term.literal_parts"
_LEAST = 4  # characters of a term that has parts
_FAR = 0.25  # of the text between the place of the term and that of its English
_PREFIX = 4  # letters in which two forms of a word are alike
_LINKED = 0.02  # probability from which a word is a rendering of a part
_CONFIDENCE = 0.55  # half of them were right when read: a hint
_BETWEEN = 4  # content words that may stand between those of a right rendering


def find_unlike(context: Context, english: English, claimed: set[int], left: list[Match]) -> Iterator[Finding]:
    """Yield a finding for each match of ``left`` whose wrong rendering is recognised among the words not claimed."""
    told: set[str] = set()
    for match in left:
        term = match.term
        if term.source in told or not _judged(match) or in_some_form(english, term.targets, _BETWEEN):
            continue
        free = _free(context, english, claimed, match)
        place = _literal(english, free, match)
        if place:
            told.add(term.source)
            claimed.update(range(place[0], place[1] + 1))
            yield _finding(context, english, match, place)


def _judged(match: Match) -> bool:
    term = match.term
    if term.own or is_name(term) or policy(term).policy == "skip":
        return False
    return match.end - match.start >= _LEAST and len([w for w in phrase(term.target) if is_content(w)]) > 1


def _free(context: Context, english: English, claimed: set[int], match: Match) -> list[int]:
    """Return the words near the place of a term that no other word of the Chinese accounts for."""
    taken: list[Span] = []
    for word in context.support().zh_tokens:
        outside = word.end <= match.start or match.end <= word.start
        if outside and word.state == "own" and word.partner:
            taken.append(word.partner)
    at, total = match.start / max(1, len(context.pair.zh)), max(1, len(english.words))
    return [
        i
        for i, word in enumerate(english.words)
        if i not in claimed
        and abs(i / total - at) <= max(_FAR, 6 / total)
        and not any(start <= word.start < end for start, end in taken)
    ]


def _runs(english: English, free: list[int]) -> Iterator[list[int]]:
    """Yield the runs of neighbouring free words."""
    run: list[int] = []
    for i in free:
        if run and (i != run[-1] + 1 or english.words[i].stem in {",", ".", ";", ":"}):
            yield run
            run = []
        run.append(i)
    if run:
        yield run


def _literal(english: English, free: list[int], match: Match) -> Places | None:
    """Return the words that render the parts of a term one by one, each part by a word and each word for a part."""
    lexicon = load_lexicon()
    source = match.term.source
    parts = [token.unit for token in lexicon.cut(source) if not is_function(token.unit)]
    if len(parts) < 2 or sum(map(len, parts)) < len(source):
        return None
    right = {word.root for target in match.term.targets for word in phrase(target) if is_content(word)}
    links = [{unit for unit, (p, _) in lexicon.links(part).items() if p >= _LINKED} for part in parts]
    for run in _runs(english, free):
        content = [i for i in run if is_content(english.words[i])]
        for first in range(len(content)):
            inside = content[first : first + len(parts)]
            if len(inside) < len(parts) or inside[-1] - inside[0] >= len(parts) + 2:
                continue
            units = [_unit(english, i) for i in inside]
            orders = (links, links[::-1])
            whole = any(all(u in known for u, known in zip(units, order, strict=True)) for order in orders)
            if whole and any(not _alike(english.words[i].root, right) for i in inside):
                return inside[0], inside[-1]
    return None


def _alike(root: str, right: set[str]) -> bool:
    """Say whether a root is one of the right ones, or begins as one does: economic, economy."""
    return root in right or any(root[:_PREFIX] == other[:_PREFIX] for other in right)


def _unit(english: English, i: int) -> str:
    word = english.words[i]
    tokens = english_tokens(english.text[word.start : word.end])
    return tokens[0].unit if tokens else word.stem


def _finding(context: Context, english: English, match: Match, place: Places) -> Finding:
    span = english.span(*place)
    zh, wrong = context.pair.zh[match.start : match.end], english.text[slice(*span)]
    return Finding(
        "term",
        "major",
        f"{zh} is “{match.term.target}”, not “{wrong}”: this renders its parts one by one.",
        f"{zh} ↔ {wrong}",
        fitted(english.text, span, match.term.target),
        _CONFIDENCE if match.term.verified else round(_CONFIDENCE * UNVERIFIED, 2),
        (match.start, match.end),
        span,
        rule=LITERAL_PARTS,
    )
