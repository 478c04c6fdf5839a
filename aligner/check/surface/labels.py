"""Labels of enumerations and dialogues: 一是, （一）, 一、 and 问： that were lost or came out as another word."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from aligner.check.context import Context
from aligner.check.tables import table
from aligner.types import Finding
from aligner.words import patterns as re
from aligner.words.fold import fold

_DIGITS = "一二三四五六七八九十"
_COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_POINTED = re.compile("[一二三四五六七八九十][是要]")
_POINT = re.compile(r"(?:^|(?<=[：；。，、:;,\s]))([一二三四五六七八九十])(?:是|要(?=[^求]))")
_BRACKET = re.compile(r"\s*[(（]([一二三四五六七八九十])[)）]")
_NUMBERED = re.compile(r"\s*(\((\d{1,2})\))")
_HEADING = re.compile(r"\s*([一二三四五六七八九十])、(?=[^。；，,;]{2,30}$)")
_IS = re.compile(rf"\b({'|'.join(_COUNTED)}) is\b(?: to\b)?,?", re.I)
_PAIRED = re.compile(r"\bone is\b.{0,300}\b(?:another|the other)(?: one)? is\b", re.I | re.S)
_ASKED = re.compile(r"\s*(ask(?:ed)?|question|answer(?:ed)?|repl(?:y|ied)|a|q) ?[:：](?=\s)")
_ORDINAL = re.compile(
    r"\s*(?:The )?(First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth)(?:ly)?,? (the )?(\w)"
)
_KEPT = re.compile(r"\b(?:First|Second|Third|Fourth)(?:ly)?,|\b(?:[Tt]he first|one|second|third|two) is\b")
_FIRST_WORD = re.compile(r"\s*([\w'’-]+)")
NEAR = 10
"""So many pairs before and behind are looked at to see whether the translation keeps labels."""


@cache
def label_words() -> dict[int, tuple[str, str, re.Pattern[str]]]:
    """Return for each number its ordinal, its roman numeral and what counts as its label."""
    rows = table("label_words.tsv")
    return {int(n): (ordinal, roman, re.compile(rf"\b(?:{words})\b")) for n, ordinal, roman, words in rows}


def find_labels(context: Context) -> Iterator[Finding]:
    """Yield findings for labels of the Chinese that the English lost or spoilt; all are minor."""
    zh, en = fold(context.pair.zh), context.pair.en
    yield from _dialogue(zh, en)
    yield from _brackets(zh, en)
    yield from _headings(zh, en)
    if _POINTED.search(zh):
        yield from _points(context, zh, en)


def _dialogue(zh: str, en: str) -> Iterator[Finding]:
    source = re.match(r"\s*(?:\[[^\]]{0,40}\])?(?:记者)?([问答])\s*[:：]", zh)
    match = _ASKED.match(en)
    if source and match:
        right = "Q:" if source[1] == "问" else "A:"
        span = (match.start(1), match.end())
        yield _label(
            "turn",
            f"{source[1]}： opens a turn of the dialogue: write “{right}”.",
            source.span(1),
            span,
            right,
            en,
            0.9,
        )


def _brackets(zh: str, en: str) -> Iterator[Finding]:
    match, word, written = _BRACKET.match(zh), _FIRST_WORD.match(en), _NUMBERED.match(en)
    if match and written and int(written[2]) != _DIGITS.index(match[1]) + 1:
        right = f"({_DIGITS.index(match[1]) + 1})"
        message = f"{match[0].strip()} numbers the item: write “{right}”, not “{written[1]}”."
        yield _label("item_number", message, match.span(), written.span(1), right, en, 0.8)
    if match and word and not re.match(r"\s*[\d(（ivxIVX#A-Ea-e]+[).）:：、．]|\s*[(（]|\s*(?:First|Second|Third)", en):
        number = _DIGITS.index(match[1]) + 1
        if label_words()[number][2].match(word[1].lower()):
            return
        text = match[0].strip()
        message = f"The number {text} of the item is lost."
        yield _label("item_lost", message, match.span(), word.span(1), f"({number}) {word[1]}", en, 0.7)


def _headings(zh: str, en: str) -> Iterator[Finding]:
    match, wrong = _HEADING.match(zh), _ORDINAL.match(en)
    if match and wrong and len(en) < 120:
        right = f"{label_words()[_DIGITS.index(match[1]) + 1][1]}. {wrong[3].upper()}"
        message = f"{match[1]}、 numbers a heading: write “{right[:-2]}”, not “{wrong[1]}”."
        yield _label(
            "heading", message, match.span(), (wrong.end() - len(wrong[0].lstrip()), wrong.end()), right, en, 0.6
        )


def _points(context: Context, zh: str, en: str) -> Iterator[Finding]:
    """Yield findings for 一是, 二是 …: "one is" for "first", and labels that alone are lost among others."""
    points = [(_DIGITS.index(m[1]) + 1, m.span()) for m in _POINT.finditer(zh)]
    low, first = en.lower(), dict(reversed(points))
    for match in [] if _PAIRED.search(en) else _IS.finditer(en):
        number = _COUNTED.index(match[1].lower()) + 1
        at = first.get(number)
        if at:
            ordinal = label_words()[number][0]
            right = (ordinal if match[1][0].isupper() else ordinal.lower()) + ","
            message = f"{zh[slice(*at)]} numbers an item: write “{right}”, not “{match[0]}”."
            yield _label("ordinal", message, at, match.span(), right, en, 0.75)
    have = {n for n, _ in points if _has(n, low)}
    for number, span in points:
        if number in have:
            continue
        alone = len(points) == 1
        opens = alone and span[0] == len(zh) - len(zh.lstrip())
        if not (opens and _document_labels(context)) and not (len(have) >= 1 and len(have) == len(points) - 1):
            continue
        ordinal = label_words()[number][0]
        word = _FIRST_WORD.match(en)
        if opens and word:
            rest = word[1] if word[1][1:] != word[1][1:].lower() else word[1][0].lower() + word[1][1:]
            yield _label(
                "label_lost",
                f"The label {zh[slice(*span)]} is lost.",
                span,
                word.span(1),
                f"{ordinal}, {rest}",
                en,
                0.65,
            )
        else:
            yield _label(
                "label_lost", f"The label {zh[slice(*span)]} is lost.", span, None, f"{ordinal.lower()},", en, 0.65
            )


def _has(number: int, low: str) -> bool:
    """Tell whether the English (lower case) has a label of that number in whatever form."""
    return bool(label_words()[number][2].search(low) or re.search(rf"(?:^|[\s(]){number}[).]", low))


def _document_labels(context: Context) -> bool:
    """Tell whether the translation keeps such labels elsewhere: then a lost one was not left out on purpose."""
    at = context.index
    near = [*context.pairs[max(0, at - NEAR) : at], *context.pairs[at + 1 : at + 1 + NEAR]]
    return any(_KEPT.search(pair.en) for pair in near)


def _label(
    kind: str,
    message: str,
    zh_span: tuple[int, int],
    en_span: tuple[int, int] | None,
    right: str,
    en: str,
    confidence: float,
) -> Finding:
    evidence = f"the English has “{en[slice(*en_span)]}”" if en_span else "the labels around it are there"
    return Finding("surface", "minor", message, evidence, right, confidence, zh_span, en_span, rule=f"surface.{kind}")
