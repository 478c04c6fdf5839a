"""Check ``actor``: who does it to whom. Lead and partner, guide and guided, who reports to whom: kept or turned round.

Bodies are found on both sides by the termbase; short patterns (data/actor_roles.tsv) say which part each has. A finding
needs a body whose part in the English is the opposite of its part in the Chinese, or a relation that is not expressed.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import as_file, files

from aligner.check.actor.ranks import find_ranks
from aligner.check.actor.roles import Part, parts
from aligner.check.actor.skeleton import Skeleton, numbers, sign, skeleton, strangers, wider_en, wider_zh
from aligner.check.context import Context
from aligner.check.rendering.find import exact
from aligner.check.rendering.matches import after_place, local_bodies
from aligner.check.rendering.names import partial
from aligner.check.rendering.policy import is_name
from aligner.spans import Span
from aligner.terms import Term, Termbase, load_termbase
from aligner.types import Finding, PairText
from aligner.words import patterns as re
from aligner.words.english import English
from aligner.words.fold import fold

_HINT = re.compile("会同|牵头|配合|协助|由|负责|领导|商|指导|督促|授权|委托|向|报|监督|监管|检查|考核")
_ACTING = frozenset({"party", "state", "npc", "cppcc", "court", "procuratorate", "military", "soe", "finance"})
_SAYS = {
    "lead": ("leads", "assists"),
    "guide": ("guides", "is guided"),
    "entrust": ("entrusts", "is entrusted"),
    "report": ("reports", "is reported to"),
    "supervise": ("supervises", "is supervised"),
    "act": ("is the one who acts", "is acted upon"),
}
_JOINED = re.compile(r"with|and|joint|togeth|consult|coordinat|cooperat|collaborat|conjunct|[,.;]", re.IGNORECASE)
_RANK = re.compile(r"(?:Provincial|Municipal|Prefectural|County|District) ")
_ARTICLE = re.compile(r"\bthe\s+$", re.IGNORECASE)
_ACRONYM = re.compile(r"\b[A-Z]{3,}\b")
_VERB = re.compile(r"^ (report|guide|supervise|entrust|authorize|lead)s\b")  # of one body; of several without the s
_LONGEST_GAP = 40  # characters between two names that a garbled 会同 may take up
_LONGEST = 5000  # characters beyond which a text is no sentence


def check(context: Context) -> Iterator[Finding]:
    """Yield what the present pair's English turns round among those who act.

    Example: 公安部会同国家网信办 as "the Cyberspace Administration of China, together with the Ministry of Public
    Security" is a critical finding with the two names exchanged as the suggestion.
    """
    pair = context.pair
    yield from find_ranks(pair.zh, pair.en)
    if not pair.en.strip() or not _HINT.search(fold(pair.zh)) or max(len(pair.zh), len(pair.en)) > _LONGEST:
        return
    terms, zh = _chinese(context)
    told = parts(zh, "zh") if terms else []
    if not told:
        return
    en = _english(pair.en, terms)
    turned = list(_turned(told, parts(en, "en")))
    if turned:
        yield _reversed(turned, terms, zh, en, pair)
    else:
        yield from _unsaid(told, terms, zh, en, context)


@cache
def _common() -> Termbase:
    """Return the actors that are named by what they are (data/actors.csv)."""
    with as_file(files("aligner.check").joinpath("data", "actors.csv")) as path:
        return load_termbase(path)


def _chinese(context: Context) -> tuple[list[Term], Skeleton]:
    """Return the bodies of the present pair and its Chinese, in simplified characters, with signs for them."""
    text = context.pair.zh
    matches = [m for m in context.terms() if _acts(m.term) and not after_place(text, m.start)]
    for base in (local_bodies(), _common()):
        taken = {i for m in matches for i in range(m.start, m.end)}
        matches += [m for m in base.find(text) if taken.isdisjoint(range(m.start, m.end))]
    terms = list(dict.fromkeys(m.term for m in matches))
    folded = fold(text)
    return terms, skeleton(folded, [(wider_zh(folded, m), sign(terms.index(m.term))) for m in matches])


def _acts(term: Term) -> bool:
    return (is_name(term) and term.category != "law") or term.category in _ACTING


def _english(text: str, terms: list[Term]) -> Skeleton:
    """Return the English with signs for the bodies: under a name that the termbase has, or one that is partly right."""
    english = English(text)
    found: list[tuple[Span, str]] = []
    claimed: set[int] = set()
    for number, term in enumerate(terms):
        for first, last in (places for name in (*term.targets, *term.avoid) for places in exact(english, name)):
            found.append((wider_en(text, english.span(first, last)), sign(number)))
            claimed.update(range(first, last + 1))
    have = {char for _, char in found}
    for number, term in enumerate(terms):
        places = partial(english, term, claimed) if sign(number) not in have else None
        if places:
            found.append((wider_en(text, english.span(*places)), sign(number)))
            claimed.update(range(places[0], places[1] + 1))
    known = [span for span, _ in found]
    others = [(s, c) for s, c in strangers(text) if not any(k[0] < s[1] and s[0] < k[1] for k in known)]
    return skeleton(text, found + others)


def _turned(told: list[Part], said: list[Part]) -> Iterator[tuple[Part, Part]]:
    """Yield a body's part in the Chinese and its opposite part in the English, where each side says one thing only."""
    for part in told:
        if any(p.number == part.number and p.relation == part.relation and p.side != part.side for p in told):
            continue
        same = [p for p in said if p.number == part.number and p.relation == part.relation]
        if same and all(p.side != part.side for p in same):
            yield part, same[0]


def _reversed(
    turned: list[tuple[Part, Part]], terms: list[Term], zh: Skeleton, en: Skeleton, pair: PairText
) -> Finding:
    """Report bodies that changed parts, in one finding."""
    relation, text = turned[0][0].relation, pair.en
    turned = [(a, b) for a, b in turned if a.relation == relation]
    span = en.span(min(b.start for _, b in turned), max(b.end for _, b in turned))
    shown = text[slice(*span)]
    span = (_with_article(text, (span[0] + len(shown) - len(shown.lstrip(" .;:,")), 0)), span[1])
    source = zh.span(min(a.start for a, _ in turned), max(a.end for a, _ in turned))
    part = turned[0][0]
    does, does_not = _SAYS[relation][part.side - 1], _SAYS[relation][2 - part.side]
    name = pair.zh[slice(*(zh.find(part.number) or source))]
    return Finding(
        "actor",
        "critical",
        f"{name} ({terms[part.number].target}) {does} in the Chinese; in the English it {does_not}.",
        f"{pair.zh[slice(*source)]} ↔ {text[slice(*span)]}",
        _exchanged(turned, en, text, span) or _led(turned, en, text, span),
        0.85 if len(turned) > 1 else 0.75,
        source,
        span,
        rule="actor.turned",
    )


def _exchanged(turned: list[tuple[Part, Part]], en: Skeleton, text: str, span: Span) -> str:
    """Return the English with the names exchanged, where one of each side changed places."""
    if len(turned) != 2 or turned[0][0].side == turned[1][0].side:
        return ""
    places = sorted(place for a, _ in turned if (place := en.find(a.number)))
    if len(places) != 2 or not span[0] <= places[0][0] < places[0][1] <= places[1][0] < places[1][1] <= span[1]:
        return ""
    (a, b), (c, d) = ((_with_article(text, place), place[1]) for place in places)
    one, other = text[a:b], text[c:d]
    if a == span[0] or one[:1].isupper() != other[:1].isupper():
        one = one if one[1:] != one[1:].lower() and not one.startswith("The ") else one[:1].lower() + one[1:]
        other = other[:1].upper() + other[1:] if text[a].isupper() else other
    between = text[b:c]
    if _plural(other) and not _plural(one):
        between = _VERB.sub(r" \1", between)
    return text[span[0] : a] + other + between + one + text[d : span[1]]


def _plural(name: str) -> bool:
    """Say whether a name is a common noun in the plural: "enterprises", not "the Ministry of Civil Affairs"."""
    last = name.split()[-1]
    return last.islower() and last.endswith("s")


def _with_article(text: str, place: Span) -> int:
    """Return where a name begins, its article included."""
    article = _ARTICLE.search(text[: place[0]])
    return article.start() if article else place[0]


def _led(turned: list[tuple[Part, Part]], en: Skeleton, text: str, span: Span) -> str:
    """Return "A, together with B and C," for "together with A, B and C" where A leads."""
    part = turned[0]
    place = en.find(part[0].number)
    match = re.match(r"(?:to )?(?:work |jointly )?together with ((?:the )?)", text[slice(*span)], re.IGNORECASE)
    if len(turned) > 1 or part[0].side != 1 or place is None or match is None or span[0] + match.end() != place[0]:
        return ""
    rest = re.sub(r"^\s*(?:,|and\b)\s*(?:and\s+)?", "", text[place[1] : span[1]])
    return (
        f"{match[1]}{text[slice(*place)]}, together with {rest}," if rest and rest != text[place[1] : span[1]] else ""
    )


def _unsaid(told: list[Part], terms: list[Term], zh: Skeleton, en: Skeleton, context: Context) -> Iterator[Finding]:
    """Yield 会同 and 商 that became other words between the two names, or of which only the partner is left."""
    text = context.pair.en
    for lead in (p for p in told if p.side == 1 and p.relation == "lead"):
        phrase = zh.text[lead.start : lead.end]
        cue = re.search("会同|商", phrase)
        partners = numbers(phrase[cue.end() :]) if cue else []
        if cue is None or not partners:
            continue
        near = zh.span(lead.start, lead.end)
        right = "together with" if cue[0] == "会同" else "in consultation with"
        between = re.search(rf"{sign(lead.number)}([^\ue000-\uf8ff]{{1,{_LONGEST_GAP}}}){sign(partners[0])}", en.text)
        if between and between[1].strip() and not _JOINED.search(between[1]):
            start, end = en.span(*between.span(1))
            start, end = start + text[start:end].startswith(" "), end - text[start:end].endswith(" ")
            wrong = text[start:end]
            article = " the" if re.search(r"\bthe$", wrong, re.IGNORECASE) else ""
            message = f"{cue[0]} says that they act {right} one another, not “{wrong}”."
            evidence = f"{context.pair.zh[slice(*near)]} ↔ {wrong}"
            yield Finding(
                "actor", "major", message, evidence, right + article, 0.8, near, (start, end), rule="actor.joint"
            )
        elif sign(lead.number) not in en.text and (place := en.find(partners[0])):
            yield from _leaderless(terms[lead.number], place, right, near, context)


def _leaderless(term: Term, place: Span, right: str, near: Span, context: Context) -> Iterator[Finding]:
    """Yield a finding where the partner stands alone, as if it acted itself, and the one who leads is not named."""
    text = context.pair.en
    before = text[: place[0]]
    if (
        not is_name(term)
        or _ACRONYM.search(text.replace(text[slice(*place)], ""))
        or not re.search(r"(?:^|[.;:,]\s*|\b(?:by|to|that)\s+)(?:the\s+)?$", before, re.IGNORECASE)
    ):
        return
    start = _with_article(text, place)
    wrong = text[start : place[1]]
    the = "the " if start < place[0] else ""
    message = f"{term.source} ({term.target}) leads here; the English names only {text[slice(*place)]}."
    rank = _RANK.match(text[slice(*place)])
    suggestion = (
        f"{the}{rank[0] if rank else ''}{term.target}, {right} {wrong[0].lower() + wrong[1:] if the else wrong},"
    )
    suggestion = suggestion[0].upper() + suggestion[1:] if wrong[:1].isupper() else suggestion
    evidence = f"{context.pair.zh[slice(*near)]} ↔ {wrong}"
    yield Finding(
        "actor", "critical", message, evidence, suggestion, 0.7, near, (start, place[1]), rule="actor.leader_lost"
    )
