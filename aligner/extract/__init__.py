"""Tasks, targets and facts of a policy document as structured, bilingual data.

The room shares its name with the function ``aligner.extract(zh, en)``: as with ``aligner.align``, it can be called.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

from aligner.extract.records import Extraction, Facts, Target, Task

__all__ = ["Extraction", "Facts", "Target", "Task"]


class _CallableRoom(ModuleType):
    """A module that is also the function ``aligner.extract``."""

    def __call__(self, zh: Any = None, en: Any = None, model: Any = None) -> Extraction:
        """Extract from a document or a pair: see ``aligner.pipeline.extract``."""
        from aligner.pipeline import extract

        return extract(zh, en, model)


sys.modules[__name__].__class__ = _CallableRoom
