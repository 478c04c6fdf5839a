"""Fits a suggested rendering into its place: article, plural and capital as the words that it replaces."""

from __future__ import annotations

from aligner.words import patterns as re

_ARTICLE = re.compile(r"(?:the|an?)\s+", re.I)
_HEAD = re.compile(r"(?:^|\n)\s*Article \S+ $")
_PREPOSITION = re.compile(
    r" (?:of|in|for|to|on|by|with|from|at|into|against|between) "
)  # the noun is not the last word
_SMALL = frozenset(["of", "to", "the", "a", "an", "and", "or", "in", "for", "on", "with", "by", "from", "at", "as"])
UNCOUNTED = (
    r"(?:children|people|personnel|commerce|housing|equipment|information|infrastructure|research|advice|progress"
    r"|training|care|knowledge|evidence|staff)"
)
"""Words to which no plural ending is put."""
_UNCOUNTED = re.compile(f"{UNCOUNTED}$")
_NO_NOUN = re.compile(r"\b(?:is|are|be|that|not)\b|(?<!e)ed$|(?<!build)(?<!meet)(?<!find)ing$")


def fitted(text: str, span: tuple[int, int], target: str) -> str:
    """Return ``target`` as it should stand in place of ``text[slice(*span)]``.

    An article before or in the replaced words is not doubled, a plural stays plural where the target is one lower-case
    noun phrase, and a sentence that began with a capital still does.
    """
    old = text[span[0] : span[1]]
    before = text[: span[0]]
    bare = _ARTICLE.sub("", target, count=1) if _ARTICLE.match(target) else target
    article = _ARTICLE.match(old)
    new = bare if re.search(r"\b(?:the|an?)\s+[“‘\"']*$", before, re.I) else target
    new = article[0] + bare if article else new
    if _plural(old) and not _plural(new) and new.islower() and _is_noun(new) and not _UNCOUNTED.search(new):
        new += "es" if new.endswith(("s", "x", "ch", "sh")) else "s"
        new = re.sub(r"(?<=[^aeiou])ys$", "ies", new)
    if " " in old and new.islower() and all(word[:1].isupper() for word in old.split()) and _in_title(text, span):
        # "Data Safety" of the name of a law
        new = " ".join(word if word in _SMALL else word[:1].upper() + word[1:] for word in new.split(" "))
    if old[:1].isupper() and (not before.strip() or before.rstrip()[-1:] in ".!?:" or _HEAD.search(before)):
        new = new[:1].upper() + new[1:]
    return new


def _in_title(text: str, span: tuple[int, int]) -> bool:
    """Say whether a place is a title or in one: the whole text, in quotation marks, or beside a word with a capital."""
    ahead, behind = text[: span[0]].rstrip(), text[span[1] :].lstrip()
    if not ahead or ahead[-1] in '“"《‘' or behind[:1] in '”"》’':
        return True
    last = re.search(r"([\w'’-]+)(?:\s+(?:of|the|on|for|and|in))*$", ahead)
    return behind[:1].isupper() or bool(
        last and last[1][0].isupper() and "." not in ahead[last.start() - 2 : last.start()]
    )


def with_quotes(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Return the span widened by a quotation mark next to it, if the span holds only the other one of the pair."""
    start, end = span
    for left, right in ("“”", "「」", "『』", '""'):
        inside = text[start:end]
        odd = inside.count(left) % 2 if left == right else inside.count(right) - inside.count(left)
        if odd > 0 and text[start - 1 : start] == left:
            start -= 1
        elif odd and text[end : end + 1] == right:
            end += 1
    return start, end


def _is_noun(phrase: str) -> bool:
    """Say whether a phrase can be a plural by its last word: no clause, and no participle at the end."""
    return not _PREPOSITION.search(phrase) and not _NO_NOUN.search(phrase)


def _plural(words: str) -> bool:
    return words.endswith("s") and not words.endswith(("ss", "us", "is", "ics"))
