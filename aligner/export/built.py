"""Reports, revisions and extractions as plain data for JSON, and built again from it exactly, by msgspec."""

from __future__ import annotations

from dataclasses import fields
from fractions import Fraction
from typing import Any, TypeVar

import msgspec

from aligner.extraction.records import Count, Extraction, Facts, Section, Target, Task
from aligner.types import Document

Made = TypeVar("Made")
_PARTS: dict[str, Any] = {
    "facts": Facts,
    "tasks": tuple[Task, ...],
    "targets": tuple[Target, ...],
    "results": tuple[Target, ...],
    "requirements": tuple[Target, ...],
    "sections": tuple[Section, ...],
    "counts": tuple[Count, ...],
}
"""The fields of an extraction that are its own; its documents stand elsewhere in the record."""


def plain(made: Any) -> Any:
    """Return a frozen dataclass, or a tuple of them, as dictionaries and lists; a fraction as "1/3"."""
    return msgspec.to_builtins(made, enc_hook=_fraction_text)


def built(data: Any, kind: type[Made]) -> Made:
    """Build what ``plain`` was given.

    Raises:
        ValueError: the data is not what such a thing is made of.
    """
    made: Made = msgspec.convert(data, kind, dec_hook=_as_fraction)
    return made


def extraction_plain(made: Extraction) -> dict[str, Any]:
    """Return an extraction without its documents as plain data."""
    return {name: plain(getattr(made, name)) for name in _PARTS}


def built_extraction(data: dict[str, Any], source: Document, target: Document) -> Extraction:
    """Build an extraction again, of the two documents that it was made from."""
    return Extraction(**{name: built(data[name], kind) for name, kind in _PARTS.items()}, source=source, target=target)


def _fraction_text(value: Any) -> str:
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    raise NotImplementedError(f"{type(value).__name__} has no plain form")


def _as_fraction(kind: type, value: Any) -> Any:
    return Fraction(value) if kind is Fraction else value


assert {field.name for field in fields(Extraction)} == {*_PARTS, "source", "target"}  # noqa: S101 (nothing is forgotten)
