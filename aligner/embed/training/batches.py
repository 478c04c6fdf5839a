"""Draws the batches of an epoch: which pairs, how often, and which of them stand together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from aligner.embed.training.tokenise import OffsetArray, Tokens


@dataclass(frozen=True, slots=True)
class TokenPairs:
    """The tokenised pairs of one source, with its group and the number of times an epoch sees each pair."""

    zh: Tokens
    en: Tokens
    group: str
    passes: float


class Batches:
    """The batches of an epoch, decided by seed and epoch alone, so that a resumed run sees what it would have seen.

    A batch is drawn from one group of sources if ``by_group``, so that its other pairs are hard negatives. One pass
    over the pairs of a group follows another, so that a pair hardly meets itself in a batch.
    """

    def __init__(self, sources: list[TokenPairs], size: int, seed: int, by_group: bool) -> None:
        """Take the sources and the number of pairs in a batch."""
        self._zh = join([s.zh for s in sources])
        self._en = join([s.en for s in sources])
        self._texts = {"zh": identities(self._zh), "en": identities(self._en)}
        self._sources = sources
        self._size = size
        self._seed = seed
        self._by_group = by_group
        self._epoch = 0

    def set_epoch(self, epoch: int) -> None:
        """Choose the epoch that the next iteration draws."""
        self._epoch = epoch

    def __len__(self) -> int:
        """Return the number of batches, the same in every epoch."""
        return len(self.rows(0))

    def rows(self, epoch: int) -> list[OffsetArray]:
        """Return the pair numbers of each batch of an epoch."""
        rng = np.random.default_rng([self._seed, epoch])
        usable = (np.diff(self._zh.starts) > 0) & (np.diff(self._en.starts) > 0)
        groups: dict[str, dict[int, list[OffsetArray]]] = {}
        first = 0
        for source in self._sources:
            rows = np.arange(first, first + len(source.zh))
            first += len(source.zh)
            passes = groups.setdefault(source.group if self._by_group else "", {})
            for number, drawn in enumerate(draw(rows[usable[rows]], source.passes, rng)):
                passes.setdefault(number, []).append(drawn)
        batches: list[OffsetArray] = []
        for passes in groups.values():
            pairs = np.concatenate([rng.permutation(np.concatenate(parts)) for parts in passes.values()])
            batches.extend(np.array_split(pairs, max(1, round(len(pairs) / self._size))))
        return [batches[i] for i in rng.permutation(len(batches))]

    def __iter__(self) -> Iterator[dict[str, object]]:
        """Yield batches in the form that sentence-transformers' trainer takes."""
        import torch

        for rows in self.rows(self._epoch):
            batch: dict[str, object] = {}
            for side, tokens in (("zh", self._zh), ("en", self._en)):
                ids, offsets = tokens.take(rows)
                batch[f"{side}_input_ids"] = torch.from_numpy(ids.astype(np.int64))
                batch[f"{side}_offsets"] = torch.from_numpy(offsets)
                batch[f"{side}_text"] = torch.from_numpy(self._texts[side][rows])
            yield batch


def draw(rows: OffsetArray, passes: float, rng: np.random.Generator) -> list[OffsetArray]:
    """Return every row ``int(passes)`` times and a random choice of them for the remaining fraction, pass by pass."""
    whole = int(passes)
    rest = rng.permutation(rows)[: round(len(rows) * (passes - whole))]
    return [*[rows] * whole, *([rest] if len(rest) else [])]


def identities(texts: Tokens) -> OffsetArray:
    """Return a number for each text, the same for two texts of the same tokens."""
    seen: dict[bytes, int] = {}
    spans = zip(texts.starts[:-1], texts.starts[1:], strict=True)
    return np.array([seen.setdefault(texts.ids[a:b].tobytes(), len(seen)) for a, b in spans], np.int64)


def join(parts: list[Tokens]) -> Tokens:
    """Return the texts of several collections as one."""
    lengths = np.concatenate([np.diff(p.starts) for p in parts])
    return Tokens(np.concatenate([p.ids for p in parts]), np.concatenate(([0], np.cumsum(lengths))))
