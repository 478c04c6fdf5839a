"""The widget's script and style: one module each, as a notebook loads them, put together from the page's own files."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from aligner.review.server.pages import web

SHARED = ("dom.js", "diff.js", "runs.js", "rows.js")
"""Modules of the page that the widget uses, each after those that it imports."""
_IMPORT = re.compile(r"^import [^;]*;\n", re.M)
_EXPORT = re.compile(r"^export (?=const|let|function|class|async)", re.M)
_THEME = re.compile(r":root \{(.*?)\n\}", re.S)


@cache
def script() -> str:
    """Return the widget's script as one module: what the parts import from one another stands beside them."""
    parts = [_EXPORT.sub("", _IMPORT.sub("", web()[f"js/{name}"].decode())) for name in SHARED]
    own = files(__package__).joinpath("widget.js").read_text(encoding="utf-8")
    return "\n".join([*parts, _IMPORT.sub("", own)])


@cache
def style() -> str:
    """Return the widget's style: the page's colours, bound to the widget, and its own rules."""
    theme = _THEME.search(web()["css/theme.css"].decode())
    assert theme is not None  # noqa: S101 (our own file)
    own = files(__package__).joinpath("widget.css").read_text(encoding="utf-8")
    return f".aligner-explore {{{theme[1]}\n}}\n{own}"
