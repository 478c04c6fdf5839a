"""Terms that a person's edits teach: "pension services" changed to "elderly care services" beside 养老服务."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from aligner.check.support.words import Support, support
from aligner.correct.diff import word_diff
from aligner.lexicon import english_tokens
from aligner.review.line import Line
from aligner.spans import Span, overlap
from aligner.terms import Term, Termbase
from aligner.words.fold import fold

_LONGEST_ZH, _LONGEST_EN = 12, 7  # characters of a term, words of its English
_SHORT = 2  # characters of a word that is a term only with the word beside it, or where it was edited twice
_ROUNDS = 4  # in which a change grows to whole words
_MARK = re.compile(r"[^\u3400-\u9fffA-Za-z0-9“”·]")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_NO_TERM = re.compile(r"[\d.;:!?()]")
_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Example:
    """One edit: the row (from 1, of its run), and the English before and after it."""

    row: int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """A Chinese term with the English that a person gave it, most frequent first, and what it replaced."""

    zh: str
    en: tuple[str, ...]
    wrong: tuple[str, ...]
    examples: tuple[Example, ...] = ()

    def as_term(self) -> Term:
        """Return the lesson as an entry of a termbase, its edits as a note."""
        rows = ", ".join(str(row) for row in sorted({example.row for example in self.examples})[:5])
        times = len(self.examples)
        note = f"from {times} edit{'s' if times > 1 else ''} in row{'s' if ',' in rows else ''} {rows}"
        return Term(self.zh, self.en, avoid=self.wrong, note=note, provenance="edits, unchecked")


def lessons(runs: Iterable[Iterable[Line]], termbase: Termbase) -> list[Lesson]:
    """Return what the English that people wrote teaches, the most frequent first.

    Each change of words in a row that a person wrote is traced to the Chinese that both its sides render. Changes that
    cannot be traced to one stretch of Chinese, changes of figures, of case, of small words or of more than seven words
    teach nothing, nor does what the termbase says already. A lesson is a proposal: it has to be read.

    Args:
        runs: the rows of each run, as they stand now (``review.desk.table.lines``).
        termbase: the terms that are known.
    """
    found: dict[str, list[tuple[str, Example]]] = defaultdict(list)
    for number, line in chain.from_iterable(enumerate(lines, 1) for lines in runs):
        if line.own and line.zh.strip() and line.english.machine.strip():
            for zh, old, new in _taught(line, termbase):
                found[zh].append((new, Example(number, old, new)))
    kept = {zh: said for zh, said in found.items() if len(zh) > _SHORT or len(said) > 1}
    return sorted((_lesson(zh, said) for zh, said in kept.items()), key=lambda one: (-len(one.examples), one.zh))


def _lesson(zh: str, said: list[tuple[str, Example]]) -> Lesson:
    counts = Counter(new for new, _ in said)
    english = tuple(new for new, _ in counts.most_common())
    wrong = tuple(dict.fromkeys(example.old for _, example in said if example.old not in english))
    return Lesson(zh, english, wrong, tuple(example for _, example in said))


def _taught(line: Line, termbase: Termbase) -> Iterator[tuple[str, str, str]]:
    """Yield (Chinese, English before, English after) for each change of a row that can be traced to a term."""
    sides = [_Side(text, support(line.zh, text, termbase)) for text in (line.english.machine, line.en)]
    told: set[Span] = set()
    for change in _changes(sides[0].text, sides[1].text):
        traced = _traced(line.zh, sides, list(change))
        if traced is None or traced[0] in told:
            continue
        told.add(traced[0])
        zh = fold(line.zh[slice(*traced[0])]).strip("“”")
        wrong, right = (_plain(side.text[slice(*span)]) for side, span in zip(sides, traced[1], strict=True))
        known = termbase.by_form.get(zh)
        if len(zh) > 1 and wrong.lower() != right.lower() and not (known and right in known.targets):
            yield zh, wrong, right


@dataclass(frozen=True, slots=True)
class _Side:
    """An English text of a row, and which of its words render which Chinese ones."""

    text: str
    words: Support

    def chinese(self, span: Span) -> Iterator[Span]:
        """Yield the Chinese words that the English at a span renders."""
        for word in self.words.zh_tokens:
            if word.partner and word.state != "shared" and overlap(word.partner, span):
                yield word.start, word.end

    def english(self, zh: Span) -> Iterator[Span]:
        """Yield the English of the Chinese words inside a span."""
        for word in self.words.zh_tokens:
            if zh[0] <= word.start and word.end <= zh[1] and word.partner and word.state in {"own", "weak"}:
                yield word.partner


def _traced(zh: str, sides: list[_Side], spans: list[Span]) -> tuple[Span, list[Span]] | None:
    """Return the stretch of Chinese that a change is about and its English on both sides, None where there is none.

    The Chinese grows to all that the changed words render, the English to all that renders this Chinese, until neither
    grows any more: "base for specialty processes" for "specialty process base" is one change of 特色工艺基地.
    """
    source = (0, 0)
    for _ in range(_ROUNDS):
        words = [w for side, span in zip(sides, spans, strict=True) for w in side.chinese(span)]
        if not words:
            return None
        source = min(w[0] for w in words), max(w[1] for w in words)
        wider = [_hull([span, *side.english(source)]) for side, span in zip(sides, spans, strict=True)]
        wider = [_trimmed(side.text, span) for side, span in zip(sides, wider, strict=True)]
        if source[1] - source[0] > _LONGEST_ZH or _MARK.search(zh, *source):
            return None
        if wider == spans:
            break
        spans = wider
    if not all(_tells(side.text, span) for side, span in zip(sides, spans, strict=True)):
        return None
    return _with_neighbour(zh, sides, source, spans) if source[1] - source[0] <= _SHORT else (source, spans)


def _with_neighbour(zh: str, sides: list[_Side], source: Span, spans: list[Span]) -> tuple[Span, list[Span]]:
    """Return a short word with the word before or behind it, if their English stands side by side in both texts."""
    for word in sides[1].words.zh_tokens:
        if word.end != source[0] and word.start != source[1]:
            continue
        places = [list(side.english((word.start, word.end))) for side in sides]
        if not all(places) or _MARK.search(zh, word.start, word.end):
            continue
        wide = [_hull([span, *place]) for span, place in zip(spans, places, strict=True)]
        beside = (
            side.text[place[0][1] : span[0]] == " " or side.text[span[1] : place[0][0]] == " "
            for side, span, place in zip(sides, spans, places, strict=True)
        )
        if all(beside):
            return _hull([source, (word.start, word.end)]), wide
    return source, spans


def _hull(spans: list[Span]) -> Span:
    return min(start for start, _ in spans), max(end for _, end in spans)


def _changes(old: str, new: str) -> Iterator[tuple[Span, Span]]:
    """Yield where words of the old text were replaced, and where what replaced them stands in the new one."""
    at = [0, 0]
    gone: Span | None = None
    for piece in word_diff(old, new):
        size = len(piece.text)
        if piece.kind == "delete":
            gone = at[0], at[0] + size
            at[0] += size
        elif piece.kind == "insert":
            if gone:
                yield _trimmed(old, gone), _trimmed(new, (at[1], at[1] + size))
            gone = None
            at[1] += size
        else:
            gone = None
            at = [at[0] + size, at[1] + size]


def _trimmed(text: str, span: Span) -> Span:
    """Return a span from its first content word to its last."""
    words = [(t.start + span[0], t.end + span[0]) for t in english_tokens(text[slice(*span)])]
    return (words[0][0], words[-1][1]) if words else (span[0], span[0])


def _tells(text: str, span: Span) -> bool:
    """Say whether a change has content words, not too many, and no figure."""
    part = text[slice(*span)]
    return bool(english_tokens(part)) and len(_WORD.findall(part)) <= _LONGEST_EN and not _NO_TERM.search(part)


def _plain(text: str) -> str:
    """Return a rendering as a termbase has it: without an article, small where only its first word has a capital."""
    bare = _ARTICLE.sub("", text.strip())
    rest = bare[1:]
    return bare[:1].lower() + rest if bare[:1].isupper() and rest.islower() else bare
