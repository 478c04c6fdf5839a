"""What the page is told: rows as they stand, and what a decision changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aligner.review import Change, Review


def names(review: Review) -> tuple[str, str]:
    """Return the names of the two documents."""
    record = review.desk.record
    return record.source.name, record.target.name


def everything(review: Review) -> dict[str, Any]:
    """Return all rows in order, the number of the last decision, and how many decisions do not fit this run."""
    review.refresh()
    return {"rows": review.rows, "seq": review.seq, "left": len(review.left)}


def since(review: Review, seq: int) -> dict[str, Any]:
    """Return what changed after a decision, whoever took it."""
    return changed(review, review.since(seq))


def changed(review: Review, changes: Sequence[Change]) -> dict[str, Any]:
    """Return what some changes in a row come to: each row once, as it stands after the last of them.

    ``by`` says who touched a row last. A row that is gone and came back (by an undo) is not gone.
    """
    by = {state.key: change.author for change in changes for state in change.rows}
    states = [state for key in by if (state := review.row(key)) is not None]
    gone = {key for change in changes for key in change.removed} | (by.keys() - {state.key for state in states})
    return {
        "seq": changes[-1].seq if changes else review.seq,
        "kind": changes[-1].kind if changes else "",
        "rows": sorted(states, key=lambda state: state.id),
        "by": by,
        "removed": sorted(key for key in gone if review.row(key) is None),
    }


def preview(review: Review, rule: str) -> list[dict[str, Any]]:
    """Return what accepting every suggestion of a rule would make of its rows."""
    return [{"id": offer.id, "before": offer.before, "after": offer.after} for offer in review.preview(rule)]
