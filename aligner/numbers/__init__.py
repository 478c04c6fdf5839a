"""Numbers in Chinese and English text as exact values, and whether a translation keeps them.

``parse_zh`` and ``parse_en`` find quantities, ``compare`` assigns those of a sentence to those of its translation,
``keys`` gives the values of a text as short strings for the aligner. What counts as a number, a unit or an idiom is in
the tables of ``data/``.
"""

from aligner.numbers.compare import compare, same
from aligner.numbers.en import parse_en
from aligner.numbers.quantity import Comparison, Quantity, Slip
from aligner.numbers.zh import parse_zh

__all__ = ["Comparison", "Quantity", "Slip", "compare", "parse_en", "parse_zh", "same"]
