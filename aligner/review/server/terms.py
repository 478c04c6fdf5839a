"""The terms of a row and their renderings, for the pane beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aligner.review import Review


def terms(review: Review, key: str) -> list[dict[str, Any]]:
    """Return each term of a row's Chinese once: its form, right renderings, those known to be wrong, and a note.

    Empty for a row that is gone.
    """
    from aligner.terms import with_user_terms

    row = review.row(key)
    if row is None:
        return []
    found = with_user_terms(review.desk.record.options.get("terms")).find(row.zh)
    seen = {match.term.source: (row.zh[match.start : match.end], match.term) for match in found}
    return [
        {"zh": form, "renderings": list(term.targets), "avoid": list(term.avoid), "note": term.note}
        for form, term in seen.values()
    ]
