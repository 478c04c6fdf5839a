"""Files that a person edited outside of the program, read as rows with what they say: one module a format."""

from __future__ import annotations

from aligner.review.edited.row import EditedRow, read_edited

__all__ = ["EditedRow", "read_edited"]
