"""What depends on the languages of a pair: the encoder, and what finds numbers and names on each side."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aligner.errors import UsageError

if TYPE_CHECKING:
    from aligner.alignment.keys import KeyFinder
    from aligner.alignment.words import WordLinks
    from aligner.embed import Encoder


def encoder_for(model: str | Encoder | None, texts: tuple[str, str]) -> Encoder | None:
    """Return the encoder that ``model`` means; None stands for alignment without a model.

    That is what "none" asks for, and what the embedded model gives way to where neither text is Chinese: it knows
    Chinese and English only.
    """
    from aligner.documents import detect_language
    from aligner.embed import shared_encoder

    if (isinstance(model, str) and model == "none") or (model is None and "zh" not in map(detect_language, texts)):
        return None
    if model is None or isinstance(model, str | Path):
        return shared_encoder(None if model is None else str(model))
    if not hasattr(model, "encode"):
        raise UsageError(f"A model is a name, a folder or an object with encode(), not {type(model).__name__}.")
    return model


def key_finders(source: str, target: str) -> tuple[KeyFinder, KeyFinder]:
    """Return what finds numbers and names on each side: values where both languages are known, else plain figures."""
    from aligner.alignment.keys import keys_of

    if (source, target) != ("zh", "en"):
        return keys_of, keys_of
    return (lambda text: known_keys(text, "zh")), (lambda text: known_keys(text, "en"))


def word_links(source: str, target: str) -> WordLinks | None:
    """Return the words of a pair of languages and what translates them; None where no lexicon knows them."""
    from aligner.lexicon import evidence

    return evidence.words() if (source, target) == ("zh", "en") else None


def known_keys(text: str, language: str) -> set[str]:
    """Return the values of a text's numbers, its Latin-letter words, and what its label says (numbering, Q or A)."""
    from aligner.alignment.keys import words_of
    from aligner.numbers import keys
    from aligner.segment.label_keys import label_of

    label, turn = label_of(f"{text} ", language)  # the space that ends a label which stands alone on its line
    told = {turn} if turn else keys(label, language)
    return keys(text, language) | words_of(text) | {f"label:{key}" for key in told}
