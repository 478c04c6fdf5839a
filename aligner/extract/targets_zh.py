"""Targets, past results and requirements of a Chinese document: every figure that binds somebody, with its horizon."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from aligner.extract.amounts_zh import Amount, amount
from aligner.extract.binding_zh import binding_after, stated
from aligner.extract.deadlines import Time, times
from aligner.extract.lexicon import compiled
from aligner.extract.metrics_zh import is_head, metric_of, object_of, scope_of
from aligner.extract.pieces_zh import Piece, clauses, hide, pieces
from aligner.extract.qualities_zh import is_achievement, is_quality
from aligner.extract.records import Facts, Passage, Target
from aligner.extract.status_zh import TOLD, Sentence, figure_status, is_past
from aligner.numbers import parse_zh

SILENT = {
    "title",
    "addressee",
    "basis",
    "principles",
    "ideology",
    "definitions",
    "question",
    "signature",
    "annex",
    "heading",
}
_HORIZON = re.compile(r"(?:力争)?到(?:\d{4}年|“十)")
_LABEL = re.compile(r"\W*(?:答|[一二三四五六七八九十]是)?\W*")
_LETTER = {"target": "T", "result": "P", "requirement": "R"}


def targets(passages: Sequence[Passage], facts: Facts) -> list[Target]:
    """Return targets, results and requirements (``status``) in the order of the text, their English empty.

    Titles, questions, principles and annexes state none.

    Args:
        passages: the outline of a Chinese document, in reading order.
        facts: the kind of document (measures state requirements) and its date of issue, for tense and 三年内.
    """
    reader = _Reader(facts)
    for passage in passages:
        reader.read(passage)
    return numbered(reader.found)


def numbered(found: Sequence[Target]) -> list[Target]:
    """Return the records with an id each: T1 for targets, P1 for past results, R1 for requirements."""
    counts = dict.fromkeys(_LETTER, 0)
    out = []
    for target in found:
        counts[target.status] += 1
        out.append(replace(target, id=f"{_LETTER[target.status]}{counts[target.status]}"))
    return out


@dataclass(frozen=True, slots=True)
class _When:
    """The time that holds for a clause, its words ("" if another sentence said it), and what recurs."""

    time: Time | None = None
    said: str = ""
    recurrence: str = ""

    @property
    def deadline(self) -> str:
        """Return the deadline of a target; what recurs has none."""
        return "" if self.recurrence or self.time is None else self.time.deadline


class _Reader:
    """Reads passages one by one and remembers the time, the metric and the list that hold for what follows."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.found: list[Target] = []
        self.time: Time | None = None
        self.last: Time | None = None
        self.metric = ""
        self.listed = False
        self.before: Passage | None = None

    def read(self, passage: Passage) -> None:
        """Add the records of one passage."""
        self._enter(passage)
        if passage.section in SILENT and not _HORIZON.match(passage.text):
            return
        if rules := stated(passage.text):
            self.found = [replace(t, binding=t.binding or rules(t)) for t in self.found]
        hidden = hide(passage.text)
        quantities = parse_zh(hidden)
        named = times(hidden, quantities, self.facts.issued)
        sentence = Sentence(hidden, passage.section, self.facts.kind, self.facts.issued)
        when = _When(self.time)
        for span in clauses(hidden):
            own = [time for time in named if span[0] <= time.start < span[1]]
            when = self._when(when, own, hidden, span)
            free = [q for q in quantities if not any(t.start <= q.start and q.end <= t.end for t in own)]
            for piece in pieces(hidden, free, span):
                self._add(passage, sentence, span, piece, own, when)
        if self.time and hidden.rstrip(" □").endswith(("：", ":")):
            self.listed = True

    def _enter(self, passage: Passage) -> None:
        """Forget the time where a new paragraph begins, except in the list that a sentence with a colon announced."""
        last, self.before = self.before, passage
        if last is not None and passage.start == last.start + len(last.text):
            return
        self.metric = ""
        if last is None or not self.listed or (passage.section, passage.path) != (last.section, last.path):
            self.time, self.last, self.listed = None, None, False

    def _when(self, when: _When, own: Sequence[Time], hidden: str, span: tuple[int, int]) -> _When:
        """Return what holds for a clause; a time that opens the sentence holds for the paragraph as well."""
        recurrence = next((t.value for t in own if t.role == "recurrence"), "")
        if self.last and compiled("times_zh", "^", ("same",)).match(hidden[span[0] : span[1]]):
            self.time = self.last
            return _When(self.last, "", recurrence)
        for time in own:
            if time.role not in ("deadline", "reached", "at"):
                continue
            self.last = time
            when = _When(time, hidden[time.start : time.end])
            if _LABEL.fullmatch(hidden[: time.start]):
                self.time = time
        return replace(when, recurrence=recurrence)

    def _add(
        self,
        passage: Passage,
        sentence: Sentence,
        span: tuple[int, int],
        piece: Piece,
        own: Sequence[Time],
        when: _When,
    ) -> None:
        """Add the record of a piece, if it states one."""
        start = _after_times(sentence.text, piece, own)
        found = (
            _figure(sentence, span, piece, when) if piece.figures else _statement(sentence, span, piece, start, when)
        )
        if found is None:
            return
        status, figure = found
        target = self._described(sentence.text, start, piece, own, figure, when)
        end = piece.end
        evidence = passage.text[start:end]
        binding = binding_after(passage.text, span[1]) if piece.end == span[1] else ""
        if binding and self.found and target.metric_zh == self.found[-1].metric_zh:
            # 投入强度达到3.2%，比2025年提高0.6个百分点（预期性）: the bracket is about both
            self.found[-1] = replace(self.found[-1], binding=self.found[-1].binding or binding)
        self.found.append(
            replace(
                target,
                status=status,
                section=passage.section,
                area=(*passage.path, passage.area) if passage.area else passage.path,
                zh_evidence=evidence,
                zh_span=(passage.start + start, passage.start + end),
                binding=binding,
            )
        )

    def _described(
        self, hidden: str, start: int, piece: Piece, own: Sequence[Time], figure: Amount, when: _When
    ) -> Target:
        """Return the record of a figure with what it measures, by when, and where it holds."""
        words = hidden[start : piece.end]
        metric = ""
        if figure.kind != "qualitative":
            before = _without(hidden, start, figure.start, own)
            metric = metric_of(before, hidden[figure.end : piece.end], figure.change)
            metric = self._whole(metric)
            self.metric = metric
        return Target(
            kind=figure.kind,
            metric_zh=metric,
            object_zh=object_of(metric or _without(hidden, start, piece.end, own)),
            comparator=figure.comparator,
            change=figure.change,
            value=figure.value,
            value_max=figure.value_max,
            baseline=figure.baseline,
            baseline_year=next((t.year for t in own if t.role == "base"), None),
            unit=figure.unit,
            deadline=when.deadline,
            recurrence=when.recurrence,
            scope=scope_of(words),
        )

    def _whole(self, metric: str) -> str:
        """Return a metric whose subject stands in an earlier clause with that subject (占…的比重, 数量)."""
        if not metric or not object_of(metric):
            return self.metric
        if self.metric and (metric.startswith("占") or is_head(metric)):
            return object_of(self.metric) + metric
        return metric


def _after_times(hidden: str, piece: Piece, own: Sequence[Time]) -> int:
    """Return where a piece begins without the times that open it (力争到2030年形成…)."""
    start = piece.start
    for time in own:
        if time.start == start and time.end < piece.end and time.role != "base":
            start = time.end
            start += len(hidden[start : piece.end]) - len(hidden[start : piece.end].lstrip(" ，、"))
    return start


def _without(hidden: str, start: int, end: int, own: Sequence[Time]) -> str:
    """Return the words of ``start:end`` without their times."""
    words = hidden[start:end]
    for time in reversed(own):
        if start <= time.start and time.end <= end:
            words = words[: time.start - start] + words[time.end - start :]
    return words


def _figure(sentence: Sentence, span: tuple[int, int], piece: Piece, when: _When) -> tuple[str, Amount] | None:
    """Return the status and the figure of a piece; of several figures the last that is neither attribute nor count."""
    text = sentence.text
    for quantity in reversed(piece.figures):
        status = figure_status(sentence, (piece.start, piece.end), span, quantity, when.time, bool(when.said))
        if status:
            figure = amount(text, piece.start, piece.end, quantity, piece.figures)
            limits = status == "requirement" and quantity.kind == "period" and figure.comparator == "="
            return status, replace(figure, comparator="<=") if limits else figure
    return None


def _statement(
    sentence: Sentence, span: tuple[int, int], piece: Piece, start: int, when: _When
) -> tuple[str, Amount] | None:
    """Return the status and kind of a piece without a figure: vague (培育若干…企业), qualitative, or nothing."""
    words = sentence.text[start : piece.end]
    past = is_past(sentence, span[1], when.time, bool(when.said))
    if piece.vague >= 0 and not past:
        made = compiled("target_words_zh", "", ("create",)).search(sentence.text, span[0], piece.vague)
        if made or sentence.section == "goals":
            return "target", Amount(piece.vague, piece.vague, "vague")
    if past:
        told = sentence.section in TOLD and is_achievement(words)
        return ("result", Amount(start, piece.end, "qualitative")) if told else None
    if is_quality(words, sentence.section, when.time if when.said or sentence.section == "goals" else None, when.said):
        return "target", Amount(start, piece.end, "qualitative")
    return None
