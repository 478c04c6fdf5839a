"""Alignment: scores for bead candidates, the search over them, confidence, and evaluation against gold.

Nothing in this room knows a text format or a particular language: it sees segments, vectors and lengths.

The room shares its name with the function ``aligner.align(source, target)``. Python binds a package's name in its
parent when it is first imported, which would hide the function, so the room itself can be called: both readings of
``aligner.align`` work, in whatever order things are imported.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

from aligner.align.engine import align_segments

if TYPE_CHECKING:
    from aligner.types import Alignment

__all__ = ["align_segments"]


class _CallableRoom(ModuleType):
    """A module that is also the function ``aligner.align``."""

    def __call__(self, source: Any, target: Any = None, model: Any = None, **options: Any) -> Alignment:
        """Align a source text with its translation: see ``aligner.pipeline.align``."""
        from aligner.pipeline import align

        return align(source, target, model, **options)


sys.modules[__name__].__class__ = _CallableRoom
