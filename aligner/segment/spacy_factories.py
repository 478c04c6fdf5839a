"""Our splitters as spaCy pipeline components: ``spacy.blank("zh").add_pipe("aligner_zh_sentencizer")``."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from aligner.segment.en import split_en
from aligner.segment.zh import split_zh


class Sentencizer:
    """Sets ``token.is_sent_start`` from a splitter; a boundary within a token is left out."""

    def __init__(self, split: Callable[[str], list[int]]) -> None:
        self.split = split

    def __call__(self, doc: Doc) -> Doc:
        """Mark the first token of every sentence of ``doc`` and return it."""
        cuts = self.split(doc.text)
        for token in doc:
            k = bisect_left(cuts, token.idx)
            token.is_sent_start = token.i == 0 or (k < len(cuts) and cuts[k] == token.idx)
        return doc


@Language.factory("aligner_zh_sentencizer", assigns=["token.is_sent_start"])
def make_zh_sentencizer(nlp: Language, name: str) -> Sentencizer:
    """Return the component that finds Chinese sentences, with any tokenizer (characters, jieba)."""
    return Sentencizer(split_zh)


@Language.factory("aligner_en_sentencizer", assigns=["token.is_sent_start"])
def make_en_sentencizer(nlp: Language, name: str) -> Sentencizer:
    """Return the component that finds English sentences."""
    return Sentencizer(split_en)
