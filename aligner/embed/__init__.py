"""Sentence vectors: the embedded bilingual model, and any sentence-transformers model by name or path.

Importing this room loads neither torch nor tokenizers; a model's library is imported when the model is loaded.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from aligner.embed.protocol import Encoder, TokenVectors

__all__ = ["Encoder", "TokenVectors", "load_encoder", "shared_encoder"]


def load_encoder(
    name: str | None = None,
    *,
    device: str | None = None,
    batch_size: int = 32,
    dtype: str = "float32",
    prompt: str | None = None,
    progress: bool = False,
    cache: str | Path | None = None,
) -> Encoder:
    """Load a model and return its encoder.

    ``name`` is None or ``"mini"`` for the embedded model, a folder that holds a sentence-transformers model, the name
    of a model that was fetched, or that of another package's encoder, which is loaded as that package likes. A static
    model (one vector a token) is served by numpy, without torch, and needs none of the options. Any other is served by
    sentence-transformers: ``device`` is torch's name (``cpu``, ``cuda``, ``mps``; None: the best there is), ``dtype``
    float32, float16 or bfloat16, ``prompt`` what is put before every sentence (None: what the model is known to need),
    ``cache`` a file that keeps computed vectors between runs.
    Raises ModelMissingError, at once and before torch is imported, when the model is not on this machine.
    """
    from aligner.embed.added import find
    from aligner.embed.locate import find_model, is_static

    if plugin := find(name):
        return plugin.made.load()
    found = find_model(name)
    if is_static(found.folder):
        from aligner.embed.static import StaticEncoder

        return StaticEncoder.load(found.folder, name=found.name)
    from aligner.embed.transformer import TransformerEncoder

    return TransformerEncoder.load(
        found.folder,
        name=found.name,
        device=device,
        batch_size=batch_size,
        dtype=dtype,
        prompt=found.prompt if prompt is None else prompt,
        progress=progress,
        cache=cache,
    )


def shared_encoder(name: str | None = None) -> Encoder:
    """Return a model that is loaded once a process: alignment, checks and extraction, and many pairs, share it."""
    return _shared(name)  # one call for the default, whether it was named or not


@lru_cache(maxsize=2)
def _shared(name: str | None) -> Encoder:
    return load_encoder(name)
