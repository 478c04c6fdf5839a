"""Turns a new model's vectors towards an older one's, and blends the two.

Turning changes no cosine, and what was fitted to the older model fits on. Two models that were trained in different
ways err in different places; once they lie over each other their mean is better than either at telling sentences apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from aligner.embed.protocol import FloatArray
from aligner.embed.training.parts import pieces
from aligner.errors import InputError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

    from aligner.embed.static import StaticEncoder


def turned(table: FloatArray, tokenizer: Tokenizer, like: StaticEncoder) -> FloatArray:
    """Return ``table`` (pieces, dimension) after the rotation and by the factor that bring it nearest to ``like``.

    The rotation is the orthogonal Procrustes solution (Schönemann 1966) over the pieces that both models have; the
    factor makes the median of their lengths the same. Raises InputError when the dimensions differ.
    """
    if like.dim != table.shape[1]:
        raise InputError(
            f"A model of {table.shape[1]} dimensions cannot be turned towards {like.name} with {like.dim}."
        )
    known = like.tokenizer.get_vocab()
    both = [(i, known[piece]) for i, piece in enumerate(pieces(tokenizer)) if piece in known]
    mine, theirs = table[[i for i, _ in both]], like.rows(np.array([j for _, j in both]))
    left, _, right = np.linalg.svd(mine.T.astype(np.float64) @ theirs)
    lengths = [float(np.median(np.linalg.norm(rows, axis=1))) for rows in (mine, theirs)]
    made: FloatArray = (table @ (left @ right) * (lengths[1] / lengths[0])).astype(np.float32)
    return made


def blended(table: FloatArray, tokenizer: Tokenizer, like: StaticEncoder, share: float) -> FloatArray:
    """Return ``like``'s vectors plus ``share`` times ``table`` turned towards them, in ``like``'s lengths.

    Raises InputError when the two do not have the same pieces.
    """
    if tokenizer.get_vocab() != like.tokenizer.get_vocab():
        raise InputError(f"The model cannot be blended with {like.name}: its pieces are others.")
    older = like.rows(np.arange(like.size))
    return turned(older + share * turned(table, tokenizer, like), tokenizer, like)
