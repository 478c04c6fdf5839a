"""Align a Chinese policy document with its English translation, and see where the translation cannot be trusted.

``import aligner`` is cheap: every name below is looked up in its room when it is first used.
"""

from __future__ import annotations

import importlib

__version__ = "0.2.0"

TYPE_CHECKING = False  # typing is not imported here: Ctrl+C meanwhile would be answered by Python, before __main__ is
if TYPE_CHECKING:
    from typing import Any

    from aligner.check import check_pair, check_pairs
    from aligner.embed import load_encoder
    from aligner.face import load, run
    from aligner.pipeline import align, extract

_FACE = {
    "align": "aligner.pipeline",
    "check_pair": "aligner.check",
    "check_pairs": "aligner.check",
    "extract": "aligner.pipeline",
    "run": "aligner.face",
    "load": "aligner.face",
    "load_encoder": "aligner.embed",
}

__all__ = ["__version__", "align", "check_pair", "check_pairs", "extract", "load", "load_encoder", "run"]


def __getattr__(name: str) -> Any:
    """Import the room that holds ``name`` at its first use (PEP 562)."""
    if name in _FACE:
        return getattr(importlib.import_module(_FACE[name]), name)
    raise AttributeError(f"module 'aligner' has no attribute {name!r}")


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
