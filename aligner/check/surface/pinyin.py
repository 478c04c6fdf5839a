"""Pinyin left in the English (``Suanli Quan``, ``neijuan``, ``Shi policy``), shown by the Chinese that it spells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from aligner.check.context import Context
from aligner.types import Finding
from aligner.words import patterns as re
from aligner.words.fold import fold
from aligner.words.pinyin import known, readings, syllables, words

_TOKEN = re.compile(r"(?<![\w'’.@/-])[A-Za-z][a-z]+(?:['’][a-z]+)?(?![\w@/])")
_NAMES = frozenset({"institution", "place", "person", "company", "university", "agency", "name"})
_PLACE = re.compile(r"[省市县區区镇鎮乡鄉村州盟旗山江河湖海岛島路街港湾灣]")
_NUMBERED = re.compile(r"[\[(〔【]\d{4}")  # behind the letters of a document's number: 国发〔2023〕12号


def find_pinyin(context: Context) -> Iterator[Finding]:
    """Yield a finding for each run of English words that spells a Chinese word which is no name."""
    zh, en = fold(context.pair.zh), context.pair.en
    have = frozenset(zh)
    for run in _runs(en):
        for part in _parts(run):
            start, end = part[0].start(), part[-1].end()
            found = _spelled(zh, have, [readings(m[0]) for m in part])
            at = next((span for span in found if _is_word(context, zh, span, part)), None)
            if at is None:
                continue
            text, source = en[start:end], context.pair.zh[slice(*at)]
            yield Finding(
                "surface",
                "major",
                f"“{text}” is the pinyin of {source}, left untranslated.",
                f"{source} reads {text.lower()}; it is a word, not a name",
                _english(context, zh, at),
                0.85 if len(source) > 1 else 0.6,
                at,
                (start, end),
                rule="surface.pinyin",
            )
            break


def _runs(en: str) -> Iterator[list[re.Match[str]]]:
    """Yield the runs of neighbouring words that can be read as pinyin, all capitalised or a single one that is not."""
    run: list[re.Match[str]] = []
    for match in _TOKEN.finditer(en):
        kind = _kind(match[0])
        if kind == "single":
            yield [match]
        if kind != "name":
            continue
        if run and en[run[-1].end() : match.start()] != " ":
            yield run
            run = []
        run.append(match)
    if run:
        yield run


@lru_cache(maxsize=16384)
def _kind(word: str) -> str:
    """Say what a word is that can be read as pinyin: "name" with a capital, "single" without, "" if it is none."""
    low = word.lower()
    if not readings(word) or low in known("loan"):
        return ""
    if word[0].isupper():
        return "name"
    return "single" if low not in known("word") and len(low) >= 5 and len(readings(low)[0]) > 1 else ""


def _parts(run: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Yield the whole run, then what is left without its first or last word (``The Suanli Quan``)."""
    yield run
    if len(run) > 2:
        yield run[1:]
        yield run[:-1]


def _spelled(zh: str, have: frozenset[str], tokens: Iterable[tuple[tuple[str, ...], ...]]) -> Iterator[tuple[int, int]]:
    """Yield the spans of the Chinese, of the characters ``have``, that can be read as the tokens, one after another."""
    ways: list[tuple[str, ...]] = [()]
    for token in tokens:
        ways = [(*way, *more) for way in ways for more in token][:16]
    for way in ways:
        if any(have.isdisjoint(syllables()[syllable]) for syllable in way):
            continue
        first = syllables()[way[0]]
        for at in range(len(zh) - len(way) + 1):
            if zh[at] in first and all(zh[at + k] in syllables()[s] for k, s in enumerate(way[1:], start=1)):
                yield at, at + len(way)


def _is_word(context: Context, zh: str, span: tuple[int, int], part: list[re.Match[str]]) -> bool:
    """Tell whether the Chinese at ``span`` is a word and no name, by the termbase and the list of words."""
    start, end = span
    text = " ".join(m[0] for m in part)
    lower = text[0].islower()
    if _NUMBERED.match(zh, end) or _PLACE.match(zh, end) or (end - start > 1 and _PLACE.match(zh[end - 1])):
        return False
    covering = [m for m in context.terms() if m.start < end and start < m.end]
    if any(_names(name, part[0][0]) for m in covering for name in m.term.targets):
        return False
    elsewhere = (t for m in context.terms() if m not in covering for t in m.term.targets)
    if not lower and any(_names(name, text) for name in elsewhere):
        return False  # "Shanxi" beside 陕西 is 山西
    if len(part) == 1 and not lower and end - start == 1:
        return _lone(context, zh, part[0], start)
    if lower or any(m.term.category not in _NAMES for m in covering if m.start <= start and end <= m.end):
        return True
    if any(_listed(zh, span, word) for word in words() if word in zh):
        return True
    quoted = len(part) > 1 and re.match(r"[“”\"「」『』]", zh[max(0, start - 1) : start] or "。") is not None
    return quoted and end - start > 3


def _names(name: str, text: str) -> bool:
    """Tell whether words stand in a name, not just inside longer words of it."""
    at = name.find(text)
    while at >= 0:
        beside = name[at - 1 : at], name[at + len(text) : at + len(text) + 1]
        if not any(char.isalnum() or char == "_" for char in beside):
            return True
        at = name.find(text, at + 1)
    return False


def _listed(zh: str, span: tuple[int, int], word: str) -> bool:
    """Tell whether ``word`` stands in the Chinese so that it holds the span or at least two characters of it."""
    at = zh.find(word, max(0, span[0] - len(word) + 1), span[1] + len(word) - 1)
    inside = min(at + len(word), span[1]) - max(at, span[0])
    return at >= 0 and inside >= min(2, span[1] - span[0])


def _lone(context: Context, zh: str, match: re.Match[str], at: int) -> bool:
    """Tell whether a single capitalised syllable stands for the head of a listed word, at ``at``, and for no name."""
    low, en = match[0].lower(), context.pair.en
    follows = re.match(r" ([a-z]+)", en[match.end() :])
    if low in known("word") or len(low) < 2 or not follows or follows[1] in {"said", "says", "and", "was", "is", "has"}:
        return False
    before = re.search(r"([A-Z][\w.]*) $", en[: match.start()])
    names = "".join(known("surname"))
    places = [k for k, char in enumerate(zh) if char in names and char in syllables().get(low, "")]
    listed = [word for word in words() if len(word) < 5 and word in zh and word[0] in syllables().get(low, "")]
    head = any(zh.startswith(word, at) for word in listed)
    return before is None and head and all(any(zh.startswith(w, k) for w in listed) for k in places)


def _english(context: Context, zh: str, span: tuple[int, int]) -> str:
    """Return the usual English of the Chinese at ``span`` where it is a term or a listed word, else nothing."""
    text = zh[slice(*span)]
    if text in words():
        return words()[text]
    exact = [m.term.target for m in context.terms() if (m.start, m.end) == span]
    return exact[0] if exact else ""
