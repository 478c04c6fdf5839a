"""Serves a static model, one vector a token, with numpy and tokenizers alone: no torch.

Reads the files of sentence-transformers' StaticEmbedding: ``tokenizer.json`` and ``model.safetensors`` with either
``embedding.weight`` (one float row a token) or ``embeddings`` with an optional factor a row, ``weights``. The embedded
model keeps ``embeddings`` in int8, and a row is turned into floats when a text needs it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from aligner.embed.fingerprint import fingerprint, stated
from aligner.embed.plain import PlainWords, is_plain
from aligner.embed.protocol import FloatArray, TokenVectors, unit_rows
from aligner.errors import InputError, UsageError
from aligner.words import patterns as re

if TYPE_CHECKING:
    from tokenizers import Encoding, Tokenizer

_MEND = "fetch or train it again, or install aligner again where it is the embedded one"
_CHUNK = 1024  # texts, or tokens of a long text, taken at a time: their vectors stay in the processor's cache
_LONG = 256  # tokens after which a text is summed by itself
_PIECE = 100_000  # characters of a long text that are cut into tokens at a time: the library keeps much of each token
_BETWEEN = re.compile("[ 。，]")  # no token holds one of these and what stands before it
_SURROGATE = re.compile("[\ud800-\udfff]")


def _alone_after_fork() -> None:
    """Let a forked child cut texts with one thread: it would wait for threads that only its parent has."""
    os.environ["TOKENIZERS_PARALLELISM"] = "false"


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_alone_after_fork)


class StaticEncoder:
    """An encoder whose sentence vector is the normalised sum of its tokens' vectors.

    The same text gives the same bytes whatever its neighbours, the batch size or the number of threads: tokens are
    added in their order, one position of all texts at a time.
    """

    def __init__(self, tokenizer: Tokenizer, table: NDArray[Any], scales: FloatArray | None, name: str) -> None:
        """Take a tokenizer, a table (tokens, dim) of int8 or floats, and a factor a row, or None for 1."""
        self.name = name
        self.size, self.dim = (int(n) for n in table.shape)
        self.tokenizer = tokenizer
        self._table = table
        self._scales = np.ones(len(table), np.float32) if scales is None else scales.astype(np.float32)
        self._folder: Path | None = None
        self._words = PlainWords(self._encodings)

    @classmethod
    def load(cls, folder: Path, name: str | None = None) -> StaticEncoder:
        """Read a model folder. Raises InputError when its files are damaged or not a static model's."""
        from safetensors import SafetensorError
        from safetensors.numpy import load_file
        from tokenizers import Tokenizer

        try:
            tensors = load_file(folder / "model.safetensors")
            tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        except (OSError, SafetensorError) as error:
            raise InputError(f"The model in {folder} cannot be read ({error}); {_MEND}.") from error
        except Exception as error:  # the tokenizers library raises bare Exception for a damaged file
            raise InputError(f"{folder / 'tokenizer.json'} is damaged ({error}); {_MEND}.") from error
        table = tensors.get("embedding.weight", tensors.get("embeddings"))
        if table is None or "mapping" in tensors or tokenizer.get_vocab_size() > len(table):
            raise InputError(
                f"{folder / 'model.safetensors'} does not hold one vector for each token of its tokenizer."
            )
        tokenizer.no_padding()
        tokenizer.no_truncation()
        encoder = cls(tokenizer, table, tensors.get("weights"), name or folder.name)
        encoder._folder = folder
        if (card := stated(folder)) and card != encoder.hash:
            raise InputError(f"The model in {folder} is damaged: its files are not those that its card names; {_MEND}.")
        return encoder

    @cached_property
    def hash(self) -> str:
        """Sixteen hexadecimal digits over the model's files, or over the table where there are no files."""
        return fingerprint(self._folder) if self._folder else fingerprint(self._table.tobytes())

    def rows(self, ids: NDArray[np.integer[Any]]) -> FloatArray:
        """Return the vectors of some tokens, float32 (n, dim)."""
        rows: FloatArray = self._table[ids].astype(np.float32)
        rows *= self._scales[ids, None]
        return rows

    @cached_property
    def token_weights(self) -> TokenWeights:
        """The length of every token's vector."""
        return TokenWeights(self)

    def encode(self, texts: list[str]) -> FloatArray:
        """Return unit rows, float32 (n, dim); a text without a known token gets an all-zero row."""
        if not isinstance(texts, list | tuple) or not all(isinstance(text, str) for text in texts):
            raise UsageError("Give the texts to embed as a list of strings.")
        out = np.zeros((len(texts), self.dim), np.float32)
        for at in range(0, len(texts), _CHUNK):
            out[at : at + _CHUNK] = unit_rows(self._sum_chunk(self._ids(texts[at : at + _CHUNK])))
        return out

    def encode_sums(self, texts: list[str]) -> tuple[FloatArray, FloatArray]:
        """Return the sums of the token vectors, float32 (n, dim), and of the token weights, float32 (n,).

        The vector of a run of sentences is the normalised sum of their rows.
        """
        sums = np.zeros((len(texts), self.dim), np.float32)
        weights = np.zeros(len(texts), np.float32)
        for at in range(0, len(texts), _CHUNK):
            ids = self._ids(texts[at : at + _CHUNK])
            sums[at : at + _CHUNK] = self._sum_chunk(ids)
            weights[at : at + _CHUNK] = [self.token_weights[i].sum(dtype=np.float64) for i in ids]
        return sums, weights

    def tokens(self, text: str) -> TokenVectors:
        """Return the known tokens of one text with their offsets in it, vectors and weights."""
        ids, spans = self.token_ids([text])[0]
        return TokenVectors([(start, end) for start, end in spans.tolist()], self.rows(ids), self.token_weights[ids])

    def token_ids(self, texts: Sequence[str]) -> list[tuple[NDArray[np.int64], NDArray[np.int64]]]:
        """Return the numbers (n,) of the known tokens of each text, and their offsets in it (n, 2)."""
        ids, spans, counts = self.all_token_ids(texts)
        ends = np.cumsum(counts).tolist()
        return [(ids[end - n : end], spans[end - n : end]) for end, n in zip(ends, counts.tolist(), strict=True)]

    def all_token_ids(
        self, texts: Sequence[str], spaced: bool = False
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """Return the same for all texts in one, (n,) and (n, 2), and how many tokens each text has, (texts,).

        ``spaced`` says that no token of this model depends on what stands beyond a space, as with the embedded one.
        """
        plain = self._words.tokens([text for text in texts if is_plain(text)] if spaced else [])
        # The replacement has the same length, so offsets hold. The space in front is for the library, which loses count
        # when the first character of a text is one that the character map takes out.
        others = [" " + _SURROGATE.sub("\ufffd", text) for text in texts if not (spaced and is_plain(text))]
        encodings = iter(self._encodings(others))
        ids: list[int] = []
        places: list[int] = []
        sizes = []
        for text in texts:
            if spaced and is_plain(text):
                found, offsets = next(plain)
                places += offsets
            else:
                one = next(encodings)
                found = one.ids
                places += chain.from_iterable(one.offsets)
            ids += found
            sizes.append(len(found))
        numbers, spans = np.array(ids, np.int64), np.array(places, np.int64).reshape(-1, 2) - 1
        known = self.token_weights[numbers] > 0
        counts = np.bincount(np.repeat(np.arange(len(sizes)), sizes)[known], minlength=len(sizes))
        return numbers[known], np.maximum(spans[known], (0, -1)), counts

    def _encodings(self, texts: list[str]) -> list[Encoding]:
        """Return texts cut into tokens with their offsets; one alone without waking other threads."""
        if len(texts) == 1:
            return [self.tokenizer.encode(texts[0], add_special_tokens=False)]
        return self.tokenizer.encode_batch(texts, add_special_tokens=False) if texts else []

    def token_rows(self, texts: list[str]) -> list[FloatArray]:
        """Return the vectors of the known tokens of each text, float32 (n, dim), without their offsets."""
        return [self.rows(ids[self.token_weights[ids] > 0]) for ids in self._ids(texts)]

    def _ids(self, texts: list[str]) -> list[NDArray[np.int64]]:
        """Return the token numbers of each text; half a surrogate pair counts as an unknown character."""
        if max(map(len, texts), default=0) > _PIECE:
            return [np.concatenate([self._cut([piece])[0] for piece in _pieces(text)]) for text in texts]
        return self._cut(texts)

    def _cut(self, texts: list[str]) -> list[NDArray[np.int64]]:
        """Return the token numbers of each text, all taken at once."""
        try:
            encodings = self.tokenizer.encode_batch_fast(texts, add_special_tokens=False)
        except (TypeError, UnicodeEncodeError):
            whole = [_SURROGATE.sub("\ufffd", text) for text in texts]
            encodings = self.tokenizer.encode_batch_fast(whole, add_special_tokens=False)
        return [np.array(encoding.ids, np.int64) for encoding in encodings]

    def _sum_chunk(self, ids: list[NDArray[np.int64]]) -> FloatArray:
        """Add token by token: position j of every text that has one, longest texts first; long tails text by text."""
        lengths = np.array([len(i) for i in ids], np.int64)
        order = np.argsort(-lengths, kind="stable")
        flat = np.concatenate(ids)
        starts = (np.cumsum(lengths) - lengths)[order]
        lengths = lengths[order]
        sums = np.zeros((len(ids), self.dim), np.float32)
        for j in range(min(int(lengths[0]), _LONG)):
            n = int(np.searchsorted(-lengths, -j, side="left"))
            sums[:n] += self.rows(flat[starts[:n] + j])
        for row, text in enumerate(order[: int(np.searchsorted(-lengths, -_LONG, side="left"))]):
            for at in range(_LONG, len(ids[text]), _CHUNK):
                sums[row] += self.rows(ids[text][at : at + _CHUNK]).sum(axis=0)
        out = np.empty_like(sums)
        out[order] = sums
        return out


class TokenWeights:
    """The lengths of tokens' vectors, float32, each found when it is first asked for: a page has a few of 48,000."""

    def __init__(self, encoder: StaticEncoder) -> None:
        self._rows = encoder.rows
        self._known = np.full(encoder.size, np.nan, np.float32)

    def __getitem__(self, ids: NDArray[np.integer[Any]]) -> FloatArray:
        """Return the lengths (n,) of the vectors of some tokens."""
        found: FloatArray = self._known[ids]
        missing = np.isnan(found)
        if missing.any():
            new = np.unique(ids[missing])
            for at in range(0, len(new), _CHUNK):
                rows = self._rows(new[at : at + _CHUNK])
                self._known[new[at : at + _CHUNK]] = np.sqrt(np.einsum("ij,ij->i", rows, rows))
            found = self._known[ids]
        return found


def _pieces(text: str) -> Iterator[str]:
    """Yield a long text in pieces whose tokens are those of the text."""
    begin = 0
    while len(text) - begin > _PIECE and (place := _BETWEEN.search(text, begin + _PIECE)):
        yield text[begin : place.start()]
        begin = place.start()
    yield text[begin:]
