"""Sentence vectors: the embedded bilingual model, and any sentence-transformers model by name or path.

Importing this room loads neither torch nor tokenizers; a model's library is imported when the model is loaded.
"""

from __future__ import annotations

from typing import Any

from aligner.embed.protocol import Encoder, TokenVectors

__all__ = ["Encoder", "TokenVectors", "load_encoder"]


def load_encoder(name: str | None = None, **options: Any) -> Encoder:
    """Load a model and return its encoder.

    ``name`` is None or ``"mini"`` for the embedded model, a folder that holds a sentence-transformers model, or the
    name of a model that was fetched. A static model (one vector a token) is served by numpy, without torch.
    Options of other models: ``device``, ``batch_size``, ``dtype``, ``prompt``, ``progress``, ``cache`` (see
    ``aligner.embed.transformer``). Raises ModelMissingError, at once and before torch is imported, when the model
    is not on this machine.
    """
    from aligner.embed.locate import find_model, is_static

    found = find_model(name)
    if is_static(found.folder):
        from aligner.embed.static import StaticEncoder

        return StaticEncoder.load(found.folder, name=found.name)
    from aligner.embed.transformer import TransformerEncoder

    options.setdefault("prompt", found.prompt)
    return TransformerEncoder.load(found.folder, name=found.name, **options)
