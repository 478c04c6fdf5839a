"""The tokens of plain English, put together from those of its words: words come again, and no token spans a space."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

Cut = Callable[[list[str]], Sequence[Any]]
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
        self._kept: dict[str, tuple[list[int], list[int]]] = {}

    def learn(self, texts: Iterable[str]) -> None:
        """Cut the words of some texts that are not known, all at once."""
        found = {word for text in texts for word in text.split(" ")} - self._kept.keys()
        if len(self._kept) + len(found) > _MOST:
            self._kept.clear()
        new = sorted(word for word in found if word)
        # A space stands in front as in ``StaticEncoder.all_token_ids``.
        for word, one in zip(new, self._cut([f" {word}" for word in new]), strict=True) if new else ():
            self._kept[word] = one.ids, [at for span in one.offsets for at in span]

    def tokens(self, text: str) -> tuple[list[int], list[int]]:
        """Return the tokens of a plain text whose words were learned: numbers, and places with a space in front."""
        ids: list[int] = []
        places: list[int] = []
        begin, kept = 0, self._kept
        for word in text.split(" "):
            if word:
                numbers, offsets = kept[word]
                ids += numbers
                places += [begin + at for at in offsets]
            begin += len(word) + 1
        return ids, places
