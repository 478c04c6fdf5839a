"""Encoders of other packages, through the entry-point group ``aligner.encoders``."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from aligner.embed.locate import EMBEDDED, known_models
from aligner.embed.protocol import Encoder
from aligner.files.paths import file_path
from aligner.plugins import Plugin, plugins


@runtime_checkable
class Loader(Protocol):
    """What an entry point names: the encoder's name, and how it is loaded."""

    name: str

    def load(self) -> Encoder:
        """Return the encoder."""
        ...


def added() -> dict[str, Plugin[Loader]]:
    """Return the encoders of other packages by name; the names of the project's own models stay its own."""
    own = {EMBEDDED, *(name for model in known_models() for name in (model.name, model.repository))}
    found = plugins("aligner.encoders", Loader)  # isinstance is all that is asked of it
    return {plugin.made.name: plugin for plugin in found if plugin.made.name not in own}


def find(name: str | None) -> Plugin[Loader] | None:
    """Return the encoder of another package; None for the embedded model and for a name that is a folder here."""
    if name is None or file_path(name, "a model's folder, or a model's name").is_dir() or str(name) == EMBEDDED:
        return None
    return added().get(str(name))
