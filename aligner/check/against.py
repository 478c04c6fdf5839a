"""Two translations of one source side by side: what each gets wrong, and which one is better."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import comb

from aligner.check.report import PairReport, check_pairs
from aligner.check.trust import SHOWN
from aligner.errors import InputError
from aligner.terms import Termbase
from aligner.types import Alignment, Bead, Finding, PairText, join_texts

POINTS = {"minor": 1, "major": 5, "critical": 25}
"""Penalty points of a sure finding, as in MQM (Lommel, Uszkoreit and Burchardt 2014)."""
SURE = 0.05
"""Chance of a result like this between equals, below which one translation is called the better one."""


@dataclass(frozen=True, slots=True)
class Row:
    """One source sentence (or the few that one of the translations renders together) and its two translations.

    Of each pair of values the first is the first translation's. ``both`` holds what is wrong in both, as each has it;
    spans are into ``zh`` and into the translation's own text. A row with empty ``zh`` is English without a source.
    """

    zh: str
    en: tuple[str, str]
    quality: tuple[float, float]
    only: tuple[tuple[Finding, ...], tuple[Finding, ...]]
    both: tuple[tuple[Finding, Finding], ...]

    @property
    def difference(self) -> float:
        """The second translation's quality less the first one's, -1..1."""
        return round(self.quality[1] - self.quality[0], 4)

    @property
    def penalty(self) -> tuple[float, float]:
        """The penalty points of each translation, every finding's times its confidence.

        What is wrong in both counts with the same confidence: it tells them apart by its severity alone.
        """
        shared = [max(first.confidence, second.confidence) for first, second in self.both]
        first, second = (
            sum(POINTS[f.severity] * f.confidence for f in self.only[side])
            + sum(POINTS[pair[side].severity] * sure for pair, sure in zip(self.both, shared, strict=True))
            for side in (0, 1)
        )
        return round(first, 4), round(second, 4)

    @property
    def differs(self) -> bool:
        """Whether the two differ in what is wrong with them."""
        return any(self.only) or self.penalty[0] != self.penalty[1]


@dataclass(frozen=True)
class Comparison:
    """Two translations of one source: the rows in the order of the source, and what they come to.

    The verdict rests on the findings. The quality estimate takes part in none of it: over a whole text it prefers the
    more literal of two translations (of seven official texts it put the machine's above the published one in all).
    """

    rows: tuple[Row, ...]

    @cached_property
    def quality(self) -> tuple[float, float]:
        """The mean quality of each translation over all rows."""
        return self._mean([row.quality for row in self.rows])

    @cached_property
    def penalty(self) -> tuple[float, float]:
        """The mean penalty points of each translation over all rows."""
        return self._mean([row.penalty for row in self.rows])

    def _mean(self, values: Sequence[tuple[float, float]]) -> tuple[float, float]:
        n = max(len(values), 1)
        return round(sum(first for first, _ in values) / n, 4), round(sum(second for _, second in values) / n, 4)

    @cached_property
    def better(self) -> tuple[int, int]:
        """In how many rows each translation has fewer penalty points."""
        steps = [row.penalty for row in self.rows]
        return sum(first < second for first, second in steps), sum(second < first for first, second in steps)

    @cached_property
    def p(self) -> float:
        """The chance that two equals would differ so often in one direction: the exact two-sided sign test."""
        few, n = min(self.better), sum(self.better)
        return min(1.0, 2.0 * sum(comb(n, k) for k in range(few + 1)) / float(2**n))

    @property
    def verdict(self) -> str:
        """``first`` or ``second`` where that translation is better beyond chance and on the whole, else ``unclear``."""
        gain = self.penalty[0] - self.penalty[1]
        if self.p >= SURE or gain * (self.better[1] - self.better[0]) <= 0:
            return "unclear"
        return "second" if gain > 0 else "first"

    def found(self, side: int) -> list[Finding]:
        """Return all findings of one translation (0 or 1), row by row."""
        return [f for row in self.rows for f in (*row.only[side], *(pair[side] for pair in row.both))]


def compare(
    first: Alignment,
    second: Alignment,
    checks: Iterable[str] | None = None,
    termbase: Termbase | None = None,
    severity: Mapping[str, str] | None = None,
    show: float = SHOWN,
) -> Comparison:
    """Compare two translations, each aligned with the same source (``aligner.align``), sentence by sentence.

    Both are checked over the same rows: the source sentences, joined where either translation renders several as one.
    The other arguments are those of ``check_pairs``.

    Raises:
        InputError: the two alignments have different sources.
        UsageError: an unknown check or severity.
    """
    if [s.text for s in first.source] != [s.text for s in second.source]:
        raise InputError("The two translations were aligned with different sources: align both with the same one.")
    names = None if checks is None else list(checks)
    texts = [tuple(_group_texts(side, rows)) for side, rows in _common_rows(first, second)]
    reports = [check_pairs(side, names, termbase, severity, show=show) for side in texts]
    return Comparison(tuple(_row(*item) for item in zip(*texts, *reports, strict=True)))


Place = tuple[int, int]


def _common_rows(first: Alignment, second: Alignment) -> list[tuple[Alignment, list[list[Bead]]]]:
    """Return for each translation its beads by common row.

    A row is a smallest run of source sentences that no bead of either translation crosses. English without a source
    makes a row behind the sentence that it follows, of both translations together.
    """
    n = len(first.source)
    inside = set()  # joints between two sentences that some bead bridges
    for bead in (*first.beads, *second.beads):
        inside |= set(range(min(bead.source, default=0), max(bead.source, default=0)))
    starts = [k for k in range(n) if k - 1 not in inside]
    row_of = {k: start for start, end in pairwise([*starts, n]) for k in range(start, end)}
    sides = [_by_place(alignment, row_of) for alignment in (first, second)]
    places = sorted(sides[0].keys() | sides[1].keys())
    return [
        (alignment, [side.get(place, []) for place in places])
        for alignment, side in zip((first, second), sides, strict=True)
    ]


def _by_place(alignment: Alignment, row_of: Mapping[int, int]) -> dict[Place, list[Bead]]:
    """Return the beads by row: (its first sentence, 0), or (first sentence of the row before, 1) without a source."""
    out: dict[Place, list[Bead]] = {}
    before = -1
    for bead in alignment.beads:
        before = row_of[bead.source[0]] if bead.source else before
        out.setdefault((before, int(not bead.source)), []).append(bead)
    return out


def _group_texts(alignment: Alignment, rows: Iterable[Iterable[Bead]]) -> Iterator[PairText]:
    """Yield the two texts of each group of beads, with their mean similarity and least confidence."""
    for beads in map(list, rows):
        source = tuple(sorted(k for bead in beads for k in bead.source))
        target = tuple(sorted(k for bead in beads for k in bead.target))
        scores = [bead.score for bead in beads if bead.source and bead.target]
        yield PairText(
            join_texts(alignment.source, source),
            join_texts(alignment.target, target),
            sum(scores) / len(scores) if scores else None,
            min((bead.confidence for bead in beads), default=None),
        )


def _row(a: PairText, b: PairText, of_a: PairReport, of_b: PairReport) -> Row:
    """Put two checked renderings of one source text beside each other."""
    left = list(of_b.findings)
    only, both = [], []
    for finding in of_a.findings:
        twin = next((f for f in left if _cause(f, b) == _cause(finding, a)), None)
        if twin is None:
            only.append(finding)
        else:
            left.remove(twin)
            both.append((finding, twin))
    empty = not (a.zh or b.zh)
    quality = tuple(1.0 if empty and not pair.en else report.quality for pair, report in ((a, of_a), (b, of_b)))
    return Row(a.zh or b.zh, (a.en, b.en), (quality[0], quality[1]), (tuple(only), tuple(left)), tuple(both))


def _cause(finding: Finding, pair: PairText) -> tuple[object, ...]:
    """Return what makes two findings the same: the check, and the Chinese that it is about or else the English."""
    if finding.zh_span is not None:
        return finding.check, finding.zh_span
    return finding.check, "" if finding.en_span is None else pair.en[slice(*finding.en_span)].casefold()
