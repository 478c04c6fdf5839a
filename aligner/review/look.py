"""The checks on the rows that a decision touched, with the document around them as it was found at the beginning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from aligner.check.context import Context
from aligner.check.document import document_span
from aligner.check.quality.estimate import signals, weighed
from aligner.check.quality.signals import told
from aligner.check.registry import DOCUMENT, Check, checks, choose, row
from aligner.check.report import found_here
from aligner.check.settings import levels, silent
from aligner.check.trust import SHOWN
from aligner.identity import keyed
from aligner.record import Record
from aligner.review.line import English, Line, Seen
from aligner.review.places import moved_to
from aligner.review.recall import Recall
from aligner.types import Finding, PairText

AROUND = 12
"""Rows before and after the touched one that its checks see (the checks of form look ten away)."""


class Looker:
    """Checks single rows of a record: what the document as a whole says is asked once, when the first row is checked.

    Findings of the checks that compare rows (consistency) are kept as long as what they speak of stands there; they
    are not made anew, which would mean reading every row again.
    """

    def __init__(self, record: Record, recall: Recall | None = None) -> None:
        options = record.options
        self.record = record
        self._severity = levels(options.get("severity"))
        self._level = SHOWN if options.get("show") is None else float(options["show"])
        self._names = options.get("checks")
        self._known = record.source.language in {"zh", ""} and record.target.language in {"en", ""}
        self._cache: dict[str, Any] = {}
        self._english = ""
        self.recall = recall or Recall(record)

    def looked_at(self, line: Line, former: Sequence[Line], around: tuple[Sequence[Line], Sequence[Line]]) -> Line:
        """Return the line with what the checks say of it; what they said of ``former`` lines is kept where it holds.

        ``around`` are the rows before and after it.
        """
        english = line.english
        first = next((f.first for f in former if (f.zh, f.english.machine) == (line.zh, english.machine)), None)
        if first is None:
            first = self._look(line, english.machine, former, around)
        if english.text == english.machine:
            now = first
        else:
            same = next((f.now for f in former if (f.zh, f.en) == (line.zh, line.en)), None)
            now = same or self._look(line, english.text, former, around)
        late = [moved_to(f, old.zh, old.en, line.zh, line.en) for old in former for f in old.late]
        return replace(line, first=first, now=now, late=tuple(f for f in late if f))

    def quality(self, line: Line, seen: Seen, en: str) -> float:
        """Return the quality without the findings that were put away."""
        findings = [f for f in seen.findings if f.key not in line.away]
        if len(findings) == len(seen.findings):
            return seen.quality
        known = seen.signals
        if known is None:
            pair = self._pair(line, en)
            known = signals(self._context(pair, ((), ())))
        return weighed({**known, **told(findings)}).quality if line.zh.strip() and en.strip() else 0.0

    def _look(self, line: Line, en: str, former: Sequence[Line], around: tuple[Sequence[Line], Sequence[Line]]) -> Seen:
        """Check one text of a line."""
        pair = self._pair(line, en)
        near = tuple(other.en for lines in around for other in lines)
        name = (pair.zh, pair.en, pair.score, line.confidence, near)
        made = self.recall(name)
        if made is None:
            made = self._checked(pair, around)
            self.recall.keep(name, made)
        kept = [
            moved
            for old in former
            for seen, text in ((old.now, old.en), (old.first, old.english.machine))
            for f in seen.findings
            if row(f.check).scope == DOCUMENT and (moved := moved_to(f, old.zh, text, line.zh, en))
        ]
        findings = (*made.findings, *{(f.rule, f.zh_span, f.en_span): f for f in kept}.values())
        named = keyed(line.key, line.zh, en, (*findings, *made.hints))
        sides = (self.record.source, self.record.alignment.source), (self.record.target, line.english)
        there = tuple(self._placed(f, line, sides[1][1], en) for f in named)
        shown, hints = there[: len(findings)], there[len(findings) :]
        quality = made.quality
        if kept and line.zh.strip() and en.strip():
            quality = weighed({**(made.signals or {}), **told(shown)}).quality
        return replace(made, findings=shown, hints=hints, quality=quality)

    def _placed(self, finding: Finding, line: Line, english: English, en: str) -> Finding:
        """Return a finding with its places in the original files, as far as the machine's text has them."""
        record, segments = self.record, english.segments
        zh = document_span(record.source, record.alignment.source, line.source, finding.zh_span)
        there = finding.en_span if en == english.machine else None
        doc = document_span(record.target, segments, tuple(range(len(segments))), there)
        return replace(finding, zh_doc_span=zh, en_doc_span=doc)

    def _checked(self, pair: PairText, around: tuple[Sequence[Line], Sequence[Line]]) -> Seen:
        """Run the checks on a pair and estimate its quality."""
        context = self._context(pair, around)
        wanted = choose(self._names if self._known else (), silent(self._severity) | _between_rows())
        shown, hints = found_here(context, wanted, self._severity, self._level)
        known = signals(context)
        estimate = weighed({**known, **told(shown)}) if pair.zh.strip() and pair.en.strip() else None
        if estimate is None:
            return Seen(shown, hints, 0.0, (), known)
        return Seen(shown, hints, estimate.quality, estimate.reasons, known)

    def _context(self, pair: PairText, around: tuple[Sequence[Line], Sequence[Line]]) -> Context:
        """Return a context of a few rows that knows what the whole document said."""
        termbase = self.warm()
        before, after = ([PairText(line.zh, line.en) for line in lines] for lines in around)
        made = Context([*before, pair, *after], termbase, len(before), self._cache)
        made.whole_english = self._english
        return made

    def warm(self) -> Any:
        """Ask the whole document once what single rows are judged by; returns the termbase."""
        from aligner.check.support.check import looseness
        from aligner.terms import with_user_terms

        if "termbase" not in self._cache:
            termbase = with_user_terms(self.record.options.get("terms"))
            alignment = self.record.alignment
            pairs = [PairText(*alignment.texts(bead)) for bead in alignment.beads]
            whole = Context(pairs, termbase, 0, self._cache)
            self._english = whole.whole_english
            if self._known:
                looseness(whole)
            self._cache["termbase"] = termbase
        return self._cache["termbase"]

    def _pair(self, line: Line, en: str) -> PairText:
        return PairText(line.zh, en, line.score if line.zh and en else None, line.confidence)


def _between_rows() -> frozenset[str]:
    """Return the checks that compare rows with one another."""
    made: list[Check] = [check for check in checks().values() if check.scope == DOCUMENT]
    return frozenset(check.group for check in made)
