"""Files that are asked for from the page: written by the writers of ``aligner export``, handed over, and not kept."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from aligner.errors import UsageError
from aligner.export.formats import FORMATS, added, export, named

if TYPE_CHECKING:
    from aligner.review import Review

ROWS = {"all": None, "confirmed": ("confirmed",), "usable": ("no finding", "edited", "needs review", "confirmed")}
"""Which rows an export holds, by the statuses that they may have; None: all."""


def forms() -> list[tuple[str, str]]:
    """Return name and description of each format, those of other packages included."""
    return [(name, form.about) for name, form in (FORMATS | added()).items()]


def exported(review: Review, to: str, which: str) -> tuple[str, bytes]:
    """Return name and content of a file with the rows as they stand; several files of a format come as one ZIP.

    Raises:
        UsageError: there is no such format, or no such choice of rows.
    """
    form = named(to)
    if form is None or which not in ROWS:
        raise UsageError(f"There is no export {to[:40]!r} of {which[:40]!r} rows.")
    with tempfile.TemporaryDirectory() as folder:
        options = {} if ROWS[which] is None else {"status": ROWS[which]}
        paths = export(review.record, form, Path(folder) / f"review{form.suffix}", **options)
        if len(paths) == 1:
            return paths[0].name, paths[0].read_bytes()
        whole = io.BytesIO()
        with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in paths:
                archive.writestr(zipfile.ZipInfo(path.name), path.read_bytes())
    return "review.zip", whole.getvalue()
