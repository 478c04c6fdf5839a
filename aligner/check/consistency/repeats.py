"""Terms that a context repeats, how most of its pairs render them, and the pairs that render them otherwise."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from itertools import chain, pairwise
from sys import intern

from aligner.check.context import Context
from aligner.check.memo import memo_of
from aligner.check.rendering.find import windows
from aligner.lexicon import load_lexicon
from aligner.words import patterns as re
from aligner.words.english import English, Word, is_content, words
from aligner.words.fold import fold

_OFTEN = 4  # pairs with the term
_MOST = 0.6  # of them with the rendering that counts as the usual one
_ONLY = 1.5  # pairs with that rendering, for each pair that has the term too
_SHORTEST = 4  # characters of a term
_TERM = re.compile(r"[\u3400-\u9fff]+")

Bigram = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Deviation:
    """A pair in which a repeated term has another rendering than in most pairs that have the term."""

    pair: int
    zh: tuple[int, int]
    en: tuple[int, int]
    usual: str
    count: int
    total: int


class Repeats:
    """The repeated terms of a context and their deviations, by pair.

    A term is two neighbouring Chinese words, or one, of at least four characters together, in at least four pairs. Its
    usual rendering is the pair of English words that most of these pairs have and few others. A deviation shares one of
    the two words in its place, in a sentence without the other one, and stands nowhere else in the context:
    "veterans equipment" where 退役设备 is "retired equipment" elsewhere.
    """

    def __init__(self, context: Context) -> None:
        self.pairs = context.pairs
        self.deviations: dict[int, list[Deviation]] = defaultdict(list)
        often = [(form, places) for form, places in _terms(context).items() if len(places) >= _OFTEN]
        if not often:
            return
        kept = memo_of(context.termbase, "bigrams", _room(context))
        self._bigrams = [kept.get(pair.en, partial(_bigrams, pair.en)) for pair in context.pairs]
        self._spread = Counter(chain.from_iterable(self._bigrams))
        for form, places in often:
            self._judge(form, places)

    def _judge(self, form: str, places: dict[int, tuple[int, int]]) -> None:
        counts = Counter(chain.from_iterable(self._bigrams[i] for i in places))
        most = max(counts.values(), default=0)
        if most < max(_OFTEN - 1, _MOST * len(places)):
            return
        usual = max((b for b, n in counts.items() if n == most), key=lambda b: (-self._spread[b], b))
        if self._spread[usual] > _ONLY * counts[usual]:
            return
        text = self._text(usual, places)
        for i in places.keys() - {i for i in places if usual in self._bigrams[i]}:
            english = English(self.pairs[i].en)
            if windows(english, text) or text.lower() in self.pairs[i].en.lower():  # glued words too
                continue
            if _has_like(fold(self.pairs[i].zh), form):  # 原生垃圾 beside 厨余垃圾 may be what "untreated waste" is
                continue
            roots = english.roots
            others = [
                spans[0]
                for bigram, spans in self._bigrams[i].items()
                if self._spread[bigram] == 1
                and not any(root.isdigit() for root in bigram)
                and (bigram[0] == usual[0]) != (bigram[1] == usual[1])
                and (usual[0] if bigram[1] == usual[1] else usual[1]) not in roots
            ]
            if len(others) == 1:
                self.deviations[i].append(
                    Deviation(i, places[i], others[0], text, counts[usual], len(places)),
                )

    def _text(self, bigram: Bigram, places: Iterable[int]) -> str:
        """Return the most frequent spelling of a pair of words."""
        spellings = Counter(
            self.pairs[i].en[start:end] for i in places for start, end in self._bigrams[i].get(bigram, ())
        )
        return max(spellings, key=lambda text: (spellings[text], text))


def _has_like(zh: str, form: str) -> bool:
    """Say whether the Chinese has another word that begins or ends as a term does."""
    rest = zh.replace(form, "\n")
    return form[-2:] in rest or form[:2] in rest


def _bigrams(text: str) -> dict[Bigram, list[tuple[int, int]]]:
    """Return the pairs of content words that a blank or a hyphen parts, by their roots, and where they stand."""
    out: dict[Bigram, list[tuple[int, int]]] = {}
    left: Word | None = None
    for word in words(text):
        right = word if is_content(word) else None
        beside = left is not None and right is not None and right.start - left.end == 1 and text[left.end] in " -"
        if (
            left and right and beside and text[left.start - 1 : left.start] != "-"
        ):  # of "present-day China" no "day China"
            out.setdefault((left.root, right.root), []).append((left.start, right.end))
        left = right
    return out


def _room(context: Context) -> int:
    """Return the pairs of which twice as many find room in a memo: those of the document, an eighth for edited ones.

    An entry takes two kilobytes, so the usual twice the document would be too much.
    """
    return len(context.pairs) * 9 // 16


def _terms(context: Context) -> dict[str, dict[int, tuple[int, int]]]:
    """Return, for each candidate, the pairs that have it and where it stands first in them.

    Words are the termbase's terms and, between them, the words that the lexicon knows (loading jieba takes a second).
    """
    out: dict[str, dict[int, tuple[int, int]]] = defaultdict(dict)
    kept = memo_of(context.termbase, "candidates", _room(context))
    for i, pair in enumerate(context.pairs):
        if pair.en:
            for form, span in kept.get(pair.zh, partial(_candidates, context, i)):
                out[form].setdefault(i, span)
    return out


def _candidates(context: Context, i: int) -> list[tuple[str, tuple[int, int]]]:
    """Return the candidates of one pair, folded, and where they stand."""
    zh = context.pairs[i].zh
    known = [(match.start, match.end) for match in context.terms(i)]
    inside = {at for start, end in known for at in range(start, end)}
    cut = load_lexicon().cut(zh)
    found = sorted(known + [(w.start, w.end) for w in cut if w.start not in inside and w.end - 1 not in inside])
    spans = found + [(left[0], right[1]) for left, right in pairwise(found)]
    forms = [(intern(fold(zh[start:end])), (start, end)) for start, end in spans if end - start >= _SHORTEST]
    return [(form, span) for form, span in forms if _TERM.fullmatch(form)]
