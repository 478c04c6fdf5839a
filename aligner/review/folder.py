"""The folder of a run and what was decided about it, for commands that read or write such folders."""

from __future__ import annotations

import os
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from aligner.errors import AlignerWarning, InputError, UsageError
from aligner.export.folder import RECORD, fill, fill_decided, put_output, write_decided
from aligner.files.whole import Held
from aligner.record import Record
from aligner.review.files import ignored_file, store_path

if TYPE_CHECKING:
    from aligner.review.session import Review


def refuse_unapplied(folder: str | os.PathLike[str]) -> None:
    """Refuse to write over a corrected.csv that a person has edited and nobody has applied.

    Raises:
        UsageError: it was edited, or cannot be read as a table any more.
    """
    path = Path(folder) / "corrected.csv"
    if not path.exists():
        return
    from aligner.review.edited import read_edited

    try:
        number = sum(row.edited for row in read_edited(path))
    except InputError as error:
        raise UsageError(f"{path} would be replaced, and it may hold edits: move it away first. ({error})") from error
    if number:
        raise UsageError(
            f"{path} holds {number:,} edited row{'s' if number > 1 else ''}: take them over first with "
            f"`aligner apply {folder} {path}`, or move the file away."
        )


def put_run(
    record: Record, place: Held, folder: Path, min_confidence: float | None = None
) -> tuple[list[Path], Review | None, list[str]]:
    """Write a run's files into the folder that is held for it, with what people have decided there, together.

    Returns the paths, the review (None where nothing was decided), and a sentence for each decided row that the run
    would change and for each decision that has no place in it any more. All decisions are kept.
    """
    fill(record, place.new, min_confidence)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", AlignerWarning)  # told by whoever called, one by one
        review = reviewed_folder(folder, place.new / RECORD)
    if review is not None:
        fill_decided(review.record, place.new)
    written = put_output(record, place, folder)
    return written, review, [] if review is None else overtaken(review)


def keep_states(folder: str | os.PathLike[str], source: object) -> Review | None:
    """Make decisions of what the file of pairs that a run was made of says: approved and rejected translations.

    Returns the review, None where nothing was decided. An approved row keeps the English that was approved, whatever
    the corrections say; a row about which a person has decided before stays as it is.
    """
    from aligner.bitext.sides import pairs_in
    from aligner.review.decision import CONFIRM, REJECT, SET_ENGLISH
    from aligner.review.session import Review

    pairs = pairs_in(source) or []
    if not any(pair.status for pair in pairs):
        return None
    said = [pair for pair in pairs if pair.zh.strip() or pair.en.strip()]
    review, made = Review.open(folder), 0
    with review.together():
        for pair, row in zip(said, review.rows, strict=True):
            if not pair.status or review.decided(row.key):
                continue
            if row.en != row.en_machine:
                review.decide(SET_ENGLISH, row.key, author=Path(str(source)).name, en=row.en_machine)
            review.decide(CONFIRM if pair.status == "confirmed" else REJECT, row.key, author=Path(str(source)).name)
            made += 1
    if not made:
        return None
    write_decided(review.record, Path(folder))
    return review


def overtaken(review: Review) -> list[str]:
    """Return a sentence for each decided row whose machine English is not what it was when it was decided."""
    then: dict[str, str] = {}
    for made in review.desk.done:
        for row in made.decision.replaced.get("rows", ()):
            then[row["key"]] = row["machine"]
    said = []
    for number, line in enumerate(review.desk.table.lines, start=1):
        if line.key in review.desk.decided and then.get(line.key, line.english.machine) != line.english.machine:
            said.append(f"row {number} is decided and stays; the machine's English is now “{line.english.machine}”")
    for decision, why in review.left:
        said.append(f"decision {decision.seq} ({decision.kind}, {decision.author}) is kept, and has no row here: {why}")
    return said


def reviewed_folder(folder: str | os.PathLike[str], record: Path | None = None) -> Review | None:
    """Return the review of a run's folder, None where nothing was decided and the project ignores nothing.

    ``record`` is the run's alignment.jsonl where it is not in its place yet.
    Warns (AlignerWarning) of decisions that could not be done again on the run as it is.
    """
    if not store_path(folder).exists() and not ignored_file().exists():
        return None
    from aligner.review.session import Review

    review = Review.open(folder, record=record)
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
