"""How often a Chinese term is rendered in each of its ways."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from aligner.display.plots.canvas import cjk_font, label_font, new_axes, palette, whole_numbers
from aligner.errors import UsageError

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from aligner.record import Record


def renderings(result: Record, term: str = "", ax: Axes | None = None) -> Axes:
    """Draw how often the known renderings of a Chinese term stand in the rows that hold it.

    Those that the termbase accepts are blue, those known to be wrong red; grey counts rows with none of them. Without
    ``term`` the known term that occurs in most rows is taken.

    Raises:
        UsageError: the termbase does not hold the term, or the document holds no known term.
    """
    counts, accepted, term = count(result, term)
    ax = new_axes(ax, 7.0, 1.2 + 0.35 * len(counts))
    names = [name for name, _ in counts.most_common()][::-1]
    red, grey, blue = (palette()[name] for name in ("critical", "minor", "blue"))
    colours = [blue if name in accepted else grey if name == OTHER else red for name in names]
    ax.barh(names, [counts[name] for name in names], color=colours)
    whole_numbers(ax.xaxis)
    ax.set_xlabel("rows")
    ax.set_title(term if cjk_font() else accepted[0], fontsize=11, **label_font())
    return ax


OTHER = "(none of these)"


def count(result: Record, term: str) -> tuple[Counter[str], tuple[str, ...], str]:
    """Return the count of each rendering, the accepted ones and the term itself."""
    from aligner.terms import load_termbase

    termbase = load_termbase()
    texts = [result.alignment.texts(bead) for bead in result.alignment.beads if bead.source and bead.target]
    if not term:
        found = Counter(
            match.term.source for zh, _ in texts for match in {m.term.source: m for m in termbase.find(zh)}.values()
        )
        if not found:
            raise UsageError("The document holds no term of the termbase: name one with term=.")
        term = found.most_common(1)[0][0]
    known = termbase.lookup(term)
    if not known:
        raise UsageError(f"The termbase does not hold {term}: see aligner terms lookup.")
    entry = known[0]
    candidates = sorted((*entry.targets, *entry.avoid), key=len, reverse=True)
    counts: Counter[str] = Counter()
    for zh, en in texts:
        if any(form in zh for form in entry.forms):
            counts[next((name for name in candidates if name.lower() in en.lower()), OTHER)] += 1
    return counts, entry.targets, entry.source
