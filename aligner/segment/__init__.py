"""Sentences: Chinese and English splitters, soft boundaries, labels and lost spaces.

``segment`` turns a Document into Segments; ``split_zh`` and ``split_en`` are the plain splitters on text. The rules
about the languages are tables in ``data/``.
"""

from aligner.segment.core import segment
from aligner.segment.en import split_en
from aligner.segment.rules import find_label, splitter_hash
from aligner.segment.zh import split_zh

__all__ = ["find_label", "segment", "split_en", "split_zh", "splitter_hash"]
