"""Cuts the pieces of a vocabulary into parts that they share, for training."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from aligner.embed.protocol import FloatArray
from aligner.embed.training.tokenise import Tokens

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_HAN = re.compile("[\u3400-\u9fff]+")
_LATIN = re.compile("[a-z']+")
_SHORTEST, _LONGEST = 4, 8  # letters of a beginning


def parts(piece: str) -> list[str]:
    """Return the parts of a piece: characters and neighbouring pairs of a Chinese one, beginnings of an English one.

    A part is marked by its kind, so that the character 国 within pieces is not the piece 国.
    """
    if _HAN.fullmatch(piece):
        pairs = [piece[i : i + 2] for i in range(len(piece) - 1)]
        return [f"han {c}" for c in piece] + [f"pair {p}" for p in pairs]
    if _LATIN.fullmatch(piece):
        return [f"begins {piece[:n]}" for n in range(_SHORTEST, min(len(piece), _LONGEST) + 1)]
    return []


def members(vocabulary: Sequence[str]) -> tuple[Tokens, FloatArray, int]:
    """Return which rows are added up for each piece, with what weights, and how many rows there are in all.

    Row ``i`` is piece ``i``'s own, with weight 1; the rows behind them are the parts that at least two pieces have.
    ``k`` parts weigh ``1 / sqrt(k)`` each.
    """
    found = [parts(piece) for piece in vocabulary]
    often = Counter(part for one in found for part in set(one))
    row = {part: len(vocabulary) + i for i, part in enumerate(sorted(p for p, n in often.items() if n > 1))}
    rows = [[i, *(row[p] for p in one if p in row)] for i, one in enumerate(found)]
    counts = np.array([len(r) for r in rows])
    starts = np.concatenate(([0], np.cumsum(counts)))
    weights = np.repeat(1 / np.sqrt(np.maximum(counts - 1, 1)), counts)
    weights[starts[:-1]] = 1
    ids = np.fromiter((number for r in rows for number in r), np.int32, starts[-1])
    return Tokens(ids, starts), weights.astype(np.float32), len(rows) + len(row)


def pieces(tokenizer: Tokenizer) -> list[str]:
    """Return the tokenizer's pieces in the order of their numbers."""
    return sorted(tokenizer.get_vocab(), key=tokenizer.get_vocab().__getitem__)
