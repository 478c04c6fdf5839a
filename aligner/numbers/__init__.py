"""Numbers in Chinese and English text as exact values, and whether a translation keeps them.

``parse_zh`` and ``parse_en`` find quantities, ``compare`` assigns those of a sentence to those of its translation,
``keys`` gives the values of a text as short strings for the aligner. What counts as a number, a unit or an idiom is in
the tables of ``data/``. The modules, which compile many patterns, are loaded when a name is first used.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aligner.numbers.comparing import compare, same
    from aligner.numbers.en import parse_en
    from aligner.numbers.keying import keys
    from aligner.numbers.quantity import Comparison, Quantity, Slip
    from aligner.numbers.zh import parse_zh

__all__ = ["Comparison", "Quantity", "Slip", "compare", "keys", "parse_en", "parse_zh", "same"]

_MODULE = {
    "Comparison": "quantity",
    "Quantity": "quantity",
    "Slip": "quantity",
    "compare": "comparing",
    "same": "comparing",
    "keys": "keying",
    "parse_en": "en",
    "parse_zh": "zh",
}


def __getattr__(name: str) -> Any:
    """Import the module that holds ``name`` at its first use (PEP 562)."""
    if name in _MODULE:
        found = globals()[name] = getattr(importlib.import_module(f"aligner.numbers.{_MODULE[name]}"), name)
        return found
    raise AttributeError(f"module 'aligner.numbers' has no attribute {name!r}")


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
