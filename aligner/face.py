"""``Result``: a record that shows, saves and plots itself, and completes itself where something is asked that it lacks.

It stands above the rooms that display and export; each is imported when it is first needed, so that holding a Result
costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from os import PathLike
from typing import IO, TYPE_CHECKING, Any, Self, Unpack

from aligner.clock import Progress
from aligner.errors import InputError
from aligner.options import Input
from aligner.record import Record
from aligner.types import Shown

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from aligner.display.pair import Pair
    from aligner.display.selection import Selection
    from aligner.embed import Encoder
    from aligner.review import Change, Review
    from aligner.view.content import English, Only


@dataclass(frozen=True, slots=True, repr=False)
class Result(Record, Shown):
    """What one run over a document pair gave (``Record``), with ways to look at it and to save it.

    What the run was without (checks, corrections, extraction) is made when it is first asked for. What is decided about
    it (``decide``) is kept beside the run where the result was loaded from one, and lives as long as the result else.
    """

    review: Any = field(default=None, repr=False, compare=False)

    @classmethod
    def of(cls, record: Record) -> Self:
        """Return a record as a result."""
        return cls(**{part.name: getattr(record, part.name) for part in fields(Record)})

    def _whole(self) -> Record:
        """Check, correct and extract now, where the run was without that; what is there already is kept."""
        if not self.examined:
            from aligner.examine import examine

            made = examine(self.source, self.target, self.alignment, self.options)
            for name, value in zip(("checked", "revised", "extracted"), made, strict=True):
                if getattr(self, name) is None:
                    object.__setattr__(self, name, value)
        return self

    @property
    def tasks(self) -> pd.DataFrame:
        """The tasks, one a row (columns: ``aligner.extraction.plain.TASK_COLUMNS``)."""
        return self.extraction.to_frames()["tasks"]

    @property
    def targets(self) -> pd.DataFrame:
        """The targets, one a row (columns: ``aligner.extraction.plain.TARGET_COLUMNS``)."""
        return self.extraction.to_frames()["targets"]

    @property
    def findings(self) -> pd.DataFrame:
        """Everything that the checks found, one row a finding (columns: ``aligner.export.findings_csv``)."""
        from aligner.display.findings_frame import findings_frame

        return findings_frame(self)

    @property
    def hints(self) -> pd.DataFrame:
        """What the checks suspect without being sure enough to be counted; columns as in ``findings``."""
        from aligner.display.findings_frame import hints_frame

        return hints_frame(self)

    @property
    def corrected(self) -> tuple[str, ...]:
        """The corrected English, one text a bead; the machine's where nothing was safe to change."""
        return tuple(revision.text for revision in self.revisions)

    @property
    def corrections(self) -> pd.DataFrame:
        """Every edit that was made, one a row (columns: ``aligner.export.corrections_csv``)."""
        from aligner.display.corrections_frame import corrections_frame

        return corrections_frame(self)

    @property
    def pairs(self) -> pd.DataFrame:
        """The aligned pairs as a table, one row a bead (columns and dtypes: ``aligner.display.frames``)."""
        from aligner.display.frames import pairs_frame

        return pairs_frame(self)

    def decide(self, row: int | str | Pair, kind: str, *, author: str | None = None, **fields: Any) -> Change:
        """Keep a decision about a row, and return what it changed; the result is then as the decision leaves it.

        Args:
            row: its number from 1, its key, or the row itself.
            kind: accept, reject_suggestion, set_english, confirm, reopen, reject, note, ignore, merge, split, move,
                anchor or realign (``aligner.review.decision``; docs/review.md has an example of each).
            author: who decides; by default whoever is logged in.
            fields: what the kind needs: ``en="..."`` for set_english, ``finding=key`` for accept, ``to="up"`` for move.

        Raises:
            UsageError: there is no such row, or the decision does not fit it.
        """
        from aligner.review.of_result import key_of, user

        review = self._reviewed()
        change = review.decide(kind, key_of(review, row), author=author or user(), **fields)
        self._take(review)
        return change

    @property
    def decisions(self) -> pd.DataFrame:
        """What was decided, undone and redone, one a row (columns: ``aligner.review.of_result.COLUMNS``)."""
        from aligner.review.of_result import decisions_frame

        return decisions_frame(self._reviewed())

    def undo(self, author: str | None = None) -> Change:
        """Take back this author's last decision that holds (by default that of whoever is logged in)."""
        from aligner.review.of_result import user

        change = self._reviewed().undo(author or user())
        self._take(self.review)
        return change

    def redo(self, author: str | None = None) -> Change:
        """Do again what this author took back last."""
        from aligner.review.of_result import user

        change = self._reviewed().redo(author or user())
        self._take(self.review)
        return change

    def explore(self, author: str | None = None) -> Any:
        """Return the rows as a widget for a notebook: filter, sort, edit, accept, reject, confirm, undo.

        What is decided there is kept as ``decide`` keeps it, and this result becomes as the decisions leave it. Without
        anywidget (``pip install aligner-zh[notebook]``) the rows are shown as ``show()`` shows them, to be read alone.
        """
        from aligner.review.of_result import user
        from aligner.review.widget.explore import explore

        return explore(self._reviewed(), author or user(), self._take) or self.show()

    def _reviewed(self) -> Review:
        """Return the review of this result, begun now where there is none."""
        from aligner.review import Review, Store

        if not isinstance(self.review, Review):
            begun = Review(self._whole(), Store()) if self.review is None else Review.open(self.review)
            object.__setattr__(self, "review", begun)
        review: Review = self.review
        return review

    def _take(self, review: Review) -> None:
        """Become what the decisions made of the record."""
        made = review.record
        for name in ("alignment", "checked", "revised", "extracted", "marks"):
            object.__setattr__(self, name, getattr(made, name))

    def worst(self, count: int = 20) -> pd.DataFrame:
        """Return the rows of ``pairs`` of the lowest quality, the lowest first, and why, in a column ``reasons``."""
        from aligner.check.quality.ranking import worst

        chosen = worst(self.reports, count)
        reasons = [", ".join(why for why, _ in self.reports[k].reasons) for k in chosen]
        return self.pairs.iloc[chosen].assign(reasons=reasons)

    def to_csv(
        self, target: str | PathLike[str] | IO[Any], min_confidence: float | None = None, **only: Unpack[Only]
    ) -> None:
        """Write the corrected table as CSV to a path (utf-8-sig) or an open stream (utf-8).

        Its columns are those of ``pairs``, with the formula guard of ``aligner.export.csv_table``; ``min_confidence``
        keeps only pairs at or above it, ``only`` what has a quality or a status (``aligner.view.content.Only``): here
        as in the other formats.
        """
        from aligner.export.corrected_csv import write_corrected

        write_corrected(self, target, min_confidence, **only)

    def to_jsonl(self, path: str | PathLike[str]) -> None:
        """Write the faithful record from which ``aligner.load`` rebuilds this result."""
        from aligner.export.jsonl import write_jsonl

        write_jsonl(self, path)

    def to_xlsx(self, path: str | PathLike[str], min_confidence: float | None = None, **only: Unpack[Only]) -> None:
        """Write the corrected table as an Excel workbook; ``min_confidence`` keeps only pairs at or above it."""
        from aligner.export.xlsx import write_xlsx

        write_xlsx(self, path, min_confidence, **only)

    def to_tsv(self, path: str | PathLike[str], min_confidence: float | None = None, **only: Unpack[Only]) -> None:
        """Write the corrected table with tabs."""
        from aligner.export.tsv import write_tsv

        write_tsv(self, path, min_confidence, **only)

    def to_parquet(self, path: str | PathLike[str], min_confidence: float | None = None, **only: Unpack[Only]) -> None:
        """Write the corrected table as Parquet (needs pyarrow)."""
        from aligner.export.parquet import write_parquet

        write_parquet(self, path, min_confidence, **only)

    def to_tmx(
        self,
        path: str | PathLike[str],
        english: English = "corrected",
        min_confidence: float | None = None,
        **only: Unpack[Only],
    ) -> None:
        """Write the pairs as a translation memory (TMX 1.4b); ``english`` is corrected or machine."""
        from aligner.export.tmx import write_tmx

        write_tmx(self, path, english, min_confidence, **only)

    def to_xliff(
        self,
        path: str | PathLike[str],
        english: English = "corrected",
        min_confidence: float | None = None,
        **only: Unpack[Only],
    ) -> None:
        """Write all rows as XLIFF 2.1; ``english`` is corrected or machine."""
        from aligner.export.xliff import write_xliff

        write_xliff(self, path, english, min_confidence, **only)

    def to_text(
        self,
        path: str | PathLike[str],
        english: English = "corrected",
        min_confidence: float | None = None,
        **only: Unpack[Only],
    ) -> None:
        """Write two plain files for ``NAME.txt``: NAME.zh.txt and NAME.en.txt, line n beside line n."""
        from aligner.export.lines import write_lines

        write_lines(self, path, english, min_confidence, **only)

    def to_html(self, path: str | PathLike[str]) -> None:
        """Write the self-contained side-by-side report."""
        from aligner.display.report import write_report

        write_report(self, path)

    def plot(self, what: str = "heatmap", ax: Axes | None = None, dark: bool = False, **options: Any) -> Axes:
        """Draw a picture with matplotlib and return its Axes: a name from ``aligner.display.plots.PICTURES``.

        ``dark``: light lines on a dark ground; else the ground is that of matplotlib's style in use.
        """
        from aligner.display.plots import draw

        return draw(self, what, ax, dark, **options)

    def show(
        self,
        check: str | Iterable[str] | None = None,
        worst: int | None = None,
        severity: str | None = None,
        status: str | None = None,
        min_confidence: float | None = None,
    ) -> Selection:
        """Choose rows to look at (``aligner.display.selection.select``): ``r.show(check="term", worst=20)``."""
        from aligner.display.selection import select

        return select(self, check, worst, severity, status, min_confidence)

    def __getitem__(self, number: int) -> Pair:
        """Return row ``number`` with everything that is known about it, counted from 1 as ids are in every table."""
        from aligner.display.pair import pair

        return pair(self, number)

    def __iter__(self) -> Iterator[Pair]:
        """Yield the rows in their order."""
        from aligner.display.pair import pairs

        return pairs(self)

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.alignment)

    def __repr__(self) -> str:
        """Return one line: the two names and the number of rows."""
        return f"<Result {self.source.name} | {self.target.name}: {len(self.alignment)} rows>"


def run(
    source: Input,
    target: Input | None = None,
    model: str | Encoder | None = None,
    progress: Progress | None = None,
    check: bool = True,
    **options: Any,
) -> Result:
    """Read, clean, segment, embed, align, check and correct a pair, and return everything that came out.

    ``source`` and ``target`` are files (a Path, or a string that names one), texts, or lists of sentences that are
    taken as they are; without ``target`` the source holds both languages in turns. ``model`` is None for the embedded
    model, the name or folder of a sentence-transformers model, or any object with ``encode(list[str])``. Without
    ``check`` the translation is checked and corrected when that is first asked for. Options are the fields of
    ``aligner.options.Options``.

    The two documents may come in either order: if the first is English and the second Chinese they are swapped, with
    a warning. ``progress`` is called with the name of each stage as it begins.

    Raises InputError for input that cannot be used, ModelMissingError for a model that is not on this machine.
    """
    from aligner.pipeline import record

    return Result.of(record(source, target, model, progress, check, **options))


def load(folder: str | PathLike[str]) -> Result:
    """Reopen the output folder of ``aligner run``: documents, beads, findings, corrections, extraction, decisions.

    What people have decided (``OUT/review.sqlite``) and what the project ignores holds for what is returned.
    Warns (AlignerWarning) of decisions that do not fit the run any more; they are kept.

    Raises:
        InputError: the folder holds no finished run, one that is not as the run left it, or one that this version
            cannot read.
        UsageError: ``folder`` is no path.
    """
    from aligner.export.jsonl import read_jsonl
    from aligner.files.paths import file_path

    path = file_path(folder, "a folder of results")
    record = path / "alignment.jsonl" if path.is_dir() else path
    if path.is_dir():
        from aligner.export.folder import check_whole
        from aligner.review.folder import reviewed_folder

        check_whole(path)
        review = reviewed_folder(path)
        made = read_jsonl(record) if review is None else review.record
        return Result(**{part.name: getattr(made, part.name) for part in fields(Record)}, review=review or path)
    if not path.is_file():
        raise InputError(f"{path} holds no alignment.jsonl: give the folder that `aligner run -o` wrote.")
    return Result.of(read_jsonl(record))
