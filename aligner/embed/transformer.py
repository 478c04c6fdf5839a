"""Serves any sentence-transformers model that is on this machine; torch is imported when one is loaded."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from aligner.embed.cache import VectorCache
from aligner.embed.fingerprint import fingerprint
from aligner.embed.protocol import FloatArray, unit_rows
from aligner.errors import InputError, ModelMissingError, UsageError

_DTYPES = ("float32", "float16", "bfloat16")


class TransformerEncoder:
    """An encoder around a loaded SentenceTransformer."""

    def __init__(self, model: Any, folder: Path, name: str, signature: str, **options: Any) -> None:
        """Take a loaded model; ``load`` is the usual way to make one."""
        self.name = name
        self.dim = int(model.get_embedding_dimension())
        self._model = model
        self._folder = folder
        self._options = options
        self._cache: VectorCache | None = None
        self._signature = signature

    @classmethod
    def load(
        cls,
        folder: Path,
        name: str,
        *,
        device: str | None = None,
        batch_size: int = 32,
        dtype: str = "float32",
        prompt: str = "",
        progress: bool = False,
        cache: str | Path | None = None,
    ) -> TransformerEncoder:
        """Load a model folder.

        ``device`` is torch's name (``cpu``, ``cuda``, ``mps``; None: the best there is); ``prompt`` is put before every
        sentence, as E5 models need; ``cache`` is a file that keeps computed vectors between runs.
        """
        if dtype not in _DTYPES:
            raise UsageError(f"dtype is one of {', '.join(_DTYPES)}, not {dtype!r}.")
        if batch_size < 1:
            raise UsageError(f"batch_size is at least 1, not {batch_size}.")
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            raise ModelMissingError(
                f"The model {name} needs sentence-transformers; install it with: pip install sentence-transformers"
            ) from error
        try:
            model = SentenceTransformer(
                str(folder), device=device, local_files_only=True, model_kwargs={"dtype": dtype}
            )
        except Exception as error:  # sentence-transformers raises whatever its modules raise
            raise InputError(f"The model in {folder} cannot be loaded: {str(error).splitlines()[0]}") from error
        signature = f"{fingerprint(folder)}\0{dtype}\0{prompt}"
        encoder = cls(model, folder, name, signature, batch_size=batch_size, prompt=prompt, show_progress_bar=progress)
        if cache is not None:
            encoder._cache = VectorCache(Path(cache), signature, encoder.dim)
        return encoder

    @cached_property
    def hash(self) -> str:
        """Sixteen hexadecimal digits over the model's files and the options that change its vectors."""
        return fingerprint(self._signature.encode())

    def encode(self, texts: list[str]) -> FloatArray:
        """Return unit rows, float32 (n, dim); an empty text gets an all-zero row."""
        if self._cache is not None:
            return self._cache.encode(texts, self._compute)
        return self._compute(texts)

    def _compute(self, texts: list[str]) -> FloatArray:
        out = np.zeros((len(texts), self.dim), np.float32)
        filled = [i for i, text in enumerate(texts) if text.strip()]
        if filled:
            safe = [texts[i].encode("utf-8", "replace").decode() for i in filled]
            vectors = self._model.encode(safe, convert_to_numpy=True, **self._options)
            out[filled] = unit_rows(np.asarray(vectors, np.float32))
        return out
