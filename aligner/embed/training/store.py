"""Writes a model folder that both sentence-transformers and the served encoder read."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from aligner.embed.fingerprint import with_fingerprint
from aligner.embed.protocol import FloatArray
from aligner.errors import UsageError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_MODULES = [
    {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.StaticEmbedding"},
    {"idx": 1, "name": "1", "path": "1_Normalize", "type": "sentence_transformers.models.Normalize"},
]


def quantise(table: FloatArray) -> tuple[NDArray[np.int8], FloatArray]:
    """Return a float table as int8 with one factor a row: ``row = int8 * factor``, largest entry 127."""
    factors = np.abs(table).max(axis=1) / 127
    safe = np.where(factors > 0, factors, 1).astype(np.float32)
    return np.rint(table / safe[:, None]).astype(np.int8), safe


def save_model(folder: Path, tokenizer: Tokenizer, tensors: dict[str, NDArray[Any]], card: str) -> None:
    """Write a model folder, whole or not at all; an existing model of that name is replaced.

    ``tensors`` is ``{"embedding.weight": float32}``, or ``{"embeddings": int8, "weights": float32}`` as ``quantise``
    gives them: sentence-transformers multiplies the latter out when it loads the model.
    """
    from safetensors.numpy import save_file

    if folder.exists() and any(folder.iterdir()) and not (folder / "modules.json").is_file():
        raise UsageError(f"{folder} holds something other than a model; name an empty or new folder.")
    folder.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    try:
        save_file(tensors, work / "model.safetensors")
        compact = json.dumps(json.loads(tokenizer.to_str()), ensure_ascii=False, separators=(",", ":"))
        (work / "tokenizer.json").write_text(compact, encoding="utf-8")
        (work / "modules.json").write_text(json.dumps(_MODULES, indent=2) + "\n", encoding="utf-8")
        settings: dict[str, Any] = {"similarity_fn_name": "cosine", "prompts": {}, "default_prompt_name": None}
        (work / "config_sentence_transformers.json").write_text(json.dumps(settings, indent=2) + "\n", encoding="utf-8")
        (work / "1_Normalize").mkdir()
        (work / "1_Normalize" / "config.json").write_text("{}\n", encoding="utf-8")
        (work / "README.md").write_text(with_fingerprint(card, work), encoding="utf-8")
        work.chmod(0o755)  # a temporary folder is private, and so is a file that safetensors writes
        (work / "model.safetensors").chmod(0o644)
        if folder.exists():
            shutil.rmtree(folder)
        work.replace(folder)
    finally:
        shutil.rmtree(work, ignore_errors=True)
