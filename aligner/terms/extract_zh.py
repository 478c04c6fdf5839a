"""Chinese term candidates: runs of words that could name something, ranked by C-value.

C-value (Frantzi, Ananiadou and Mima 2000) is the frequency of a run of words, less the mean frequency of the longer
candidates that hold it, times the logarithm of its length: 综合利用 counts only where it stands for itself, not inside
of 综合利用项目. The logarithm is of the number of words plus one, so that single words are not all worth nothing
(Barrón-Cedeño, Sierra, Drouin and Ananiadou 2009).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from math import log2
from typing import Any

from aligner.terms.rules import table
from aligner.terms.termbase import Termbase
from aligner.terms.words import cut, tokenizer
from aligner.words import patterns as re
from aligner.words.fold import fold

MOST_WORDS, MOST_CHARACTERS = 6, 16
_WRITTEN = re.compile(r"[\u3400-\u9fffa-z0-9+#&.-]*[\u3400-\u9fff][\u3400-\u9fffa-z0-9+#&.-]*|[a-z0-9]*[a-z][a-z0-9]*")
# jieba's parts of speech (the ICTCLAS tags): what a term can be made of, and of which single characters.
_PARTS = ("n", "v", "a", "b", "j", "l", "i", "g", "z", "s", "eng")
_SINGLE = ("n", "ng", "k")
_NOT_SINGLE_WORD = 2  # characters: a common word of two is no term by itself

Words = tuple[str, ...]


@cache
def stops(kind: str) -> frozenset[str]:
    """Return the words of one kind in data/extract_stops.tsv."""
    return frozenset(word for k, words in table("extract_stops.tsv") if k == kind for word in words.split(" "))


class Cutter:
    """Cuts Chinese into words and knows what part of speech each can be; takes about a second to make."""

    def __init__(self, termbase: Termbase) -> None:
        self.known = termbase.by_form
        self._words = tokenizer(termbase)
        self._tags = _tags(self._words)

    def runs(self, text: str) -> Iterator[list[str]]:
        """Yield the longest runs of words of which every one could be a part of a term."""
        run: list[str] = []
        for word, _, _ in cut(fold(text), self._words):
            if self._fits(word):
                run.append(word)
            elif run:
                yield run
                run = []
        if run:
            yield run

    def _fits(self, word: str) -> bool:
        if not _WRITTEN.fullmatch(word) or word in stops("zh"):
            return False
        tag = self._tags.get(word)
        if len(word) == 1:
            return tag in _SINGLE
        return tag is None or tag.startswith(_PARTS)

    def stands(self, words: Words) -> bool:
        """Say whether words can be a term: one common word of two characters cannot, nor one that begins a suffix."""
        text = "".join(words)
        if len(text) > MOST_CHARACTERS or len(words[0]) == 1 or text in stops("zh"):
            return False
        return len(words) > 1 or len(text) > _NOT_SINGLE_WORD or text not in self._tags


def _tags(words: Any) -> dict[str, str]:
    """Return the part of speech of every word of jieba's dictionary."""
    with words.get_dict_file() as file:
        return {parts[0]: parts[2] for line in file if len(parts := line.decode().split()) == 3}


def c_values(texts: Iterable[str], cutter: Cutter, least: int) -> dict[str, float]:
    """Return the candidates that occur ``least`` times or more, in folded spelling, with their C-values above zero."""
    counts: Counter[Words] = Counter()
    for text in texts:
        for run in cutter.runs(text):
            for start in range(len(run)):
                counts.update(tuple(run[start:end]) for end in range(start + 1, min(start + MOST_WORDS, len(run)) + 1))
    kept = {words: n for words, n in counts.items() if n >= least and cutter.stands(words)}
    longer: dict[Words, list[int]] = defaultdict(list)
    for words, n in kept.items():
        for part in {words[i:j] for i in range(len(words)) for j in range(i + 1, len(words) + 1)} - {words}:
            longer[part].append(n)
    out: dict[str, float] = {}
    for words, n in kept.items():
        held = longer[words]
        value = log2(len(words) + 1) * (n - (sum(held) / len(held) if held else 0))
        if value > 0:
            text = "".join(words)  # which may be cut in two ways
            out[text] = max(value, out.get(text, 0))
    return out
