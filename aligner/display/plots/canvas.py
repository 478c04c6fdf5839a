"""What all pictures share: axes of their own, colours, and a font that has Chinese characters."""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.axis import Axis

SEVERITIES = ("critical", "major", "minor")
_ON_LIGHT = {"critical": "#b3261e", "major": "#d97706", "minor": "#8a8f98", "blue": "#2f6db5", "shades": "Greys"}
_ON_DARK = {"critical": "#f2837b", "major": "#f0a94a", "minor": "#9aa0a8", "blue": "#7fb2f0", "shades": "gray"}
_GROUND, _INK = "#1c1e22", "#e3e5e8"
DARK: dict[Any, Any] = {
    **dict.fromkeys(("figure.facecolor", "axes.facecolor", "savefig.facecolor", "legend.facecolor"), _GROUND),
    **dict.fromkeys(("text.color", "axes.edgecolor", "axes.labelcolor", "xtick.color", "ytick.color"), _INK),
}
"""matplotlib's settings for a dark page; a style of the caller's own (``dark_background``) does as well."""
# Families with Chinese characters, as Linux, Windows and macOS ship them; the first that is installed is used.
_CJK_FAMILIES = (
    *("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "Noto Sans CJK JP"),
    *("WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Droid Sans Fallback", "Microsoft YaHei", "SimHei", "PingFang SC"),
    *("Hiragino Sans GB", "Heiti SC", "Heiti TC", "Arial Unicode MS", "SimSun", "Noto Serif CJK SC"),
)


def new_axes(ax: Axes | None, width: float = 8.0, height: float = 5.0) -> Axes:
    """Return ``ax``, or the axes of a new figure (inches) that belongs to no window and need not be closed.

    In a notebook the figure is pyplot's, because Jupyter shows those alone at the end of a cell (and closes them).
    """
    if ax is not None:
        return ax
    from matplotlib import figure, pyplot

    make = pyplot.figure if in_notebook() else figure.Figure
    axes: Axes = make(figsize=(width, height), layout="constrained").add_subplot()
    return axes


def palette() -> dict[str, str]:
    """Return colours that can be seen on the present ground: of the severities, ``blue``, a map of ``shades``."""
    from matplotlib import colors, rcParams

    red, green, blue = colors.to_rgb(rcParams["axes.facecolor"])
    return _ON_DARK if 0.3 * red + 0.6 * green + 0.1 * blue < 0.5 else _ON_LIGHT


def in_notebook() -> bool:
    """Say whether this process is the kernel of a notebook."""
    ipython = sys.modules.get("IPython")
    return ipython is not None and hasattr(ipython.get_ipython(), "kernel")


def whole_numbers(axis: Axis) -> None:
    """Let an axis of counts show whole numbers only."""
    from matplotlib.ticker import MaxNLocator

    axis.set_major_locator(MaxNLocator(integer=True))


@cache
def cjk_font() -> str | None:
    """Return the name of an installed font family with Chinese characters, None where there is none."""
    from matplotlib import font_manager

    installed = {font.name for font in font_manager.fontManager.ttflist}
    return next((name for name in _CJK_FAMILIES if name in installed), None)


def label_font() -> dict[str, Any]:
    """Return the keyword arguments that make matplotlib write Chinese; empty without such a font."""
    name = cjk_font()
    return {"fontfamily": [name, "DejaVu Sans"]} if name else {}


def label(text: str, number: int, longest: int = 14) -> str:
    """Return a Chinese label cut to ``longest`` characters, or the row's number where no font could show it."""
    if cjk_font() is None and any(c >= "\u2e80" for c in text):
        return str(number)
    return text if len(text) <= longest else text[: longest - 1] + "…"
