"""Pictures of a result with matplotlib: every function draws on given or new Axes and returns them.

matplotlib is imported by the functions, never by this room itself; a window is never opened.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from aligner.record import Record

PICTURES: dict[str, tuple[str, str]] = {
    "heatmap": ("heatmap", "similarity of all sentences, with the path of the alignment and its holes"),
    "confidence": ("bars", "confidence along the document"),
    "findings": ("bars", "findings by check and severity"),
    "scores": ("bars", "histogram of similarity"),
    "timeline": ("timeline", "targets by deadline"),
    "renderings": ("renderings", "the English renderings of a term, counted"),
}
"""Name of a picture -> the module whose function of that name draws it, and what it shows."""


def draw(result: Record, what: str = "heatmap", ax: Axes | None = None, dark: bool = False, **options: Any) -> Axes:
    """Draw the picture ``what`` (a key of PICTURES) of a result; options are those of its function.

    ``dark``: light lines on a dark ground. Without it the ground is that of the style in use.

    Raises:
        UsageError: there is no such picture, or matplotlib is not installed.
    """
    from aligner.errors import UsageError

    if what not in PICTURES:
        raise UsageError(f"There is no picture {what!r}; choose from {', '.join(PICTURES)}.")
    function = getattr(importlib.import_module(f"aligner.display.plots.{PICTURES[what][0]}"), what)
    try:
        from matplotlib import rc_context
    except ImportError as error:
        raise UsageError("Pictures need matplotlib: pip install matplotlib.") from error
    from aligner.display.plots.canvas import DARK

    with rc_context(DARK if dark else {}):
        axes: Axes = function(result, ax=ax, **options)
    return axes
