"""What extraction finds: one frozen record for a task, a target, a fact of the document, a section, a count.

Chinese is ``zh``, English ``en``. Evidence is an exact substring of a document's cleaned text, at ``zh_span`` or
``en_span`` (start, end) of ``Document.text``; an empty string and None where the language is not there. Values are
exact fractions with 万 and 亿 multiplied out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from aligner.extraction.labels import binding_label, modality_label, unit_label
from aligner.spans import Span
from aligner.types import Shown

if TYPE_CHECKING:
    import pandas as pd

    from aligner.types import Document


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one segment in its place: where the outline of the document changes, a sentence is cut.

    ``segment`` counts segments from zero; ``start:end`` is in the cleaned text and ``text`` is what stands there.
    ``path`` holds the titles of the headings above, outermost first; ``marker`` and ``area`` the label (一是, 1.) and
    title of the innermost numbered point. ``section`` is one of title, addressee, basis, background, drafting,
    ideology (guiding thought), goals, principles, tasks, safeguards, follow_up, definitions, question, signature,
    annex, heading or "" (none of them).
    ``turn`` numbers the question that a passage asks or answers, from one; 0 outside questions and answers.
    ``opens`` is the section of what stands below a heading.
    """

    segment: int
    start: int
    end: int
    text: str
    path: tuple[str, ...] = ()
    marker: str = ""
    area: str = ""
    section: str = ""
    turn: int = 0
    opens: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """What tasks and targets share: where they are said in both languages, and where the two disagree."""

    id: str = ""
    section: str = ""
    area: tuple[str, ...] = ()
    zh_evidence: str = ""
    en_evidence: str = ""
    en_evidence_corrected: str = ""
    zh_span: Span | None = None
    en_span: Span | None = None
    disagreement: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Target(Record):
    """A result that is to exist by a time (``status`` target), one already achieved (result), or a rule (requirement).

    ``kind`` is quantified, vague (若干, 一批) or qualitative; ``comparator`` one of >= <= > < = ~ or ""; ``change``
    level, growth, multiple, from_to or "". ``value`` is exact (50% is 50, 两成 is 20, 翻一番 is multiple 2) and
    ``value_max`` the upper end of a range; ``baseline`` and ``baseline_year`` stand where the text names them.
    ``deadline`` is an ISO date for 年底 and a year for 到2025年; of a result it is the date or period reached.
    ``binding`` is 约束性, 预期性 or "". ``cell`` is (table, row, column) of a figure in a table, each from one.
    """

    status: str = "target"
    kind: str = "quantified"
    metric_zh: str = ""
    metric_en: str = ""
    object_zh: str = ""
    object_en: str = ""
    comparator: str = ""
    change: str = ""
    value: Fraction | None = None
    value_max: Fraction | None = None
    baseline: Fraction | None = None
    baseline_year: int | None = None
    unit: str = ""
    deadline: str = ""
    recurrence: str = ""
    binding: str = ""
    scope: str = ""
    cell: tuple[int, ...] = ()

    @property
    def unit_en(self) -> str:
        """Return the unit in English (元/人 is yuan per person)."""
        return unit_label(self.unit)

    @property
    def binding_en(self) -> str:
        """Return binding or expected, "" where the text says neither."""
        return binding_label(self.binding)


@dataclass(frozen=True, slots=True)
class Task(Record):
    """One action: a verb with its object, who does it, who leads and supports, by when, and the targets it serves."""

    marker: str = ""
    actor_zh: str = ""
    actor_en: str = ""
    actor_implicit: bool = True
    verb_zh: str = ""
    verb_en: str = ""
    object_zh: str = ""
    object_en: str = ""
    instrument_zh: str = ""
    instrument_en: str = ""
    modality: str = ""
    lead_units: tuple[str, ...] = ()
    support_units: tuple[str, ...] = ()
    lead_units_en: tuple[str, ...] = ()
    support_units_en: tuple[str, ...] = ()
    deadline: str = ""
    recurrence: str = ""
    targets: tuple[str, ...] = ()

    @property
    def modality_en(self) -> str:
        """Return must, must not, may or is encouraged, "" where the text has no such word."""
        return modality_label(self.modality)


@dataclass(frozen=True, slots=True)
class Body:
    """An issuing body: its Chinese name, official English and abbreviation; ``mt`` is what the translation calls it."""

    zh: str = ""
    en: str = ""
    abbreviation: str = ""
    mt: str = ""


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """工信部联节〔2025〕417号 in its parts: issuer code 工信部, joint (联), series 节, year 2025, serial 417."""

    zh: str = ""
    en: str = ""
    issuer_code: str = ""
    joint: bool = False
    series: str = ""
    year: int | None = None
    serial: int | None = None


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """A law, plan or paper that the text names in 《》, the articles it cites, and the segments that name it."""

    zh: str = ""
    en: str = ""
    articles: tuple[str, ...] = ()
    segments: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """What the document is: kind (意见, 通知, 规划, 办法, 解读 ...), bodies, number, ISO dates, what it cites.

    ``event`` and ``speakers`` are those of a press conference or an interview. ``year`` is the one that the text
    calls this year: that of its issue, or the one of which its headings speak (2025年工作任务, 2024年工作回顾).
    """

    title_zh: str = ""
    title_en: str = ""
    title_mt: str = ""
    kind: str = ""
    interprets: str = ""
    issuing_bodies: tuple[Body, ...] = ()
    document_number: DocumentNumber | None = None
    issued: str = ""
    in_force: str = ""
    valid_until: str = ""
    cited_documents: tuple[CitedDocument, ...] = ()
    event: str = ""
    speakers: tuple[str, ...] = ()
    year: int | None = None

    @property
    def now(self) -> str:
        """Return the day of issue as an ISO date, else the year of the document, "" where neither is known."""
        return self.issued or (str(self.year) if self.year else "")


@dataclass(frozen=True, slots=True)
class Section:
    """A principle, safeguard, definition, question with its answer, or task area: ``kind``, label, title and text."""

    kind: str
    marker: str = ""
    title_zh: str = ""
    title_en: str = ""
    zh_evidence: str = ""
    en_evidence: str = ""
    zh_span: Span | None = None
    en_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """What the text counts itself (``stated``: 8项重点任务) beside what was found; never forced to agree."""

    what: str
    stated: int
    found: int | None
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Extraction(Shown):
    """Everything extracted from a document, or from a document and its translation.

    ``source`` is the Chinese document and ``target`` the English one, as read; None where there is none.
    """

    facts: Facts = field(default_factory=Facts)
    tasks: tuple[Task, ...] = ()
    targets: tuple[Target, ...] = ()
    results: tuple[Target, ...] = ()
    requirements: tuple[Target, ...] = ()
    sections: tuple[Section, ...] = ()
    counts: tuple[Count, ...] = ()
    source: Document | None = None
    target: Document | None = None

    @property
    def texts(self) -> dict[str, str]:
        """The cleaned texts by language, into which the spans of the records point."""
        both = {"zh": self.source, "en": self.target}
        return {language: document.text for language, document in both.items() if document is not None}

    def to_dict(self) -> dict[str, Any]:
        """Return everything as plain data, as document.json holds it (schema: document.schema.json)."""
        from aligner.extraction.plain import as_dict

        return as_dict(self)

    def to_frames(self) -> dict[str, pd.DataFrame]:
        """Return the tables ``tasks``, ``targets``, ``results`` and ``requirements``, one row a record."""
        from aligner.extraction.frames import frames

        return frames(self)

    def __repr__(self) -> str:
        """Return one line: the title and how much was found."""
        title = self.facts.title_zh or self.facts.title_en
        return f"<Extraction {title!r}: {len(self.tasks)} tasks, {len(self.targets)} targets>"
