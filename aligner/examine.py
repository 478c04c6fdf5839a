"""Everything that is said of an alignment: findings, corrections, tasks and targets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from aligner.clock import Clock
from aligner.identity import keyed, row_keys
from aligner.types import Alignment, Document, Finding, PairText

if TYPE_CHECKING:
    from aligner.check import PairReport
    from aligner.correct import Revision
    from aligner.extraction.records import Extraction
    from aligner.terms import Termbase


class Judged(NamedTuple):
    """What the checks say, and what extraction found: without corrections."""

    reports: tuple[PairReport, ...]
    extraction: Extraction


class Examined(NamedTuple):
    """Reports, revisions (one each a bead) and extraction of an alignment."""

    reports: tuple[PairReport, ...]
    revisions: tuple[Revision, ...]
    extraction: Extraction


def examine(
    source: Document, target: Document, alignment: Alignment, options: Mapping[str, Any], clock: Clock | None = None
) -> Examined:
    """Check an alignment, extract tasks and targets, and correct its English.

    ``options`` are ``checks``, ``severity`` and ``terms`` of ``aligner.options.Options``. What a check over the record
    says (``target``: the two languages disagree) stands in the reports and feeds no correction.
    """
    from aligner.extraction.corrected import with_corrections

    clock = clock or Clock()
    reports, extraction = judge(source, target, alignment, options, clock)
    with clock.stage("correct"):
        revisions = revise(alignment, reports, options)
    return Examined(reports, revisions, with_corrections(extraction, alignment, revisions))


def judge(
    source: Document,
    target: Document,
    alignment: Alignment,
    options: Mapping[str, Any],
    clock: Clock | None = None,
    pairs: Sequence[PairText] | None = None,
) -> Judged:
    """Check an alignment and extract tasks and targets: the reports that every command shows come from here.

    ``pairs`` stand in for the beads' texts where the alignment was made of them (``aligner.bitext.as_record``): they
    know whether they came with a score.
    """
    from aligner.check.document import check_alignment
    from aligner.extraction.document import extract_alignment

    clock = clock or Clock()
    checks, severity = options.get("checks"), options.get("severity")
    with clock.stage("check"):
        reports = check_alignment(
            source, target, alignment, checks, severity, _termbase(options), pairs, _show(options)
        )
        reports = _with_units_of_tables(source, target, alignment, reports, options, pairs)
    with clock.stage("extract"):
        extraction = extract_alignment(source, target, alignment)
        reports = with_record_findings(reports, extraction, alignment, checks, severity, _show(options))
    return Judged(reports, extraction)


def _with_units_of_tables(
    source: Document,
    target: Document,
    alignment: Alignment,
    reports: tuple[PairReport, ...],
    options: Mapping[str, Any],
    pairs: Sequence[PairText] | None,
) -> tuple[PairReport, ...]:
    """Return the reports without figures of tables that differ only as their units do (4200 亿元, 420 billion yuan)."""
    from aligner.check import check_pairs
    from aligner.check.document import bead_texts
    from aligner.check.registry import groups
    from aligner.extraction.cell_units import agreeing

    told = {
        k for k, report in enumerate(reports) if any(f.check == "number" for f in (*report.findings, *report.hints))
    }
    excused = sorted(told & agreeing(source, target, alignment)) if told else []
    if not excused:
        return reports
    wanted = set(groups()) if options.get("checks") is None else set(options["checks"])
    texts = bead_texts(alignment) if pairs is None else pairs
    quiet = check_pairs(
        texts, wanted - {"number"}, _termbase(options), options.get("severity"), excused, _show(options)
    )
    out = list(reports)
    for k, new in zip(excused, quiet, strict=True):
        kept = [tuple(f for f in found if f.check != "number") for found in (out[k].findings, out[k].hints)]
        out[k] = replace(new, findings=kept[0], hints=kept[1])
    return tuple(out)


def revise(
    alignment: Alignment,
    reports: Sequence[PairReport],
    options: Mapping[str, Any],
    only: Iterable[str] | None = None,
    least: float = 0.0,
) -> tuple[Revision, ...]:
    """Return the corrections that the reports of an alignment allow; ``only``, ``least`` as in ``correct_pairs``."""
    from aligner.check.registry import RECORD, row
    from aligner.correct.document import correct_alignment

    over_pairs = [
        replace(report, findings=tuple(f for f in report.findings if row(f.check).scope != RECORD))
        for report in reports
    ]
    checks, severity = options.get("checks"), options.get("severity")
    return correct_alignment(alignment, over_pairs, checks, severity, _termbase(options), only, least, _show(options))


def with_record_findings(
    reports: Sequence[PairReport],
    extraction: Extraction,
    alignment: Alignment,
    checks: Iterable[str] | None = None,
    severity: Mapping[str, str] | None = None,
    show: float | None = None,
) -> tuple[PairReport, ...]:
    """Return the reports with the findings of the checks that look at the whole record, as far as they are wanted."""
    from importlib import import_module

    from aligner.check.registry import choose, row
    from aligner.check.settings import levels, settled, silent
    from aligner.check.trust import SHOWN, parted, trusted

    chosen = levels(severity)
    added: dict[int, list[Finding]] = defaultdict(list)
    for name in sorted(choose(checks, silent(chosen)).record):
        known = [report.findings for report in reports]
        for number, finding in import_module(row(name).module).check(alignment, extraction, known):
            added[number] += map(trusted, settled([finding], chosen))
    if not added:
        return tuple(reports)
    keys = row_keys([alignment.texts(bead) for bead in alignment.beads])
    out = list(reports)
    for number, findings in added.items():
        shown, hints = parted(findings, SHOWN if show is None else show)
        told, more = (*out[number].findings, *shown), (*out[number].hints, *hints)
        named = keyed(keys[number], *alignment.texts(alignment.beads[number]), (*told, *more))
        out[number] = replace(out[number], findings=named[: len(told)], hints=named[len(told) :])
    return tuple(out)


def _show(options: Mapping[str, Any]) -> float:
    from aligner.check.trust import SHOWN

    level = options.get("show")
    return SHOWN if level is None else float(level)


def _termbase(options: Mapping[str, Any]) -> Termbase:
    from aligner.terms import with_user_terms

    return with_user_terms(options.get("terms"))
