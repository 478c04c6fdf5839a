"""The page's template, style and script, which stand beside this file as data."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from string import Template


def read(name: str) -> str:
    """Return the text of a data file of this package."""
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def fill(name: str, **values: str) -> str:
    """Fill a template's ``$names`` in one pass: a ``$`` inside a value stays as it is."""
    return Template(read(name)).substitute(values)


def csp_hash(text: str) -> str:
    """Return the source expression with which a content security policy allows exactly this inline text."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
