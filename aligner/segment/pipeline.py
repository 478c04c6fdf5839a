"""Sentence ends from a user's own spaCy pipeline, in place of our rules."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from aligner.errors import ModelMissingError, UsageError
from aligner.words import patterns as re

LINE = re.compile(r"[^\n]*\S[^\n]*")


def load_pipeline(pipeline: Any) -> Any:
    """Return a spaCy Language: ``pipeline`` itself, or what the package name or folder ``pipeline`` holds.

    Raises ModelMissingError, with the command that installs it, if it is not on this machine.
    """
    if not isinstance(pipeline, str | Path):
        if not callable(getattr(pipeline, "pipe", None)) or not callable(pipeline):
            kind = type(pipeline).__name__
            raise UsageError(f"A spaCy pipeline is a name, a folder or what spacy.load() gives, not {kind}.")
        return pipeline
    try:
        import spacy
    except ImportError as error:
        raise ModelMissingError("spaCy is not installed; run: python -m pip install spacy") from error
    try:
        return spacy.load(pipeline)
    except (OSError, ValueError) as error:  # a NUL in it
        name = str(pipeline)
        if isinstance(pipeline, Path) or "/" in name or "\\" in name:
            raise ModelMissingError(
                f"There is no folder {name} with a spaCy pipeline in it; check the path."
            ) from error
        raise ModelMissingError(
            f"The spaCy pipeline {name!r} is not on this machine; run: python -m spacy download {name}"
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
        first_words = (next((token for token in sentence if not token.is_space), None) for sentence in doc.sents)
        starts += [line.start() + word.idx for word in first_words if word is not None]
    return starts[1:]
