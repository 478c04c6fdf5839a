"""Decisions done one after the other on the rows of a record, each checked again where it touched them, and undone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from typing import Any

from aligner.errors import UsageError
from aligner.record import Record
from aligner.review import boundaries, ignoring, words
from aligner.review import decision as kinds
from aligner.review.decision import Decision
from aligner.review.line import Line
from aligner.review.lines import lines_of
from aligner.review.look import AROUND, Looker
from aligner.review.recall import Recall
from aligner.review.table import Splice, Step, Table

_BOUNDARIES = (kinds.MERGE, kinds.SPLIT, kinds.MOVE, kinds.REALIGN)


@dataclass(slots=True)
class Done:
    """A decision that holds, and what it did."""

    decision: Decision
    step: Step


@dataclass(slots=True)
class Desk:
    """A record's rows with the decisions that hold.

    ``touched`` is the number of the last decision (or undo) that changed a row, by key: the row's version.
    ``left`` are decisions that could not be done on this record, with why.
    """

    record: Record
    ignored: Mapping[tuple[str, str, str], str] = field(default_factory=dict)
    recall: Recall | None = None
    table: Table = field(init=False)
    looker: Looker = field(init=False)
    done: list[Done] = field(default_factory=list)
    taken_back: list[Decision] = field(default_factory=list)
    touched: dict[str, int] = field(default_factory=dict)
    left: list[tuple[Decision, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.looker = Looker(self.record, self.recall)
        self._start()

    def _start(self) -> None:
        """Put the rows as the run left them; what the project ignores is put away."""
        self.table = Table(self.record, lines_of(self.record))
        if self.ignored:
            self.table.ignored = dict(self.ignored)
            self.table.put(self._looked(ignoring.all_put_away(self.table)))

    @property
    def decided(self) -> frozenset[str]:
        """The keys of the rows about which a decision holds; what is ignored in the whole document is none of them."""
        steps = [made.step for made in self.done if not made.step.ignored]
        return frozenset(line.key for step in steps for splice in step.splices for line in splice.after)

    def prepared(self, kind: str, key: str, fields: Mapping[str, Any]) -> dict[str, Any]:
        """Return the fields of a decision with what comes of it.

        Raises:
            UsageError: the decision does not fit the row.
        """
        at = self._at(key)
        if kind in _BOUNDARIES:
            return boundaries.prepared(kind, self.table, at, dict(fields))
        if kind == kinds.IGNORE:
            return ignoring.prepared(self.table.lines[at], dict(fields))
        return words.prepared(kind, self.table.lines[at], dict(fields))

    def step(self, kind: str, key: str, fields: Mapping[str, Any]) -> Step:
        """Return what a prepared decision would do, checked; nothing is changed."""
        at = self._at(key)
        if kind in _BOUNDARIES:
            step = boundaries.performed(kind, self.table, at, fields)
        elif kind == kinds.IGNORE:
            step = ignoring.performed(self.table, at, fields)
        else:
            line = self.table.lines[at]
            step = Step((Splice(at, (line,), (words.performed(kind, line, fields),)),))
        return replace(step, splices=tuple(self._looked(step.splices)))

    def do(self, decision: Decision, step: Step | None = None) -> Step:
        """Do a decision on the rows; ``step`` is what it does where that is known already."""
        step = step or self.step(decision.kind, decision.key, decision.fields)
        self._put(step, decision.seq)
        self.done.append(Done(decision, step))
        self.taken_back = [old for old in self.taken_back if old.author != decision.author]
        return step

    def redo(self, target: int, seq: int) -> Step:
        """Do a decision again that was taken back.

        Raises:
            UsageError: it was not taken back, or does not fit the rows as they are.
        """
        decision = next((old for old in self.taken_back if old.seq == target), None)
        if decision is None:
            raise UsageError(f"Decision {target} was not taken back: there is nothing to redo.")
        step = self.step(decision.kind, decision.key, decision.fields)
        self._put(step, seq)
        self.done.append(Done(decision, step))
        self.taken_back.remove(decision)
        return step

    def undo(self, target: int, seq: int) -> Step:
        """Take back the decision of a number; those that came after it stay.

        Raises:
            UsageError: no such decision holds, or a later one builds on it.
        """
        k = next((k for k, made in enumerate(self.done) if made.decision.seq == target), None)
        if k is None:
            raise UsageError(f"Decision {target} does not hold: there is nothing to take back.")
        made = self.done[k]
        back = self._back(made.step)
        if back is None:
            back = self._without(k)
        self._put(back, seq)
        del self.done[k]
        self.taken_back.append(made.decision)
        return back

    def _back(self, step: Step) -> Step | None:
        """Return the step that takes another back, None where its rows have changed since."""
        splices = []
        for splice in step.splices:
            at = self.table.place(splice.after[0].key) if splice.after else None
            here = [] if at is None else self.table.lines[at : at + len(splice.after)]
            if at is None or [id(line) for line in here] != [id(line) for line in splice.after]:
                return None
            splices.append(Splice(at, splice.after, splice.before))
        return Step(tuple(splices), heeded=tuple(fragments for fragments, _ in step.ignored))

    def _without(self, k: int) -> Step:
        """Return the step from the rows as they are to those without one decision, the later ones done again."""
        other = Desk(self.record, self.ignored)
        other.looker = self.looker
        for n, made in enumerate(self.done):
            if n == k:
                continue
            try:
                other.do(made.decision)
            except UsageError:
                later = f"{made.decision.kind} (decision {made.decision.seq})"
                raise UsageError(f"A later decision builds on this one: take back {later} first.") from None
        heeded = tuple(f for f in self.table.ignored if f not in other.table.ignored)
        step = Step(tuple(_difference(self.table.lines, other.table.lines)), heeded=heeded)
        ahead = [made for made in self.done if made.decision.seq != self.done[k].decision.seq]
        for mine, theirs in zip(ahead, other.done, strict=True):
            mine.step = theirs.step
        return step

    def _put(self, step: Step, seq: int) -> None:
        self.table.put(step.splices)
        for fragments, scope in step.ignored:
            self.table.ignored[fragments] = scope
        for fragments in step.heeded:
            self.table.ignored.pop(fragments, None)
        for splice in step.splices:
            for line in (*splice.before, *splice.after):
                self.touched[line.key] = seq

    def _looked(self, splices: Iterable[Splice]) -> list[Splice]:
        """Return splices with their new rows checked, and with what is ignored put away in them."""
        out = []
        for splice in splices:
            end = splice.at + len(splice.before)
            ahead = self.table.lines[max(0, splice.at - AROUND) : splice.at]
            behind = self.table.lines[end : end + AROUND]
            after = []
            for k, line in enumerate(splice.after):
                if any(line is old for old in splice.before):
                    after.append(line)
                    continue
                around = (*ahead, *splice.after[:k]), (*splice.after[k + 1 :], *behind)
                looked = self.looker.looked_at(line, splice.before, around)
                after.append(ignoring.put_away(looked, splice.before, self.table.ignored))
            out.append(replace(splice, after=tuple(after)))
        return out

    def _at(self, key: str) -> int:
        at = self.table.place(key)
        if at is None:
            raise UsageError(f"There is no row {key!r}: it was merged with another, or is of another run.")
        return at


def _difference(old: Sequence[Line], new: Sequence[Line]) -> list[Splice]:
    """Return the splices that make the new rows of the old ones, from the last to the first."""
    codes = SequenceMatcher(None, [_told(line) for line in old], [_told(line) for line in new], False).get_opcodes()
    return [
        Splice(i1, tuple(old[i1:i2]), tuple(new[j1:j2])) for tag, i1, i2, j1, j2 in reversed(codes) if tag != "equal"
    ]


def _told(line: Line) -> tuple[object, ...]:
    """Return everything about a row that a decision can change."""
    segments = tuple((segment.start, segment.end) for segment in line.english.segments)
    said = line.mark, line.note, line.own, line.anchor, tuple(sorted(line.away.items()))
    return line.key, line.source, segments, line.en, said
