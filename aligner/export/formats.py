"""The formats and presets of ``aligner export``: one line each. A new format is its file, a test and a line here.

Other packages add theirs through the entry-point group ``aligner.exporters``: a ``Format`` under the entry's name.
"""

from __future__ import annotations

import importlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aligner.errors import UsageError
from aligner.export.lines import line_paths
from aligner.plugins import plugins
from aligner.record import Record

ENGLISH, CONFIDENCE, QUALITY, STATUS = "english", "min_confidence", "min_quality", "status"


@dataclass(frozen=True, slots=True)
class Format:
    """How one format is written.

    ``writer`` is ``module:function``, called as ``function(result, path, **options, **fixed)``; ``options`` are those
    that a caller may choose; ``fixed`` are what a preset sets.
    """

    writer: str
    suffix: str
    about: str
    options: tuple[str, ...] = (ENGLISH, CONFIDENCE)
    fixed: tuple[tuple[str, Any], ...] = ()

    def paths(self, path: str | os.PathLike[str]) -> tuple[Path, ...]:
        """Return the files that writing to ``path`` makes."""
        return line_paths(path) if self.suffix == ".txt" else (Path(path),)

    def given(self, options: dict[str, Any]) -> dict[str, Any]:
        """Return the options that are not None.

        Raises:
            UsageError: the format has no such option.
        """
        given = {name: value for name, value in options.items() if value is not None}
        for name in given:
            if name not in self.options:
                raise UsageError(f"{self.suffix[1:]} takes no {name}: {_WHY[name]}.")
        return given


_CSV = (CONFIDENCE, QUALITY, STATUS)
_TEXTS = (ENGLISH, *_CSV)
FORMATS = {
    "csv": Format("aligner.export.corrected_csv:write_corrected", ".csv", "the corrected table, for Excel", _CSV),
    "tsv": Format("aligner.export.tsv:write_tsv", ".tsv", "the same with tabs", _CSV),
    "xlsx": Format("aligner.export.xlsx:write_xlsx", ".xlsx", "a workbook with colours, filters and a guide", _CSV),
    "jsonl": Format("aligner.export.jsonl:write_jsonl", ".jsonl", "the exact record that aligner.load reads", ()),
    "parquet": Format("aligner.export.parquet:write_parquet", ".parquet", "the table for pandas, typed", _CSV),
    "tmx": Format("aligner.export.tmx:write_tmx", ".tmx", "TMX 1.4b, a translation memory", _TEXTS),
    "xliff": Format("aligner.export.xliff:write_xliff", ".xlf", "XLIFF 2.1, for translation tools", _TEXTS),
    "xliff12": Format("aligner.export.xliff12:write_xliff12", ".xlf", "XLIFF 1.2, for older tools", _TEXTS),
    "html": Format("aligner.display.report:write_report", ".html", "the report, side by side", ()),
    "text": Format("aligner.export.lines:write_lines", ".txt", "two text files, line n beside line n", _TEXTS),
}
PRESETS = {
    "excel": FORMATS["xlsx"],
    "sketchengine": Format(
        "aligner.export.sketchengine:write_sketchengine", ".xlsx", "two columns for Sketch Engine", _TEXTS
    ),
    "paraconc": Format(
        "aligner.export.lines:write_lines",
        ".txt",
        "two text files for ParaConc",
        _TEXTS,
        fixed=(("both_sides", True), ("bom", True)),
    ),
    "tmx": FORMATS["tmx"],
    "xliff": FORMATS["xliff"],
}
_SUFFIXES = {form.suffix: name for name, form in reversed(FORMATS.items())} | {".xliff": "xliff", ".htm": "html"}


def added() -> dict[str, Format]:
    """Return the formats of other packages by name; the names of the project's own stay its own."""
    return {plugin.name: plugin.made for plugin in plugins("aligner.exporters", Format) if plugin.name not in FORMATS}


def named(name: str) -> Format | None:
    """Return the format of a name, None where there is none; other packages are asked only for a name not ours."""
    return FORMATS.get(name) or added().get(name)


def by_suffix(path: str | os.PathLike[str]) -> str:
    """Return the name of the format that a file name's ending stands for.

    Raises:
        UsageError: it stands for none.
    """
    suffix = Path(path).suffix.lower()
    name = _SUFFIXES.get(suffix) or next((name for name, form in added().items() if form.suffix == suffix), None)
    if name is None:
        known = ", ".join((*FORMATS, *added()))
        raise UsageError(f"{path} does not say which format is wanted: name one with --to ({known}).")
    return name


def export(result: Record, form: Format, path: str | os.PathLike[str], **options: Any) -> tuple[Path, ...]:
    """Write a result in a format and return the files; options that are None are left to the format.

    Raises:
        UsageError: the format has no such option.
    """
    given = form.given(options)
    module, _, function = form.writer.partition(":")
    getattr(importlib.import_module(module), function)(result, path, **given, **dict(form.fixed))
    return form.paths(path)


_WHY = {
    ENGLISH: "it holds both the machine's and the corrected English",
    CONFIDENCE: "it always holds every row",
    QUALITY: "it always holds every row",
    STATUS: "it always holds every row",
}
