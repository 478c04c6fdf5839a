"""Reads a static model by name, and writes it out in the plain form that any version of sentence-transformers reads."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from aligner.embed.locate import FoundModel, find_model, is_static
from aligner.embed.static import StaticEncoder
from aligner.errors import UsageError


def static_model(name: str) -> tuple[FoundModel, StaticEncoder]:
    """Find and read a static model. Raises UsageError for another kind of model, ModelMissingError for none."""
    found = find_model(name)
    if not is_static(found.folder):
        raise UsageError(f"{name} is not a static model: its folder {found.folder} has no vector for each token.")
    return found, StaticEncoder.load(found.folder, found.name)


def export_floats(name: str, out: Path) -> int:
    """Write a static model with float32 vectors into the folder ``out``; return the number of tokens."""
    from aligner.embed.training.store import save_model

    found, encoder = static_model(name)
    table = encoder.rows(np.arange(encoder.size))
    card = found.folder / "README.md"
    text = card.read_text(encoding="utf-8") if card.is_file() else f"# {found.name}\n"
    save_model(out, encoder.tokenizer, {"embedding.weight": table}, text)
    return encoder.size
