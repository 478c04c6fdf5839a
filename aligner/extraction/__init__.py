"""Tasks, targets and facts of a policy document as structured, bilingual data."""

from __future__ import annotations

from aligner.extraction.records import Extraction, Facts, Target, Task

__all__ = ["Extraction", "Facts", "Target", "Task"]
