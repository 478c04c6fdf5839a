"""Check ``term``: terms of the Chinese whose English is wrong by evidence.

A term without an accepted rendering is no finding by itself: translators vary. It becomes one when the English that
stands for it is located (data/term_policy.tsv says which evidence counts for which category).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aligner.check.context import Context
from aligner.check.opposite.exchanged import find_exchanged
from aligner.check.opposite.find import find_opposites
from aligner.check.opposite.shares import find_shares
from aligner.check.opposite.turned import find_turned
from aligner.check.rendering.find import Places, alike, exact, in_some_form, jumbled, reordered
from aligner.check.rendering.forms import is_headed, offices, other_orders
from aligner.check.rendering.kept import drops
from aligner.check.rendering.matches import judged, parts
from aligner.check.rendering.names import Names, distinctive, partial
from aligner.check.rendering.policy import assured, is_name, policy
from aligner.check.rendering.suggest import fitted, with_quotes
from aligner.check.term.bodies import find_bodies
from aligner.check.term.characters import find_characters
from aligner.check.term.kinds import find_kinds
from aligner.check.term.literal import find_literal
from aligner.check.term.offices import find_offices
from aligner.check.term.parts import LITERAL_PARTS, find_unlike
from aligner.check.term.senses import find_senses
from aligner.check.trust import SHOWN
from aligner.spans import Span, overlap
from aligner.terms import Match, Term
from aligner.types import Finding
from aligner.words import patterns as re
from aligner.words.english import English, phrase

_NAME_LENGTH = 5  # Chinese characters from which a name that is altogether missing is reported
_CORE, _FRAME = 8, 5  # characters that make up the core of a term, and of the frame around it, which may vary
_COUNTRY = re.compile(r" of the People['’]s Republic of China")
_JOINED = re.compile(r"、[\u4e00-\u9fff]{0,2}")  # between two bodies of a list, with the place of the second: 、省
_ACRONYM = re.compile(r"\b[A-Z]{3,}\b")
_BEFORE_VERB = frozenset(["to", "will", "would", "shall", "should", "must", "can", "could", "may", "might"])
_WHY = {
    "known_wrong": "the termbase lists this as a wrong rendering",
    "word_order": "the words are right, but in this order they say something else",
    "other_body": "this is another body, {}",
    "partial_name": "the name is only partly right",
    "garbled": "only some of its words are there",
}
LOCAL = "local-body"
_MOST_OFTEN = 50  # times that one term is judged in one pair: no sentence has it more often


@dataclass
class _State:
    """A sentence pair under the check: which English words are accounted for, and what is still to be found."""

    context: Context
    english: English
    claimed: set[int]
    open: list[Match]
    present: frozenset[str]

    def free(self, places: list[Places]) -> list[Places]:
        """Return the places that no accepted rendering accounts for, in order."""
        return [p for p in sorted(places) if self.claimed.isdisjoint(range(p[0], p[1] + 1))]

    def claim(self, places: Places, term: Term | None = None) -> None:
        """Mark words as accounted for; with a term, only those that one of its renderings has."""
        roots = {word.root for target in term.targets for word in phrase(target)} if term else set()
        for i in range(places[0], places[1] + 1):
            if term is None or self.english.words[i].root in roots:
                self.claimed.add(i)

    def nearest(self, match: Match, places: list[Places]) -> Places | None:
        """Return the free place whose position in the English is most like that of the term in the Chinese."""
        at = match.start / max(1, len(self.context.pair.zh))
        total = max(1, len(self.english.words))
        return min(self.free(places), key=lambda p: abs(p[0] / total - at), default=None)


def check(context: Context) -> Iterator[Finding]:
    """Yield the terms of the present pair that have a wrong rendering, and the names that have none.

    Example: 工业互联网安全 against "Internet security industry" gives a major finding on these three words with the
    suggestion "industrial internet security".
    """
    if not context.pair.en.strip():
        return
    told: list[Finding] = []
    hints: list[Finding] = []
    for finding in _termbase(context):
        if finding.rule == LITERAL_PARTS:
            hints.append(finding)
            continue
        told.append(finding)
        yield finding
    spans = [finding.en_span for finding in told if finding.en_span and finding.confidence >= SHOWN]
    for finding in find_literal(context):
        if not _spoken_of(finding, spans):
            spans.append(finding.en_span or (0, 0))
            yield finding
    yield from find_senses(context, spans)
    yield from find_exchanged(context, spans)
    yield from find_turned(context, spans)
    yield from find_shares(context)
    yield from find_opposites(context, spans)
    yield from find_characters(context, spans)
    named = [finding.zh_span for finding in told if finding.zh_span]
    yield from find_kinds(context, spans, named)
    yield from find_bodies(context, named)
    yield from find_offices(context, named)
    yield from (hint for hint in hints if not _spoken_of(hint, spans))  # a doubt gives way to what is known


def _spoken_of(finding: Finding, spans: list[Span]) -> bool:
    return any(overlap(finding.en_span, span) for span in spans)


def _termbase(context: Context) -> Iterator[Finding]:
    """Yield what the termbase and the names of local bodies say about the present pair."""
    matches = judged(context)
    if not matches:
        return
    state = _State(context, context.english(), set(), [], frozenset(match.term.source for match in matches))
    state.open = _unrendered(state, matches)
    for kind in (_avoided, _jumbled, _misnamed, _garbled):
        for match in list(state.open):
            finding = kind(state, match)
            if finding:
                state.open.remove(match)
                yield finding
    yield from find_unlike(context, state.english, state.claimed, state.open)
    yield from _missing(state, matches)
    yield from _own(state)


def accepted(english: English, term: Term) -> list[Places]:
    """Return where an accepted rendering of the term stands, word for word or legitimately re-ordered.

    Names of bodies have one order; the words of other renderings may turn around a small word. A rendering that is only
    the beginning or end of a longer one known to be wrong does not count.
    """
    named = is_name(term)
    found = [p for target in term.targets for p in exact(english, target)]
    if named:
        local = term.category == LOCAL
        found += [p for target in term.targets for form in other_orders(target, local) for p in exact(english, form)]
        turned: list[Places] = []
    else:
        turned = [p for target in term.targets for p in reordered(english, target, found)]
    if not found and not turned:
        return []
    wrong = [p for avoid in term.avoid for p in exact(english, avoid)]
    found = [p for p in found if not any(w[0] <= p[0] and p[1] <= w[1] and w != p for w in wrong)]
    turned = [p for p in turned if not any(w[0] <= p[1] and p[0] <= w[1] for w in wrong)]
    return _without_overlaps(found + turned)


def _without_overlaps(places: list[Places]) -> list[Places]:
    kept: list[Places] = []
    taken: set[int] = set()
    for p in sorted(set(places), key=lambda p: (p[0] - p[1], p[0])):
        if taken.isdisjoint(range(p[0], p[1] + 1)):
            kept.append(p)
            taken.update(range(p[0], p[1] + 1))
    return sorted(kept)


def _unrendered(state: _State, matches: list[Match]) -> list[Match]:
    """Claim all accepted renderings; return the matches that are more than their renderings."""
    by_term: dict[str, list[Match]] = {}
    for match in matches:
        by_term.setdefault(match.term.source, []).append(match)
    left: list[Match] = []
    for same in by_term.values():
        term = same[0].term
        found = accepted(state.english, term)
        if found and not any(term.source in source for source in by_term if source != term.source):
            # 安全 beside 工业互联网安全 has no claim to the word "security"
            for places in _claimed(state, same, found):
                state.claim(places, term)
        headed = [m for m in same if is_headed(state.context.pair.zh, m.end)]
        held = [p for t in term.targets for name in offices(t) for p in exact(state.english, name)] if headed else []
        for places in held:
            state.claim(places)
        rest = [m for m in same if m not in headed[: len(held)]]
        left += rest[len(found) :][:_MOST_OFTEN]
    return sorted(left, key=lambda match: match.start)


def _claimed(state: _State, same: list[Match], found: list[Places]) -> list[Places]:
    """Return the places that a term has a claim to: one "Shanxi" of two where the Chinese has 陕西 and 山西 once."""
    if len(found) <= len(same):
        return found
    own: list[Places] = []
    size, total = max(1, len(state.context.pair.zh)), max(1, len(state.english.words))
    for match in same:
        rest = (p for p in found if p not in own)
        own.append(min(rest, key=lambda p: abs(p[0] / total - match.start / size)))
    return own


def _finding(
    state: _State, match: Match, places: Places, kind: str, severity: str, confidence: float, other: str = ""
) -> Finding:
    """Return the finding of one kind (a key of ``_WHY``) for a term at some English words."""
    state.claim(places)
    span = with_quotes(state.english.text, _with_country(state.english, places, match.term.target))
    zh_span = with_quotes(state.context.pair.zh, (match.start, match.end))
    zh, wrong = state.context.pair.zh[slice(*zh_span)], state.english.text[slice(*span)]
    target = _as_short(match.term, zh)
    lost = kind == "known_wrong" and drops(state.context.pair.zh, (match.start, match.end), wrong, target)
    return Finding(
        check="term",
        severity=severity,
        message=f"{zh} is “{target}”, not “{wrong}”: {_WHY[kind].format(other)}.",
        evidence=f"{zh} ↔ {wrong}",
        suggestion="" if lost else fitted(state.english.text, span, target),
        confidence=assured(confidence, match.term),
        zh_span=zh_span,
        en_span=span,
        rule=f"term.{kind}",
    )


def _as_short(term: Term, zh: str) -> str:
    """Return the rendering as long as the Chinese is: "Shaanxi" for 陕西, "Shaanxi Province" for 陕西省."""
    bare = term.target.removesuffix(" Province")
    return bare if bare in term.targets and not zh.endswith("省") else term.target


def _with_country(english: English, places: Places, target: str) -> tuple[int, int]:
    """Return the span of a wrong name, with the country after it where the right name has it too."""
    start, end = english.span(*places)
    country = _COUNTRY.match(english.text, end)
    return start, country.end() if country and _COUNTRY.search(target) else end


def _avoided(state: _State, match: Match) -> Finding | None:
    """Return a finding where a rendering listed as wrong, of the term or of a term inside it, stands in the English."""
    for part in (match, *parts(state.context, match)):
        if part is not match and accepted(state.english, part.term):
            continue
        for avoid in sorted(part.term.avoid, key=len, reverse=True):
            places = state.nearest(part, exact(state.english, avoid, by_root=True))
            if places:
                places = _all_of_it(state, part.term, places)
                return _finding(state, part, places, "known_wrong", policy(part.term).severity, 0.9)
    return None


def _all_of_it(state: _State, term: Term, places: Places) -> Places:
    """Return a wrong rendering together with what else is left of a long name around it."""
    wider = [p for target in term.targets if (p := alike(state.english, target, state.claimed))]
    return next((p for p in wider if p[0] <= places[0] and places[1] <= p[1]), places)


def _jumbled(state: _State, match: Match) -> Finding | None:
    """Return a finding where all words of a rendering stand side by side in an order that means something else."""
    if policy(match.term).policy != "order":
        return None
    for target in match.term.targets:
        wrong = [p for p in jumbled(state.english, target) if not _as_verb(state.english, p, match.term)]
        places = state.nearest(match, wrong)
        if places:
            return _finding(state, match, places, "word_order", policy(match.term).severity, 0.8)
    return None


def _as_verb(english: English, places: Places, term: Term) -> bool:
    """Say whether the words are a verb with its object: "to peak carbon" for "carbon peaking"."""
    if not places[0] or english.words[places[0] - 1].stem not in _BEFORE_VERB:
        return False
    verb = english.words[places[0]].root
    return any(target.endswith("ing") and phrase(target)[-1].root == verb for target in term.targets)


def _misnamed(state: _State, match: Match) -> Finding | None:
    """Return a finding where a body or law has a partly right name, or another body's."""
    if not is_name(match.term):
        return None
    places = partial(state.english, match.term, state.claimed)
    others = strangers(state)
    unnamed = sum(is_name(m.term) for m in state.open)
    for stranger, body in others:
        overlap = places is not None and places[0] <= stranger[1] and stranger[0] <= places[1]
        if overlap or (places is None and len(others) == unnamed == 1 and body.category != "law"):
            return _finding(state, match, stranger, "other_body", "critical", 0.8, body.source)
    if places is None:
        return None
    return _finding(state, match, places, "partial_name", policy(match.term).severity, 0.8)


def _garbled(state: _State, match: Match) -> Finding | None:
    """Return a finding where most words of a long rendering stand together, but not all and not as they should."""
    inner = parts(state.context, match)
    frame = match.end - match.start - _FRAME
    if any(part.end - part.start >= max(frame, _CORE) and accepted(state.english, part.term) for part in inner):
        return None  # 以…思想为指导 as "guided by" and the right name
    for part in (match, *inner):
        if policy(part.term).policy != "order" or (part is not match and accepted(state.english, part.term)):
            continue
        for target in part.term.targets:
            places = alike(state.english, target, state.claimed)
            if places:
                return _finding(state, part, places, "garbled", policy(part.term).severity, 0.7)
    return None


def strangers(state: _State) -> list[tuple[Places, Term]]:
    """Return the full names of bodies in the English that no body in the Chinese accounts for."""
    cache = state.context.cache
    names = cache.get("names of bodies") or cache.setdefault("names of bodies", Names(state.context.termbase))
    return [(p, t) for p, t in names.find(state.english) if t.source not in state.present and state.free([p])]


def _listed(state: _State, match: Match, matches: list[Match]) -> bool:
    """Say whether a name stands in a list of bodies of which the English names another one: 发展改革委、财政厅."""
    zh = state.context.pair.zh
    if _ACRONYM.search(state.english.text):
        return False
    beside = [
        m
        for m in matches
        if is_name(m.term)
        and m.term.category != "law"
        and (_JOINED.fullmatch(zh, m.end, match.start) or _JOINED.fullmatch(zh, match.end, m.start))
    ]
    return any(accepted(state.english, m.term) for m in beside)


def _missing(state: _State, matches: list[Match]) -> Iterator[Finding]:
    """Yield the bodies and laws of which the English has no distinctive word at all."""
    for match in state.open:
        term = match.term
        short = match.end - match.start < _NAME_LENGTH and not _listed(state, match, matches)
        if term.own or not is_name(term) or short or accepted(state.english, term):
            continue
        if any(root in state.english.roots for target in term.targets for root in distinctive(target)):
            continue
        yield _absent(state, match, "missing_name", "The English does not name {} (“{}”).", 0.6)


def _own(state: _State) -> Iterator[Finding]:
    """Yield the terms of the user's own termbase of which the English has no rendering, in no form or order."""
    told: set[str] = set()
    for match in state.open:
        term = match.term
        if not term.own or term.source in told:
            continue
        if accepted(state.english, term) or in_some_form(state.english, term.targets):
            continue
        told.add(term.source)
        message = "{} is “{}” in your termbase; the English has none of its renderings."
        yield _absent(state, match, "own", message, 0.7)


def _absent(state: _State, match: Match, kind: str, message: str, confidence: float) -> Finding:
    """Return the finding for a term without any English; the message takes the Chinese and what it should be."""
    zh, right = state.context.pair.zh[match.start : match.end], match.term.target
    return Finding(
        check="term",
        severity="major",
        message=message.format(zh, right),
        evidence=f"{zh} ↔ nothing",
        suggestion=right,
        confidence=confidence,
        zh_span=(match.start, match.end),
        rule=f"term.{kind}",
    )
