"""What people decide about a run: kept for good, undone and redone, and only the touched rows checked again."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aligner.review.decision import Conflict, Decision
    from aligner.review.session import Change, Offer, Review
    from aligner.review.store import Store

_FACE = {
    "Change": "aligner.review.session",
    "Conflict": "aligner.review.decision",
    "Decision": "aligner.review.decision",
    "Offer": "aligner.review.session",
    "Review": "aligner.review.session",
    "Store": "aligner.review.store",
}

__all__ = ["Change", "Conflict", "Decision", "Offer", "Review", "Store"]


def __getattr__(name: str) -> Any:
    """Import the module that holds ``name`` at its first use: a run about which nothing was decided needs none."""
    if name in _FACE:
        return getattr(importlib.import_module(_FACE[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
