"""What a caller may choose about a run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aligner.errors import UsageError, shown
from aligner.files.paths import file_path

Input = Any
"""A Path, a string (file name or text), or a list of strings that is already segmented."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a caller may choose; every value is written into the result's signature.

    ``lines``: one sentence a line, nothing is cut or joined. ``clean``: remove web and word-processor debris (logged).
    ``soft``: target sentences may be cut at soft boundaries. ``languages``: the two languages, for pairs other than
    Chinese and English. ``anchors``: pairs that a person has confirmed (a CSV with the columns zh and en, or a list of
    index tuples), which are kept while the rest is solved between them. ``allow_moves``: passages that stand elsewhere
    in the translation become beads that cross, and are marked. ``spacy_zh``, ``spacy_en``: name or folder of a spaCy
    pipeline that splits the sentences. ``checks``: names of the checks to make, None for all; ``severity``: check ->
    critical, major, minor or off; ``terms``: a termbase file of the user's own, over the shipped one; ``show``: the
    confidence from which a finding is shown (None: 0.6); below it is a hint.
    """

    clean: bool = True
    lines: bool = False
    soft: bool = True
    languages: tuple[str, str] | None = None
    anchors: Any = None
    allow_moves: bool = False
    spacy_zh: str | None = None
    spacy_en: str | None = None
    checks: tuple[str, ...] | None = None
    severity: dict[str, str] | None = None
    terms: str | None = None
    show: float | None = None


SWITCHES = ("clean", "lines", "soft", "allow_moves")


def make_options(options: dict[str, Any]) -> Options:
    """Check keyword options against the fields of ``Options``."""
    unknown = sorted(options.keys() - Options.__dataclass_fields__.keys())
    if unknown:
        known = ", ".join(Options.__dataclass_fields__)
        raise UsageError(f"There is no option {unknown[0]!r}; the options are {known}.")
    for name in SWITCHES:
        if name in options and not isinstance(options[name], bool):
            raise UsageError(f"{name} is True or False, not {shown(options[name])}.")
    languages = options.get("languages")
    if languages is not None:
        if not isinstance(languages, list | tuple) or len(languages) != 2:
            raise UsageError(f"languages are two codes such as ('de', 'fr'), not {shown(languages)}.")
        options = {**options, "languages": tuple(languages)}
    if isinstance(options.get("anchors"), str | Path):
        options = {**options, "anchors": str(file_path(options["anchors"], "a table of confirmed pairs"))}
    if options.get("terms") is not None:
        from aligner.terms import with_user_terms

        options = {**options, "terms": str(file_path(options["terms"], "a termbase"))}
        with_user_terms(options["terms"])  # refused here, before any work
    if options.get("checks") is not None or options.get("severity") is not None:
        from aligner.check.registry import choose
        from aligner.check.settings import levels

        choose(options.get("checks"))  # both are refused here, before any work
        levels(options.get("severity"))
    if options.get("show") is not None:
        from aligner.check.trust import checked_level

        options = {**options, "show": checked_level(options["show"])}
    if options.get("checks") is not None:
        options = {**options, "checks": tuple(options["checks"])}
    return Options(**options)
