"""A spaCy component that marks the tasks of a Chinese policy text; spaCy finds it through the entry points.

``nlp = spacy.blank("zh"); nlp.add_pipe("aligner_zh_tasks")`` fills ``doc.spans["tasks"]`` with one span a task (label:
its part of the document) and ``doc._.aligner_tasks`` with the records, in the same order.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from aligner.documents import from_text
from aligner.extraction.records import Facts, Task
from aligner.extraction.zh.outline import outline
from aligner.extraction.zh.tasks import tasks
from aligner.segment import segment


class TaskMarker:
    """Marks tasks under ``spans_key``; ``issued``, an ISO date, is what 三年内 counts from."""

    def __init__(self, spans_key: str, issued: str) -> None:
        self.spans_key = spans_key
        self.issued = issued
        if not Doc.has_extension("aligner_tasks"):
            Doc.set_extension("aligner_tasks", default=())

    def __call__(self, doc: Doc) -> Doc:
        """Add the tasks of ``doc``, whole tokens where a task ends inside one, and return it."""
        if not doc.text.strip():
            doc.spans[self.spans_key] = []
            return doc
        document = from_text(doc.text, language="zh", clean=False)
        found: list[Task] = tasks(outline(document, segment(document, language="zh")), Facts(issued=self.issued))
        spans = []
        for task in found:
            start, end = document.offset_map.span(*(task.zh_span or (0, 0)))
            spans.append(doc.char_span(start, end, label=task.section, alignment_mode="expand"))
        doc.spans[self.spans_key] = [span for span in spans if span is not None]
        doc._.aligner_tasks = tuple(found)
        return doc


@Language.factory("aligner_zh_tasks", default_config={"spans_key": "tasks", "issued": ""})
def make_zh_tasks(nlp: Language, name: str, spans_key: str, issued: str) -> TaskMarker:
    """Return the component that marks the tasks of a Chinese text."""
    return TaskMarker(spans_key, issued)
