"""Targets by deadline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aligner.display.plots.canvas import label, label_font, new_axes, palette
from aligner.extraction.records import Extraction
from aligner.view.text import one_line

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from aligner.extraction import Target
    from aligner.record import Record

_ROW = 0.28  # inches


def timeline(result: Record | Extraction, ax: Axes | None = None) -> Axes:
    """Draw one line a target that has a deadline, by year, with its metric and value; binding ones are red."""
    from aligner.view.extraction import amount

    made: Extraction = result if isinstance(result, Extraction) else result.extraction
    targets: Sequence[Target] = sorted((t for t in made.targets if t.deadline), key=lambda t: (year(t), t.id))
    ax = new_axes(ax, 9.0, max(2.0, 0.8 + _ROW * len(targets)))
    for row, target in enumerate(targets):
        colour = palette()["critical" if target.binding == "约束性" else "blue"]
        ax.plot([year(target)], [row], "o", color=colour)
        words = (
            label(one_line(target.metric_zh or target.zh_evidence), row + 1, 24) if made.source else target.metric_en
        )
        text = f"{words or one_line(target.en_evidence)[:40]}  {amount(target)}"
        place: dict[str, Any] = {"xytext": (6, 0), "textcoords": "offset points", "va": "center"}
        ax.annotate(text, (year(target), row), **place, fontsize=8, annotation_clip=False, **label_font())
    ax.set_ylim(len(targets) - 0.4, -0.6)
    ax.set_yticks([])
    years = [year(target) for target in targets]
    if years:
        first, last = int(min(years)), int(max(years)) + 1
        ax.set_xticks(range(first, last + 1))
        ax.set_xlim(first - 0.1, last + 0.55 * (last - first + 1))
    else:
        ax.text(0.5, 0.5, "no target has a deadline", ha="center", va="center", transform=ax.transAxes)
    for side in ("left", "right", "top"):
        ax.spines[side].set_visible(False)
    ax.set_xlabel("deadline (red: binding)")
    return ax


def year(target: Target) -> float:
    """Return a deadline as a year with its fraction: 2026-06-30 is about 2026.5; a bare year is its end."""
    parts = [int(part) for part in target.deadline.split("-")]
    return parts[0] + 1.0 if len(parts) < 3 else parts[0] + (parts[1] - 1) / 12 + parts[2] / 372
