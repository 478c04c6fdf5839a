"""Words of policy Chinese in their everyday, technical or literal sense: 养老服务 as "pension services"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from aligner.check.context import Context
from aligner.check.rendering.elsewhere import belongs_elsewhere
from aligner.check.rendering.find import Places, exact
from aligner.check.rendering.suggest import fitted
from aligner.datafiles import lines
from aligner.lexicon import english_tokens, is_function, load_lexicon
from aligner.spans import Span, within
from aligner.terms.matcher import Matcher
from aligner.types import Finding
from aligner.words import patterns as re
from aligner.words.english import English, phrase
from aligner.words.fold import fold
from aligner.words.joined import joined
from aligner.words.lazy import lazy

_NEAR = 20  # characters on each side, within the clause, where a row's `when` is searched
_SURE, _LIKELY = 0.8, 0.75  # with a suggestion that fits as it stands, and with one that a person has to fit
_CONFIDENCE = {"minor": 0.65, "hint": 0.5}
_SHORT = 2  # characters of a word that other words can hold by chance
_PREFIX = 3  # letters of a word that are looked for before the English is cut into words
_RENDERED = 0.05  # probability from which a Chinese word elsewhere in the sentence accounts for an English one
# A mark, "of" or two words: a right rendering that is so far off can be another word's.
_APART = re.compile(r"[,;:()]|\w\W+\w+\W|\bof\b")
_CLAUSE = re.compile(r"[,;:。!?\n]")
_OF = re.compile(r"\b(?:of|in|for|to|on|by|with|from|at|the)\b")
_PROPER = re.compile(r"\b(?:chinese|china|french|english|western|party|asia|soviet|internet plus)\b")


@dataclass(frozen=True, slots=True)
class Sense:
    """A row of data/policy_senses.tsv; ``weight`` is "", "minor" or "hint"."""

    zh: str
    when: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    right: tuple[str, ...]
    wrong: tuple[str, ...]
    why: str
    weight: str
    beginnings: tuple[str, ...]


def find_senses(context: Context, taken: list[Span]) -> Iterator[Finding]:
    """Yield a finding for each wrong sense in the present pair whose English no finding at ``taken`` speaks of."""
    whole, en = joined(context.pair.zh), context.pair.en
    zh = fold(whole[0] if whole else context.pair.zh)
    lower = en.lower()
    for span, sense in _matches(zh, lower):
        english = context.english()
        place = _place(context, zh, english, span, sense, taken)
        if place is None or not _whole(zh, en, span):
            continue
        wrong = english.span(*place)
        said = [s for s in _said(english, lower, sense) if s == wrong or not within(s, wrong)]
        if said and not _all_elsewhere(context, zh, said, sense, wrong):
            continue
        taken.append(wrong)
        at = (whole[1][span[0]], whole[1][span[1] - 1] + 1) if whole else span
        yield _finding(context, english, at, sense, place)


def _matches(zh: str, lower: str) -> Iterator[tuple[Span, Sense]]:
    """Yield the rows that a folded Chinese text calls for and that the English can break, the longest words first."""
    spans = _known()[0].every(zh)
    spans.sort(key=lambda span: (span[0] - span[1], span[0]))
    for span in spans:
        for sense in _senses(zh[slice(*span)]):
            for beginning in sense.beginnings:
                if beginning in lower:
                    if _meant(zh, span, sense):
                        yield span, sense
                    break


def _meant(zh: str, span: Span, sense: Sense) -> bool:
    """Say whether the context of a word is the one that its row asks for."""
    if sense.unless and sense.unless.search(zh):
        return False
    if sense.when is None:
        return True
    low = max((m.end() for m in _CLAUSE.finditer(zh, max(0, span[0] - _NEAR), span[0])), default=span[0] - _NEAR)
    stop = _CLAUSE.search(zh, span[1], span[1] + _NEAR)
    window = zh[max(0, low) : stop.start() if stop else span[1] + _NEAR]
    return sense.when.search(window) is not None


def _whole(zh: str, en: str, span: Span) -> bool:
    """Say whether a word is no piece of other words that the English has: 产值 of 净资产值 beside "asset" is one."""
    lexicon = load_lexicon()
    edges = span if span[1] - span[0] <= _SHORT else span[:1]
    across = [t.unit for t in lexicon.cut(zh) if any(t.start < edge < t.end for edge in edges)]
    if not across:
        return True
    units = {token.unit for token in english_tokens(en)}
    return not any(units & lexicon.links(unit).keys() for unit in across)


def _said(english: English, lower: str, sense: Sense) -> list[Span]:
    """Return where a right rendering, inflected too, or a longer word that begins with it, stands in the English."""
    begun = [m.span() for right in sense.right for m in _start(right.lower()).finditer(lower)]
    return begun + [english.span(*place) for right in sense.right for place in exact(english, right)]


def _all_elsewhere(context: Context, zh: str, said: list[Span], sense: Sense, wrong: Span) -> bool:
    """Say whether every right rendering renders another word of the Chinese, and stands apart from the wrong one."""
    own = [m.span() for m in re.finditer(re.escape(sense.zh), zh)]
    if joined(context.pair.zh):
        return False
    if len(own) > 1:
        return len({span[0] for span in said}) < len(own)
    words, en = context.support(), context.pair.en
    return all(
        _APART.search(en, min(wrong[1], span[1]), max(wrong[0], span[0])) and belongs_elsewhere(words, span, own)
        for span in said
    )


@lru_cache(maxsize=8192)
def _start(right: str) -> re.Pattern[str]:
    """Return a pattern for a rendering, or for a longer word that begins with it."""
    return re.compile(r"\b" + re.escape(right).replace(r"\ ", r"[\s-]+"))


def _place(context: Context, zh: str, english: English, span: Span, sense: Sense, taken: list[Span]) -> Places | None:
    """Return the wrong English that nothing else in the sentence accounts for, nearest to the place of the word."""
    places = {place for wrong in sense.wrong for place in exact(english, wrong)}
    free = [p for p in places if not _overlaps(english.span(*p), taken)]
    at, total = span[0] / max(1, len(zh)), max(1, len(english.words))
    free.sort(key=lambda p: (p[0] - p[1], abs(p[0] / total - at)))
    return next((p for p in free if not _accounted(context, zh, english, sense, p)), None)


def _overlaps(span: Span, taken: list[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in taken)


def _accounted(context: Context, zh: str, english: English, sense: Sense, place: Places) -> bool:
    """Say whether other words of the Chinese, or the rendering of another term, give the English of a place."""
    text = english.text[slice(*english.span(*place))]
    own = [m.span() for m in re.finditer(re.escape(sense.zh), zh)]
    for match in context.terms():
        if (
            sense.zh not in fold(match.term.source)
            and match.term.source not in sense.zh
            and any(_holds(target, text) for target in match.term.targets)
        ):
            return True
    lexicon = load_lexicon()
    wanted = {token.unit for token in english_tokens(text)}
    if not wanted:
        return False
    for token in lexicon.cut(zh):
        if is_function(token.unit) or any(start < token.end and token.start < end for start, end in own):
            continue
        links = lexicon.links(token.unit)
        wanted -= {unit for unit in wanted if max(links.get(unit, (0.0,))) >= _RENDERED}
    return not wanted


def _holds(target: str, text: str) -> bool:
    """Say whether the words of a text stand in a rendering."""
    return {word.stem for word in phrase(text)} <= {word.stem for word in phrase(target)}


def _finding(context: Context, english: English, span: Span, sense: Sense, place: Places) -> Finding:
    en_span = english.span(*place)
    written, wrong = context.pair.zh[slice(*span)], english.text[slice(*en_span)]
    right, fits = rendering(sense, wrong)
    confidence = _CONFIDENCE.get(sense.weight, _SURE if fits else _LIKELY)
    return Finding(
        "term",
        "minor" if sense.weight == "minor" else "major",
        f"{written} is “{right}” here, not “{wrong}”: {sense.why}.",
        f"{written} ↔ {wrong}",
        fitted(english.text, en_span, right) if fits or right.split()[-1] == wrong.split()[-1] else right,
        confidence,
        span,
        en_span,
        rule="term.sense",
    )


def rendering(sense: Sense, wrong: str) -> tuple[str, bool]:
    """Return what should stand for a wrong rendering, and whether it is a phrase with the same last word.

    The rows name the word that makes the difference: the noun after it is kept where the Chinese has it too, as
    "service" of "pension service" for 养老服务.
    """
    right, head = sense.right[0], wrong.split()[-1]
    stem = phrase(head)[-1].stem if phrase(head) else head
    if any(word.stem == stem for word in phrase(right)):
        return _capital(right), _fits(right, wrong)
    tail = load_lexicon().links(sense.zh[-2:])
    kept = " " not in right and " " in wrong and any(token.unit in tail for token in english_tokens(head))
    return _capital(f"{right} {head.lower()}" if kept else right), False


def _fits(right: str, wrong: str) -> bool:
    """Say whether a rendering can stand for a wrong one as it is: of one head, no shorter, hardly longer."""
    new, old = phrase(right), phrase(wrong)
    plain = not _OF.search(f"{right} {wrong}") and len(new) > 1 and len(old) > 1
    return plain and new[-1].stem == old[-1].stem and 0 <= len(new) - len(old) <= 1


def _capital(right: str) -> str:
    return _PROPER.sub(lambda match: match[0].capitalize(), right)


@cache
def _known() -> tuple[Matcher, dict[str, list[str]]]:
    """Return what finds the words of the table, and the lines of each word as they stand there."""
    found: dict[str, list[str]] = {}
    for line in lines("check", "policy_senses.tsv"):
        found.setdefault(line.partition("\t")[0], []).append(line)
    return Matcher(found), found


@cache
def _senses(word: str) -> tuple[Sense, ...]:
    """Return the rows of a word, read when a text first has it: most texts have few of the thousands."""
    return tuple(map(_sense, _known()[1][word]))


def _sense(line: str) -> Sense:
    zh, when, unless, right, wrong, why, weight = line.split("\t")
    wrongs = tuple(wrong.split("|"))
    return Sense(
        zh,
        lazy(when) if when else None,
        lazy(unless) if unless else None,
        tuple(right.split("|")),
        wrongs,
        why,
        weight,
        tuple({w.lower()[:_PREFIX] for w in wrongs}),
    )
