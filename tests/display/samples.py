"""The notice of the export tests with findings, corrections, a target and a task, all made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from aligner.check import PairReport
from aligner.correct import Revision
from aligner.extraction.records import Extraction, Facts, Target, Task
from aligner.face import Result
from aligner.types import Bead, Correction, Finding
from tests.export.samples import notice, result

GLUE = Finding(
    "surface",
    "minor",
    "“strengthenCoordination” is two words without a space.",
    "… shall strengthenCoordination.",
    "strengthen coordination",
    0.9,
    None,
    (18, 40),
)
VALUE = Finding("number", "critical", "三百 is 300.", "三百 ↔ 300", "three hundred", 0.95, (9, 11), (9, 12))
TERM = Finding("term", "major", "示范项目 is a model project.", "示范项目 ↔ projects", "", 0.8, (12, 16), (9, 35))
MISSING = Finding("pair", "major", "No English was found for this text.", "", "", 0.9, (0, 11))
FINDINGS: tuple[tuple[Finding, ...], ...] = ((), (GLUE,), (VALUE, TERM), (MISSING,), (), ())
QUALITY = (0.95, 0.6, 0.1, 0.0, 0.0, 0.9)


def told(r: Result, findings: Sequence[Sequence[Finding]], corrections: Sequence[Sequence[Correction]]) -> Result:
    """Return a result with these findings and corrections row by row; what no correction answers is left."""
    revisions = []
    for bead, found, made in zip(r.alignment.beads, findings, corrections, strict=True):
        machine = text = r.alignment.texts(bead)[1]
        for c in reversed(made):
            text = text[: c.span[0]] + c.new + text[c.span[1] :]
        answered = [c.finding for c in made]
        revisions.append(Revision(machine, text, tuple(made), tuple(f for f in found if f not in answered)))
    reports = tuple(PairReport(tuple(found), 1.0) for found in findings)
    return replace(r, checked=reports, revised=tuple(revisions), extracted=Extraction())


def noted() -> Result:
    """A notice with a corrected row (2), a row with two overlapping findings (3), an omission (4), and clean rows."""
    base = notice()
    fix = Correction("glue", GLUE, (18, 40), (18, 41), "strengthenCoordination", "strengthen coordination")
    made = told(base, FINDINGS, [(), (fix,), (), (), (), ()])
    assert made.checked is not None
    reports = tuple(
        replace(report, quality=quality, reasons=(("the English is not fluent", 0.5),) if quality < 0.5 else ())
        for report, quality in zip(made.checked, QUALITY, strict=True)
    )
    text = base.source.text
    at, task = text.index("建成"), text.index("各单位")
    extracted = Extraction(
        Facts(title_zh="通知", title_mt="Notice", kind="通知"),
        targets=(
            Target(
                "t1",
                "goals",
                zh_evidence="建成三百个示范项目",
                en_evidence="300 demonstration projects will be built",
                zh_span=(at, at + 9),
                comparator=">=",
                value=Fraction(300),
                unit="个",
                deadline="2027",
                disagreement=("value 300 in Chinese, 30 in English",),
            ),
        ),
        tasks=(
            Task(
                "k1",
                "tasks",
                ("一、总体要求",),
                zh_evidence="各单位每季度报告进展",
                zh_span=(task, task + 10),
                verb_zh="报告",
                object_zh="进展",
                lead_units=("各单位",),
            ),
        ),
        source=base.source,
        target=base.target,
    )
    return replace(made, checked=reports, extracted=extracted)


def long_result(n: int) -> Result:
    """A result of ``n`` sure pairs, checked and without findings."""
    zh, en = [f"第{i}句。" for i in range(1, n + 1)], [f"Sentence {i}." for i in range(1, n + 1)]
    r = result(zh, en, [Bead((i,), (i,), 0.8, 0.9) for i in range(n)])
    return told(r, [()] * n, [()] * n)
