"""``result.explore()``: the widget, and what it asks of the review."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from aligner.errors import AlignerError, UsageError
from aligner.review.decision import Conflict
from aligner.review.server import payload
from aligner.review.session import Review
from aligner.review.widget.bundle import script, style

Took = Callable[[Review], None]


def explore(review: Review, author: str, took: Took) -> Any:
    """Return the rows of a review as a widget, None where anywidget is not installed.

    ``took`` is called with the review after each decision that the widget took.
    """
    try:
        from anywidget import AnyWidget
    except ImportError:
        return None

    class Explorer(AnyWidget):
        """The table; every view of it asks for the rows as it begins, and hears what any of them decides."""

        _esm = script()
        _css = style()

    widget = Explorer()

    def asked(_: Any, content: Any, __: Any) -> None:
        reply = answer(review, author, content)
        if "error" not in reply and content.get("ask") != "rows":
            took(review)
        widget.send(reply)

    widget.on_msg(asked)
    return widget


def answer(review: Review, author: str, asked: Any) -> dict[str, Any]:
    """Return what comes of one message of the widget: the rows that changed, or ``error`` and the row as it is now.

    A message has ``id`` and ``ask`` (rows, decide, undo, redo); to decide, ``kind``, ``key``, ``expected``, ``fields``.
    """
    given = asked if isinstance(asked, Mapping) else {}
    try:
        return {"id": given.get("id"), **told(done(review, author, given))}
    except Conflict as conflict:
        return {"id": given.get("id"), "error": str(conflict), **told({"row": conflict.row})}
    except AlignerError as error:
        return {"id": given.get("id"), "error": str(error)}


def done(review: Review, author: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """Do what a message asks for, and return what changed.

    Raises:
        UsageError: it asks for nothing that there is.
    """
    ask = given.get("ask")
    if ask == "rows":
        return payload.everything(review)
    if ask == "undo":
        return payload.changed(review, [review.undo(author)])
    if ask == "redo":
        return payload.changed(review, [review.redo(author)])
    if ask != "decide" or not isinstance(given.get("fields", {}), Mapping):
        raise UsageError("The widget asks for rows, to decide, to undo or to redo.")
    kind, key, fields = str(given.get("kind")), str(given.get("key")), dict(given.get("fields", {}))
    if taken := fields.keys() & {"kind", "key", "author", "expected"}:
        raise UsageError(f"A decision has no field {min(taken)!r}.")
    return payload.changed(review, [review.decide(kind, key, author=author, expected=given.get("expected"), **fields)])


def told(data: Any) -> Any:
    """Return data as the plain lists and dictionaries that a notebook sends."""
    import msgspec

    return json.loads(msgspec.json.encode(data))
