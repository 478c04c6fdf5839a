"""Trains the byte-pair tokenizer of the embedded model and turns texts into flat arrays of token numbers."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from aligner.embed.training.charsmap import build, character_map

if TYPE_CHECKING:
    from tokenizers import Tokenizer

UNKNOWN = "<unk>"
HERE = Path(__file__).parent
VARIANTS = (HERE.parent.parent / "words" / "data" / "fold.tsv", HERE / "marks.tsv")
"""Traditional and simplified characters (the termbase's own table), and punctuation."""
IntArray = NDArray[np.int32]
OffsetArray = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of many texts: text ``i`` has ``ids[starts[i]:starts[i + 1]]``."""

    ids: IntArray
    starts: OffsetArray

    def __len__(self) -> int:
        """Return the number of texts."""
        return len(self.starts) - 1

    def take(self, rows: OffsetArray) -> tuple[IntArray, OffsetArray]:
        """Return the token numbers of some texts one after the other, and where each text starts among them."""
        lengths = self.starts[rows + 1] - self.starts[rows]
        offsets = np.concatenate(([0], np.cumsum(lengths)))
        shift = np.repeat(self.starts[rows] - offsets[:-1], lengths)
        return self.ids[np.arange(offsets[-1]) + shift], offsets[:-1]


def pattern(alone: str) -> str:
    """Return the expression that cuts normalised text before merging: runs of one kind, and ``alone`` characters."""
    chinese = rf"[{alone}]|\p{{Han}}+?(?=[{alone}])|\p{{Han}}+"
    letters = r"[\p{L}\p{M}&&[^\p{Han}]]+|'[a-z]{1,2}\b"
    return rf"{chinese}|\d{{1,4}}|{letters}|[^\s]"


def new_tokenizer(alone: str) -> Tokenizer:
    """Return an untrained tokenizer: character map, cutting pattern, byte-pair model.

    A character that is not in the vocabulary becomes ``UNKNOWN``, whose vector is zero: were it skipped instead, the
    library would shift the offsets of the tokens behind it.
    """
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

    tokenizer = Tokenizer(models.BPE(unk_token=UNKNOWN, cache_capacity=100_000))
    tokenizer.normalizer = normalizers.Precompiled(build(character_map(*VARIANTS)))
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex(pattern(alone)), "removed", invert=True)
    return tokenizer


def train_tokenizer(texts: Iterable[str], size: int, max_piece: int, alone: str) -> Tokenizer:
    """Return a tokenizer of at most ``size`` pieces, each at most ``max_piece`` characters, trained on ``texts``."""
    from tokenizers import Tokenizer, trainers

    tokenizer = new_tokenizer(alone)
    trainer = trainers.BpeTrainer(
        vocab_size=size,
        max_token_length=max_piece,
        min_frequency=3,
        limit_alphabet=size // 6,
        special_tokens=[UNKNOWN],
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer)
    form = json.loads(tokenizer.to_str())
    form["added_tokens"] = []  # the letters "<unk>" in a text are letters
    return Tokenizer.from_str(json.dumps(form))


def tokenise(tokenizer: Tokenizer, texts: list[str], max_tokens: int) -> Tokens:
    """Return the token numbers of ``texts``, unknown characters left out, each cut after ``max_tokens``."""
    unknown = tokenizer.token_to_id(UNKNOWN)
    pieces: list[IntArray] = []
    lengths = np.zeros(len(texts), np.int64)
    for at in range(0, len(texts), 4096):
        for i, encoding in enumerate(tokenizer.encode_batch_fast(texts[at : at + 4096], add_special_tokens=False)):
            ids = np.asarray(encoding.ids, np.int32)
            ids = ids[ids != unknown][:max_tokens]
            pieces.append(ids)
            lengths[at + i] = len(ids)
    starts = np.concatenate(([0], np.cumsum(lengths)))
    return Tokens(np.concatenate(pieces) if pieces else np.zeros(0, np.int32), starts)
