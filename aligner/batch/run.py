"""Many pairs in one go, each into a folder of its own."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from aligner.batch.find import Pair
from aligner.batch.summary import Outcome, write_summary
from aligner.errors import AlignerError, AlignerWarning
from aligner.export.folder import write_output
from aligner.review.folder import keep_decided, refuse_unapplied


def run_pairs(
    pairs: Sequence[Pair],
    out: Path,
    model: str | None = None,
    min_confidence: float | None = None,
    progress: Callable[[str], None] | None = None,
    **options: Any,
) -> list[Outcome]:
    """Run every pair into its own folder under ``out``; one that fails does not stop the others.

    The model is loaded once. A summary of all pairs is written to summary.csv.
    """
    from aligner.embed import shared_encoder
    from aligner.pipeline import record

    if model not in (None, "none"):
        shared_encoder(model)  # a model that is missing stops the whole batch, at once
    outcomes = []
    for pair in pairs:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always", AlignerWarning)
            try:
                result = record(pair.source, pair.target, model, progress=progress, **options)
                refuse_unapplied(out / pair.name)
                write_output(result, out / pair.name, min_confidence)
                _, kept = keep_decided(out / pair.name)
                outcome = Outcome(pair, result, None, (*result.warnings, *kept))
            except AlignerError as error:
                outcome = Outcome(pair, None, error, tuple(str(w.message) for w in caught))
        outcomes.append(outcome)
    write_summary(outcomes, out)
    return outcomes
