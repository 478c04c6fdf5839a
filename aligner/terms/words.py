"""Chinese words, where words are needed: jieba with the termbase's terms in its dictionary.

The tokenizer is an object of our own. The one that ``import jieba`` makes for everybody stays as it is, and so do its
log and its paddle mode.
"""

from __future__ import annotations

import warnings
from functools import cache
from typing import Any

from aligner.terms.loader import load_termbase
from aligner.terms.termbase import Termbase
from aligner.words import patterns as re
from aligner.words.fold import fold

Word = tuple[str, int, int]
# What jieba can have as one word: a term with punctuation inside would never be looked up.
_ONE_WORD = re.compile(r"[\u4e00-\u9fd5a-z0-9+#&._%-]{2,}")


def tokenizer(termbase: Termbase | None = None) -> Any:
    """Return a new ``jieba.Tokenizer`` that also knows the free terms of a termbase (None: the shipped one).

    Its dictionary and the terms are in folded spelling (see ``aligner.words.fold``). Takes about 0.6 s.
    """
    out = _jieba().Tokenizer()
    # What its initialize() does, without the messages on standard error and without the cache in the common temporary
    # folder, which is no faster to read (0.50 s) than the dictionary itself (0.48 s).
    out.FREQ, out.total = out.gen_pfdict(out.get_dict_file())
    out.initialized = True
    base = load_termbase() if termbase is None else termbase
    for form, at in base.places.items():
        if base.contexts[at] == "free" and _ONE_WORD.fullmatch(form):
            out.add_word(form)  # with the frequency that keeps the term whole
    return out


def cut(text: str, words: Any = None) -> list[Word]:
    """Return the words of a Chinese text as (word, start, end), which together are the whole text, in order.

    Args:
        text: any text; traditional characters and full-width signs are cut like their plain counterparts and returned
            as they were written.
        words: what ``tokenizer`` returned; None takes one with the shipped termbase, made once a process.
    """
    spans = (words or _default()).tokenize(fold(text))
    return [(text[start:end], start, end) for _, start, end in spans]


@cache
def _default() -> Any:
    return tokenizer()


def _jieba() -> Any:
    with warnings.catch_warnings():  # jieba 0.42.1 has invalid escapes, about which Python 3.12 warns at first import
        warnings.simplefilter("ignore")
        import jieba
    return jieba
