"""A spaCy component that marks the targets of a Chinese policy text; spaCy finds it through the entry points.

``nlp = spacy.blank("zh"); nlp.add_pipe("aligner_zh_targets")`` fills ``doc.spans["targets"]`` with one span a record
(label: target, result or requirement) and ``doc._.aligner_targets`` with the records, in the same order.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from aligner.documents import from_text
from aligner.extraction.zh.facts import facts
from aligner.extraction.zh.outline import outline
from aligner.extraction.zh.targets import targets
from aligner.segment import segment


class TargetMarker:
    """Marks targets under ``spans_key``; ``issued`` is the ISO date of issue where the text does not tell it."""

    def __init__(self, spans_key: str, issued: str) -> None:
        self.spans_key = spans_key
        self.issued = issued
        if not Doc.has_extension("aligner_targets"):
            Doc.set_extension("aligner_targets", default=())

    def __call__(self, doc: Doc) -> Doc:
        """Add the targets of ``doc``, whole tokens where one ends inside a token, and return it."""
        if not doc.text.strip():
            doc.spans[self.spans_key] = []
            return doc
        document = from_text(doc.text, language="zh", clean=False)
        segments = segment(document, language="zh")
        passages = outline(document, segments)
        told = facts(document, segments, passages)
        found = targets(passages, replace(told, issued=told.issued or self.issued))
        spans = []
        for target in found:
            start, end = document.offset_map.span(*(target.zh_span or (0, 0)))
            spans.append(doc.char_span(start, end, label=target.status, alignment_mode="expand"))
        doc.spans[self.spans_key] = [span for span in spans if span is not None]
        doc._.aligner_targets = tuple(found)
        return doc


@Language.factory("aligner_zh_targets", default_config={"spans_key": "targets", "issued": ""})
def make_zh_targets(nlp: Language, name: str, spans_key: str, issued: str) -> TargetMarker:
    """Return the component that marks the targets of a Chinese text."""
    return TargetMarker(spans_key, issued)
