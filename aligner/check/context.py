"""What a check may look at: one pair, and the document or corpus that it stands in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from aligner.check.memo import LONGEST, memo_of
from aligner.types import PairText
from aligner.words.english import English

if TYPE_CHECKING:
    from aligner.check.support.words import Support
    from aligner.terms import Match, Termbase

V = TypeVar("V")
_KEPT = 256  # pairs whose word support is kept: it takes some kilobytes each


@dataclass
class Context:
    """The pairs that are checked together, in order, and the termbase; ``index`` is the pair now looked at.

    ``cache`` is where a check keeps, under its own name, what it finds once for all pairs.
    """

    pairs: Sequence[PairText]
    termbase: Termbase
    index: int = 0
    cache: dict[str, Any] = field(default_factory=dict)
    _terms: dict[int, list[Match]] = field(default_factory=dict)
    _supports: dict[int, Support] = field(default_factory=dict)
    _english: tuple[int, English] | None = None

    @property
    def pair(self) -> PairText:
        """The pair now looked at."""
        return self.pairs[self.index]

    def terms(self, index: int | None = None) -> list[Match]:
        """Return the termbase matches in a pair's Chinese (the present pair's by default), found once."""
        at = self.index if index is None else index
        if at not in self._terms:
            zh = self.pairs[at].zh
            self._terms[at] = memo_of(self.termbase, "terms").get(zh, lambda: self.termbase.find(zh))
        return self._terms[at]

    def english(self) -> English:
        """Return the English of the present pair cut into words, cut once for all who ask."""
        if self._english is None or self._english[0] != self.index:
            self._english = self.index, English(self.pair.en)
        return self._english[1]

    def support(self, index: int | None = None) -> Support:
        """Return which words of a pair (the present one by default) support one another; the last ones are kept."""
        at = self.index if index is None else index
        if at not in self._supports:
            if len(self._supports) >= _KEPT:
                del self._supports[next(iter(self._supports))]
            self._supports[at] = self._supported(at)
        return self._supports[at]

    def _supported(self, at: int) -> Support:
        """Return the word support of a pair; that of pairs seen before is kept packed."""
        from aligner.check.support.packed import packed, unpacked
        from aligner.check.support.words import support

        zh, en = self.pairs[at].zh, self.pairs[at].en
        if len(zh) + len(en) > LONGEST:
            return support(zh, en, matches=self.terms(at))
        made: list[Support] = []

        def make() -> bytes:
            made.append(support(zh, en, matches=self.terms(at)))
            return packed(made[0])

        kept = memo_of(self.termbase, "support").get((zh, en), make)
        return made[0] if made else unpacked(kept)

    def kept(self, name: str, make: Callable[[], V]) -> V:
        """Return what is found in the texts of the present pair alone, kept under a name; ``make`` finds it."""
        zh, en = self.pair.zh, self.pair.en
        if len(zh) + len(en) > LONGEST:
            return make()
        return memo_of(self.termbase, name, len(self.pairs)).get((zh, en), make)

    @cached_property
    def whole_english(self) -> str:
        """All English texts, one a line."""
        return "\n".join(pair.en for pair in self.pairs)
