"""A result with findings and corrections made by hand, and one with any texts side by side; no check runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from aligner.check import PairReport
from aligner.correct import Revision
from aligner.extraction.records import Extraction
from aligner.face import Result
from aligner.types import Bead, Correction, Finding
from tests.export.samples import notice, result

GLUED = Finding("surface", "minor", "A space is missing.", "strengthenCoordination", "strengthen coordination", 0.9)
NUMBER = Finding("number", "critical", "三百个 is 300, not 30.", "三百个", "300", 0.95)
WORD = Finding("term", "major", "示范项目 is “demonstration project”.", "示范项目", "", 0.6)


def corrected_notice() -> Result:
    """The notice of ``samples``: row 2 is corrected, row 3 needs review, the others are as the machine left them."""
    base = notice()
    texts = [base.alignment.texts(bead)[1] for bead in base.alignment.beads]
    reports = [PairReport((), 1.0) for _ in texts]
    revisions = [Revision(text, text) for text in texts]
    machine = texts[1]
    old, new = "strengthenCoordination", "strengthen coordination"
    at = machine.index(old)
    edit = Correction("glued", GLUED, (at, at + len(old)), (at, at + len(new)), old, new)
    reports[1] = PairReport((GLUED,), 0.9)
    revisions[1] = Revision(machine, machine.replace(old, new), (edit,))
    reports[2] = PairReport((NUMBER, WORD), 0.25)
    revisions[2] = Revision(texts[2], texts[2], (), (NUMBER, WORD))
    return replace(base, checked=tuple(reports), revised=tuple(revisions), extracted=Extraction())


def side_by_side(zh: Sequence[str], en: Sequence[str], corrected: Sequence[str] | None = None) -> Result:
    """Any texts as 1-1 beads (1-0 and 0-1 where a text is empty), with these corrected texts."""
    zh_texts, en_texts = [t for t in zh if t], [t for t in en if t]
    beads, i, j = [], 0, 0
    for a, b in zip(zh, en, strict=True):
        beads.append(Bead(tuple(range(i, i + bool(a))), tuple(range(j, j + bool(b))), 0.5, 0.75))
        i, j = i + bool(a), j + bool(b)
    base = result(list(zh_texts), list(en_texts), beads)
    revised = tuple(Revision(old, new) for old, new in zip(en, corrected or en, strict=True))
    checked = tuple(PairReport((), 1.0) for _ in beads)
    return replace(base, checked=checked, revised=revised, extracted=Extraction())


HOSTILE = (
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://x","y")',
    "+1",
    "-2",
    "@x",
    "\t=1+1",
    "\r=1+1",
    "＝1",
    "'=1",
    "'quoted'",
    'say "yes", and; no',
    "a\tb",
    "a\nb",
    "a\r\nb",
    "1-1",
    "1/2",
    "007",
    "1e5",
    "TRUE",
    "#N/A",
    "R & D <b>",
    "]]> <!-- &amp;",
    "<r>rich</r>",
    "<r><t>x</t></r>",
    "_x0041_",
    "_x0041",
    "http://example.org",
    "{=1}",
    " spaces ",
    "😀 𠀀",
    "e\u0301 \u202e rtl",
    "bell \x07 null \x00 \ufffe",
)
"""Texts that a spreadsheet, a CSV reader or an XML writer may take for something else."""
