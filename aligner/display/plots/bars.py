"""Pictures of figures: confidence along the document, findings by check, the histogram of similarity."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from aligner.display.plots.canvas import SEVERITIES, new_axes, palette, whole_numbers

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from aligner.record import Record


def confidence(result: Record, ax: Axes | None = None) -> Axes:
    """Draw the confidence of every row in the order of the document; rows with one side only are marked red."""
    beads = result.alignment.beads
    ax = new_axes(ax, 8.0, 3.0)
    numbers = range(1, len(beads) + 1)
    ax.step(numbers, [bead.confidence for bead in beads], where="mid", color=palette()["blue"], linewidth=1.2)
    alone = [k for k, bead in zip(numbers, beads, strict=True) if not (bead.source and bead.target)]
    red = palette()["critical"]
    ax.plot(alone, [beads[k - 1].confidence for k in alone], "o", color=red, markersize=5, label="one side only")
    ax.set_ylim(0, 1.02)
    ax.set_xlim(0.5, len(beads) + 0.5)
    ax.set_xlabel("row")
    ax.set_ylabel("confidence")
    if alone:
        ax.legend(frameon=False, loc="lower right")
    return ax


def findings(result: Record, ax: Axes | None = None) -> Axes:
    """Draw the number of findings of every check, stacked by severity, the most frequent check on top."""
    ax = new_axes(ax, 7.0, 4.0)
    counts = Counter((f.check, f.severity) for report in result.reports for f in report.findings)
    checks = sorted({check for check, _ in counts}, key=lambda c: (sum(counts[c, s] for s in SEVERITIES), c))
    left = dict.fromkeys(checks, 0)
    for severity in SEVERITIES:
        widths = [counts[check, severity] for check in checks]
        ax.barh(checks, widths, left=[left[check] for check in checks], color=palette()[severity], label=severity)
        for check, width in zip(checks, widths, strict=True):
            left[check] += width
    ax.set_xlabel("findings")
    whole_numbers(ax.xaxis)
    if checks:
        ax.legend(frameon=False, loc="lower right")
    else:
        ax.text(0.5, 0.5, "no findings", ha="center", va="center", transform=ax.transAxes)
    return ax


def scores(result: Record, ax: Axes | None = None, bins: int = 20) -> Axes:
    """Draw the histogram of the similarity of the rows that have both sides."""
    ax = new_axes(ax, 6.0, 3.5)
    values = [bead.score for bead in result.alignment.beads if bead.source and bead.target]
    ax.hist(values, bins=bins, range=(min([0.0, *values]), 1.0), color=palette()["blue"], edgecolor=ax.get_facecolor())
    ax.set_xlabel("similarity")
    ax.set_ylabel("rows")
    whole_numbers(ax.yaxis)
    return ax
