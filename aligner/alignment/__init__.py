"""Alignment: scores for bead candidates, the search over them, confidence, and evaluation against gold.

Nothing in this room knows a text format or a particular language: it sees segments, vectors and lengths.
"""

from __future__ import annotations

from aligner.alignment.engine import align_segments

__all__ = ["align_segments"]
