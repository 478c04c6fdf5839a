"""The folder of a run and what was decided about it, for commands that read or write such folders."""

from __future__ import annotations

import os
import warnings

from aligner.errors import AlignerWarning
from aligner.review.project import ignored_file
from aligner.review.session import Review
from aligner.review.store import store_path


def reviewed_folder(folder: str | os.PathLike[str]) -> Review | None:
    """Return the review of a run's folder, None where nothing was decided and the project ignores nothing.

    Warns (AlignerWarning) of decisions that could not be done again on the run as it is.
    """
    if not store_path(folder).exists() and not ignored_file().exists():
        return None
    review = Review.open(folder)
    if review.left:
        number = len(review.left)
        first, why = review.left[0]
        warnings.warn(
            f"{folder}: {number} decision{'s' if number > 1 else ''} of {store_path(folder).name} "
            f"do{'' if number > 1 else 'es'} not fit this run any more and {'are' if number > 1 else 'is'} kept aside "
            f"(number {first.seq}, {first.kind}: {why})",
            AlignerWarning,
            stacklevel=3,
        )
    return review
