"""Chinese sentences cut into clauses, with quotations, titles and brackets kept whole."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.words import patterns as re

HIDDEN = "□"
QUIET = re.compile(r"《[^》]*》|“[^”]*”|‘[^’]*’|[（(][^（）()]*[）)]|〔[^〕]*〕|「[^」]*」")
STOP_ZH = r"[；。！？]|(?<![０-９])，|，(?![０-９]{3}(?![０-９]))|(?<!\d)：|：(?!\d)"
"""Chinese stops; none is the comma of １，２００ or the colon of 1：16."""
STOP = re.compile(rf"{STOP_ZH}|[,;:!?](?!\d)|…+|\n")


def hide(text: str) -> str:
    """Return the text with quotations, titles in 《》 and brackets blotted out; offsets are unchanged."""
    return QUIET.sub(lambda match: HIDDEN * len(match[0]), text)


def clauses(hidden: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """Yield the spans between the stops of a text that ``hide`` made, from ``start`` on, without white space."""
    for stop in [*(m.start() for m in STOP.finditer(hidden, start)), len(hidden)]:
        part = hidden[start:stop]
        begin, end = start + len(part) - len(part.lstrip()), start + len(part.rstrip())
        if end > begin:
            yield begin, end
        start = stop + 1


def joined(text: str) -> list[str]:
    """Split a list of names at its 、 outside brackets."""
    hidden, out, start = hide(text), [], 0
    for stop in [*(m.start() for m in re.finditer("、", hidden)), len(text)]:
        out.append(text[start:stop].strip())
        start = stop + 1
    return [item for item in out if item]
