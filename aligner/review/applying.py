"""``apply``: what an edited file says that the export did not say, as decisions; what cannot be taken over, listed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import product

from aligner.bitext.confirmed import CONFIRMED as WORDS_FOR_CONFIRMED
from aligner.correct.revision import NEEDS_REVIEW
from aligner.errors import UsageError
from aligner.review import decision as kinds
from aligner.review.edited import EditedRow
from aligner.review.row_state import RowState
from aligner.review.session import Change, Review
from aligner.view.base import base, plain
from aligner.view.content import ALL_STATUSES, CONFIRMED, REJECTED

PERSONAL = (CONFIRMED, REJECTED, NEEDS_REVIEW)
"""The statuses that a person can give; the others are what the checks say."""


@dataclass(slots=True)
class Applied:
    """What came of an edited file.

    ``changes`` are the decisions that were made, ``conflicts`` sentences about edits that were not taken over because
    the row was changed since the export, ``refused`` about what can never be taken over (altered Chinese, rows that are
    not of this run). ``unchanged`` counts rows without an edit, ``missing`` rows of the run that the file lacks.
    """

    changes: list[Change] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    unchanged: int = 0
    missing: int = 0


@dataclass(frozen=True, slots=True)
class Said:
    """English, status and note of a row: as exported, or as they were once."""

    en: str
    status: str
    note: str


class _Dry(Exception):  # noqa: N818 - nothing went wrong
    """Ends a call that keeps nothing."""


def apply(
    review: Review, rows: Sequence[EditedRow], author: str, overrule: bool = False, dry_run: bool = False
) -> Applied:
    """Make decisions of what was edited in rows; with ``overrule`` the file's side counts where there is a conflict.

    All decisions of a call are kept, or none is; with ``dry_run`` none.
    """
    made = Applied()
    with suppress(_Dry), review.together():
        past = _past(review)
        found = list(_found(review.rows, rows))
        seen: dict[str, EditedRow] = {}
        for edited, row in found:
            if row is None:
                _stray(edited, made)
            elif row.key in seen:
                if _told(edited) != _told(seen[row.key]):
                    made.refused.append(f"{edited.where}: the row stands in the file twice; the first one counts.")
            else:
                seen[row.key] = edited
                _take(review, edited, row, past.get(row.key, []), author, overrule, made)
        made.missing = len(review.rows) - len(seen)
        if dry_run:
            raise _Dry
    return made


def _told(edited: EditedRow) -> tuple[object, ...]:
    return edited.zh, edited.en, edited.status, edited.note


def _found(states: Sequence[RowState], rows: Iterable[EditedRow]) -> Iterable[tuple[EditedRow, RowState | None]]:
    """Yield each edited row with the row of the run that it is: by key, else by its Chinese and its number."""
    by_key = {state.key: state for state in states}
    by_zh: dict[str, list[RowState]] = defaultdict(list)
    for state in states:
        if state.zh:
            by_zh[plain(state.zh)].append(state)
    claimed = Counter(edited.key for edited in rows if edited.key in by_key)
    for edited in rows:
        row = by_key.get(edited.key)
        if row is None and edited.zh and not _whole(edited.key):
            same = [state for state in by_zh[plain(edited.zh)] if not claimed[state.key]]
            row = next((state for state in same if str(state.id) == edited.id), same[0] if len(same) == 1 else None)
        yield edited, row


def _whole(key: str) -> bool:
    """Say whether a key is one that this program wrote: a spreadsheet may have taken it for a number."""
    digits = key.removeprefix("en-")
    return len(digits) == 12 and all(c in "0123456789abcdef" for c in digits)


def _stray(edited: EditedRow, made: Applied) -> None:
    """Say what becomes of a row that the run does not have; one that nobody edited is no loss."""
    if edited.base and not edited.edited:
        made.unchanged += 1
    elif _whole(edited.key):
        made.conflicts.append(
            f"{edited.where}: row {edited.key} is not there any more (merged, divided, or of another run); "
            f"its English in the file is {_quoted(edited.en)}."
        )
    else:
        made.refused.append(f"{edited.where}: this row is not of this run, and no row is added ({_quoted(edited.zh)}).")


def _take(
    review: Review,
    edited: EditedRow,
    row: RowState,
    past: Sequence[Said],
    author: str,
    overrule: bool,
    made: Applied,
) -> None:
    """Make decisions of the edits of one row."""
    if edited.zh is not None and plain(edited.zh) != plain(row.zh) == plain(edited.unguarded().zh or ""):
        edited = edited.unguarded()  # of a CSV file that was saved as a workbook
    if edited.zh is not None and plain(edited.zh) != plain(row.zh):
        made.refused.append(
            f"{edited.where}: the Chinese of row {row.id} was altered; it is never changed, and nothing of this line "
            f"was taken over (its English there: {_quoted(edited.en)})."
        )
        return
    now = Said(row.en, row.status, row.note)
    before = _exported(edited, row, past)
    conflicts, todo = [], []
    for name in ("en", "status", "note"):
        wanted = _wanted(name, edited)
        if wanted is None or _same(name, wanted, now):
            continue
        if before is not None and _same(name, wanted, before):
            continue  # not edited; changed elsewhere since
        if before is None and _stale(name, wanted, row, past):
            continue
        moved = before is not None and not _same(name, getattr(before, name), now) and name != "status"
        moved = moved or (name == "status" and before is not None and _moved_status(before.status, row.status))
        if (moved or (before is None and row.version > 0)) and not overrule:
            conflicts.append(f"{_NAMES[name]} {_quoted(wanted)} in the file, {_quoted(getattr(now, name))} by now")
        else:
            todo.append((name, wanted))
    if conflicts:
        made.conflicts.append(f"{edited.where}: row {row.id} was changed since the export: {'; '.join(conflicts)}.")
    if not conflicts and not todo:
        made.unchanged += 1
    for name, wanted in todo:
        _decide(review, edited, row.key, name, wanted, author, made)


_NAMES = {"en": "the English is", "status": "the status is", "note": "the note is"}


def _decide(review: Review, edited: EditedRow, key: str, name: str, wanted: str, author: str, made: Applied) -> None:
    """Make the decision that an edit of one field means."""
    try:
        if name == "en":
            made.changes.append(review.decide(kinds.SET_ENGLISH, key, author=author, en=wanted))
            kept = status_word(edited.status or "")
            row = review.row(key)
            if kept in (CONFIRMED, REJECTED) and row is not None and row.status != kept:
                made.changes.append(review.decide(_BY_STATUS[kept], key, author=author))
        elif name == "note":
            made.changes.append(review.decide(kinds.NOTE, key, author=author, note=wanted))
        else:
            _decide_status(review, edited, key, wanted, author, made)
    except UsageError as error:
        made.refused.append(f"{edited.where}: {error}")


_BY_STATUS = {CONFIRMED: kinds.CONFIRM, REJECTED: kinds.REJECT}


def _decide_status(review: Review, edited: EditedRow, key: str, wanted: str, author: str, made: Applied) -> None:
    row = review.row(key)
    if row is None or row.status == wanted:
        return
    if wanted not in ALL_STATUSES:
        made.refused.append(
            f"{edited.where}: {wanted!r} is no status: choose {', '.join(PERSONAL[:2])} or {NEEDS_REVIEW}."
        )
    elif wanted in _BY_STATUS:
        made.changes.append(review.decide(_BY_STATUS[wanted], key, author=author))
    elif wanted == NEEDS_REVIEW:
        made.changes.append(review.decide(kinds.REOPEN, key, author=author))
    else:
        if row.status in PERSONAL and review.decided(key):
            made.changes.append(review.decide(kinds.REOPEN, key, author=author, status=""))
            row = review.row(key)
        if row is not None and row.status != wanted:
            made.refused.append(
                f"{edited.where}: the status {wanted!r} is given by the checks, which say {row.status!r}; "
                f"a person gives {CONFIRMED}, {REJECTED} or {NEEDS_REVIEW}."
            )


def _wanted(name: str, edited: EditedRow) -> str | None:
    """Return what the file says of a field; a status in the words that people use for it."""
    value: str | None = getattr(edited, name)
    if name != "status" or value is None:
        return value
    return status_word(value) or None


def status_word(text: str) -> str:
    """Return the name of the status that people mean by a word, or the word."""
    word = " ".join(text.lower().replace("_", " ").split())
    return CONFIRMED if word in WORDS_FOR_CONFIRMED else word


def _same(name: str, wanted: str, said: Said) -> bool:
    return plain(wanted) == plain(getattr(said, name))


def _stale(name: str, wanted: str, row: RowState, past: Sequence[Said]) -> bool:
    """Say whether a file that does not tell what it was made of only says what the row was once."""
    if name == "en" and plain(wanted) == plain(row.en_machine):
        return True
    if name == "status" and wanted not in (CONFIRMED, REJECTED):
        return True
    return any(_same(name, wanted, said) for said in past)


def _moved_status(then: str, now: str) -> bool:
    """Say whether a person has given another status since; what the checks say may change by itself."""
    return then != now and (now in (CONFIRMED, REJECTED) or then in (CONFIRMED, REJECTED))


def _exported(edited: EditedRow, row: RowState, past: Sequence[Said]) -> Said | None:
    """Return what the row was when it was exported, as its base tells; None where it has none, or nobody knows."""
    if not edited.base:
        return None
    english = list(dict.fromkeys([row.en, row.en_machine, *(said.en for said in past)]))
    notes = list(dict.fromkeys([row.note, "", *(said.note for said in past)]))
    for en, status, note in product(english, ALL_STATUSES, notes):
        if base(row.zh, en, status, note) == edited.base:
            return Said(en, status, note)
    return None


def _past(review: Review) -> dict[str, list[Said]]:
    """Return what each row was before the decisions that changed it, by key."""
    out: dict[str, list[Said]] = defaultdict(list)
    for decision in review.decisions:
        for old in decision.replaced.get("rows", ()):
            out[old["key"]].append(Said(old["text"], old["status"], old["note"]))
    return out


def _quoted(text: str | None) -> str:
    short = " ".join((text or "").split())
    return f"“{short[:60]}…”" if len(short) > 60 else f"“{short}”"
