"""How each type shows itself: as HTML in a notebook, as plain text on a terminal."""

from __future__ import annotations

from importlib import import_module

_MODULES = {
    "Result": "notebook",
    "Selection": "notebook",
    "Pair": "notebook_pair",
    "Document": "notebook_document",
    "Alignment": "notebook_document",
    "Finding": "notebook_findings",
    "PairReport": "notebook_findings",
    "Extraction": "notebook_extraction",
}
"""Name of a type -> the module here with ``TYPE_html`` and ``TYPE_text`` for it, the name in small letters."""


def html_of(thing: object) -> str:
    """Return an object as an HTML fragment with a style of its own; every text in it is escaped."""
    return _made(thing, "html")


def text_of(thing: object) -> str:
    """Return an object as plain text, safe to print on a terminal."""
    return _made(thing, "text")


def _made(thing: object, kind: str) -> str:
    """Call the function for the object's type."""
    name = type(thing).__name__
    module = import_module(f"{__package__}.{_MODULES[name]}")
    made: str = getattr(module, f"{name.lower()}_{kind}")(thing)
    return made
