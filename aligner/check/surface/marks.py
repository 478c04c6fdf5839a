"""Slips in signs and words: space before a comma, doubled signs and words, glued words, lone quotes and brackets."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from operator import eq

from aligner.check.context import Context
from aligner.check.tables import table
from aligner.segment.glue import find_glued
from aligner.types import Finding
from aligner.words import patterns as re
from aligner.words.pinyin import readings

MANY = 3
"""So many slips of one kind in a sentence are reported once: the text was tokenised, not mistyped."""
_REPEAT = re.compile(r"(?<![\w'’-])((\w+)(?: \w+){0,4}?)(?:\s+\1)+(?![\w'’-])(?!,? \2\b,| least\b| most\b)", re.I)
_LONGEST_REPEAT = 5
_WORD = re.compile(r"\w+")
_ODD = re.compile("[İΣ]")  # letters whose small ones depend on where they stand
_SIGNS = (("(", ")", "（", "）"), ("[", "]", "［〔[", "］〕]"), ("“", "”", "“「", "”」"))
_TWICE = re.compile(r"([^\W\d]{1,4})\W?\1")
_LIST_MARK = re.compile(r"(?:^|(?<=[\s;,:]))(?:\d{1,2}|[a-zA-Z]|[ivx]+)\)")
_JOINED = re.compile(r"\b(?:and|or|of|to|by|with)$|\band\b|\bor\b")
_GAP = re.compile(r"\S+$")


def find_marks(context: Context) -> Iterator[Finding]:
    """Yield findings for slips that the English shows on its own; all are minor."""
    en = context.pair.en
    yield from _slips(en)
    yield from _repeats(en, context.pair.zh)
    yield from _glued(en)
    yield from _unbalanced(context.pair.zh, en)


@cache
def _rules() -> tuple[tuple[str, re.Pattern[str], str, str], ...]:
    return tuple((name, re.compile(p), replacement, message) for name, p, replacement, message in table("marks.tsv"))


def _slips(en: str) -> Iterator[Finding]:
    seen: set[str] = set()
    for name, pattern, replacement, message in _rules():
        matches = list(pattern.finditer(en))
        if not matches or (name in seen and len(matches) > MANY):
            continue
        seen.add(name)
        if len(matches) > MANY:
            message = f"{message[:-1]}, {len(matches)} times in this sentence."
            matches = matches[:1]
        for match in matches:
            yield _minor(name, message, en, match.span(), match.expand(replacement), 0.9)


def _repeats(en: str, zh: str) -> Iterator[Finding]:
    """Yield a finding for each word or phrase that stands twice, unless the Chinese doubles something as well."""
    for match in _REPEAT.finditer(en) if _may_repeat(en) else ():
        once = match[1]
        if once.lower() in _doubled() or not any(c.isalnum() for c in once) or (len(once) == 1 and once != "a"):
            continue
        if not (once.islower() or _TWICE.search(zh) is None) or once.isdigit():
            continue
        if once[0].isupper() and readings(once):
            continue  # Li Li is a person
        if " " in once and _JOINED.search(once):
            continue
        yield _minor("repeat", f"“{once}” stands twice.", en, match.span(), once, 0.9)


def _may_repeat(en: str) -> bool:
    """Say whether up to five words come twice in a row, whatever parts them: the pattern takes ten times as long."""
    words = _WORD.findall(en.lower())
    for size in range(1, _LONGEST_REPEAT + 1):
        again = list(map(eq, words, words[size:]))
        if any(again) and (size == 1 or any(all(again[k : k + size]) for k in range(len(again) - size + 1))):
            return True
    return _ODD.search(en) is not None


@cache
def _doubled() -> frozenset[str]:
    return frozenset(row[0] for row in table("repeats.tsv"))


def _glued(en: str) -> Iterator[Finding]:
    for at in find_glued(en)[0]:
        left = _GAP.search(en, max(0, at - 60), at)
        right = re.match(r"\w+", en[at:])
        if left is None or right is None:
            continue
        word = re.split(r"[^\w'’-]", left[0])[-1]
        span = (at - len(word), at + right.end())
        message = f"“{en[slice(*span)]}” is two words without a space."
        yield _minor("glued", message, en, span, f"{word} {right[0]}", 0.85)


def _unbalanced(zh: str, en: str) -> Iterator[Finding]:
    """Yield a finding for an opening sign without its closing one (or the reverse) where the Chinese has both."""
    for left, right, zh_left, zh_right in _SIGNS:
        plain = en if left != "(" or en.count("(") == en.count(")") else _LIST_MARK.sub(lambda m: "_" * len(m[0]), en)
        if plain.count(left) == plain.count(right) or en.count(left) == en.count(right):
            continue
        counts = plain.count(left), plain.count(right)
        source = sum(map(zh.count, zh_left)), sum(map(zh.count, zh_right))
        if left == "“" and '"' in en:
            if (sum(counts) + plain.count('"')) % 2 == 0:
                continue  # a straight sign may close what a curly one opened
            counts = counts[0] + plain.count('"'), counts[1]
        if left == "“" and not plain.count("“") and not plain.count("”"):
            continue
        if counts[0] == counts[1] or source[0] != source[1] or not source[0]:
            continue
        sign = left if counts[0] > counts[1] else right
        at = plain.rfind(sign) if sign == left else plain.find(sign)
        if at < 0:
            continue
        evidence = f"{left} {counts[0]} times and {right} {counts[1]} times in the English; balanced in the Chinese"
        yield Finding(
            "surface",
            "minor",
            f"The sign {sign} has no partner.",
            evidence,
            "",
            0.7,
            None,
            (at, at + 1),
            rule="surface.lone_sign",
        )
    if en.count('"') % 2 and "“" not in en and "”" not in en and not re.search(r'\d"', en):
        source = sum(map(zh.count, "“「『")), sum(map(zh.count, "”」』"))
        if source[0] == source[1] and source[0]:
            at = en.rfind('"')
            evidence = f'" stands {en.count(chr(34))} times in the English; balanced in the Chinese'
            yield Finding(
                "surface",
                "minor",
                'The sign " has no partner.',
                evidence,
                "",
                0.7,
                None,
                (at, at + 1),
                rule="surface.lone_sign",
            )


def _minor(kind: str, message: str, en: str, span: tuple[int, int], suggestion: str, confidence: float) -> Finding:
    evidence = en[max(0, span[0] - 20) : span[1] + 20].strip()
    rule = f"surface.{kind.replace('-', '_')}"
    return Finding("surface", "minor", message, f"… {evidence} …", suggestion, confidence, None, span, rule=rule)
