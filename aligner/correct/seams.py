"""The two ends of an edit: words that would stand twice, remains of what is replaced, and articles."""

from __future__ import annotations

from aligner.correct.words import after, before, plural, singular, words
from aligner.spans import Span
from aligner.words import patterns as re
from aligner.words.english import root, stem, word_list

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# "an" by the sound: not before "university" and "user", but before "hour" and letters that are read out (an SME).
_VOWEL = re.compile(
    r"(?i:(?!uni[^mn]|us[eui]|eu|one\b|u[bkrt][aeiou])[aeiou]|hour|honest|honou?r)|[FHLMNRSX](?=[A-Z\d])"
)
NEAR = 4
"""So many words on each side are searched for remains of the replaced phrase."""


def trimmed(en: str, span: Span, new: str) -> str:
    """Return ``new`` without the words that stand in front of the place, or behind it, already."""
    ahead = [stem(m[0]) for m in _WORD.finditer(_clause_before(en, span[0]))]
    fresh = list(_WORD.finditer(new))
    for n in range(min(len(ahead), len(fresh) - 1), 0, -1):
        if ahead[-n:] == [stem(m[0]) for m in fresh[:n]]:
            new = new[fresh[n].start() :]
            break
    behind = [stem(m[0]) for m in _WORD.finditer(_clause_after(en, span[1]))]
    fresh = list(_WORD.finditer(new))
    for n in range(min(len(behind), len(fresh) - 1), 0, -1):
        if behind[:n] == [stem(m[0]) for m in fresh[-n:]]:
            return new[: fresh[-n - 1].end()]
    return new


def widened(en: str, span: Span, new: str) -> Span:
    """Return the span with the remains of the garbled phrase next to it: words of ``new`` that the span itself lacks.

    A run of such words and of function words, two content words at least, or one that ends the clause: around "Solid
    Waste Prevention Law" also "of the People's Republic of China", if the law's right name has these words.
    """
    here = {stem(m[0]) for m in _WORD.finditer(en[slice(*span)])}
    wanted = {stem(m[0]) for m in _WORD.finditer(new)} - here
    ahead, behind = _clause_before(en, span[0]), _clause_after(en, span[1])
    first = _run(list(_WORD.finditer(ahead))[::-1], wanted, 2)
    after_it = list(_WORD.finditer(behind))
    last = _run(after_it, wanted, 2)
    if last is None and after_it:
        only = _run(after_it, wanted, 1)
        last = only if only is not None and only.end() == after_it[-1].end() else None
    start = span[0] - len(ahead) + first.start() if first else span[0]
    return start, span[1] + last.end() if last else span[1]


def remains(en: str, span: Span, new: str) -> bool:
    """Say whether words of ``new`` that the replaced text lacks stand close by: then the place is not the whole."""
    here = {_root(m[0]) for m in _WORD.finditer(en[slice(*span)])}
    fresh = {_root(m[0]) for m in _WORD.finditer(new) if not _passing(m[0].lower())} - here
    near = [_root(m[0]) for m in _WORD.finditer(_clause_before(en, span[0]))][-NEAR:]
    near += [_root(m[0]) for m in _WORD.finditer(_clause_after(en, span[1]))][:NEAR]
    return any(word in fresh for word in near)


def with_article(en: str, span: Span, new: str) -> tuple[Span, str]:
    """Return the edit with the article before the place as ``new`` needs it.

    A second article or a determiner's rival goes; "a" before a plural goes, unless the verb behind the place
    wants one subject; "a" and "an" follow the sound.
    """
    word = before(en, span[0])
    article = re.match(r"(?:the|an?)\s+", new, re.I)
    if word.lower() in words("determiner") and article:
        new = new[article.end() :]
    if word.lower() not in {"a", "an"}:
        return span, new
    start = en.rindex(word, 0, span[0])
    if any(after(en, span[1]) in pair.split("/") for pair in words("agree")):
        new = singular(new)  # one subject in a series, "a member or an official has": it stays one
    if plural(new):
        return (start, span[1]), new
    right = "an" if _VOWEL.match(new.lstrip("“\"'")) else "a"
    if word.lower() == right:
        return span, new
    return (start, span[1]), f"{right.capitalize() if word[0].isupper() else right} {new}"


def agreeing(en: str, span: Span, old: str, new: str) -> tuple[Span, str]:
    """Return the edit with the verb behind the place in the number of ``new`` where ``old`` has another."""
    if plural(old) == plural(new):
        return span, new
    word = after(en, span[1])
    for pair in words("agree"):
        singular, many = pair.split("/")
        if word in (singular, many):
            right = many if plural(new) else singular
            at = en.index(word, span[1])
            return (span[0], at + len(word)), new + en[span[1] : at] + right
    return span, new


def _clause_before(en: str, at: int) -> str:
    """Return the text before a place, as far as no sign but a blank, hyphen or apostrophe stands in it."""
    match = re.search(r"[\w'’ -]*$", en[max(0, at - 120) : at])
    return match[0] if match else ""


def _clause_after(en: str, at: int) -> str:
    match = re.match(r"[\w'’ -]*", en[at : at + 120])
    return match[0] if match else ""


def _root(word: str) -> str:
    return root(stem(word))


def _passing(word: str) -> bool:
    """Say whether a word near a name says nothing of it: the next body in a list is a ministry or a bureau, too."""
    return stem(word) in word_list("function") or word in words("body") | words("level") or _small(word)


def _small(word: str) -> bool:
    return word in word_list("article") or word in {"of", "the", "for", "in", "on", "and", "to"}


def _run(found: list[re.Match[str]], wanted: set[str], least: int) -> re.Match[str] | None:
    """Return the last wanted word of a run of wanted and small words at the beginning of ``found``.

    None where the run has less than ``least`` wanted words.
    """
    last, count = None, 0
    for match in found:
        if _small(match[0].lower()):
            continue
        if stem(match[0]) not in wanted:
            break
        last, count = match, count + 1
    return last if count >= least else None
