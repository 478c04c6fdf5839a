"""Extraction from an aligned pair of documents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aligner.extraction.records import Extraction
from aligner.types import Alignment, Document

if TYPE_CHECKING:
    from aligner.correct.revision import Revision


def extract_alignment(
    source: Document, target: Document, alignment: Alignment, revisions: Sequence[Revision] = ()
) -> Extraction:
    """Return what both documents say, linked through the beads; empty where they are not Chinese and English.

    With ``revisions``, one a bead, each record also has its English as it was corrected.
    """
    if source.language not in {"zh", ""} or target.language not in {"en", ""}:
        return Extraction(source=source, target=target)
    from aligner.embed import shared_encoder
    from aligner.extraction.corrected import with_corrections
    from aligner.extraction.link import link
    from aligner.extraction.side import extract_en, extract_zh

    mine, theirs = extract_zh(source, alignment.source), extract_en(target, alignment.target)
    made = link(mine, theirs, alignment, shared_encoder())
    return with_corrections(made, alignment, revisions) if revisions else made
