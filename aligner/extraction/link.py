"""One record for both languages: where the English says what was found in the Chinese, and where it says otherwise.

A record's English lies in the English of its bead. There the stretches of one or more clauses, and the records found
in the English by itself, are compared with the Chinese words by the vectors of the embedded model, by the values that
both hold, by length and by place; the best one is taken, each place once for records of a kind (a greedy assignment,
as in competitive linking: Melamed 2000).
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from heapq import heapify, heappop, heappush
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from aligner.embed.protocol import SumEncoder
from aligner.extraction.disagree import date_differs, target_differs, task_differs
from aligner.extraction.en.clauses import Clause, clauses
from aligner.extraction.en.when import deadline
from aligner.extraction.intervals import Intervals
from aligner.extraction.names import english_facts, english_units
from aligner.extraction.records import Extraction, Record, Section, Target, Task
from aligner.extraction.stretch_vectors import stretch_vectors
from aligner.limits import limit
from aligner.numbers import keys
from aligner.spans import Span
from aligner.types import Alignment, Bead, Document, Segment
from aligner.words import patterns as re

if TYPE_CHECKING:
    from aligner.embed import Encoder
    from aligner.embed.protocol import FloatArray

Kind = TypeVar("Kind", bound=Record)
Dated = TypeVar("Dated", Target, Task)
_CUT = re.compile(r"[,;:.](?=\s|$)\s*|\s(?=and\s)")
_JOIN = re.compile(r"^(?:and\s+[,;:.\s]*)+")
_NEAREST = 400  # stretches that one record is held against: a bead of ordinary length has fewer
_RUN = 6  # clauses in one stretch at most
_LETTERS = 3.4  # English characters to a Chinese one (median of the sample pairs)
_VALUES, _LENGTH, _PLACE, _KNOWN = 0.35, 0.15, 0.25, 0.08
_REGIONS = 128  # beads whose stretches are encoded together
_WORST = 0.05  # below this no stretch of the English says the same

Stretches = tuple[list[Span], set[Span]]


@dataclass(frozen=True, slots=True)
class Region:
    """The Chinese and English stretches of a bead, in the cleaned texts."""

    zh: Span
    en: Span | None


def link(zh: Extraction, en: Extraction, alignment: Alignment, encoder: Encoder) -> Extraction:
    """Return the records of the Chinese with their English evidence, and what the two languages disagree on."""
    source, target = zh.source, en.target
    assert source is not None and target is not None  # noqa: S101 (extract_zh and extract_en fill them)
    regions = [region(bead, alignment, source, target) for bead in alignment.beads if bead.source]
    linker = Linker(source.text, target.text, regions, encoder)
    tasks = [linker.dated(merge_task(*pair)) for pair in linker.linked(zh.tasks, en.tasks)]
    figures = [
        [
            linker.dated(merge_target(*pair))
            for pair in linker.linked(mine, [*en.targets, *en.results, *en.requirements])
        ]
        for mine in (zh.targets, zh.results, zh.requirements)
    ]
    return replace(
        zh,
        facts=english_facts(zh.facts, en.facts, regions, source.text, target.text),
        tasks=tuple(tasks),
        targets=tuple(figures[0]),
        results=tuple(figures[1]),
        requirements=tuple(figures[2]),
        sections=tuple(sections(zh.sections, linker)),
        target=target,
    )


def region(bead: Bead, alignment: Alignment, source: Document, target: Document) -> Region:
    """Return where a bead lies in both texts, without the white space at the ends."""
    zh = stretch(source.text, alignment.source, bead.source)
    assert zh is not None  # noqa: S101 (a bead with Chinese)
    return Region(zh, stretch(target.text, alignment.target, bead.target))


def stretch(text: str, segments: Sequence[Segment], indices: Sequence[int]) -> Span | None:
    """Return the span of some neighbouring segments in the cleaned text; None for none."""
    if not indices:
        return None
    start, end = segments[indices[0]].start, segments[indices[-1]].end
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip())


class Linker:
    """Finds the English of Chinese stretches inside their beads."""

    def __init__(self, zh: str, en: str, regions: Sequence[Region], encoder: Encoder) -> None:
        self.zh, self.en, self.encoder = zh, en, encoder
        self.sums = encoder if isinstance(encoder, SumEncoder) else None
        self.regions = Intervals([(area.zh, area) for area in regions])

    def linked(self, mine: Sequence[Kind], theirs: Sequence[Record]) -> list[tuple[Kind, Record | None]]:
        """Return every Chinese record with its English evidence filled in, and the English record that fits it."""
        there = Intervals([(record.en_span, record) for record in theirs if record.en_span])
        beside = same_cells(mine, theirs)
        out: list[tuple[Kind, Record | None]] = []
        spans = [None if record.id in beside else record.zh_span for record in mine]
        for record, span in zip(mine, self.places(spans, there), strict=True):
            if cell := beside.get(record.id):
                out.append((replace(record, en_span=cell.en_span, en_evidence=cell.en_evidence), cell))
                continue
            if span is None:
                out.append((record, None))
                continue
            other = max((r for _, r in there.meeting(span)), key=lambda r: share(r.en_span, span), default=None)
            fits = other is not None and share(other.en_span, span) >= 0.5
            out.append((replace(record, en_span=span, en_evidence=self.en[span[0] : span[1]]), other if fits else None))
        return out

    def dated(self, record: Dated) -> Dated:
        """Return a record whose deadline is held against the English of its bead where its own English has no date."""
        span = record.zh_span
        area = next((area for _, area in self.regions.at(span[0])), None) if span else None
        if area is None or area.en is None or not record.en_evidence or deadline(record.en_evidence)[0]:
            return record
        sides = self.zh[slice(*area.zh)], self.en[slice(*area.en)]
        more = date_differs(record.deadline, record.zh_evidence, *sides)
        return replace(record, disagreement=record.disagreement + more) if more else record

    def places(
        self, wanted: Sequence[Span | None], known: Intervals[Record] | None = None, *, apart: bool = False
    ) -> list[Span | None]:
        """Return where each Chinese span is said in English; spans share no English place unless they are ``apart``."""
        found: list[Span | None] = [None] * len(wanted)
        together: dict[tuple[Region, int], list[int]] = {}
        for k, span in enumerate(wanted):
            if span is not None:
                for _, area in self.regions.at(span[0]):
                    together.setdefault((area, k if apart else -1), []).append(k)
        most = limit("PAIR_CHARACTERS")  # a longer row is not checked, and not searched either
        groups = [
            (area, numbers)
            for (area, _), numbers in together.items()
            if area.en and area.zh[1] - area.zh[0] + area.en[1] - area.en[0] <= most
        ]
        for at in range(0, len(groups), _REGIONS):
            part = groups[at : at + _REGIONS]
            areas = [area for area, _ in part]
            spans = [[span for k in numbers if (span := wanted[k])] for _, numbers in part]
            stretches = [self._stretches(area, known) for area in areas]
            vectors = self._vectors(areas, spans, stretches)
            for (area, numbers), mine, theirs, both in zip(part, spans, stretches, vectors, strict=True):
                for k, place in zip(numbers, self._in_region(area, mine, theirs, both), strict=True):
                    found[k] = place
        return found

    def _stretches(self, area: Region, known: Intervals[Record] | None) -> Stretches:
        """Return the stretches of a bead's English that can say something, and those of them that are records.

        The former are in the order of their middles, so that the nearest are found at once.
        """
        assert area.en is not None  # noqa: S101 (places asks for regions with English)
        begin, end = area.en
        told = {span for span, _ in known.meeting(area.en)} if known else set()
        inner = {*runs(self.en, begin, end), *(s for s in told if begin <= s[0] and s[1] <= end)}
        return sorted(inner, key=lambda span: (span[0] + span[1], span)), told

    def _vectors(
        self, part: Sequence[Region], spans: Sequence[Sequence[Span]], stretches: Sequence[Stretches]
    ) -> Iterator[tuple[FloatArray, FloatArray]]:
        """Yield the vectors of each region's Chinese spans and English stretches, encoded all together."""
        texts: list[str] = []
        made: list[FloatArray | None] = []
        for area, mine, (theirs, _) in zip(part, spans, stretches, strict=True):
            made.append(self._at_once(area, theirs))
            texts += (self.zh[a:b] for a, b in mine)
            if made[-1] is None:
                texts += (self.en[a:b].lower() for a, b in theirs)
        rows, at = self.encoder.encode(texts), 0
        for mine, (theirs, _), known in zip(spans, stretches, made, strict=True):
            middle = at + len(mine)
            end = middle + (len(theirs) if known is None else 0)
            yield rows[at:middle], rows[middle:end] if known is None else known
            at = end

    def _at_once(self, area: Region, stretches: Sequence[Span]) -> FloatArray | None:
        """Return the vectors of a region's English stretches where its tokens are also theirs, else None."""
        if not self.sums or area.en is None:
            return None
        begin, end = area.en
        return stretch_vectors(self.sums, self.en[begin:end].lower(), [(a - begin, b - begin) for a, b in stretches])

    def _in_region(
        self, area: Region, spans: Sequence[Span], stretches: Stretches, vectors: tuple[FloatArray, FloatArray]
    ) -> list[Span | None]:
        """Assign stretches of one bead's English to Chinese spans, the best first."""
        assert area.en is not None  # noqa: S101 (places asks for regions with English)
        begin, end = area.en
        candidates, known = stretches
        middles = [(c + d) / 2 for c, d in candidates]
        cosines = (vectors[0] @ vectors[1].T).tolist()
        values = [keys(self.zh[a:b], "zh") for a, b in spans]
        width, length = max(area.zh[1] - area.zh[0], 1), max(end - begin, 1)
        waiting: list[tuple[float, int, int, tuple[float, float, float] | None]] = []
        for i, (a, b) in enumerate(spans):
            place = ((a + b) / 2 - area.zh[0]) / width
            most = _VALUES if values[i] else 0.0
            for j in near(middles, begin + place * (end - begin)):
                c, d = candidates[j]
                alike = cosines[i][j] + _KNOWN * ((c, d) in known)
                longer = _LENGTH * abs(math.log((d - c) / (_LETTERS * (b - a))))
                off = _PLACE * abs((middles[j] - begin) / length - place)
                bound = alike + most - longer - off
                if bound >= _WORST:
                    waiting.append((-bound, i, j, (alike, longer, off) if most else None))
        heapify(waiting)
        chosen: dict[int, Span] = {}
        # The values of a stretch are read only when, with all of the Chinese ones in it, it would be the best one left.
        while waiting and len(chosen) < len(spans):
            _, i, j, parts = heappop(waiting)
            c, d = candidates[j]
            if i in chosen or any(share((c, d), taken) >= 0.2 for taken in chosen.values()):
                continue
            if parts is None:
                chosen[i] = c, d
                continue
            alike, longer, off = parts
            score = alike + _VALUES * jaccard(values[i], keys(self.en[c:d], "en")) - longer - off
            if score >= _WORST:
                heappush(waiting, (-score, i, j, None))
        return [chosen.get(i) for i in range(len(spans))]


def same_cells(mine: Sequence[Record], theirs: Sequence[Record]) -> dict[str, Target]:
    """Return by the id of a Chinese record the English one of the same cell, of tables that have the same cells."""
    zh, en = ([r for r in records if isinstance(r, Target) and r.cell] for records in (mine, theirs))
    shapes = [{n: {r.cell for r in side if r.cell[0] == n} for n in {r.cell[0] for r in side}} for side in (zh, en)]
    there = {record.cell: record for record in en}
    alike = {number for number, cells in shapes[0].items() if cells == shapes[1].get(number)}
    return {record.id: there[record.cell] for record in zh if record.cell[0] in alike}


def near(middles: Sequence[float], place: float) -> range:
    """Return the numbers of the ``_NEAREST`` or so candidates around a place, all of them where there are no more."""
    if len(middles) <= _NEAREST:
        return range(len(middles))
    at = bisect_left(middles, place)
    return range(max(0, at - _NEAREST // 2), min(len(middles), at + _NEAREST // 2))


def runs(text: str, begin: int, end: int) -> list[Span]:
    """Return the stretches of one to ``_RUN`` clauses of ``text[begin:end]``, without marks at their ends."""
    inner = text[begin:end]
    cuts = [0, *(match.end() for match in _CUT.finditer(inner)), len(inner)]
    pieces = [(a, b) for a, b in pairwise(cuts) if inner[a:b].strip(" ,;:.")]
    found = []
    for first in range(len(pieces)):
        for last in range(first, min(first + _RUN, len(pieces))):
            a, b = pieces[first][0], pieces[last][1]
            body = _JOIN.sub("", inner[a:b].strip(" ,;:."))
            at = inner.index(body, a) if body else a
            if body:
                found.append((begin + at, begin + at + len(body)))
    return found


def jaccard(a: set[str], b: set[str]) -> float:
    """Return the share of values that two texts have in common; nothing where neither has one."""
    return len(a & b) / len(a | b) if a or b else 0.0


def share(a: Span | None, b: Span | None) -> float:
    """Return the share of characters that two spans have in common, of those in either."""
    if a is None or b is None:
        return 0.0
    return max(min(a[1], b[1]) - max(a[0], b[0]), 0) / max(max(a[1], b[1]) - min(a[0], b[0]), 1)


def merge_target(mine: Target, other: Record | None) -> Target:
    """Return a Chinese target with the English words of the record found there, and their disagreement."""
    english = other if isinstance(other, Target) else None
    if english is None:
        return mine
    differs = target_differs(mine, english)
    return replace(mine, metric_en=english.metric_en, object_en=english.object_en, disagreement=differs)


def merge_task(mine: Task, other: Record | None) -> Task:
    """Return a Chinese task with the English words of the task found there, and their disagreement."""
    english = other if isinstance(other, Task) else None
    words: dict[str, str] = {}
    if english:
        words = {name: getattr(english, name) for name in ("actor_en", "verb_en", "object_en", "instrument_en")}
    elif clause := only_clause(mine.en_evidence):
        words = {"actor_en": clause.subject, "verb_en": clause.verb, "object_en": clause.object}
    return replace(
        mine,
        lead_units_en=english_units(mine.lead_units),
        support_units_en=english_units(mine.support_units),
        disagreement=task_differs(mine, english),
        **words,  # type: ignore[arg-type]
    )


def only_clause(evidence: str) -> Clause | None:
    """Return the clause of duty of English evidence that holds just one; of several none is surely the one meant."""
    found = list(clauses(evidence))
    return found[0] if len(found) == 1 else None


def sections(found: Sequence[Section], linker: Linker) -> Iterator[Section]:
    """Yield the sections with their English evidence, which one may share with another."""
    for one, span in zip(found, linker.places([one.zh_span for one in found], apart=True), strict=True):
        yield replace(one, en_span=span, en_evidence=linker.en[span[0] : span[1]]) if span else one
