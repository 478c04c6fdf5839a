"""The tokens of plain English, put together from those of its words: words come again, and no token spans a space."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

Cut = Callable[[list[str]], Sequence[Any]]
Tokens = tuple[list[int], list[int]]
_MOST = 16384
"""Words whose tokens are kept: they take some megabytes."""


def is_plain(text: str) -> bool:
    """Say whether a text is letters, digits and signs of ASCII and single spaces: each stands for itself in a token."""
    return text.isascii() and text.isprintable()


class PlainWords:
    """The tokens of words between spaces, as a tokenizer cut them: their numbers, and their places in turn."""

    def __init__(self, cut: Cut) -> None:
        """Take what cuts texts into tokens, with ``ids`` and ``offsets`` each."""
        self._cut = cut
        self._kept: dict[str, Tokens] = {}

    def tokens(self, texts: Sequence[str]) -> Iterator[tuple[list[int], list[int]]]:
        """Yield the tokens of each of some plain texts: numbers, and places with a space in front."""
        known = self._known({word for text in texts for word in text.split(" ") if word})
        for text in texts:
            ids: list[int] = []
            places: list[int] = []
            begin = 0
            for word in text.split(" "):
                if word:
                    numbers, offsets = known[word]
                    ids += numbers
                    places += [begin + at for at in offsets]
                begin += len(word) + 1
            yield ids, places

    def _known(self, words: set[str]) -> Mapping[str, Tokens]:
        """Return the tokens of some words at least: those that are not kept are cut, all at once."""
        kept = self._kept
        new = words - kept.keys()
        if len(kept) + len(new) > _MOST:
            kept, new = {}, words
        if new:
            listed = sorted(new)
            # A space stands in front as in ``StaticEncoder.all_token_ids``.
            cut = self._cut([f" {word}" for word in listed])
            for word, one in zip(listed, cut, strict=True):
                kept[word] = one.ids, [at for span in one.offsets for at in span]
        self._kept = kept  # another thread goes on with the words it had
        return kept
