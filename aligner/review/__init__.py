"""What people decide about a run: kept for good, undone and redone, and only the touched rows checked again."""

from __future__ import annotations

from aligner.review.decision import Conflict, Decision
from aligner.review.session import Change, Offer, Review
from aligner.review.store import Store

__all__ = ["Change", "Conflict", "Decision", "Offer", "Review", "Store"]
