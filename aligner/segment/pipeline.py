"""Sentence ends from a user's own spaCy pipeline, in place of our rules."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from aligner.errors import ModelMissingError, UsageError

LINE = re.compile(r"[^\n]*\S[^\n]*")


def load_pipeline(pipeline: Any) -> Any:
    """Return a spaCy Language: ``pipeline`` itself, or what the package name or folder ``pipeline`` holds.

    Raises ModelMissingError, with the command that installs it, if it is not on this machine.
    """
    if not isinstance(pipeline, str | Path):
        return pipeline
    try:
        import spacy
    except ImportError as error:
        raise ModelMissingError("spaCy is not installed; run: python -m pip install spacy") from error
    try:
        return spacy.load(pipeline)
    except OSError as error:
        raise ModelMissingError(
            f"The spaCy pipeline {str(pipeline)!r} is not on this machine; run: python -m spacy download {pipeline}"
        ) from error


def pipeline_cuts(text: str, pipeline: Any) -> list[int]:
    """Return the offsets at which a sentence starts: at every line, and within lines where the pipeline says so.

    Raises UsageError if the pipeline sets no sentence boundaries.
    """
    nlp = load_pipeline(pipeline)
    lines = list(LINE.finditer(text))
    starts = []
    for line, doc in zip(lines, nlp.pipe(line[0] for line in lines), strict=True):
        if not doc.has_annotation("SENT_START"):
            raise UsageError("The spaCy pipeline finds no sentences; add a parser, a senter or a sentencizer to it.")
        starts += [
            line.start() + token.idx
            for sentence in doc.sents
            for token in [next((t for t in sentence if not t.is_space), None)]
            if token is not None
        ]
    return starts[1:]
