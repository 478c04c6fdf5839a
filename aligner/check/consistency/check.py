"""Check ``consistency``: the same Chinese in one context rendered in different ways, or two terms in the same way.

Looks at titles in 《》, at terms that the context repeats, at whole sentences that it repeats, and at terms that stand
under another term's name. The first look at a context reads all its pairs; what it finds is kept in the context.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from aligner.check.consistency.confusions import claimed, confusions
from aligner.check.consistency.repeats import Repeats
from aligner.check.consistency.senses import strays
from aligner.check.consistency.titles import titles
from aligner.check.context import Context
from aligner.check.rendering.suggest import fitted
from aligner.check.term.check import accepted
from aligner.types import Finding
from aligner.words.english import English, words
from aligner.words.fold import fold

_LONG_SENTENCE = 12  # Chinese characters from which a repeated sentence ought to have one translation
_FEW_PAIRS = 4  # with fewer no term is repeated often enough to be judged
_OFTEN_TITLE, _OFTEN_TERM = 3, 5  # places from which a rendering is the document's usual one

Found = dict[int, list[Finding]]


def check(context: Context) -> Iterator[Finding]:
    """Yield what the present pair renders otherwise than the other pairs of the context do.

    Example: 《安全指导意见》 is “security guidance” in eight pairs and “safe guidance” in one: a minor finding there,
    with the suggestion “security guidance”.
    """
    if "consistency" not in context.cache:
        context.cache["consistency"] = _all(context)
    found: Found = context.cache["consistency"]
    yield from found.get(context.index, ())


def _all(context: Context) -> Found:
    found: Found = defaultdict(list)
    if len(context.pairs) > 1:
        _title_findings(context, found)
        _sentence_findings(context, found)
    if len(context.pairs) >= _FEW_PAIRS:
        _term_findings(context, found)
        _confusion_findings(context, found)
        _sense_findings(context, found)
    return found


def _key(text: str) -> tuple[str, ...]:
    """Return the words of a rendering without articles, case, inflection and signs."""
    return tuple(word.stem for word in words(text) if word.stem[:1].isalnum())


def _title_findings(context: Context, found: Found) -> None:
    uses: dict[str, list[tuple[int, tuple[int, int], tuple[int, int], tuple[str, ...]]]] = defaultdict(list)
    for i, pair in enumerate(context.pairs):
        for zh, en in titles(pair):
            uses[fold(pair.zh[slice(*zh)])].append((i, zh, en, _key(pair.en[slice(*en)])))
    for title, places in uses.items():
        counts = Counter(key for *_, key in places)
        if len(counts) < 2:
            continue
        accepted = {_key(t) for term in [context.termbase.by_form.get(title)] if term for t in term.targets}
        usual = max(counts, key=lambda key: (key in accepted, counts[key]))  # of equals the one that came first
        written = {key: context.pairs[i].en[slice(*en)] for i, _, en, key in reversed(places)}  # as it first stands
        standard = written[usual]
        for i, zh, en, key in places:
            if key == usual or key in accepted:
                continue
            wrong = context.pairs[i].en[slice(*en)]
            often = counts[usual] >= _OFTEN_TITLE
            found[i].append(
                Finding(
                    check="consistency",
                    severity="minor",
                    message=f"《{title}》 is “{wrong}” here, elsewhere “{standard}” ({counts[usual]} times).",
                    evidence="; ".join(f"“{written[k]}” {n}" for k, n in counts.most_common(5)),
                    suggestion=fitted(context.pairs[i].en, en, standard),
                    confidence=0.7 if often or usual in accepted else 0.55,
                    zh_span=zh,
                    en_span=en,
                    rule=f"consistency.title_{'usual' if often else 'seldom'}",
                )
            )


def _sentence_findings(context: Context, found: Found) -> None:
    same: dict[str, list[int]] = defaultdict(list)
    for i, pair in enumerate(context.pairs):
        text = fold(pair.zh).strip()
        if len(text) >= _LONG_SENTENCE and pair.en.strip():
            same[text].append(i)
    for places in same.values():
        if len(places) < 2:
            continue
        written = dict.fromkeys(context.pairs[i].en for i in places)
        if len(written) < 2:
            continue
        keys = {en: _key(en) for en in written}
        counts = Counter(keys[context.pairs[i].en] for i in places)
        if len(counts) < 2:
            continue
        usual, count = counts.most_common(1)[0]  # of equals the one that came first
        standard = next(en for en, key in keys.items() if key == usual)
        for i in places:
            pair = context.pairs[i]
            if keys[pair.en] == usual:
                continue
            found[i].append(
                Finding(
                    check="consistency",
                    severity="minor",
                    message=f"The same Chinese sentence is translated otherwise elsewhere ({count} times).",
                    evidence=f"elsewhere: {standard}",
                    suggestion=standard,
                    confidence=0.6,
                    zh_span=(0, len(pair.zh)),
                    en_span=(0, len(pair.en)),
                    rule="consistency.sentence",
                )
            )


def _term_findings(context: Context, found: Found) -> None:
    for i, deviations in Repeats(context).deviations.items():
        pair = context.pairs[i]
        for deviation in deviations:
            start, end = deviation.en
            if any(f.en_span and f.en_span[0] < end and start < f.en_span[1] for f in found[i]):
                continue
            zh, wrong = pair.zh[slice(*deviation.zh)], pair.en[slice(*deviation.en)]
            term = context.termbase.by_form.get(fold(zh))
            english = English(pair.en)
            if any(
                english.words[k].end > start and english.words[k].start < end
                for k in claimed(context, english, i, term)
            ):
                continue  # these words stand for another term
            if term and accepted(english, term):
                continue
            standard = term.target if term else deviation.usual  # the majority may be wrong together
            known = f" The termbase has “{standard}”." if term else ""
            found[i].append(
                Finding(
                    check="consistency",
                    severity="minor",
                    message=f"{zh} is “{deviation.usual}” in {deviation.count} of {deviation.total} places; here it "
                    f"seems to be “{wrong}”.{known}",
                    evidence=f"“{deviation.usual}” {deviation.count}; “{wrong}” 1",
                    suggestion=fitted(pair.en, deviation.en, standard),
                    confidence=0.65 if term else 0.5,
                    zh_span=deviation.zh,
                    en_span=deviation.en,
                    rule=f"consistency.term_{_support(term is not None, deviation.count)}",
                )
            )


def _support(known: bool, count: int) -> str:
    """Say what speaks for the standard rendering of a term: the termbase, many places, or few."""
    return "known" if known else "usual" if count >= _OFTEN_TERM else "seldom"


def _confusion_findings(context: Context, found: Found) -> None:
    for seen in confusions(context):
        pair = context.pairs[seen.pair]
        zh, wrong = pair.zh[slice(*seen.zh)], pair.en[slice(*seen.en)]
        other = seen.other.source
        found[seen.pair].append(
            Finding(
                check="consistency",
                severity="minor",
                message=f"{zh} (“{seen.term.target}”) seems to be “{wrong}” here, which is {other} elsewhere.",
                evidence=f"“{wrong}” stands for {other} in {seen.count} other pairs; {other} is not here",
                suggestion=fitted(pair.en, seen.en, seen.term.target),
                confidence=0.6,
                zh_span=seen.zh,
                en_span=seen.en,
                rule="consistency.confusion",
            )
        )


def _sense_findings(context: Context, found: Found) -> None:
    for seen in strays(context):
        pair = context.pairs[seen.pair]
        zh, wrong = pair.zh[slice(*seen.zh)], pair.en[slice(*seen.en)]
        found[seen.pair].append(
            Finding(
                check="consistency",
                severity="minor",
                message=f"{zh} is “{wrong}” here, in another sense than in {seen.count} of {seen.total} places.",
                evidence=f"“{seen.right or 'another word'}” or the like in {seen.count} of {seen.total} pairs",
                suggestion=seen.right,
                confidence=0.6,
                zh_span=seen.zh,
                en_span=seen.en,
                rule="consistency.sense",
            )
        )
