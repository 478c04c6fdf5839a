"""The last look at every edit: does the new phrase fit what stands around it? If not, it stays a suggestion.

A verb does not stand where a noun stood ("speed up the have access"), nor a common noun bare where a name stood; no
half of a term stays beside the whole ("paired assistance alleviation"), and no word goes that renders other Chinese.
"""

from __future__ import annotations

from aligner.check.context import Context
from aligner.check.rendering.suggest import UNCOUNTED
from aligner.check.support.words import Support, WordSupport
from aligner.correct.words import after, before, kind, opens_sentence, plural, words
from aligner.spans import Span
from aligner.terms import load_termbase
from aligner.types import Finding, PairText
from aligner.words import patterns as re
from aligner.words.english import stem, word_list

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_QUOTES = "“”\"'‘’「」 "
_TITLED = re.compile(r"\s(?:To|The|Of|And|In|For|On|With|By|From|At|As|An?)\b")
_ORDINAL = re.compile(r"\b(?:second|third|(?:\w+-)?\w{2,}th|\d+(?:st|nd|rd|th))$", re.I)
_COUNT = re.compile(r"\s+(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten)\b)", re.I)
_ODD_PLURALS = re.compile(rf"{UNCOUNTED}s\b")
_NOMINAL = re.compile(r"\w+ (?:of|for)\b")  # "use for other purposes"
_BOUND = re.compile(r"at (?:least|most)\b", re.I)  # "remain at at least 85%"
_LEVEL = re.compile(r"\bfrom\s+(?:\w+\s+)?$")
_CHANGE = re.compile(r"(?:增|减|少|多|高|降|升|快|落|慢|低|长|涨|跌|加)了?$")
HALF_LEFT = "half of the term is left"
_SURE = frozenset(["own", "doublet"])
_SAID = _SURE | {"shared"}
_PHRASES = frozenset(["phrase", "name"])


def misfit(zh: str, en: str, finding: Finding, span: Span, new: str, fit: str) -> str:
    """Return why an edit does not fit its surroundings, "" where it does."""
    old = en[slice(*span)]
    if _ORDINAL.search(new.strip()) and _COUNT.match(en, span[1]):
        return "an ordinal before a count"
    if finding.zh_span and _LEVEL.search(en[: span[0]]) and _CHANGE.search(zh[: finding.zh_span[0]]):
        return "a difference for a level"
    if _twice(en, span, old, new):
        return "a word stands twice"
    if fit not in _PHRASES:
        return ""
    if _TITLED.search(new) and not _TITLED.search(old):
        return "the capitals of a title"
    if _ODD_PLURALS.search(new):
        return "no such plural"
    if _verb_for_noun(en, span, old, new):
        return "a verb for a noun"
    if _two_bodies(en, span, new):
        return "two bodies in a row"
    if finding.rule.startswith("term.") and _bare_name(en, span, old, new):
        return "a common noun without an article"
    if finding.zh_span is None:
        return ""
    tokens = tokens_of(zh, en)
    if new[:1].islower() and half_left(en, span, finding, tokens):
        return HALF_LEFT
    return "a word is lost" if _lost(zh, en, span, new, finding.zh_span, tokens) else ""


def tokens_of(zh: str, en: str) -> tuple[WordSupport, ...]:
    """Return the content words of the English, each with the Chinese that it renders."""
    return _support(zh, en).en_tokens


def _support(zh: str, en: str) -> Support:
    return Context([PairText(zh, en)], load_termbase()).support()


def _twice(en: str, span: Span, old: str, new: str) -> bool:
    """Say whether the new words begin as the text before them ends, or end as the text behind begins."""
    fresh, there = _stems(new), _stems(old)
    if not fresh or _BOUND.match(new):
        return False
    ahead, behind = _stems(before(en, span[0]))[-1:], _stems(after(en, span[1]))[:1]
    return (bool(ahead) and ahead == fresh[:1] != there[:1]) or (bool(behind) and behind == fresh[-1:] != there[-1:])


def _verb_for_noun(en: str, span: Span, old: str, new: str) -> bool:
    """Say whether a verb with its object would stand behind an article, or before the noun that it qualifies."""
    if kind(new) != "verb" or kind(old) == "verb" or _NOMINAL.match(new):
        return False
    ahead = re.search(r"([\w'’-]+)[\s“\"‘]*$", en[: span[0]])
    word = ahead[1].lower() if ahead else ""
    if word in words("determiner") | {"of", "various", "more", "than"} or word.endswith(("'s", "’s")) or word.isdigit():
        return True
    behind = re.match(r"[”\"’]*\s+([a-z][\w'’-]*)", en[span[1] :])
    follows = behind[1] if behind else ""
    return follows == "of" or (bool(follows) and _qualified(follows))


def _qualified(word: str) -> bool:
    """Say whether a word behind a phrase may be a noun that the phrase qualifies."""
    small = words("determiner") | words("preposition") | words("auxiliary") | words("clause")
    return (
        word not in small and stem(word) not in word_list("function") and word not in {"and", "or", "but", "to", "as"}
    )


def _two_bodies(en: str, span: Span, new: str) -> bool:
    """Say whether a body would stand before another one without a sign between: "competent authority agencies"."""
    last, following = _stems(new)[-1:], _stems(after(en, span[1]))[:1]
    return bool(last and following) and {*last, *following} <= {stem(word) for word in words("body")}


def _bare_name(en: str, span: Span, old: str, new: str) -> bool:
    """Say whether a common noun would stand without an article where a name stood: "of Renmin University"."""
    named = all(word[:1].isupper() for word in old.split()) and not opens_sentence(en, span[0])
    common = new[:1].islower() and before(en, span[0]).lower() in words("preposition")
    return named and common and not re.match(r"(?:the|an?)\s", new) and not plural(new)


def half_left(en: str, span: Span, finding: Finding, tokens: tuple[WordSupport, ...]) -> Span | None:
    """Return the word right behind the place if it renders the same Chinese: it belongs to what is replaced.

    "Alleviation" of "fixed-point poverty alleviation" where 定点扶贫 is to be "paired assistance".
    """
    zh_span, wanted = finding.zh_span or (0, 0), set(_stems(finding.suggestion))
    for token in tokens:
        if token.start <= span[1] or en[span[1] : token.start].strip(" ") or token.state not in _SURE:
            continue
        partner = token.partner or (0, 0)
        inside = zh_span[0] <= partner[0] < partner[1] <= zh_span[1]
        if inside and wanted.isdisjoint(_stems(en[token.start : token.end])):
            return token.start, token.end
    return None


def _lost(zh: str, en: str, span: Span, new: str, zh_span: Span, tokens: tuple[WordSupport, ...]) -> bool:
    """Say whether a replaced word renders Chinese that the finding does not speak of, and is said nowhere else."""
    rest = {*_stems(new), *_stems(en[: span[0]]), *_stems(en[span[1] :])}
    for token in tokens:
        beside = token.partner is not None and (token.partner[0] == zh_span[1] or token.partner[1] == zh_span[0])
        inside = span[0] <= token.start and token.end <= span[1]
        if token.state == "own" and beside and inside and rest.isdisjoint(_stems(en[token.start : token.end])):
            edited = en[: span[0]] + new + en[span[1] :]
            words_zh = _support(zh, edited).zh_tokens
            if not any(word.state in _SAID for word in words_zh if (word.start, word.end) == token.partner):
                return True
    return False


def _stems(text: str) -> list[str]:
    return [stem(word[0]) for word in _WORD.finditer(text)]
