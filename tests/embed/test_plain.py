"""Tokens of plain texts, put together from those of their words, are the tokenizer's own."""

from __future__ import annotations

import string
from typing import cast

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.embed import plain, shared_encoder
from aligner.embed.plain import PlainWords, is_plain
from aligner.embed.static import StaticEncoder

LETTERS = string.ascii_letters + string.digits + string.punctuation + "   "


@given(st.lists(st.text(LETTERS, max_size=40) | st.text(max_size=10), max_size=6))
def test_they_are_the_same_with_the_same_places(texts: list[str]) -> None:
    model = cast("StaticEncoder", shared_encoder())
    whole, parted = model.all_token_ids(texts), model.all_token_ids(texts, spaced=True)
    assert all(map(np.array_equal, whole, parted))


class Cut:
    """One token of one letter, behind a space."""

    ids = (7,)
    offsets = ((1, 2),)


def test_a_word_is_cut_once() -> None:
    asked: list[str] = []

    def cut(words: list[str]) -> list[Cut]:
        asked.extend(words)
        return [Cut()] * len(words)

    words = PlainWords(cut)
    assert list(words.tokens(["a b", "b  a"])) == [([7, 7], [1, 2, 3, 4]), ([7, 7], [1, 2, 4, 5])]
    assert list(words.tokens(["a c"])) == [([7, 7], [1, 2, 3, 4])]
    assert asked == [" a", " b", " c"]


def test_more_words_than_are_kept_are_cut_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain, "_MOST", 3)
    words = PlainWords(lambda given: [Cut()] * len(given))
    for text in ("a b c", "a d", "a b", "e f g h a"):  # known words beside new ones for which there is no room
        ((numbers, _),) = words.tokens([text])
        assert len(numbers) == len(text.split())


def test_plain_is_what_stands_for_itself() -> None:
    assert is_plain("It is 10%, 'plain'.")
    assert not any(map(is_plain, ("a\tb", "a\nb", "naïve", "a’s", "\x7f")))
