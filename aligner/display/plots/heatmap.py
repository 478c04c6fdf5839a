"""The similarity of every Chinese sentence with every English one, and the path that the aligner took."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from aligner.display.plots.canvas import new_axes, palette
from aligner.display.words import count

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from aligner.embed import Encoder
    from aligner.record import Record

_MOST = 800  # sentences a side that are drawn one by one; of more, neighbours share a cell


def heatmap(result: Record, ax: Axes | None = None, model: str | Encoder | None = None) -> Axes:
    """Draw the cosines as a map: Chinese sentences downwards, English ones to the right, numbered from 1.

    The path is drawn over it; an omission is a mark at the left edge, an insertion one at the top. ``model`` is as in
    ``aligner.align``; of documents of more than 800 sentences a side the largest cosine of each cell is shown.
    """
    from aligner.embed import shared_encoder

    encoder = shared_encoder(model) if model is None or isinstance(model, str) else model
    alignment = result.alignment
    sides = [encoder.encode([segment.text for segment in side]) for side in (alignment.source, alignment.target)]
    ax = new_axes(ax, 7.0, 6.0)
    rows, columns = len(sides[0]), len(sides[1])
    image = ax.imshow(
        pooled(sides[0], sides[1]),
        cmap=palette()["shades"],
        vmin=0,
        vmax=1,
        aspect="auto",
        extent=(0.5, columns + 0.5, rows + 0.5, 0.5),
        interpolation="nearest",
    )
    blue = palette()["blue"]
    for bead in alignment.beads:
        if bead.source and bead.target:
            left, top = bead.target[0] + 0.5, bead.source[0] + 0.5
            right, bottom = bead.target[-1] + 1.5, bead.source[-1] + 1.5
            ax.fill([left, right, right, left], [top, top, bottom, bottom], fill=False, edgecolor=blue, linewidth=1.2)
    omitted = [i + 1 for bead in alignment.beads if not bead.target for i in bead.source]
    inserted = [j + 1 for bead in alignment.beads if not bead.source for j in bead.target]
    style = {"color": palette()["critical"], "linestyle": "none", "clip_on": False, "markersize": 7}
    ax.plot([0.5] * len(omitted), omitted, marker=">", **style)  # type: ignore[arg-type]
    ax.plot(inserted, [0.5] * len(inserted), marker="v", **style)  # type: ignore[arg-type]
    ax.set_xlabel("English sentence")
    ax.set_ylabel("Chinese sentence")
    holes = f"{len(omitted)} omitted, {len(inserted)} inserted (red)"
    ax.set_title(f"Similarity and path: {count(len(alignment.beads), 'row')}, {holes}", fontsize=10)
    if ax.figure is not None:
        ax.figure.colorbar(image, ax=ax, label="cosine", shrink=0.8)
    return ax


def pooled(source: np.ndarray, target: np.ndarray) -> np.ndarray:
    """Return the cosines (rows, columns), neighbours pooled by their maximum so that no side exceeds ``_MOST``."""
    edges = [np.linspace(0, len(side), min(len(side), _MOST) + 1).astype(int)[:-1] for side in (source, target)]
    if len(source) == 0 or len(target) == 0:
        return np.zeros((1, 1))
    rows = [
        np.maximum.reduceat(source[a:b] @ target.T, edges[1], axis=1).max(axis=0)
        for a, b in zip(edges[0], [*edges[0][1:], len(source)], strict=True)
    ]
    return np.stack(rows)
