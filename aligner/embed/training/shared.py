"""Lets pieces share what they learn: while it is trained, a piece's vector is its own plus those of its parts.

无可救药 stands too rarely in the training data for a good vector of its own, its characters do not; the parts of an
English piece are its beginnings (satisf, satisfi), so that the forms of a word lie near each other from the start. With
weight decay on all of them, a rare piece stays near its parts and a frequent one goes its own way. After training the
sums are written out (``table``): the model that ships has one vector a piece and knows nothing of parts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from sentence_transformers.sentence_transformer.modules import StaticEmbedding
from torch.nn.functional import cross_entropy, embedding_bag

from aligner.embed.protocol import FloatArray
from aligner.embed.training.parts import members, pieces
from aligner.embed.training.tokenise import UNKNOWN, Tokens

if TYPE_CHECKING:
    from tokenizers import Tokenizer


class SharedEmbedding(StaticEmbedding):
    """A StaticEmbedding whose rows are the vectors of pieces and, behind them, of parts."""

    def __init__(self, tokenizer: Tokenizer, embedding_weights: torch.Tensor | FloatArray, **kwargs: Any) -> None:
        """Take a tokenizer and the start vectors, as many as ``members`` counts."""
        super().__init__(tokenizer, embedding_weights=embedding_weights, **kwargs)
        found, self._weights, _ = members(pieces(tokenizer))
        self._rows = found.ids.astype(np.int64)
        self._places = Tokens(np.arange(len(found.ids), dtype=np.int32), found.starts)

    def forward(self, features: dict[str, torch.Tensor], **kwargs: Any) -> dict[str, torch.Tensor]:
        """Add ``sentence_embedding``, the mean of the vectors of each text's pieces."""
        used, place = torch.unique(features["input_ids"], return_inverse=True)
        features["sentence_embedding"] = embedding_bag(place, self._vectors(used), features["offsets"], mode="mean")
        return features

    def table(self) -> FloatArray:
        """Return the finished vectors, float32 (pieces, dimension); the unknown piece's is zero."""
        with torch.no_grad():
            made = self._vectors(torch.arange(len(self._places))).float().numpy()
        made[self.tokenizer.token_to_id(UNKNOWN)] = 0  # never trained: tokenise() leaves it out
        return made

    def _vectors(self, used: torch.Tensor) -> torch.Tensor:
        places, offsets = self._places.take(used.numpy())
        return embedding_bag(
            torch.from_numpy(self._rows[places]),
            self.embedding.weight,
            torch.from_numpy(offsets),
            mode="sum",
            per_sample_weights=torch.from_numpy(self._weights[places]),
        )


class PairLoss(torch.nn.Module):
    """Symmetric in-batch softmax (InfoNCE both ways) that does not take an equal text for a wrong one.

    Each side carries ``text``, a number that two equal texts have in common: where two pairs of a batch share a side,
    neither is a negative of the other.
    """

    def __init__(self, model: torch.nn.Module, scale: float) -> None:
        """Take the model and the inverse temperature."""
        super().__init__()
        self.model = model
        self.scale = scale

    def forward(self, sides: list[dict[str, torch.Tensor]], labels: torch.Tensor | None = None) -> torch.Tensor:
        """Return the loss of a batch of pairs."""
        zh, en = (torch.nn.functional.normalize(self.model(side)["sentence_embedding"], dim=1) for side in sides)
        scores = self.scale * (zh @ en.T)
        same = torch.zeros_like(scores, dtype=torch.bool)
        for side in sides:
            same |= side["text"][:, None] == side["text"][None, :]
        scores = scores.masked_fill(same.fill_diagonal_(False), -torch.inf)
        right = torch.arange(len(scores))
        return (cross_entropy(scores, right) + cross_entropy(scores.T, right)) / 2
