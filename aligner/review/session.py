"""``Review``: a finished run and what people decide about it, kept as they decide it."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from typing import Any, Self

from aligner.errors import UsageError
from aligner.record import Record
from aligner.review import decision as kinds
from aligner.review import files, project
from aligner.review.decision import Conflict, Decision, checked
from aligner.review.desk import Desk
from aligner.review.line import Line
from aligner.review.recall import Recall
from aligner.review.record import reviewed
from aligner.review.row_state import RowState, row_state
from aligner.review.store import Store
from aligner.review.table import Step
from aligner.review.words import decided, edit_of, status_of
from aligner.view.content import CONFIRMED, REJECTED


@dataclass(frozen=True, slots=True)
class Change:
    """What a decision, an undo or a redo did: the rows that it touched as they are now, in order.

    ``removed`` are the keys of rows that are gone, ``position`` the number (from 0) at which the rows that took their
    place begin. A decision on a whole document (``ignore``) touches rows that do not stand together: then none is
    removed, and each row's ``id`` says where it stands.
    """

    seq: int
    kind: str
    author: str
    rows: tuple[RowState, ...]
    removed: tuple[str, ...]
    position: int
    total: int

    def to_dict(self) -> dict[str, Any]:
        """Return plain data for JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Offer:
    """What accepting one suggestion would give: a row's key, the finding's key, the English now and then."""

    key: str
    id: int
    finding: str
    before: str
    after: str


class Review:
    """The rows of a run under review. Every decision is on disk before its method returns."""

    def __init__(
        self,
        record: Record,
        store: Store,
        ignored_file: Path | None = None,
        now: Callable[[], str] | None = None,
    ) -> None:
        """Begin with what the store holds.

        Args:
            record: what the run gave.
            store: the decisions so far; new ones are added to it.
            ignored_file: the table of what the project ignores; None where there is none.
            now: gives the time of a decision, for tests.
        """
        self._store, self._file = store, ignored_file
        self._now = now or (lambda: datetime.now(UTC).isoformat(timespec="seconds"))
        self._lock = RLock()
        self._held = False
        self._changes: list[Change] = []
        self._last = 0
        ignored = {} if ignored_file is None else project.read_ignored(ignored_file)
        self.desk = Desk(record, ignored, Recall(record, store.remembered))
        self.refresh()

    @classmethod
    def open(
        cls,
        folder: str | os.PathLike[str],
        project_folder: str | os.PathLike[str] | None = None,
        now: Callable[[], str] | None = None,
        *,
        edited: Collection[str] = (),
        record: Path | None = None,
    ) -> Self:
        """Open the folder of a run with the decisions about it; ``OUT/review.sqlite`` is made with the first one.

        ``project_folder`` is where the project's ignored findings stand (``aligner.review.project``), by default the
        folder in which the program was called, as for aligner.toml. ``edited`` are names of its files that a person may
        have edited; ``record`` is the run's alignment.jsonl where it is not in its place yet.

        Raises:
            InputError: the folder holds no run or is not as the run left it, or its store cannot be read.
        """
        from aligner.export.folder import RECORD, check_whole
        from aligner.export.jsonl import read_jsonl

        if record is None:
            check_whole(folder, edited)
        made = read_jsonl(Path(folder) / RECORD if record is None else record)
        if not made.examined:
            from dataclasses import replace

            from aligner.examine import examine

            found = examine(made.source, made.target, made.alignment, made.options)
            made = replace(made, checked=found.reports, revised=found.revisions, extracted=found.extraction)
        return cls(made, Store(files.store_path(folder)), files.ignored_file(project_folder), now)

    # What is there

    @property
    def rows(self) -> list[RowState]:
        """All rows as they stand, in order."""
        with self._lock:
            return [self._state(line, k) for k, line in enumerate(self.desk.table.lines)]

    def row(self, key: str) -> RowState | None:
        """Return a row as it stands, None where there is none with this key."""
        with self._lock:
            at = self.desk.table.place(key)
            return None if at is None else self._state(self.desk.table.lines[at], at)

    def decided(self, key: str) -> bool:
        """Say whether a person has given a row its status or its English."""
        with self._lock:
            at = self.desk.table.place(key)
            return at is not None and decided(self.desk.table.lines[at])

    @property
    def record(self) -> Record:
        """The run with every decision in it, for export: the original record stays as it was."""
        with self._lock:
            return reviewed(self.desk)

    @property
    def seq(self) -> int:
        """The number of the last decision, undo or redo that this session knows."""
        return self._last

    @property
    def decisions(self) -> list[Decision]:
        """Everything that was ever decided, undone and redone, in order."""
        with self._lock:
            return self._store.after(0)

    @property
    def left(self) -> list[tuple[Decision, str]]:
        """Decisions that could not be done on this record (it was made anew since), with why; they are kept."""
        return list(self.desk.left)

    def progress(self) -> dict[str, Any]:
        """Return how far the review is: ``total`` rows, ``decided`` ones, and the number of rows by ``status``."""
        with self._lock:
            counts = Counter(status_of(line) for line in self.desk.table.lines)
        decided = counts[CONFIRMED] + counts[REJECTED]
        return {"total": sum(counts.values()), "decided": decided, "status": dict(sorted(counts.items()))}

    def since(self, seq: int) -> list[Change]:
        """Return what happened after a number, in order, whoever did it and in whichever program."""
        with self._lock:
            self.refresh()
            return [change for change in self._changes if change.seq > seq]

    # What is decided

    def decide(self, kind: str, key: str, *, author: str, expected: int | None = None, **fields: Any) -> Change:
        """Keep a decision on a row and return what it changed.

        Args:
            kind: a name from ``aligner.review.decision.KINDS``.
            key: the row's key.
            author: who decides; any text.
            expected: the version of the row that was looked at; None takes the row as it is.
            fields: what the kind needs (``aligner.review.decision.FIELDS``); ``with_`` stands for ``with``.

        Raises:
            Conflict: the row has another version by now (``row`` is what it is), or is gone (``row`` is None).
            UsageError: there is no such decision, or it does not fit the row.
        """
        given = checked(kind, {name.removesuffix("_"): value for name, value in fields.items()})
        with self._writing():
            self.refresh()
            self._expect(key, expected)
            full = self.desk.prepared(kind, key, given)
            step = self.desk.step(kind, key, full)
            return self._keep(kind, key, author, full, step)

    def undo(self, author: str, seq: int | None = None) -> Change:
        """Take back this author's last decision that holds, or the one of a number.

        Raises:
            UsageError: there is none, or a later decision builds on it.
        """
        with self._writing():
            self.refresh()
            mine = [
                d.decision
                for d in self.desk.done
                if (d.decision.author == author if seq is None else d.decision.seq == seq)
            ]
            if not mine:
                raise UsageError("There is nothing to undo.")
            return self._keep(kinds.UNDO, mine[-1].key, author, {"seq": mine[-1].seq}, None)

    def redo(self, author: str) -> Change:
        """Do again what this author took back last; not possible once something else was decided.

        Raises:
            UsageError: there is nothing to redo, or its rows have changed since.
        """
        with self._writing():
            self.refresh()
            mine = [d for d in self.desk.taken_back if d.author == author]
            if not mine:
                raise UsageError("There is nothing to redo.")
            return self._keep(kinds.REDO, mine[-1].key, author, {"seq": mine[-1].seq}, None)

    def preview(self, rule: str) -> list[Offer]:
        """Return what accepting every suggestion of one rule would do, a finding each; nothing is changed."""
        with self._lock:
            out = []
            for k, line in enumerate(self.desk.table.lines):
                if line.mark in (CONFIRMED, REJECTED):
                    continue  # a person has decided this row
                for finding in line.open:
                    if finding.rule != rule or finding.en_span is None:
                        continue
                    try:
                        span, new = edit_of(line, finding)
                    except UsageError:
                        continue
                    after = line.en[: span[0]] + new + line.en[span[1] :]
                    out.append(Offer(line.key, k + 1, finding.key, line.en, after))
            return out

    def accept_rule(self, rule: str, author: str) -> list[Change]:
        """Accept every suggestion that ``preview`` lists, one decision each; a later one of a row may have gone."""
        changes = []
        for offer in self.preview(rule):
            row = self.row(offer.key)
            if row is not None and any(f.key == offer.finding and not f.away for f in row.findings):
                changes.append(self.decide(kinds.ACCEPT, offer.key, author=author, finding=offer.finding))
        return changes

    def warm(self) -> None:
        """Ask the document once what single rows are judged by: the first decision is then as quick as the others."""
        with self._lock:
            self.desk.looker.warm()

    def refresh(self) -> None:
        """Take in what other programs have added to the store."""
        with self._lock:
            for decision in self._store.after(self._last):
                self._replay(decision)

    def close(self) -> None:
        """Close the store."""
        self._store.close()

    # How it is kept

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Hold the store for one decision, or for those of a call of ``together``."""
        with self._lock, nullcontext() if self._held else self.together():
            yield

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make several decisions at once: all of them are kept when the block ends, and none after an error.

        Where the store could not keep what was decided, the rows are put as the store has them.
        """
        with self._lock:
            try:
                with self._store.writing():
                    self._held = True
                    yield
            except BaseException:
                self._held = False
                if self._last > self._store.last:
                    self._start_again()
                raise
            finally:
                self._held = False

    def _expect(self, key: str, expected: int | None) -> None:
        """Raise Conflict where a row is gone, or is not of the version that somebody saw."""
        row = self.row(key)
        if row is None:
            raise Conflict(f"Row {key} is gone: it was merged or divided meanwhile. Look at the rows again.")
        if expected is not None and expected != row.version:
            raise Conflict("This row was changed meanwhile: look at it as it is now, then decide again.", row)

    def _keep(self, kind: str, key: str, author: str, fields: Mapping[str, Any], step: Step | None) -> Change:
        """Do a decision and add it to the store; inside ``writing`` alone."""
        replaced = {} if step is None else _replaced(step)
        decision = Decision(self._last + 1, self._now(), author, kind, key, dict(fields), replaced)
        if kind == kinds.IGNORE and fields["scope"] == "project":
            if self._file is None:
                raise UsageError("There is no project to ignore a finding in: name its folder.")
            project.add_ignored(self._file, decision)
        change = self._do(decision, step)
        self._store.add(decision)
        if self.desk.recall is not None:
            self._store.remember(self.desk.recall.written())
        return change

    def _do(self, decision: Decision, step: Step | None = None) -> Change:
        """Do a decision on the rows and remember what it changed."""
        desk = self.desk
        if decision.kind == kinds.UNDO:
            target = int(decision.fields["seq"])
            done = next((made.decision for made in desk.done if made.decision.seq == target), None)
            step = desk.undo(target, decision.seq)
            if done is not None and done.kind == kinds.IGNORE and done.fields["scope"] == "project" and self._file:
                project.drop_ignored(self._file, done)
        elif decision.kind == kinds.REDO:
            step = desk.redo(int(decision.fields["seq"]), decision.seq)
        else:
            step = desk.do(decision, step)
        change = self._change(decision, step)
        self._changes.append(change)
        self._last = decision.seq
        return change

    def _replay(self, decision: Decision) -> None:
        """Do a decision of the store; one that does not fit this record is left, and kept."""
        try:
            self._do(decision)
        except (UsageError, KeyError, ValueError, IndexError) as error:
            self.desk.left.append((decision, str(error)))
            self._last = decision.seq

    def _start_again(self) -> None:
        """Put the rows as the store has them."""
        self.desk = Desk(self.desk.record, self.desk.ignored, self.desk.recall)
        self._changes, self._last = [], 0
        self.refresh()

    def _change(self, decision: Decision, step: Step) -> Change:
        table = self.desk.table
        after = dict.fromkeys(line.key for splice in step.splices for line in splice.after)
        removed = [line.key for splice in step.splices for line in splice.before if line.key not in after]
        places = sorted({at for key in after if (at := table.place(key)) is not None})
        position = min((splice.at for splice in step.splices), default=0)
        states = tuple(self._state(table.lines[at], at) for at in places)
        return Change(decision.seq, decision.kind, decision.author, states, tuple(removed), position, len(table.lines))

    def _state(self, line: Line, at: int) -> RowState:
        return row_state(line, at + 1, self.desk.touched.get(line.key, 0), self.desk.looker)


def _replaced(step: Step) -> dict[str, Any]:
    """Return what the rows of a step were, as plain data; of a step over many rows their keys alone."""
    before: Sequence[Line] = [line for splice in step.splices for line in splice.before]
    if len(step.splices) > 1:
        return {"keys": [line.key for line in before]}
    return {
        "rows": [
            {
                "key": line.key,
                "zh": list(line.source),
                "en": [[segment.start, segment.end] for segment in line.english.segments],
                "machine": line.english.machine,
                "text": line.en,
                "status": status_of(line),
                "note": line.note,
            }
            for line in before
        ]
    }
